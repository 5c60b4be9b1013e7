"""What follows from Wagtail's workflow and log: our mails, and none of Wagtail's own."""

from django.db.models.signals import post_save
from wagtail.models import PageLogEntry, TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from . import mails
from .outside_changes import outside_change_record


def _task_submitted(sender, instance, user, **kwargs):
    mails.review_submitted(task_state=instance, user=user)


def _workflow_rejected(sender, instance, user, **kwargs):
    mails.review_returned(workflow_state=instance, user=user)


def _workflow_approved(sender, instance, user, **kwargs):
    mails.review_approved(workflow_state=instance, user=user)


def _workflow_submitted(sender, instance, user, **kwargs):
    """Nothing: the reviewers hear of the task."""


def _page_logged(sender, instance, created, **kwargs):
    if created:
        outside_change_record(entry=instance)


# Wagtail's mails go to all administrators and can not be switched off; a handler that takes the place of
# Wagtail's, by the same name, keeps them away whichever app starts first.
IN_PLACE_OF_WAGTAIL = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification", _task_submitted),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification", _workflow_submitted),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification", _workflow_rejected),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification", _workflow_approved),
)


def connect() -> None:
    """Listen; called once at start."""
    for signal, sender, name, handler in IN_PLACE_OF_WAGTAIL:
        signal.disconnect(sender=sender, dispatch_uid=name)
        signal.connect(handler, sender=sender, dispatch_uid=name)
    post_save.connect(_page_logged, sender=PageLogEntry)
