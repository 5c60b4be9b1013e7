"""How confirming stands in the editor's menu and in the history of a page."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry

from ..moderation.action_menu import DecisionMenuItem
from .permissions import can_confirm
from .services import CONFIRM


class ConfirmMenuItem(DecisionMenuItem):
    label = _("Stimmt noch")
    name = "action-confirm"
    icon_name = "check"
    allowed = can_confirm
    url_name = "confirming:confirm"


def register_log_action(actions: LogActionRegistry) -> None:
    """Make Wagtail's log know the action."""
    actions.register_action(CONFIRM, _("Bestätigt"), _("Bestätigt: stimmt noch"))
