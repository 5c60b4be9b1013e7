"""What stands in the menu at the foot of the editor, for those who may do it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem

from .permissions import can_archive, can_take_offline, can_unarchive, is_owned, writes_for


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
    """On pages of members one way to each end: ours to take offline; in a review only its two answers."""
    page = context.get("page")
    if page is None or not is_owned(page):
        return
    hidden = {"action-unpublish"}
    if page.workflow_in_progress and not writes_for(request.user, page.member_id):
        hidden |= {"action-publish", "action-cancel-workflow", "action-restart-workflow"}
    menu_items[:] = [item for item in menu_items if item.name not in hidden]
