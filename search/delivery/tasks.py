from django_tasks import task

from .deliver import changes_deliver


@task()
def changes_deliver_task() -> int:
    """Tell the outside engine what has changed, and come back later if it does not listen."""
    delivered, again_at = changes_deliver()
    if again_at and changes_deliver_task.get_backend().supports_defer:
        changes_deliver_task.using(run_after=again_at).enqueue()
    return delivered
