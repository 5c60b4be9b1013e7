"""A practice of a member, its editor, the ministry, and the mails that were queued."""

import pytest

from cms.mail.models import OutboxMail
from exchange.municipalities.models import MemberRole
from exchange.municipalities.roles import SiteRole
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, make_user


@pytest.fixture
def member(db):
    return make_member("Amselhövel")


@pytest.fixture
def editor(member):
    return make_user(MemberRole.EDITOR, member, email="editor@amsel.example")


@pytest.fixture
def curator(db):
    return make_user(SiteRole.EDITORIAL, email="redaktion@land.example", last_name="Geheimrat")


@pytest.fixture
def practice(member):
    return make_practice(member, title="Offene Werkstatt")


@pytest.fixture
def mails(db):
    """Recipient, subject and text of the mails queued so far."""

    def read() -> list[tuple[str, str, str]]:
        return list(OutboxMail.objects.order_by("pk").values_list("to", "subject", "text"))

    return read
