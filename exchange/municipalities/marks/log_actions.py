"""How the history of a page words what happened to its marks."""

from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry

from ..models import MarkKind
from ..moderation.log_actions import ReasonFormatter
from .services import REMOVE, SET

WORDS = {
    SET: gettext_lazy("Ausgezeichnet"),
    REMOVE: gettext_lazy("Auszeichnung entfernt"),
}


class MarkFormatter(ReasonFormatter):
    """The action, the mark, and the reason."""

    def format_message(self, log_entry) -> str:
        kind = log_entry.data.get("mark")
        label = MarkKind(kind).label if kind in MarkKind.values else ""
        return " – ".join(filter(None, [super().format_message(log_entry), str(label)]))


def register(actions: LogActionRegistry) -> None:
    """Make Wagtail's log know the actions."""
    for action, label in WORDS.items():
        actions.register_action(action)(type("Formatter", (MarkFormatter,), {"label": label}))
