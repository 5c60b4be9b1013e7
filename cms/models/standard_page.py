"""Pages of prose: about the network, joining, legal notices, help."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks.story import MinistryStoryBlock
from cms.finding import SearchDocument
from cms.languages.declaring import words
from cms.plain_text import stream_text
from cms.readability.panel import ReadabilityPanel

from .page import BasePage


class StandardPage(BasePage):
    """A page of the ministry: an introduction and a story of blocks."""

    intro = models.TextField(
        _("Einleitung"),
        max_length=400,
        blank=True,
        help_text=_("Zwei bis drei Sätze, höchstens 400 Zeichen."),
    )
    body = StreamField(MinistryStoryBlock(), verbose_name=_("Inhalt"), blank=True)

    override_translatable_fields = [*BasePage.override_translatable_fields, *words("intro", "body")]
    content_panels = [
        *BasePage.content_panels,
        ReadabilityPanel(),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    parent_page_types = ["home.HomePage", "cms.StandardPage"]
    subpage_types = ["cms.StandardPage"]

    class Meta(BasePage.Meta):
        verbose_name = _("Inhaltsseite")
        verbose_name_plural = _("Inhaltsseiten")

    def search_document(self) -> SearchDocument:
        return SearchDocument(
            kind="seite",
            title=self.title,
            summary=self.intro,
            text=stream_text(self.body),
            date=self.last_published_at.date() if self.last_published_at else None,
        )
