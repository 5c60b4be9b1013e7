"""The audit log for the ministry."""

from django.utils.translation import gettext_lazy as _
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from ..models import AuditEntry
from .reading import ReadingIndexView, ReadingViewSet


class AuditFilterSet(WagtailFilterSet):
    at = DateFromToRangeFilter(label=_("Zeitraum"), widget=DateRangePickerWidget)

    class Meta:
        model = AuditEntry
        fields = ["action", "member", "at"]


class AuditIndexView(ReadingIndexView):
    model = AuditEntry
    page_title = _("Protokoll")
    list_display = [
        DateColumn("at", label=_("Wann"), sort_key="at"),
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
