"""Registers marks with Wagtail. Imported by the app's ``wagtail_hooks``."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from ..moderation.action_menu import DecisionMenuItem
from . import log_actions, urls
from .permissions import can_mark

hooks.register("register_log_actions", log_actions.register)


class MarkMenuItem(DecisionMenuItem):
    label = _("Auszeichnen")
    name = "action-mark"
    icon_name = "pick"
    allowed = can_mark
    url_name = "marks:mark"


hooks.register("register_page_action_menu_item", lambda: MarkMenuItem(order=230))


@hooks.register("register_page_listing_more_buttons")
def mark_button(page, user, next_url=None):
    if can_mark(user, page.specific):
        url = reverse("marks:mark", args=[page.pk])
        yield Button(_("Auszeichnen"), url, icon_name="pick", priority=60)


@hooks.register("register_admin_urls")
def marks_urls():
    return [path("auszeichnen/", include(urls))]
