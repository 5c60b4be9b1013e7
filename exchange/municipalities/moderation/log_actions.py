"""How the history of a page words what the services of this package did."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

from .services import ARCHIVE, DELETE_REASON, TAKE_OFFLINE, UNARCHIVE

WORDS = {
    TAKE_OFFLINE: gettext_lazy("Offline genommen"),
    ARCHIVE: gettext_lazy("Archiviert"),
    UNARCHIVE: gettext_lazy("Aus dem Archiv geholt"),
    DELETE_REASON: gettext_lazy("Löschung begründet"),
}


class ReasonFormatter(LogFormatter):
    """The action, and the reason given for it."""

    def format_message(self, log_entry) -> str:
        reason = log_entry.data.get("reason")
        return (
            _("%(action)s: %(reason)s") % {"action": self.label, "reason": reason}
            if reason
            else str(self.label)
        )


def register(actions: LogActionRegistry) -> None:
    """Make Wagtail's log know the actions."""
    for action, label in WORDS.items():
        actions.register_action(action)(type("Formatter", (ReasonFormatter,), {"label": label}))
