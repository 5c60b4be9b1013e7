"""Rows that any page may have: documents, links, relations to other contributions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page

from cms.languages.declaring import facts, words
from cms.languages.rows import TranslatableRow
from cms.prepared import Given, Prepared


class PageDocument(TranslatableRow):
    """A document that a page offers for download."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Text der Strategie oder Leitlinie")
        TEMPLATE = "vorlage", _("Vorlage oder Muster")
        CHECKLIST = "checkliste", _("Checkliste")
        DECISION = "beschluss", _("Beschluss oder Vorlage für den Rat")
        REPORT = "bericht", _("Bericht oder Auswertung")
        FLYER = "material", _("Flyer oder Werbematerial")
        OTHER = "sonstiges", _("Sonstiges")

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="page_documents")
    document = models.ForeignKey(
        "cms.PortalDocument",
        verbose_name=_("Dokument"),
        help_text=_("Laden Sie die Datei hoch oder wählen Sie eine vorhandene."),
        on_delete=models.CASCADE,
        related_name="+",
    )
    kind = models.CharField(
        _("Art"),
        help_text=_("Was für eine Datei ist es?"),
        max_length=12,
        choices=Kind.choices,
        default=Kind.OTHER,
    )
    note = models.CharField(
        _("Wozu dient es?"), help_text=_("Ein Satz: Wofür kann man sie brauchen?"), max_length=160, blank=True
    )

    override_translatable_fields = [*words("note"), *facts("document", "kind", "sort_order")]
    panels = [FieldPanel("document"), FieldPanel("kind"), FieldPanel("note")]


class PageLink(TranslatableRow):
    """A link to further reading outside this site."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="page_links")
    label = models.CharField(
        _("Text"), help_text=_("Was erwartet Leserinnen und Leser dort?"), max_length=120
    )
    url = models.URLField(_("Adresse"), help_text=_("Beginnt mit https://"), max_length=400)

    override_translatable_fields = [*words("label"), *facts("url", "sort_order")]
    panels = [FieldPanel("label"), FieldPanel("url")]


class PageRelation(Orderable):
    """A related contribution. Declared once, shown at both ends."""

    page = ParentalKey(Page, on_delete=models.CASCADE, related_name="page_relations")
    target = models.ForeignKey(
        Page,
        verbose_name=_("Beitrag"),
        help_text=_("Auch Beiträge anderer Kommunen."),
        on_delete=models.CASCADE,
        related_name="incoming_relations",
    )

    panels = [
        PageChooserPanel(
            "target",
            page_type=[
                "experiences.BestPracticePage",
                "experiences.GuidelinePage",
                "experiences.StrategyPage",
                "amtshilfe.AmtshilfeOfferPage",
                "events.EventPage",
            ],
        )
    ]

    def clean(self) -> None:
        """A page is not related to itself."""
        if self.target_id and self.target_id == self.page_id:
            raise ValidationError({"target": _("Ein Beitrag kann nicht auf sich selbst verweisen.")})


# The pages that name the page ``pk``.
naming_ids = Prepared(
    lambda: PageRelation.objects.filter(target=Given("pk")).values_list("page_id", flat=True)
)
