"""Registers the calendar of the Land with Wagtail. Imported by the app's ``wagtail_hooks``."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from exchange.municipalities.moderation.action_menu import DecisionMenuItem

from . import log_actions, urls
from .permissions import can_curate, can_propose, can_withdraw_proposal

hooks.register("register_log_actions", log_actions.register)


class ProposeMenuItem(DecisionMenuItem):
    label = _("Für den Landeskalender vorschlagen")
    name = "action-propose"
    icon_name = "date"
    allowed = can_propose
    url_name = "land_calendar:propose"


class WithdrawMenuItem(DecisionMenuItem):
    label = _("Vorschlag zurückziehen")
    name = "action-withdraw-proposal"
    icon_name = "undo"
    allowed = can_withdraw_proposal
    url_name = "land_calendar:withdraw"


class LandCalendarMenuItem(MenuItem):
    """Shown to those who decide."""

    def __init__(self):
        super().__init__(_("Landeskalender"), reverse("land_calendar:queue"), icon_name="date", order=15)

    def is_shown(self, request) -> bool:
        return can_curate(request.user)


hooks.register("register_admin_menu_item", LandCalendarMenuItem)
for _item in (ProposeMenuItem(order=230), WithdrawMenuItem(order=240)):
    hooks.register("register_page_action_menu_item", lambda item=_item: item)


@hooks.register("register_admin_urls")
def land_calendar_urls():
    return [path("landeskalender/", include(urls))]
