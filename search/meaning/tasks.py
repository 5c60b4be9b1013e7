"""Vectors are computed in the worker, never while publishing."""

from django_tasks import task

from ..models import SearchEntry
from .encoder import available
from .vectors import entries_without_vectors, entry_vectors_compute

# A few seconds of work: mails and other tasks get their turn in between.
_PER_RUN = 100


@task()
def entry_vectors_task() -> int:
    """Compute some of what is missing, and come back as long as there is more."""
    done = entry_vectors_compute(limit=_PER_RUN)
    if done == _PER_RUN:
        entry_vectors_task.enqueue()
    return done


def page_vectors_wake(*, page_id: int) -> None:
    """Wake the worker when an entry of this page needs vectors."""
    if available() and SearchEntry.objects.filter(page_id=page_id, vectors=None).exists():
        entry_vectors_task.enqueue()


def all_vectors_wake() -> None:
    """Wake the worker when any entry needs vectors: what an earlier task did not get done. A periodic job."""
    if available() and entries_without_vectors().exists():
        entry_vectors_task.enqueue()
