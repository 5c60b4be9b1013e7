"""What every contribution of a member shares: strategies, guidelines, practices and offers."""

from datetime import date

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField

from cms.blocks.story import StoryBlock
from cms.blocks.text import PROSE_FEATURES
from cms.finding import SearchDocument
from cms.languages.declaring import facts, once, words
from cms.models import BasePage, Licence
from cms.models.parts import AddressedParts
from exchange.vocabulary.models import Vocabulary

from .. import panels
from ..completeness import Wish
from ..facts import Fact, Section, fact_list, section_list
from ..forms import ContributionForm
from ..structured_data import contribution_data
from .member import Member
from .owned import OwnedPageMixin
from .page_rows import naming_ids
from .publishing import PublishableMixin


class Visibility(models.TextChoices):
    """Who may read a published page. A service writes Wagtail's view restriction from it."""

    PUBLIC = "public", _("öffentlich")
    NETWORK = "network", _("nur für das Netzwerk")
    MEMBER = "member", _("nur für die eigene Kommune")


class AreaScope(models.TextChoices):
    """Which area a contribution is about."""

    WHOLE = "gesamtkommune", _("Gesamte Kommune")
    DISTRICT = "ortsteil", _("Ortsteil")
    QUARTER = "quartier", _("Quartier")
    KREIS = "kreis", _("Kreis")
    REGION = "region", _("Region")


def terms_field(vocabulary: str, label, *, required: bool = False, help_text="") -> ParentalManyToManyField:
    """A field of terms of one vocabulary; retired terms are not offered."""
    return ParentalManyToManyField(
        "vocabulary.Term", verbose_name=label, blank=not required, related_name="+", help_text=help_text,
        limit_choices_to={"vocabulary": vocabulary, "retired": False},
    )  # fmt: skip


def prose_field(label, help_text="", *, required: bool = False) -> RichTextField:
    """A text of some paragraphs; a required one may stay empty in drafts."""
    return RichTextField(label, features=PROSE_FEATURES, blank=not required, help_text=help_text)


