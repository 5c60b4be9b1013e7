"""What stands in the menu at the foot of the editor, for those who may do it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem

from .permissions import can_archive, can_take_offline, can_unarchive, is_owned


class DecisionMenuItem(ActionMenuItem):
    """A link to a confirmation page. Shown also while a page is locked: offline means at once."""

    allowed = None
    url_name = ""

    def is_shown(self, context) -> bool:
        page = context.get("page")
        return context["view"] == "edit" and type(self).allowed(context["request"].user, page)

    def get_url(self, context) -> str:
        return reverse(self.url_name, args=[context["page"].pk])


class TakeOfflineMenuItem(DecisionMenuItem):
    label = _("Offline nehmen")
    name = "action-take-offline"
    icon_name = "download"
    allowed = can_take_offline
    url_name = "moderation:take_offline"


class ArchiveMenuItem(DecisionMenuItem):
    label = _("Archivieren")
    name = "action-archive"
    icon_name = "history"
    allowed = can_archive
    url_name = "moderation:archive"


class UnarchiveMenuItem(DecisionMenuItem):
    label = _("Aus dem Archiv holen")
    name = "action-unarchive"
    icon_name = "undo"
    allowed = can_unarchive
    url_name = "moderation:unarchive"


ITEMS = (TakeOfflineMenuItem(order=200), ArchiveMenuItem(order=210), UnarchiveMenuItem(order=220))


def own_items_only(menu_items: list, request, context) -> None:
    """On pages of members our item stands in for Wagtail's for unpublishing: one way, not two."""
    page = context.get("page")
    if page is not None and is_owned(page):
        menu_items[:] = [item for item in menu_items if item.name != "action-unpublish"]
