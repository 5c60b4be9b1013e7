"""The periodic jobs of the foundation."""

from datetime import timedelta
from functools import partial

from django.core.management import call_command

from cms.mail.services import outbox_prune
from cms.mail.tasks import outbox_deliver_task

from .registry import register_job

FIVE_MINUTES = timedelta(minutes=5)
DAY = timedelta(days=1)


def register() -> None:
    register_job(
        "publish_scheduled",
        every=FIVE_MINUTES,
        function=partial(call_command, "publish_scheduled", verbosity=0),
    )
    register_job("outbox_deliver", every=FIVE_MINUTES, function=outbox_deliver_task.enqueue)
    register_job("outbox_prune", every=DAY, function=outbox_prune)
    register_job("sessions_clear", every=DAY, function=partial(call_command, "clearsessions", verbosity=0))
    register_job(
        "task_results_prune", every=DAY, function=partial(call_command, "prune_db_task_results", verbosity=0)
    )
