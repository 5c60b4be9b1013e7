"""Registers lists, notes and menu of translations in Wagtail."""

from django.urls import path
from wagtail import hooks

from . import admin
from .views import ChangesView, OverviewView


@hooks.register("register_admin_urls")
def translation_urls():
    return [
        path("uebersetzungen/", OverviewView.as_view(), name="translations"),
        path(
            "uebersetzungen/ergebnisse/", OverviewView.as_view(results_only=True), name="translations_results"
        ),
        path("uebersetzungen/<int:page_id>/", ChangesView.as_view(), name="translation_changes"),
    ]


hooks.register("register_admin_menu_item", admin.TranslationsMenuItem)
hooks.register(
    "before_edit_page", admin.before_editing, order=-10
)  # before wagtail-localize's editor answers
hooks.register(
    "construct_homepage_panels", admin.add_panel, order=950
)  # after the dashboards have cleared it
