"""The audit log for the ministry."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from ..models import AuditEntry
from .reading import ReadingIndexView, ReadingViewSet


class AuditFilterSet(WagtailFilterSet):
    at = DateFromToRangeFilter(label=_("Zeitraum"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields = ["action", "member", "at"]


def _when(entry: AuditEntry) -> str:
    """Day and minute; a log does not say "two weeks ago"."""
    return date_format(localtime(entry.at), "d.m.Y H:i")


class AuditIndexView(ReadingIndexView):
    model = AuditEntry
    page_title = _("Protokoll")
    list_display = [
        Column("at", label=_("Wann"), accessor=_when, sort_key="at"),
        Column("get_action_display", label=_("Was")),
        "actor_name", "subject_name", "member_name", "before", "after", "reason",
    ]  # fmt: skip
    list_export = [
        "at", "get_action_display", "actor_name", "subject_name", "member_name", "before", "after", "reason",
    ]  # fmt: skip
    export_headings = {"get_action_display": _("Was")}
    export_filename = "protokoll"
    filterset_class = AuditFilterSet
    search_fields = ["actor_name", "subject_name", "member_name", "reason"]
    default_ordering = ["-at", "-pk"]


class AuditViewSet(ReadingViewSet):
    name = "audit"
    url_prefix = "protokoll"
    icon = "history"
    menu_label = _("Protokoll")
    permission = "municipalities.view_auditentry"
    index_view_class = AuditIndexView
