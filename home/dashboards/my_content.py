""" "Meine Inhalte": all pages of the own members, to filter and to take along as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import django_filters
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.coreutils import get_locales_display_names
from wagtail.models import Locale, Page, WorkflowState

from cms.row_report import RowReportView
from exchange.municipalities.cards import contribution_models
from exchange.municipalities.models import Member
from exchange.municipalities.moderation.permissions import members_written_for
from exchange.municipalities.permissions import is_editorial

from .completeness_of import completeness_of
from .own_pages import (
    ARCHIVED,
    DRAFT,
    LIVE,
    RETURNED,
    REVIEW,
    STATE_LABELS,
    member_pages,
    own_models,
    own_pages,
    reviews_open,
)
from .sections import edit_url

DUE, LONG_DUE = "bald", "lange"
DUE_LIMITS = {DUE: timedelta(days=30), LONG_DUE: timedelta(days=-90)}


@dataclass(frozen=True)
class ContentRow:
    """One page as the table and the export show it."""

    page_id: int
    title: str
    kind: str
    member: str
    language: str
    state: str
    visibility: str
    review_on: date | None
    percent: int | None
    changed_at: datetime | None
    address: str


def content_rows(pages: Iterable[Page]) -> list[ContentRow]:
    """Rows of these specific pages; the number of queries does not depend on how many they are."""
    pages = list(pages)
    found = completeness_of(pages)
    members = Member.objects.in_bulk({page.member_id for page in pages})
    languages = get_locales_display_names()
    return [
        ContentRow(
            page_id=own.page.pk,
            title=own.title,
            kind=own.kind,
            member=members[own.page.member_id].name,
            language=languages[own.page.locale_id],
            state=str(STATE_LABELS[own.state]),
            visibility=own.page.get_visibility_display() if hasattr(own.page, "visibility") else "",
            review_on=own.review_on,
            percent=found[own.page.pk].percent if own.page.pk in found else None,
            changed_at=own.page.latest_revision_created_at,
            address=own.page.full_url if own.page.live else "",
        )
        for own in own_pages(pages)
    ]


def review_date(row: ContentRow) -> str:
    """The date as a table has room for it."""
    return date_format(row.review_on, "d.m.Y") if row.review_on else ""


def percent_label(row: ContentRow) -> str:
    """ "65 %", "" for what is not measured."""
    return "" if row.percent is None else f"{row.percent} %"


def _kinds() -> list[tuple[str, str]]:
    return [(model.kind, model._meta.verbose_name_plural) for model in own_models()]


class MyContentFilterSet(WagtailFilterSet):
    """By state, kind, language, date of review; for the ministry by member."""

    stand = django_filters.ChoiceFilter(
        label=_("Stand"), choices=list(STATE_LABELS.items()), method="by_state"
    )
    art = django_filters.ChoiceFilter(label=_("Art"), choices=_kinds, method="by_kind")
    locale = django_filters.ModelChoiceFilter(label=_("Sprache"), queryset=Locale.objects.all())
    faellig = django_filters.ChoiceFilter(
        label=_("Prüfdatum"),
        choices=[(DUE, _("vorbei oder in 30 Tagen")), (LONG_DUE, _("seit über 90 Tagen vorbei"))],
        method="by_due_date",
    )
    kommune = django_filters.ModelChoiceFilter(
        label=_("Kommune"), queryset=Member.objects.none(), method="by_member"
    )

    class Meta:
        model = Page
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        user = self.request.user
        members = Member.objects.order_by("sort_key")
        if not is_editorial(user):
            members = members.filter(pk__in=members_written_for(user))
        self.filters["kommune"].queryset = members

    def by_state(self, pages, _name, value):
        """The same states as ``OwnPage.state``, in the database."""
        open_reviews = {int(pk): status for pk, status in reviews_open().values_list("object_id", "status")}
        returned = [pk for pk, status in open_reviews.items() if status == WorkflowState.STATUS_NEEDS_CHANGES]
        if value == RETURNED:
            return pages.filter(pk__in=returned)
        if value == REVIEW:
            return pages.filter(pk__in=open_reviews.keys() - set(returned))
        pages = pages.exclude(pk__in=open_reviews)
        archived = _among_contributions(archived_at__isnull=False)
        return {
            DRAFT: pages.filter(live=False),
            LIVE: pages.filter(live=True).exclude(pk__in=archived),
            ARCHIVED: pages.filter(live=True, pk__in=archived),
        }[value]

    def by_kind(self, pages, _name, value):
        return pages.exact_type(*(model for model in own_models() if model.kind == value))

    def by_due_date(self, pages, _name, value):
        due = _among_contributions(
            review_on__lte=timezone.localdate() + DUE_LIMITS[value], archived_at__isnull=True
        )
        return pages.live().filter(pk__in=due)

    def by_member(self, pages, _name, value):
        return pages.filter(pk__in=member_pages([value.pk]).values("pk"))


def _among_contributions(**conditions) -> list[int]:
    """The ids of contributions of all types that fulfil the conditions."""
    return [
        pk
        for model in contribution_models()
        for pk in model.objects.filter(**conditions).values_list("pk", flat=True)
    ]


class MyContentView(RowReportView):
    """All pages of the members that one writes for; for the ministry those of all members."""

    page_title = _("Meine Inhalte")
    header_icon = "list-ul"
    index_url_name = "my_content"
    index_results_url_name = "my_content_results"
    filterset_class = MyContentFilterSet
    default_ordering = "-latest_revision_created_at"
    export_filename = "meine-inhalte"
    export_headings = {
        "title": _("Titel"),
        "kind": _("Art"),
        "member": _("Kommune"),
        "language": _("Sprache"),
        "state": _("Stand"),
        "visibility": _("Sichtbarkeit"),
        "review_on": _("Prüfen bis"),
        "percent": _("Vollständig (%)"),
        "changed_at": _("Zuletzt geändert"),
        "address": _("Adresse"),
    }
    list_export = [*export_headings]
    no_results_message = _("Hier ist noch nichts. Mit einem neuen Praxisbeispiel fangen die meisten an.")

    def dispatch(self, request, *args, **kwargs):
        """For those who write for a member, and for the ministry."""
        if not is_editorial(request.user) and not members_written_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self):
        """For somebody with one member, the table does not repeat its name."""
        title = TitleColumn(
            "title",
            label=_("Titel"),
            width="28%",
            sort_key="draft_title",
            get_url=lambda row: edit_url(row.page_id),
        )
        several = is_editorial(self.request.user) or len(members_written_for(self.request.user)) > 1
        member = [Column("member", label=_("Kommune"))] if several else []
        return [
            title,
            *member,
            Column("kind", label=_("Art")),
            Column("language", label=_("Sprache")),
            Column("state", label=_("Stand")),
            Column("visibility", label=_("Sichtbarkeit")),
            Column("review_on", label=_("Prüfen bis"), accessor=review_date),
            Column("percent", label=_("Vollständig"), accessor=percent_label),
            DateColumn("changed_at", label=_("Geändert"), sort_key="latest_revision_created_at"),
        ]

    def get_base_queryset(self):
        user = self.request.user
        return member_pages(None if is_editorial(user) else members_written_for(user)).specific()

    def rows(self, object_list):
        return content_rows(object_list)
