"""Registers confirming with Wagtail. Imported by the app's ``wagtail_hooks``."""

from django.urls import include, path
from wagtail import hooks

from . import action_menu, urls


@hooks.register("register_admin_urls")
def confirming_urls():
    return [path("bestaetigen/", include(urls))]


hooks.register("register_log_actions", action_menu.register_log_action)
hooks.register("register_page_action_menu_item", lambda: action_menu.ConfirmMenuItem(order=190))
