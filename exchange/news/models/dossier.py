"""Dossiers: the ministry leads into a subject and picks what is worth reading."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page

from cms.finding import SearchDocument
from cms.languages.declaring import facts, words
from cms.languages.rows import TranslatableRow
from cms.models import BasePage
from cms.plain_text import stream_text
from exchange.municipalities.forms import PublishableForm
from exchange.municipalities.panels import ADDRESS

from ..panels import DOSSIER
from ..saved_search import search_address
from .illustrated import STORY_FIELDS, IllustratedStory

PICKABLE = [
    "experiences.BestPracticePage",
    "experiences.GuidelinePage",
    "experiences.StrategyPage",
    "amtshilfe.AmtshilfeOfferPage",
    "events.EventPage",
    "news.NewsPage",
    "cms.StandardPage",
]


class DossierPage(IllustratedStory, BasePage):
    """An introduction to a subject, hand-picked pages with a comment each, and a search that leads on.

    What a reader may not see is left out with its comment; neither is part of what the search knows.
    """

    kind = "dossier"
    schema_type = "CollectionPage"
    shown_with = ("image",)

    search_path = models.CharField(
        _("Adresse einer Suche"), max_length=400, blank=True,
        help_text=_("Suchen Sie auf der Website, filtern Sie, und kopieren Sie die Adresse hierher."),
    )  # fmt: skip
    search_label = models.CharField(
        _("Text des Links"), max_length=120, blank=True,
        help_text=_("Zum Beispiel: Alle Praxisbeispiele zur Anerkennung."),
    )  # fmt: skip

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *STORY_FIELDS,
        *words("search_label", "items"),
        *facts("search_path"),
    ]
    base_form_class = PublishableForm
    content_panels = DOSSIER
    promote_panels = ADDRESS
    parent_page_types = ["news.NewsroomPage"]
    subpage_types = []
    row_labels = {"items": _("Ausgewählte Seiten")}
    needed_rows = ("items",)

    class Meta(BasePage.Meta):
        verbose_name = _("Dossier")
        verbose_name_plural = _("Dossiers")

    def clean(self) -> None:
        super().clean()
        try:
            self.search_path = search_address(self.search_path)
        except ValueError as error:
            raise ValidationError({"search_path": str(error)}) from error

    def search_document(self) -> SearchDocument:
        return SearchDocument(
            kind=self.kind,
            title=self.title,
            summary=self.summary,
            text=stream_text(self.body),
            facets={"thema": [term.key for term in self.topic_terms]},
            date=self.first_published_at.date() if self.first_published_at else None,
        )

    def get_context(self, request, *args, **kwargs) -> dict:
        from ..dossier_items import dossier_context

        return {**super().get_context(request, *args, **kwargs), **dossier_context(self, request.user)}


class DossierItem(TranslatableRow):
    """One page of a dossier and why it is worth reading."""

    dossier = ParentalKey(DossierPage, on_delete=models.CASCADE, related_name="items")
    target = models.ForeignKey(
        Page, verbose_name=_("Seite"), on_delete=models.CASCADE, related_name="+",
        help_text=_("Was Leserinnen und Leser nicht sehen dürfen, lässt das Dossier für sie aus."),
    )  # fmt: skip
    comment = models.TextField(_("Warum lesenswert?"), max_length=400, help_text=_("Ein bis zwei Sätze."))

    override_translatable_fields = [*words("comment"), *facts("target", "sort_order")]
    panels = [PageChooserPanel("target", page_type=PICKABLE), FieldPanel("comment")]
