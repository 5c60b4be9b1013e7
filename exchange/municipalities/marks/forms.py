"""The form of a mark."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import MarkKind


class MarkForm(forms.Form):
    """Which mark, and why: readers see the reason."""

    kind = forms.ChoiceField(
        label=_("Auszeichnung"), choices=MarkKind.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie eine Auszeichnung.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Begründung"), max_length=400, widget=forms.Textarea({"rows": 4}),
        help_text=_("Ein bis zwei Sätze. Sie stehen öffentlich beim Beitrag, mit Ministerium und Datum."),
        error_messages={"required": _("Bitte begründen Sie die Auszeichnung: Leserinnen und Leser fragen.")},
    )  # fmt: skip
