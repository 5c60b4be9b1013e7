"""The public form with which visitors report a barrier."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.spam import SpamTraps

from .own_addresses import LONGEST, own_path


class BarrierForm(SpamTraps):
    """What cannot be used, where, and, if one wants an answer, whom to answer."""

    description = forms.CharField(
        label=_("Was können Sie nicht nutzen?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Zum Beispiel: Ein Video hat keine Untertitel, ein Knopf geht nicht mit der Tastatur."),
        error_messages={"required": _("Bitte beschreiben Sie die Barriere mit ein paar Worten.")},
    )
    page = forms.CharField(
        label=_("Auf welcher Seite?"),
        required=False,
        max_length=LONGEST,
        help_text=_("Die Adresse der Seite. Wenn es um alle Seiten geht, lassen Sie das Feld leer."),
    )
    name = forms.CharField(
        label=_("Ihr Name"), max_length=120, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        max_length=254,
        required=False,
        help_text=_("Nur wenn Sie eine Antwort möchten."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_page(self) -> str:
        """The path on this site; addresses of other sites are refused."""
        page = self.cleaned_data["page"]
        if page and not (path := own_path(page)):
            raise forms.ValidationError(_("Bitte geben Sie eine Adresse dieser Website an."))
        return path if page else ""
