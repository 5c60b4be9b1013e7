"""Registers the search with Wagtail's admin."""

from django.urls import include, path
from wagtail import hooks

from .usage import urls as usage_urls
from .usage.report import UsageMenuItem
from .viewsets import SynonymViewSet

hooks.register("register_reports_menu_item", UsageMenuItem)


@hooks.register("register_admin_viewset")
def register_synonyms():
    return SynonymViewSet()


@hooks.register("register_admin_urls")
def usage_report_urls():
    return [path("reports/suchanfragen/", include(usage_urls))]
