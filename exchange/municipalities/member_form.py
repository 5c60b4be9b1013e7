"""The ministry's form of a member: master data, membership, access."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from .colleagues import colleagues_of
from .models import Member, MembershipStatus
from .register_names import member_kind, member_name
from .services.register import figures_copy


class MemberForm(WagtailAdminModelForm):
    """Choosing a register entry fills in its figures and places, and name and kind where these are empty."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("name", "kind"):
            self.fields[name].required = False
        self._offer_status()

    def _offer_status(self) -> None:
        """Leaving closes rights, so it has a button of its own."""
        status = self.fields["status"]
        if self.instance.pk and not self.instance.is_active:
            status.disabled = True
            return
        status.choices = [choice for choice in status.choices if choice[0] != MembershipStatus.LEFT]

    def clean(self):
        cleaned = super().clean()
        entry = cleaned.get("register")
        if entry:
            cleaned["name"] = cleaned.get("name") or member_name(entry)
            cleaned["kind"] = cleaned.get("kind") or member_kind(entry)
        for name in ("name", "kind"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(
                    name, _("Bitte füllen Sie das aus oder wählen Sie einen Eintrag im Verzeichnis.")
                )
        return cleaned

    def save(self, commit=True):
        if "register" in self.changed_data and self.instance.register:
            figures_copy(member=self.instance, entry=self.instance.register)
        return super().save(commit)


class PeoplePanel(Panel):
    """Who works for the member; roles are given on a page of its own."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "municipalities/admin/member_people.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"colleagues": colleagues_of(self.instance), "member": self.instance}


MASTER_DATA = [
    MultiFieldPanel(
        [FieldPanel("register"), FieldPanel("name"), FieldPanel("kind"), FieldPanel("fictional")],
        heading=_("Wer"),
        help_text=_("Ein Eintrag im Gemeindeverzeichnis füllt Name, Art, Zahlen und Lage aus."),
    ),
    MultiFieldPanel(
        [
            FieldPanel("district_row", widget=forms.Select),
            FieldPanel("kreis_row", widget=forms.Select),
            FieldPanel("kreis_member"),
        ],
        heading=_("Lage"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("population"), FieldPanel("population_date"), FieldPanel("area_km2")]),
            FieldRowPanel([FieldPanel("lat"), FieldPanel("lon")]),
            FieldPanel("website"),
        ],
        heading=_("Zahlen"),
        help_text=_("Neue Zahlen des Verzeichnisses kommen von selbst, wenn ein neuer Stand geladen wird."),
    ),
]
MEMBERSHIP = [
    FieldRowPanel([FieldPanel("status"), FieldPanel("joined_on")]),
    InlinePanel("criteria", heading=_("Beitrittskriterien"), label=_("Kriterium"), max_num=5),
    InlinePanel("network_roles", heading=_("Rollen im Netzwerk"), label=_("Rolle")),
]
ACCESS = [FieldPanel("trusted"), PeoplePanel(heading=_("Personen"))]

MEMBER_HANDLER = TabbedInterface(
    [
        ObjectList(MASTER_DATA, heading=_("Stammdaten")),
        ObjectList(MEMBERSHIP, heading=_("Mitgliedschaft")),
        ObjectList(ACCESS, heading=_("Zugang")),
    ],
    base_form_class=MemberForm,
).bind_to_model(Member)
