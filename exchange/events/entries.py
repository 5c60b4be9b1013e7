"""Dates as lists show them: everything a template needs, read for all dates together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from wagtail.models import Locale

from .date_words import first_day, last_day, time_words
from .models import AttendanceMode, EventMaterial, EventType, LandCalendar, Occurrence, Status
from .queries import translations_of

# Lists show little of a page, and events hold much prose.
COLUMNS = (
    "original_start", "starts_at", "ends_at", "all_day", "status", "status_reason", "free_seats",
    "event__title", "event__summary", "event__url_path", "event__slug", "event__path", "event__depth",
    "event__live", "event__translation_key", "event__event_type", "event__attendance_mode",
    "event__venue_name", "event__land_calendar", "event__sign_language", "event__captioning",
    "event__locale__language_code", "event__member__name", "event__member__fictional",
)  # fmt: skip
# Django's ``get_…_display`` translates all choices for each row.
_KINDS, _MODES, _STATUSES = dict(EventType.choices), dict(AttendanceMode.choices), dict(Status.choices)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One date in a list, in the reader's words; ``lang`` names the language of a German title."""

    url: str
    title: str
    summary: str
    day: date
    last_day: date
    when: str
    kind: str
    mode: str
    place: str
    organiser: str
    status: str
    status_label: str
    reason: str
    moved_from: date | None = None
    seats: str = ""
    featured: bool = False
    fictional: bool = False
    signed: bool = False
    captioned: bool = False
    lang: str = ""
    materials: Sequence[EventMaterial] = field(default_factory=tuple)

    @property
    def takes_place(self) -> bool:
        return self.status in (Status.SCHEDULED, Status.MOVED)


def entry_rows(occurrences: QuerySet[Occurrence]) -> QuerySet[Occurrence]:
    """With the columns that entries need, and no more."""
    return occurrences.select_related("event__locale", "event__member").only(*COLUMNS)


def entries(occurrences: Iterable[Occurrence], *, with_materials: bool = False) -> list[Entry]:
    """Entries in the given order and the active language, which costs two queries; materials cost one."""
    occurrences = list(occurrences)
    events = {row.event_id: row.event for row in occurrences}
    foreign = get_language() != settings.LANGUAGE_CODE
    translated = translations_of(events.values(), Locale.get_active().pk) if foreign else {}
    materials = _materials_of(events) if with_materials else {}
    return [
        _entry(row, translated.get(row.event.translation_key), foreign, materials.get(row.event_id, ()))
        for row in occurrences
    ]


def _materials_of(event_ids: Iterable[int]) -> dict[int, list[EventMaterial]]:
    found: dict[int, list[EventMaterial]] = {}
    rows = EventMaterial.objects.filter(page_id__in=list(event_ids)).select_related("document")
    for row in rows.order_by("page_id", "sort_order"):
        found.setdefault(row.page_id, []).append(row)
    return found


def _entry(row: Occurrence, translation, foreign: bool, materials) -> Entry:
    event, page = row.event, translation or row.event
    is_moved = row.status == Status.MOVED and row.original_start != row.starts_at
    return Entry(
        url=page.url,
        title=page.title,
        summary=page.summary,
        day=first_day(row),
        last_day=last_day(row),
        when=time_words(row),
        kind=str(_KINDS.get(event.event_type, event.event_type)),
        mode=str(_MODES.get(event.attendance_mode, event.attendance_mode)),
        place=event.venue_name if event.attendance_mode != AttendanceMode.ONLINE else "",
        organiser=event.member.name,
        status=row.status,
        status_label=str(_STATUSES.get(row.status, row.status)),
        reason=row.status_reason,
        moved_from=row.original_start if is_moved else None,
        seats=seats_words(row),
        featured=event.land_calendar == LandCalendar.FEATURED,
        fictional=event.member.fictional,
        signed=event.sign_language,
        captioned=event.captioning,
        lang="de" if foreign and translation is None else "",
        materials=materials,
    )


def seats_words(row: Occurrence) -> str:
    """ "ausgebucht", "noch 3 Plätze", "" where nobody counts or nothing takes place."""
    if row.free_seats is None or not row.takes_place:
        return ""
    if row.free_seats == 0:
        return _("ausgebucht")
    return ngettext("noch %(number)s Platz frei", "noch %(number)s Plätze frei", row.free_seats) % {
        "number": row.free_seats
    }
