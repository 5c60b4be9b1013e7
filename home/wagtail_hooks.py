"""Registers the dashboards and the menu with Wagtail's admin."""

from django.urls import path
from wagtail import hooks

from .dashboards import menu, panels
from .dashboards.my_content import MyContentView

# After others have added theirs: what they see first is ours to decide.
hooks.register("construct_homepage_panels", panels.dashboard_panels, order=900)
hooks.register("construct_homepage_summary_items", panels.no_summary, order=900)
hooks.register("construct_main_menu", menu.trimmed_menu, order=900)
hooks.register("construct_help_menu", menu.help_without_wagtail)
hooks.register("register_admin_menu_item", menu.MyContentMenuItem)


@hooks.register("register_admin_urls")
def my_content_urls():
    return [
        path("meine-inhalte/", MyContentView.as_view(), name="my_content"),
        path(
            "meine-inhalte/ergebnisse/", MyContentView.as_view(results_only=True), name="my_content_results"
        ),
    ]
