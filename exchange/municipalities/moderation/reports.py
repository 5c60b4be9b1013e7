"""The queue of the ministry as a report of the admin."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from cms.row_report import RowReportView

from ..permissions import is_editorial
from .queue import QueueItem, queue_items, review_url, waiting_states


def age_label(item: QueueItem) -> str:
    """ "heute", "1 Tag", "12 Tage"."""
    if item.age_days == 0:
        return str(_("heute"))
    return ngettext("%(days)d Tag", "%(days)d Tage", item.age_days) % {"days": item.age_days}


class ReviewQueueView(RowReportView):
    """Everything that waits for review, oldest first."""

    page_title = _("Warteschlange")
    header_icon = "tasks"
    index_url_name = "moderation:queue"
    index_results_url_name = "moderation:queue_results"
    export_filename = "warteschlange"
    list_export = ["title", "kind", "member", "submitter", "since", "age_days"]
    export_headings = {
        "title": _("Titel"),
        "kind": _("Art"),
        "member": _("Kommune"),
        "submitter": _("Eingereicht von"),
        "since": _("Eingereicht am"),
        "age_days": _("Alter in Tagen"),
    }
    no_results_message = _("Es wartet nichts auf Prüfung.")

    def dispatch(self, request, *args, **kwargs):
        """For the ministry's editors only."""
        if not is_editorial(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "title", label=_("Titel"), get_url=lambda item: review_url(item.page_id, self.index_url)
            ),
            Column("kind", label=_("Art")),
            Column("member", label=_("Kommune")),
            Column("submitter", label=_("Eingereicht von")),
            Column("age", label=_("Wartet seit"), accessor=age_label),
            DateColumn("since", label=_("Eingereicht am")),
        ]

    def get_queryset(self):
        return waiting_states(self.request.user)

    def rows(self, object_list):
        return queue_items(object_list)


class ReviewQueueMenuItem(MenuItem):
    """Shown to those who review."""

    def __init__(self):
        super().__init__(_("Warteschlange"), reverse("moderation:queue"), icon_name="tasks", order=10)

    def is_shown(self, request) -> bool:
        return is_editorial(request.user)
