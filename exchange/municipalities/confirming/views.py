"""One question, one button: is it still right?"""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..moderation.views import PageDecisionView
from .permissions import can_confirm
from .services import contribution_confirm


def _confirm(*, page, user, reason: str = ""):
    contribution_confirm(page=page, user=user, today=timezone.localdate())


class NoQuestionForm(forms.Form):
    """Only a button; the view hands on a reason, which is never asked for."""

    reason = forms.CharField(required=False, widget=forms.HiddenInput)


class ConfirmView(PageDecisionView):
    """For whoever comes from a mail, from the dashboard or from the page itself."""

    page_title = _("Stimmt noch")
    form_class = NoQuestionForm
    header_icon = "check"
    explanation = _(
        "Sie bestätigen, dass Angaben, Ansprechstelle und Dateien dieses Beitrags noch stimmen. Das Datum "
        "von heute steht dann am Beitrag, und in einem Jahr erinnern wir Sie wieder."
    )
    submit_label = _("Stimmt noch")
    success_message = _("„%(title)s“ ist bestätigt. Danke!")
    allowed = can_confirm
    service = _confirm