class ContributionPage(AddressedParts, PublishableMixin, OwnedPageMixin, BasePage):
    """A contribution below the profile of the member that owns it.

    Subclasses declare ``kind``, ``prose_fields`` (in reading order), ``internal_fields`` (readable by members
    only) and ``fact_fields``; everything that shows, finds or exports contributions asks these.
    """

    kind: str = ""
    prose_fields: tuple[str, ...] = ()
    internal_fields: tuple[str, ...] = ()
    fact_fields: tuple[str, ...] = ()
    ranked_terms = ("topics", "action_fields", "engagement_areas")
    image_field = "image"
    shown_with = ("member", "image", "contact_point", "deputy_point")
    wishes: tuple[Wish, ...] = ()
    # Lists show the dates of such pages instead of cards.
    listed_by_date = False
    schema_type = "Article"
    parts = {"pdf": "cms.sharing.page_pdf.page_pdf"}

    member = models.ForeignKey(
        Member, verbose_name=_("Kommune"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    summary = models.TextField(
        _("Kurzfassung"), max_length=280,
        help_text=_("Worum geht es? Höchstens 280 Zeichen, ohne Abkürzungen.")
    )  # fmt: skip
    visibility = models.CharField(
        _("Sichtbarkeit"), max_length=8, choices=Visibility.choices, default=Visibility.PUBLIC,
        help_text=_("Wer darf den veröffentlichten Beitrag lesen?"),
    )  # fmt: skip
    licence = models.CharField(
        _("Nutzungsrechte"), max_length=20, choices=Licence.choices, default=Licence.CC_BY,
        help_text=_("Was dürfen andere mit Ihren Texten tun?"),
    )  # fmt: skip
    contact_point = models.ForeignKey(
        "municipalities.ContactPoint", verbose_name=_("Ansprechstelle"), null=True, on_delete=models.SET_NULL,
        related_name="+", help_text=_("Ansprechstellen pflegen Sie einmal auf Ihrem Profil."),
    )  # fmt: skip
    deputy_point = models.ForeignKey(
        "municipalities.ContactPoint", verbose_name=_("Vertretung"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
        help_text=_("Wer antwortet, wenn die erste Stelle nicht kann?"),
    )  # fmt: skip
    confirmed_on = models.DateField(
        _("Zuletzt bestätigt am"),
        help_text=_("Wann haben Sie zuletzt geprüft, dass alles noch stimmt?"),
        null=True,
        blank=True,
    )
    review_on = models.DateField(
        _("Prüfen bis"), null=True, help_text=_("Dann erinnern wir Sie, den Beitrag durchzusehen.")
    )
    topics = terms_field(Vocabulary.TOPIC, _("Themen"), required=True, help_text=_("Höchstens drei."))
    target_groups = terms_field(
        Vocabulary.TARGET_GROUP, _("Zielgruppen"), help_text=_("Wem nützt das Vorhaben?"), required=True
    )
    action_fields = terms_field(
        Vocabulary.ACTION_FIELD,
        _("Handlungsfelder der Landesstrategie"),
        required=True,
        help_text=_("Höchstens drei."),
    )
    engagement_areas = terms_field(
        Vocabulary.ENGAGEMENT_AREA, _("Engagementbereiche"), help_text=_("Höchstens drei.")
    )
    area_scope = models.CharField(
        _("Gebiet"),
        help_text=_("Auf welches Gebiet bezieht sich der Beitrag?"),
        max_length=16,
        choices=AreaScope.choices,
        blank=True,
    )
    further_members = ParentalManyToManyField(
        Member, verbose_name=_("Weitere beteiligte Kommunen"), blank=True, related_name="+",
        help_text=_("Der Beitrag erscheint auch auf deren Profilen."),
    )  # fmt: skip

    image = models.ForeignKey(
        "cms.PortalImage", verbose_name=_("Bild"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+", help_text=_("Bilder sind öffentlich abrufbar, sobald sie hochgeladen sind."),
    )  # fmt: skip
    image_alt = models.CharField(
        _("Alternativtext"), max_length=200, blank=True,
        help_text=_("Was ist zu sehen? Für Menschen, die das Bild nicht sehen.")
    )  # fmt: skip
    image_decorative = models.BooleanField(
        _("Schmückend"), default=False, help_text=_("Das Bild sagt nichts, was nicht auch im Text steht.")
    )
    body = StreamField(
        StoryBlock(),
        verbose_name=_("Weitere Abschnitte"),
        help_text=_("Für alles, was oben keinen Platz hat: Bilder, Zitate, Fragen und Antworten."),
        blank=True,
    )
    members_text = prose_field(
        _("Nur für Mitglieder"),
        _("Was es wirklich gekostet hat, wo es wehtat: lesen nur angemeldete Mitglieder."),
    )
    change_note = models.CharField(
        _("Was wurde geändert?"),
        help_text=_("Ein Satz für Leserinnen und Leser, die den Beitrag schon kennen."),
        max_length=200,
        blank=True,
    )
    internal_note = models.TextField(
        _("Interne Redaktionsnotiz"),
        blank=True,
        help_text=_("Wird nie angezeigt, auch nicht für Mitglieder."),
    )
    archived_at = models.DateTimeField(_("archiviert am"), null=True, editable=False)

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *words("summary", "image_alt", "body", "members_text", "change_note"),
        *facts("visibility", "licence", "contact_point", "deputy_point", "confirmed_on", "review_on"),
        *facts("topics", "target_groups", "action_fields", "engagement_areas"),
        *facts("area_scope", "further_members", "image", "image_decorative"),
        *once("internal_note"),
    ]

    base_form_class = ContributionForm
    parent_page_types = ["municipalities.MemberPage"]
    subpage_types = []
    promote_panels = panels.ADDRESS
    exclude_fields_in_copy = [*BasePage.exclude_fields_in_copy, "archived_at"]

    class Meta(BasePage.Meta):
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Keep the owner in step with the profile above."""
        self.derive_member()
        super().save(*args, **kwargs)

    def derive_member(self) -> None:
        """The owner is whose profile stands above."""
        self.member_id = self.get_parent().specific.member_id

    def with_content_json(self, content: dict) -> "ContributionPage":
        """A version of the page. Being archived is a state of the page: an old version keeps it."""
        page = super().with_content_json(content)
        page.archived_at = self.archived_at
        return page

    @property
    def is_archived(self) -> bool:
        """Archived pages stay readable at their address and leave the default lists."""
        return self.archived_at is not None

    @property
    def review_is_due(self) -> bool:
        """Whether the date by which the owner wanted to confirm the content has passed."""
        return self.review_on is not None and self.review_on < date.today()

    @cached_property
    def members(self) -> list[Member]:
        """The owner and all further members, owner first."""
        further = [member for member in self.further_members.all() if member.pk != self.member_id]
        return [self.member, *further]

    @cached_property
    def topic_terms(self) -> list:
        """The topics, read once."""
        return list(self.topics.all())

    @property
    def is_for_search_machines(self) -> bool:
        """Archived pages ask search machines to stay away; restricted ones are not theirs to know."""
        return (
            super().is_for_search_machines and not self.is_archived and self.visibility == Visibility.PUBLIC
        )

    def picture_words(self) -> dict[str, str]:
        topic = self.topic_terms[0].key if self.topic_terms else ""
        return {"kind_key": self.kind, "place": self.member.name, "topic": topic}

    def structured_data(self) -> dict:
        data = super().structured_data()
        return data | contribution_data(self) if data else data

    def facts(self) -> list[Fact]:
        """What the fact box shows, in order; unknown values are left out, zero is not."""
        return fact_list(self)

    def sections(self, reader_is_member: bool) -> list[Section]:
        """The prose in reading order; parts for members only if the reader is one."""
        return section_list(self, reader_is_member)

    def further_sections(self) -> list[Section]:
        """Public sections beyond ``prose_fields``, shown after these; subclasses add theirs."""
        return []

    def linked_page_ids(self) -> list[int]:
        """Contributions that this page names or that name it; subclasses extend the two halves."""
        return [*self.named_page_ids(), *(self.naming_page_ids() if self.pk else ())]

    def named_page_ids(self) -> list[int]:
        """Contributions that this page names; subclasses add those of their rows."""
        return [relation.target_id for relation in self.page_relations.all()]

    def naming_page_ids(self) -> list[int]:
        """Contributions that name this page; nobody names a page that was never stored."""
        return naming_ids(pk=self.pk)

    def field_is_open_to(self, name: str, user) -> bool:
        """Fields for members are open to members; the note of the editors to nobody."""
        from ..permissions import can_read_member_part  # it needs the models of this package

        if name == "internal_note":
            return False
        return name not in ("members_text", *self.internal_fields) or can_read_member_part(user, self)

    def own_facets(self) -> dict[str, list[str]]:
        """Facets beyond those of terms and members, by URL parameter; subclasses add theirs."""
        return {}

    def search_document(self) -> SearchDocument:
        from ..finding import contribution_document  # it needs the models of this package

        return contribution_document(self)

    def serve_preview(self, request, mode_name):
        """A page that was never stored has no owner yet; the preview shows it all the same."""
        self.derive_member()
        return super().serve_preview(request, mode_name)

    @classmethod
    def sitemap_pages(cls) -> models.QuerySet:
        """Archived pages ask search engines to stay away; restricted ones are not theirs to know."""
        return super().sitemap_pages().filter(archived_at__isnull=True, visibility=Visibility.PUBLIC)

    def get_context(self, request, *args, **kwargs) -> dict:
        from ..queries import contribution_context

        return {**super().get_context(request, *args, **kwargs), **contribution_context(self, request.user)}
