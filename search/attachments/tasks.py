"""Reading files after the request that uploaded them."""

from django.db import transaction
from django_tasks import task

from .services import document_read


@task()
def document_read_task(document_id: int) -> str:
    """Read a document that was uploaded or replaced."""
    return document_read(document_id=document_id)


def document_read_on_commit(*, document_id: int) -> None:
    """Have a worker read the document once it is stored; a failure never reaches the editor."""

    def enqueue() -> None:
        document_read_task.enqueue(document_id)

    transaction.on_commit(enqueue, robust=True)
