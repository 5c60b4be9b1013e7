"""A member, its editor, the ministry; events around 12 May 2027, seen in April."""

from datetime import datetime

import pytest

from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.events import berlin, make_event
from tests.factories.municipalities import make_member, make_user

NOW = berlin("2027-04-01 12:00")


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def member(db):
    return make_member("Amselhövel", slug="amselhoevel")


@pytest.fixture
def other_member(db):
    return make_member("Falkenwerth", slug="falkenwerth")


@pytest.fixture
def editor(member):
    return make_user(MemberRole.EDITOR, member, email="editor@amsel.example")


@pytest.fixture
def stranger(other_member):
    return make_user(MemberRole.EDITOR, other_member, email="editor@falken.example")


@pytest.fixture
def curator(db):
    return make_user(SiteRole.EDITORIAL, email="redaktion@land.example")


def make_own(member, **fields):
    """An event that stands on the profile of its member alone."""
    return make_event(member, **{"land_calendar": "own"} | fields)


@pytest.fixture
def event(member):
    return make_own(member, title="Wie Freiwillige bleiben")


@pytest.fixture
def outbox(db):
    """Recipient, subject and text of the mails queued since the last call."""
    from cms.mail.models import OutboxMail

    def read() -> list[tuple[str, str, str]]:
        mails = list(OutboxMail.objects.order_by("pk").values_list("to", "subject", "text"))
        OutboxMail.objects.all().delete()
        return mails

    return read
