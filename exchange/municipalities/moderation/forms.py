"""Forms that ask for a reason."""

from django import forms
from django.utils.translation import gettext_lazy as _


def reason_field(label, *, required: bool, help_text="", error="") -> forms.CharField:
    """A text of some sentences; blanks alone are no reason."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": error} if error else None,
    )


class ReturnForm(forms.Form):
    """Why a contribution goes back to its author."""

    comment = reason_field(
        _("Begründung"),
        required=True,
        help_text=_("Was fehlt, was soll sich ändern? Wer die Seite eingereicht hat, liest es per E-Mail."),
        error=_("Bitte begründen Sie die Rückgabe. Ohne Begründung weiß niemand, was zu ändern ist."),
    )  # fmt: skip


class ApproveForm(forms.Form):
    """An optional remark that goes with the approval."""

    comment = reason_field(
        _("Anmerkung"), required=False, help_text=_("Sie steht in der E-Mail zur Freigabe.")
    )


class OptionalReasonForm(forms.Form):
    """Why a page goes offline or into the archive: good to know later, never a hurdle."""

    reason = reason_field(
        _("Begründung"),
        required=False,
        help_text=_("Freiwillig. Sie steht im Verlauf der Seite, nicht öffentlich."),
    )


class RequiredReasonForm(forms.Form):
    """Why a page is deleted for good."""

    reason = reason_field(
        _("Begründung"),
        required=True,
        help_text=_("Sie steht im Protokoll, und die Redaktion der Kommune erhält sie per E-Mail."),
        error=_("Bitte begründen Sie, warum die Seite gelöscht wird."),
    )
