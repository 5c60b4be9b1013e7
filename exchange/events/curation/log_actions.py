"""How the history of a page words what happened to it in the calendar of the Land."""

from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry

from exchange.municipalities.moderation.log_actions import ReasonFormatter

from .services import DECIDE, PROPOSE, WITHDRAW

WORDS = {
    PROPOSE: gettext_lazy("Für den Landeskalender vorgeschlagen"),
    WITHDRAW: gettext_lazy("Vorschlag für den Landeskalender zurückgezogen"),
    DECIDE: gettext_lazy("Landeskalender"),
}


def register(actions: LogActionRegistry) -> None:
    """Make Wagtail's log know the actions."""
    for action, label in WORDS.items():
        actions.register_action(action)(type("Formatter", (ReasonFormatter,), {"label": label}))
