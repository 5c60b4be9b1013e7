"""The statement on accessibility, as the European model asks for it."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from cms.blocks.story import StoryBlock
from cms.blocks.text import PROSE_FEATURES
from cms.finding import SearchDocument
from cms.languages.declaring import facts, words
from cms.languages.rows import TranslatableRow
from cms.models import BasePage
from cms.plain_text import html_text, stream_text

# A statement is looked through at least once a year.
REVIEW_AFTER = timedelta(days=365)
CHECKED = ("method", "assessed_by", "assessed_on", "prepared_on", "reviewed_on")


class AccessibilityStatementPage(BasePage):
    """How far the site is accessible, what is not and why, how that was found out, and who helps.

    The way to report a barrier and the last automatic check are added by the page itself.
    """

    class Conformity(models.TextChoices):
        FULL = "voll", _("vollständig vereinbar")
        PARTIAL = "teilweise", _("teilweise vereinbar")
        NONE = "nicht", _("nicht vereinbar")
        UNKNOWN = "ungeprueft", _("noch nicht bewertet")

    class Method(models.TextChoices):
        SELF = "selbst", _("Selbstbewertung")
        OTHERS = "dritte", _("Bewertung durch eine andere Stelle")
        AUTOMATIC = "automatisch", _("bisher nur automatische Prüfung")

    intro = models.TextField(_("Einleitung"), max_length=400, blank=True)
    conformity = models.CharField(
        _("Stand der Vereinbarkeit"), max_length=12, choices=Conformity, default=Conformity.UNKNOWN
    )
    standard = models.CharField(
        _("Maßstab"), max_length=200, help_text=_("Rechtsgrundlage und Norm, gegen die geprüft wurde.")
    )
    method = models.CharField(_("Art der Prüfung"), max_length=12, choices=Method, default=Method.AUTOMATIC)
    assessed_by = models.CharField(_("Geprüft von"), max_length=160, blank=True)
    assessed_on = models.DateField(_("Geprüft am"), null=True, blank=True)
    prepared_on = models.DateField(_("Erklärung erstellt am"), null=True, blank=True)
    reviewed_on = models.DateField(
        _("Erklärung zuletzt durchgesehen am"), null=True, blank=True,
        help_text=_("Ein Jahr danach erinnern wir Sie.")
    )  # fmt: skip
    enforcement = RichTextField(
        _("Durchsetzungsverfahren"), features=PROSE_FEATURES, blank=True,
        help_text=_("Welche Stelle vermittelt, wenn eine Antwort ausbleibt oder nicht genügt?")
    )  # fmt: skip
    body = StreamField(StoryBlock(), verbose_name=_("Weitere Abschnitte"), blank=True)

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *words("intro", "standard", "assessed_by", "enforcement", "body", "parts"),
        *facts("conformity", "method", "assessed_on", "prepared_on", "reviewed_on"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel([FieldPanel("conformity"), FieldPanel("standard")], heading=_("Vereinbarkeit")),
        InlinePanel("parts", heading=_("Was noch nicht zugänglich ist"), label=_("Teil")),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("method", "assessed_by", "assessed_on", "prepared_on", "reviewed_on")
            ],
            heading=_("Prüfung und Stand"),
        ),
        FieldPanel("enforcement"),
        FieldPanel("body"),
    ]
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta(BasePage.Meta):
        verbose_name = _("Erklärung zur Barrierefreiheit")
        verbose_name_plural = _("Erklärungen zur Barrierefreiheit")

    @property
    def review_due_on(self) -> date | None:
        """By when the statement must be looked through; ``None`` while it never was."""
        return self.reviewed_on + REVIEW_AFTER if self.reviewed_on else None

    def search_document(self) -> SearchDocument:
        parts = [" ".join((part.part, part.explanation, part.alternative)) for part in self.parts.all()]
        return SearchDocument(
            kind="seite",
            title=self.title,
            summary=self.intro,
            text="\n".join([*parts, html_text(self.enforcement), stream_text(self.body)]),
            date=self.last_published_at.date() if self.last_published_at else None,
        )

    def get_context(self, request, *args, **kwargs) -> dict:
        from ..queries import statement_context

        return {
            **super().get_context(request, *args, **kwargs),
            **statement_context(self, timezone.localdate()),
        }


class InaccessiblePart(TranslatableRow):
    """Something that not everybody can use, with the reason that the law knows and another way to get it."""

    class Reason(models.TextChoices):
        FAULT = "fehler", _("Mangel, der noch behoben wird")
        BURDEN = "belastung", _("unverhältnismäßige Belastung")
        EXEMPT = "ausgenommen", _("vom Gesetz ausgenommen")

    page = ParentalKey(AccessibilityStatementPage, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(_("Was ist nicht zugänglich?"), max_length=200)
    reason = models.CharField(_("Grund"), max_length=12, choices=Reason, default=Reason.FAULT)
    explanation = models.TextField(_("Erläuterung"), max_length=600)
    alternative = models.TextField(
        _("Zugänglicher anderer Weg"), max_length=400, blank=True,
        help_text=_("Zum Beispiel: Wir schicken Ihnen den Text auf Anfrage.")
    )  # fmt: skip
    mended_by = models.DateField(_("Behoben bis"), null=True, blank=True)

    override_translatable_fields = [
        *words("part", "explanation", "alternative"),
        *facts("reason", "mended_by", "sort_order"),
    ]
    panels = [FieldPanel(name) for name in ("part", "reason", "explanation", "alternative", "mended_by")]
