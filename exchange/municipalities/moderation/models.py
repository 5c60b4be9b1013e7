"""The step of review in the workflow, and the memory of what outsiders changed."""

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, Revision


class ReviewTask(AbstractGroupApprovalTask):
    """Review by the ministry's editors. Returning a contribution needs a written reason."""

    class Meta:
        verbose_name = _("Prüfung mit Begründung")
        verbose_name_plural = _("Prüfungen mit Begründung")

    def get_actions(self, obj, user):
        """Wagtail's three actions in the words of this site."""
        labels = {
            ("reject", True): _("Mit Begründung zurückgeben"),
            ("approve", False): _("Freigeben"),
            ("approve", True): _("Freigeben mit Anmerkung"),
        }
        return [(name, labels[name, modal], modal) for name, _label, modal in super().get_actions(obj, user)]

    def get_form_for_action(self, action):
        """The form in Wagtail's dialogue: the reason is required, a remark on approval is not."""
        from .forms import ApproveForm, ReturnForm

        return ReturnForm if action == "reject" else ApproveForm

    def on_action(self, task_state, user, action_name, **kwargs):
        """Approve or return. Raises ``PermissionDenied`` for a return without reason, however it came.

        Approved is the version that the reviewers have before them, with what they mended in it; while a page
        is in review nobody else can change it.
        """
        if action_name == "reject" and not kwargs.get("comment", "").strip():
            raise PermissionDenied(gettext("Eine Rückgabe braucht eine Begründung."))
        if action_name == "approve":
            task_state.revision = task_state.workflow_state.content_object.get_latest_revision()
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        return _("Mitglieder der gewählten Gruppen geben frei oder mit Begründung zurück.")


class OutsideChange(models.Model):
    """What somebody outside the member did to a page of the member since the last mail about it.

    The row is there while a mail is due; ``base`` is the content before the first change (``None``: unknown).
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    base = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    events = models.JSONField(default=list)
    by_ministry = models.BooleanField(default=True)
    since = models.DateTimeField()

    # Otherwise the page would count as "used" by its own memory.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.page_id}: {', '.join(self.events)}"
