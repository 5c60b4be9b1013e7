"""Lists of the organiser: dates with their numbers, and the people of one date."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets import HeaderButton

from cms.row_report import SafeSpreadsheetExportMixin
from exchange.municipalities.models import AuditAction
from exchange.municipalities.services.audit import audit_write

from ...date_words import date_words
from ...models import SEATED, EventPage, Occurrence, Registration, RegistrationState
from ..phase import COUNTING
from .permissions import can_see_registrations, dates_organised_by, organises


def _counted(*states: str) -> Count:
    return Count("registrations", filter=Q(registrations__state__in=states))


class DatesView(generic.IndexView):
    """Dates for which one registers here, those to come first."""

    model = Occurrence
    page_title = _("Anmeldungen")
    header_icon = "group"
    any_permission_required = None
    permission_required = None
    index_url_name = "registrations:index"
    index_results_url_name = "registrations:index_results"
    search_backend_name = None
    search_fields = ["event__title"]
    default_ordering = None
    paginate_by = 30
    columns = [
        TitleColumn("event", label=_("Veranstaltung"), url_name="registrations:date",
                    accessor=lambda row: row.event.title),
        Column("when", label=_("Termin"), accessor=date_words),
        Column("confirmed", label=_("Angemeldet")),
        Column("waiting", label=_("Warteliste")),
        Column("applied", label=_("Bewerbungen")),
        Column("free", label=_("Frei"),
               accessor=lambda row: "–" if row.free_seats is None else row.free_seats),
    ]  # fmt: skip

    def dispatch(self, request, *args, **kwargs):
        if not organises(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[Occurrence]:
        rows = dates_organised_by(self.request.user).filter(
            Q(event__registration_mode__in=COUNTING) | Q(registrations__isnull=False),
            # All of a cohort hangs on one of its dates.
            Q(event__is_cohort=False)
            | Q(registrations__isnull=False)
            | Q(original_start=F("event__starts_at")),
        )
        return rows.select_related("event").annotate(
            is_past=Q(ends_at__lte=timezone.now()),
            confirmed=_counted(*SEATED),
            waiting=_counted(RegistrationState.WAITING),
            applied=_counted(RegistrationState.APPLIED),
        )

    def order_queryset(self, queryset):
        return queryset.order_by("is_past", "starts_at", "pk")


class OfOneDate:
    """Mixin for views about the people of one date, for who organises it."""

    any_permission_required = None
    permission_required = None
    header_icon = "group"

    def dispatch(self, request, *args, **kwargs):
        if not can_see_registrations(request.user, self.event):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def occurrence(self) -> Occurrence:
        rows = Occurrence.objects.select_related("event__member")
        return get_object_or_404(rows, pk=self.kwargs["occurrence_id"])

    @property
    def event(self) -> EventPage:
        return self.occurrence.event

    def get_page_subtitle(self):
        return f"{self.event.title}, {date_words(self.occurrence)}"

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("wagtailadmin_home"), "label": gettext("Startseite")},
            {"url": reverse("registrations:index"), "label": gettext("Anmeldungen")},
            {"url": reverse("registrations:date", args=[self.occurrence.pk]), "label": self.event.title},
            {"url": "", "label": self.page_title},
        ]


class PeopleView(OfOneDate, SafeSpreadsheetExportMixin, generic.IndexView):
    """The people of one date with their states; XLSX and CSV, each download noted in the log."""

    model = Registration
    page_title = _("Anmeldungen")
    template_name = "events/registration/organiser/people.html"
    search_backend_name = None
    search_fields = ["name", "email", "institution"]
    list_filter = ["state", "list_consent"]
    default_ordering = None
    paginate_by = 50
    columns = [
        TitleColumn("name", label=_("Name"), url_name="registrations:person"),
        Column("from_where", label=_("Kommune oder Einrichtung")),
        Column("get_state_display", label=_("Stand")),
        Column("list_consent", label=_("Auf der Teilnahmeliste"),
               accessor=lambda row: _("ja") if row.list_consent else _("nein")),
        Column("created_at", label=_("Eingegangen"),
               accessor=lambda row: timezone.localtime(row.created_at).strftime("%d.%m.%Y %H:%M")),
    ]  # fmt: skip
    list_export = ["name", "from_where", "function", "email", "phone", "get_state_display", "remark"]
    export_headings = {"from_where": _("Kommune oder Einrichtung"), "get_state_display": _("Stand")}
    export_filename = "anmeldungen"

    def get_base_queryset(self) -> QuerySet[Registration]:
        """Who did not confirm the address has not registered: they stay out of sight."""
        rows = self.occurrence.registrations.exclude(state=RegistrationState.PENDING)
        return rows.select_related("member")

    def order_queryset(self, queryset):
        return queryset.order_by("created_at", "pk")

    def get_index_url(self) -> str:
        return reverse("registrations:date", args=[self.occurrence.pk])

    def get_index_results_url(self) -> str:
        return reverse("registrations:date_results", args=[self.occurrence.pk])

    def as_spreadsheet(self, queryset: Iterable, spreadsheet_format: str):
        audit_write(
            actor=self.request.user,
            action=AuditAction.REGISTRATIONS_DOWNLOADED,
            subject=self.event,
            member=self.event.member,
            after=date_words(self.occurrence),
        )
        return super().as_spreadsheet(queryset, spreadsheet_format)

    @cached_property
    def header_buttons(self):
        number = self.occurrence.pk
        links = (("enter", _("Von Hand eintragen"), "plus"), ("attendance", _("Anwesenheit"), "check"),
                 ("list", _("Liste zum Drucken"), "list-ul"))  # fmt: skip
        return [
            HeaderButton(label, url=reverse(f"registrations:{name}", args=[number]), icon_name=icon)
            for name, label, icon in links
        ]

    def get_context_data(self, *args, **kwargs):
        seated = self.occurrence.registrations.filter(state__in=SEATED).count()
        missing = max(0, (self.event.min_seats or 0) - seated)
        return super().get_context_data(
            *args, occurrence=self.occurrence, event=self.event, seated=seated, missing=missing, **kwargs
        )
