"""Where the ministry's own news and dossiers lie."""

from django.db import models
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from cms.models import BasePage
from cms.navigation import local_path

NEWS_LIST = "/aktuelles/"


class NewsroomPage(BasePage):
    """The ministry's room, one in each language. Its list is that of all news, so readers are sent there."""

    findable = False
    schema_type = ""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage", "news.DossierPage"]
    max_count_per_parent = 1

    class Meta(BasePage.Meta):
        verbose_name = _("Meldungen und Dossiers des Ministeriums")

    def search_document(self) -> None:
        """A list is not found itself, only what it lists."""

    @classmethod
    def sitemap_pages(cls) -> models.QuerySet:
        """None: there is nothing to read here."""
        return cls.objects.none()

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponseRedirect:
        return redirect(local_path(NEWS_LIST))
