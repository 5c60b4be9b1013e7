"""An event in a future so far away that no test meets it, and people who want to come."""

import pytest

from cms.mail.models import OutboxMail
from exchange.events.models import EventPage, Occurrence, Registration
from exchange.events.registration.services.signing_up import registration_confirm, registration_request
from exchange.events.services.occurrences import occurrences_refresh
from exchange.municipalities.models import Member, Municipality
from tests.factories.events import berlin, make_event
from tests.factories.municipalities import make_member

NOW = berlin("2090-04-01 10:00")
START = "2090-05-12 18:00"


def make_registrable(member: Member, **fields) -> EventPage:
    """An event with registration here and two seats, unless ``fields`` say otherwise."""
    when = {"starts_at": START, "ends_at": "2090-05-12 20:30"}
    event = make_event(member, **{**when, "registration_mode": "internal", "capacity": 2, **fields})
    # Seen from that future, a series has all its dates.
    occurrences_refresh(event=event, now=NOW)
    return event


def date_of(event: EventPage) -> Occurrence:
    """The first date of an event, as it is now."""
    return event.occurrences.select_related("event").order_by("original_start")[0]


def request_seat(event: EventPage, email: str, *, now=NOW, needs=None, language="de", **details):
    """Send the form; answers the registration that waits for its link, if there is one."""
    details = {"name": email.partition("@")[0].title(), "email": email, **details}
    registration_request(occurrence=date_of(event), language=language, details=details, needs=needs, now=now)
    return Registration.objects.filter(email=email.lower(), state="pending").order_by("pk").last()


def register(event: EventPage, email: str, *, now=NOW, **details) -> Registration:
    """Send the form and follow the link."""
    return registration_confirm(registration=request_seat(event, email, now=now, **details), now=now)


def states(event: EventPage) -> dict[str, str]:
    """The state of everybody, by the name before the @, in the order in which they came."""
    rows = Registration.objects.filter(occurrence__event=event).order_by("pk")
    return {row.email.partition("@")[0]: row.state for row in rows}


def mails_to(email: str) -> list[OutboxMail]:
    """What was written to somebody, first mail first."""
    return list(OutboxMail.objects.filter(to=email).order_by("pk"))


def subjects_to(email: str) -> list[str]:
    """The first words of the mails to somebody."""
    return [mail.subject.partition(":")[0] for mail in mails_to(email)]


@pytest.fixture
def organiser(db) -> Member:
    return make_member("Ahornstadt")


@pytest.fixture
def event(organiser) -> EventPage:
    return make_registrable(organiser)


@pytest.fixture
def districts(db) -> list[Municipality]:
    """Two Regierungsbezirke."""
    return [
        Municipality.objects.create(ags=ags, level="regierungsbezirk", name=name, official_name=name)
        for ags, name in (("051", "Nordbezirk"), ("053", "Südbezirk"))
    ]
