"""The next dates on the front page and on profiles: one an event, however often it repeats."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from exchange.municipalities.models import Member, MemberPage
from exchange.municipalities.readers import Reader

from .entries import Entry, entries, entry_rows
from .models import EventPage, Occurrence, Status
from .queries import in_land_calendar, occurrences_visible_to

FRONT_PAGE, PROFILE, PAST = 3, 6, 5
# Enough to find that many events behind a daily one, and still one short query.
READ_AT_MOST = 60


def front_page_dates(reader: Reader) -> list[Entry]:
    """The next dates of the Land calendar that take place."""
    now = timezone.now()
    dates = in_land_calendar(occurrences_visible_to(reader, now))
    coming = dates.filter(ends_at__gt=now, status__in=(Status.SCHEDULED, Status.MOVED))
    return entries(_one_an_event(coming.order_by("starts_at", "pk"), FRONT_PAGE))


def profile_dates(page: MemberPage, reader: Reader) -> dict | None:
    """What a member organises, alone or with others, in any calendar; ``None`` when it never did."""
    now = timezone.now()
    own = _organised_by(page.member, reader, now)
    coming = _one_an_event(own.filter(ends_at__gt=now).order_by("starts_at", "pk"), PROFILE)
    past = _one_an_event(own.filter(ends_at__lte=now).order_by("-starts_at", "-pk"), PAST)
    if not coming and not past:
        return None
    return {"coming": entries(coming), "past": entries(past)}


def _organised_by(member: Member, reader: Reader, now: datetime) -> QuerySet[Occurrence]:
    co_organised = EventPage.further_members.through.objects.filter(member=member)
    mine = Q(event__member=member) | Q(event__in=co_organised.values("eventpage_id"))
    return occurrences_visible_to(reader, now).filter(mine)


def _one_an_event(dates: QuerySet[Occurrence], number: int) -> Iterable[Occurrence]:
    first: dict[int, int] = {}
    for event_id, pk in dates.values_list("event_id", "pk")[:READ_AT_MOST]:
        first.setdefault(event_id, pk)
    chosen = list(first.values())[:number]
    rows = entry_rows(Occurrence.objects.all()).in_bulk(chosen)
    return [rows[pk] for pk in chosen if pk in rows]
