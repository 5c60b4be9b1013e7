"""Registers the search with Wagtail's admin."""

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from wagtail import hooks

from .existing import existing
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


@hooks.register("register_admin_urls")
def register_existing_url():
    return [path("beitraege/vorhandene/", existing, name="existing_contributions")]


@hooks.register("insert_editor_js")
def existing_script():
    return format_html('<script src="{}" defer></script>', static("search/existing.js"))
