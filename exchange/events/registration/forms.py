"""The public forms: registering, and checking a certificate."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.spam import SpamTraps
from exchange.municipalities.models import Member

from ..date_words import date_words
from ..models import AskedField, EventPage, Occurrence

NEEDS = {AskedField.ACCESS_NEEDS: "access", AskedField.CATERING: "catering"}
_TEXT = forms.Textarea(attrs={"rows": 4})


class RegistrationForm(SpamTraps):
    """What an event asks: name, address, municipality, and the fields that its editors chose."""

    occurrence = forms.TypedChoiceField(label=_("Termin"), coerce=int)
    name = forms.CharField(
        label=_("Vor- und Nachname"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse"),
        max_length=254,
        help_text=_("Dorthin schicken wir einen Link, mit dem Sie die Anmeldung bestätigen."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    member = forms.ModelChoiceField(
        label=_("Kommune oder Mitglied"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=_("andere oder keine"),
    )
    institution = forms.CharField(
        label=_("Andere Einrichtung"),
        max_length=160,
        required=False,
        help_text=_("Wenn Ihre Kommune oder Einrichtung oben nicht steht."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    function = forms.CharField(
        label=_("Funktion"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    phone = forms.CharField(
        label=_("Telefon"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )  # fmt: skip
    motivation = forms.CharField(
        label=_("Warum möchten Sie teilnehmen?"), max_length=1500, widget=_TEXT,
        help_text=_("Danach wählt die Veranstalterin oder der Veranstalter aus."),
    )  # fmt: skip
    catering = forms.CharField(
        label=_("Wünsche zur Verpflegung"), max_length=200, required=False,
        help_text=_("Zum Beispiel: vegan. Wir löschen die Angabe kurz nach der Veranstaltung."),
    )  # fmt: skip
    access_needs = forms.CharField(
        label=_("Was brauchen Sie, um teilnehmen zu können?"), max_length=600, required=False, widget=_TEXT,
        help_text=_("Zum Beispiel: DGS. Wir löschen die Angabe kurz nach der Veranstaltung."),
    )  # fmt: skip
    remark = forms.CharField(label=_("Anmerkung"), max_length=600, required=False, widget=_TEXT)
    list_consent = forms.BooleanField(
        required=False,
        label=_("Mein Name und meine Kommune dürfen auf der Liste stehen, die alle Teilnehmenden bekommen."),
    )

    def __init__(self, *args, event: EventPage, dates: Sequence[Occurrence], **kwargs):
        super().__init__(*args, **kwargs)
        asked = event.asked_fields.split(",")
        for name in AskedField.values:
            if name not in asked:
                del self.fields[name]
        self.fields["occurrence"].choices = [(row.pk, date_words(row)) for row in dates]
        self.fields["member"].queryset = Member.objects.active().order_by("sort_key")
        self.fields["institution"].required = False
        self.needs_party = event.seats_per_member is not None
        self.dates = {row.pk: row for row in dates}
        if len(dates) == 1:
            self.fields["occurrence"].widget = forms.HiddenInput()
            self.initial["occurrence"] = dates[0].pk

    def clean(self) -> dict:
        """Where seats are counted by municipality, each person names one."""
        data = super().clean()
        if self.needs_party and not (data.get("member") or data.get("institution")):
            self.add_error("member", _("Bitte nennen Sie Ihre Kommune oder Einrichtung."))
        return data

    @property
    def chosen(self) -> Occurrence:
        """The date of a valid form."""
        return self.dates[self.cleaned_data["occurrence"]]

    def details(self) -> dict:
        """Values for the fields of ``Registration``."""
        names = ("name", "email", "member", "institution", "function", "phone", "motivation", "remark",
                 "list_consent")  # fmt: skip
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def needs(self) -> dict:
        """Values for the fields of ``SpecialNeeds``."""
        return {field: self.cleaned_data.get(asked, "") for asked, field in NEEDS.items()}


class CertificateCheckForm(forms.Form):
    """Code and name, both as printed: the code alone tells nothing."""

    code = forms.CharField(label=_("Code der Bescheinigung"), max_length=40)
    name = forms.CharField(label=_("Name, wie er auf der Bescheinigung steht"), max_length=120)
