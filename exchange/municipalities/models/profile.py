"""The list of members and the profile page of each, with its contact points."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from cms.blocks.text import PROSE_FEATURES
from cms.finding import SearchDocument
from cms.languages.declaring import facts, words
from cms.models import BasePage
from cms.plain_text import html_text
from exchange.vocabulary.models import Vocabulary

from .. import panels
from ..facets import member_facets
from ..forms import ProfileForm
from .member import Member
from .owned import OwnedPageMixin
from .publishing import PublishableMixin


class MembersIndexPage(BasePage):
    """``/kommunen/``: the list of members, parent of all profiles. There is one in each language."""

    findable = False

    intro = models.TextField(_("Einleitung"), max_length=400, blank=True)

    override_translatable_fields = [*BasePage.override_translatable_fields, *words("intro")]
    content_panels = panels.MEMBERS_INDEX
    parent_page_types = ["home.HomePage"]
    subpage_types = ["municipalities.MemberPage"]
    max_count_per_parent = 1

    schema_type = "CollectionPage"

    class Meta(BasePage.Meta):
        verbose_name = _("Liste der Mitglieder")

    @property
    def lead(self) -> str:
        """What the page begins with: the ministry's words, else ours."""
        return self.intro or gettext(
            "Wer mitmacht, was die einzelnen Kommunen können und bei wem Sie nachfragen dürfen."
        )

    @property
    def short_description(self) -> str:
        return super().short_description or self.lead

    def canonical_query(self, request) -> str:
        from ..member_list import canonical_query

        return canonical_query(request.GET)

    def search_document(self) -> None:
        """A list is not found itself, only what it lists."""
        return

    def get_context(self, request, *args, **kwargs) -> dict:
        from ..member_list import members_listed  # the query needs MemberPage, which stands below

        return {**super().get_context(request, *args, **kwargs), **members_listed(self, request.GET)}


class Anchoring(models.TextChoices):
    """Which office takes care of civic engagement."""

    STAFF_UNIT = "stabsstelle", _("Stabsstelle")
    MAYOR = "buergermeisterbuero", _("Büro der Verwaltungsspitze")
    DEPARTMENT = "fachamt", _("Fachamt")
    AGENCY = "freiwilligenagentur", _("Freiwilligenagentur")
    DISTRICT = "kreis", _("Kreis")


