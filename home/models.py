"""The front page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField

from cms.blocks.story import StoryBlock
from cms.languages.declaring import words
from cms.models import BasePage


class HomePage(BasePage):
    """The front page of a language: search, newest contributions, members."""

    findable = False

    heading = models.CharField(_("Überschrift"), max_length=120, blank=True)
    intro = models.TextField(_("Einleitung"), max_length=400, blank=True)
    body = StreamField(StoryBlock(), verbose_name=_("Inhalt"), blank=True)

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *words("heading", "intro", "body"),
    ]
    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("heading"),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["cms.StandardPage", "municipalities.MembersIndexPage", "news.NewsroomPage"]

    class Meta(BasePage.Meta):
        verbose_name = _("Startseite")

    @property
    def outside_title(self) -> str:
        return self.seo_title or self.heading or self.title

    def picture_words(self) -> dict[str, str]:
        return {"kind": ""}

    def search_document(self) -> None:
        """The front page is not found itself."""

    def get_context(self, request, *args, **kwargs) -> dict:
        from .queries import front_page

        return {**super().get_context(request, *args, **kwargs), **front_page(self, request.user)}
