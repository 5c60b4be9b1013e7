"""The report of the admin: what was searched, and what was not found."""

from datetime import date

import django_filters
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn

from cms.row_report import RowReportView
from exchange.municipalities.permissions import is_editorial

from ..models import SearchedWords
from .queries import DEFAULT_PERIOD, PERIODS, chart, questions_asked, unkept_total

_PERIOD_LABELS = {7: _("7 Tage"), 30: _("30 Tage"), 90: _("90 Tage"), 365: _("ein Jahr")}


class UsageFilterSet(WagtailFilterSet):
    """Period, language, and whether only questions without hits are wanted."""

    zeitraum = django_filters.ChoiceFilter(
        label=_("Zeitraum"), empty_label=None, choices=[(days, _PERIOD_LABELS[days]) for days in PERIODS]
    )
    sprache = django_filters.ChoiceFilter(label=_("Sprache"), choices=settings.LANGUAGES)
    treffer = django_filters.ChoiceFilter(
        label=_("Treffer"), empty_label=_("Alle"), choices=[("ohne", _("Nur ohne Treffer"))]
    )

    class Meta:
        model = SearchedWords
        fields = []

    @property
    def days(self) -> int:
        """The chosen period; the default for whatever is no choice."""
        chosen = self.form.cleaned_data.get("zeitraum") if self.form.is_valid() else ""
        return int(chosen) if chosen else DEFAULT_PERIOD

    def filter_queryset(self, queryset):
        """All three bear upon the same sums, so they are read at once."""
        chosen = self.form.cleaned_data
        return questions_asked(
            days=self.days,
            today=timezone.localdate(),
            unanswered_only=chosen.get("treffer") == "ohne",
            language=chosen.get("sprache") or "",
        )


class UsageReportView(RowReportView):
    """Questions by frequency, below a chart of all searches."""

    results_template_name = "search/admin/usage_results.html"
    page_title = _("Suchanfragen")
    header_icon = "search"
    index_url_name = "search_usage:report"
    index_results_url_name = "search_usage:report_results"
    filterset_class = UsageFilterSet
    export_filename = "suchanfragen"
    items_label = (_("Anfrage"), _("Anfragen"))
    list_export = ["words", "language", "asked", "unanswered"]
    export_headings = {
        "words": _("Gesucht"),
        "language": _("Sprache"),
        "asked": _("Wie oft"),
        "unanswered": _("davon ohne Treffer"),
    }
    no_results_message = _("In diesem Zeitraum wurde noch nichts so oft gesucht, dass wir es zeigen.")

    def dispatch(self, request, *args, **kwargs):
        """For the ministry's editors only."""
        if not is_editorial(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self):
        return [
            Column("words", label=_("Gesucht")),
            Column(
                "language",
                label=_("Sprache"),
                accessor=lambda row: dict(settings.LANGUAGES).get(row.language),
            ),
            NumberColumn("asked", label=_("Wie oft")),
            NumberColumn("unanswered", label=_("davon ohne Treffer")),
        ]

    def get_base_queryset(self):
        return questions_asked(days=DEFAULT_PERIOD, today=timezone.localdate())

    def rows(self, object_list):
        return list(object_list)

    def get_context_data(self, **kwargs):
        """With the chart of the same period."""
        today: date = timezone.localdate()
        days = self.filters.days
        return super().get_context_data(
            bars=chart(days=days, today=today),
            unkept=unkept_total(days=days, today=today),
            period=_PERIOD_LABELS[days],
            **kwargs,
        )


class UsageMenuItem(MenuItem):
    """Among the reports, for those who may open it."""

    def __init__(self):
        super().__init__(_("Suchanfragen"), reverse("search_usage:report"), icon_name="search", order=1300)

    def is_shown(self, request) -> bool:
        return is_editorial(request.user)
