from django_tasks import task

from .delivery import outbox_deliver


@task()
def outbox_deliver_task() -> int:
    """Send what waits in the outbox."""
    return outbox_deliver()
