"""Forms of the calendar of the Land."""

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.municipalities.moderation.forms import reason_field

from ..models import Decision

MAX_FILE = 1024 * 1024
_OFFERED = (Decision.ACCEPTED, Decision.FEATURED, Decision.DECLINED)


class ProposeForm(forms.Form):
    """What the ministry should know about a proposed event."""

    reason = reason_field(
        _("Hinweis an die Landesredaktion"),
        required=False,
        help_text=_("Freiwillig: Warum ist die Veranstaltung auch für andere Kommunen interessant?"),
    )


class DecisionForm(forms.Form):
    """What becomes of a proposal, and why."""

    decision = forms.ChoiceField(
        label=_("Entscheidung"),
        choices=[(decision.value, decision.label) for decision in _OFFERED],
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie eine Entscheidung.")},
    )
    reason = reason_field(
        _("Begründung"),
        required=False,
        help_text=_("Nötig, wenn der Termin nicht aufgenommen wird. Die Redaktion der Kommune liest sie."),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") == Decision.DECLINED and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Bitte begründen Sie, warum der Termin nicht aufgenommen wird."))
        return cleaned


class HolidayForm(forms.Form):
    """A file of school holidays."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_(
            "Ein Kalender (ICS) oder eine Tabelle (CSV in UTF-8, durch Semikolon getrennt) mit den Spalten "
            "„name“, „von“ und „bis“."
        ),
        error_messages={"required": _("Bitte wählen Sie eine Datei.")},
    )
    replace = forms.BooleanField(
        label=_("Alle bisherigen Ferien entfernen"), required=False,
        help_text=_("Sonst kommen die Ferien der Datei zu den bisherigen hinzu."),
    )  # fmt: skip

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_FILE:
            raise forms.ValidationError(_("Die Datei ist größer als 1 MB."))
        return file