class MemberPage(PublishableMixin, OwnedPageMixin, BasePage):
    """The profile of a member and the room in which its contributions lie."""

    kind = "kommune"
    schema_type = "GovernmentOrganization"
    internal_fields = ("staff_fte",)
    image_field = "logo"
    shown_with = (
        "member__register",
        "member__kreis_row",
        "member__kreis_member",
        "member__district_row",
        "logo",
    )
    base_form_class = ProfileForm

    member = models.ForeignKey(
        Member, verbose_name=_("Mitglied"), on_delete=models.PROTECT, related_name="profiles", editable=False
    )
    summary = models.TextField(
        _("Wer wir sind"), max_length=280, blank=True,
        help_text=_("Zwei Sätze über Ihre Kommune, höchstens 280 Zeichen.")
    )  # fmt: skip
    logo = models.ForeignKey(
        "cms.PortalImage", verbose_name=_("Logo oder Bild"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+", help_text=_("Bilder sind öffentlich abrufbar, sobald sie hochgeladen sind."),
    )  # fmt: skip
    logo_alt = models.CharField(
        _("Alternativtext"), max_length=200, blank=True, help_text=_("Was ist auf dem Bild zu sehen?")
    )
    logo_decorative = models.BooleanField(
        _("Schmückend"), default=False, help_text=_("Das Bild sagt nichts, was nicht auch im Text steht.")
    )
    anchored_at = models.CharField(
        _("Wo angesiedelt"), max_length=24, choices=Anchoring.choices, blank=True,
        help_text=_("Welche Stelle kümmert sich um Engagement?"),
    )  # fmt: skip
    anchoring = models.TextField(
        _("Verankerung"), max_length=600, blank=True,
        help_text=_("Wer arbeitet mit, wer entscheidet? Höchstens 600 Zeichen."),
    )  # fmt: skip
    staff_fte = models.DecimalField(
        _("Stellenanteile (VZÄ)"), max_digits=6, decimal_places=2, null=True, blank=True,
        help_text=_("Nur für Mitglieder sichtbar."),
    )  # fmt: skip
    infrastructure = ParentalManyToManyField(
        "vocabulary.Term", verbose_name=_("Infrastruktur vor Ort"),
        help_text=_("Welche Einrichtungen gibt es bei Ihnen?"),
        blank=True, related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.INFRASTRUCTURE, "retired": False},
    )  # fmt: skip
    instruments = ParentalManyToManyField(
        "vocabulary.Term", verbose_name=_("Instrumente"),
        help_text=_("Womit fördern und würdigen Sie Engagement?"),
        blank=True, related_name="+",
        limit_choices_to={"vocabulary": Vocabulary.INSTRUMENT, "retired": False},
    )  # fmt: skip
    networks = models.CharField(
        _("Weitere Netzwerke"), max_length=200, blank=True,
        help_text=_("In welchen anderen Netzwerken wirken Sie mit?"),
    )  # fmt: skip
    strengths = RichTextField(
        _("Dabei können andere von uns lernen"), features=PROSE_FEATURES, blank=True,
        help_text=_("Was gelingt Ihnen gut? Wozu darf man Sie fragen?"),
    )  # fmt: skip
    needs = RichTextField(
        _("Dazu suchen wir Austausch"), features=PROSE_FEATURES, blank=True,
        help_text=_("Bei welchen Fragen hilft Ihnen die Erfahrung anderer?"),
    )  # fmt: skip

    # A contact point is the office itself: its name and hours are the same in all languages.
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *words("summary", "logo_alt", "anchoring", "networks", "strengths", "needs"),
        *facts("logo", "logo_decorative", "anchored_at", "staff_fte", "infrastructure", "instruments"),
        *facts("contact_points"),
    ]
    content_panels = panels.PROFILE
    promote_panels = panels.ADDRESS
    parent_page_types = ["municipalities.MembersIndexPage"]
    subpage_types = [
        "experiences.BestPracticePage",
        "experiences.StrategyPage",
        "experiences.GuidelinePage",
        "amtshilfe.AmtshilfeOfferPage",
        "events.EventPage",
        "news.NewsPage",
    ]

    class Meta(BasePage.Meta):
        verbose_name = _("Profil eines Mitglieds")
        verbose_name_plural = _("Profile der Mitglieder")

    def picture_words(self) -> dict[str, str]:
        return {"kind": str(self.member.get_kind_display()), "kind_key": self.kind}

    def structured_data(self) -> dict:
        """An organisation has no date of publication."""
        data = super().structured_data()
        return {name: data[name] for name in ("@type", "name", "description") if name in data}

    def search_document(self) -> SearchDocument:
        prose = [
            self.summary,
            self.anchoring,
            self.networks,
            html_text(self.strengths),
            html_text(self.needs),
        ]
        return SearchDocument(
            kind=self.kind,
            title=self.title,
            summary=self.summary,
            text="\n".join(piece for piece in prose[1:] if piece),
            facets=member_facets([self.member]),
            member_id=self.member_id,
            place=self.member.name,
            date=self.last_published_at.date() if self.last_published_at else None,
        )

    def get_context(self, request, *args, **kwargs) -> dict:
        from ..queries import profile_context

        return {**super().get_context(request, *args, **kwargs), **profile_context(self, request.user)}


class ContactPoint(Orderable):
    """Whom to ask: a function with a mailbox, kept once on the profile and chosen by contributions.

    The function outlives the person who holds it; names of persons have no place here.
    """

    profile = ParentalKey(MemberPage, on_delete=models.CASCADE, related_name="contact_points")
    function = models.CharField(
        _("Funktion oder Stelle"), max_length=120,
        help_text=_("Beispiel: „Ehrenamtsbüro“ oder „Engagementbeauftragte“.")
    )  # fmt: skip
    mailbox = models.EmailField(
        _("Funktionspostfach"),
        help_text=_("Ein Postfach der Stelle, nicht das einer Person. Es wird veröffentlicht."),
    )
    phone = models.CharField(
        _("Telefon"), help_text=_("Durchwahl der Stelle. Sie wird veröffentlicht."), max_length=40, blank=True
    )
    deputy = models.CharField(
        _("Vertretung (Funktion)"),
        max_length=120,
        blank=True,
        help_text=_("Wer springt ein? Nennen Sie die Stelle."),
    )
    hours = models.CharField(
        _("Erreichbar"),
        help_text=_("Zum Beispiel: Montag bis Donnerstag, 9 bis 12 Uhr."),
        max_length=120,
        blank=True,
    )

    panels = panels.CONTACT_POINT

    def __str__(self) -> str:
        return self.function

    def clean(self) -> None:
        """A telephone number holds digits."""
        if self.phone and not any(sign.isdigit() for sign in self.phone):
            raise ValidationError({"phone": _("Bitte geben Sie eine Telefonnummer ein.")})
