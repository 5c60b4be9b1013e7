"""Registers moderation with Wagtail. Imported by the app's ``wagtail_hooks``."""

from django.urls import include, path
from wagtail import hooks

from . import action_menu, deletion, log_actions, review, urls
from .api import PagesReadOnlyAPIViewSet
from .reports import ReviewQueueMenuItem

hooks.register("register_log_actions", log_actions.register)
hooks.register("construct_page_action_menu", action_menu.own_items_only)
hooks.register("before_edit_page", review.no_silent_return)
hooks.register("before_delete_page", deletion.before_delete)
hooks.register("before_bulk_action", deletion.before_bulk)
hooks.register("register_admin_menu_item", ReviewQueueMenuItem)

for _item in action_menu.ITEMS:
    hooks.register("register_page_action_menu_item", lambda item=_item: item)


@hooks.register("register_admin_urls")
def moderation_urls():
    return [path("moderation/", include(urls))]


@hooks.register("construct_admin_api", order=900)
def pages_api_for_reading(router):
    router.register_endpoint("pages", PagesReadOnlyAPIViewSet)
