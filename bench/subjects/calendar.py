"""The calendar's pages and feeds with many events; every tenth is a weekly series."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page

from bench.measuring import Measure, memory, times
from exchange.events.models import EventPage, Occurrence
from exchange.events.planning import planned_dates
from exchange.municipalities.models import Member, MemberPage
from exchange.municipalities.services.provisioning import member_provision
from home.services import site_create

TITLE = "Calendar"
ADDRESSES = {
    "agenda": "/kalender/?von=2027-01-01",
    "month": "/kalender/?ansicht=monat&monat=2027-06",
    "feed": "/kalender/kalender.ics?von=2027-01-01",
    "feed, one type": "/kalender/kalender.ics?von=2027-01-01&typ=fachkongress",
    "Atom": "/kalender/atom/?von=2027-01-01",
}
_FIRST = datetime(2027, 1, 1, 17, tzinfo=UTC)
_TYPES = ("fachkongress", "netzwerktreffen", "regionales-seminar", "digitales-kurzformat")
_REPETITIONS = 5


def measure(size: int, engine_name: str) -> Iterator[Measure]:
    """Fill the database up to ``size`` events, then ask as a visitor; sizes must grow."""
    if not Member.objects.exists():
        site_create()
        member_provision(member=Member.objects.create(name="Musterhausen", kind="gemeinde"), actor=None)
    _fill(size)
    yield Measure("dates", f"{Occurrence.objects.count():,}")
    client = Client(SERVER_NAME="localhost")
    for what, address in ADDRESSES.items():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = client.get(address)
        if response.status_code != 200:
            raise ValueError(f"{address} answers {response.status_code}")
        yield Measure(f"{what}: queries", str(len(queries)))
        yield Measure(f"{what}: size", f"{len(response.content) / 1024:,.0f} kB")
        yield Measure(what, times(partial(client.get, address), _REPETITIONS))
    yield Measure("memory of the process", memory())


@transaction.atomic
def _fill(size: int) -> None:
    """Rows as publishing makes them, without its work: pages below the profile, events, dates."""
    profile = MemberPage.objects.get(locale=Locale.get_default())
    numbers = range(profile.numchild, size)
    kind = ContentType.objects.get_for_model(EventPage)
    pages = [_page(profile, number, kind) for number in numbers]
    Page.objects.bulk_create(pages, batch_size=500)
    rows = []
    for page, number in zip(pages, numbers, strict=True):
        event = _event(profile, page, number)
        event.save_base(raw=True)  # the event's own table alone: the page is there
        dates = planned_dates(event, (), event.starts_at)
        rows += [Occurrence(event=event, updated_at=_FIRST, **vars(date)) for date in dates]
    Occurrence.objects.bulk_create(rows, batch_size=1000)
    Page.objects.filter(pk=profile.pk).update(numchild=size)


def _page(profile: MemberPage, number: int, kind: ContentType) -> Page:
    title = f"Veranstaltung {number} über freiwilliges Engagement"
    return Page(
        title=title, draft_title=title, slug=f"veranstaltung-{number}", content_type=kind, live=True,
        path=Page._get_path(profile.path, profile.depth + 1, number + 1), depth=profile.depth + 1,
        url_path=f"{profile.url_path}veranstaltung-{number}/", locale=profile.locale,
        first_published_at=_FIRST, last_published_at=_FIRST, translation_key=uuid4(),
    )  # fmt: skip


def _event(profile: MemberPage, page: Page, number: int) -> EventPage:
    start = _FIRST + timedelta(hours=number % 8_000)
    series = {"frequency": "weekly", "count": 20} if number % 10 == 0 else {}
    event = EventPage(
        page_ptr=page, member=profile.member, summary="Ein Abend für alle, die Engagement fördern.",
        event_type=_TYPES[number % len(_TYPES)], attendance_mode="onsite", venue_name="Rathaus",
        venue_address="Marktplatz 1", starts_at=start, ends_at=start + timedelta(hours=2),
        land_calendar="accepted", **series,
    )  # fmt: skip
    vars(event).update({name: value for name, value in vars(page).items() if not name.startswith("_")})
    return event
