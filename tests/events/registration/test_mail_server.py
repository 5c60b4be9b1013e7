"""A mail server on a bad day loses no confirmation, sends nothing twice and lets nobody wait."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cms import spam
from cms.mail.delivery import outbox_deliver
from cms.mail.models import OutboxMail
from cms.mail.queries import LEASE
from tests.mail.conftest import delivery, hanging_server, inbox, no_server  # noqa: F401 - fixtures

from .conftest import date_of, register

pytestmark = pytest.mark.django_db

State = OutboxMail.State


@pytest.fixture(autouse=True)
def _patient(monkeypatch):
    monkeypatch.setattr(spam, "FASTEST", timedelta(0))


def sign_up(client, event, email="anna@example.org"):
    """Fill in the form and follow the link, as a visitor; answers both pages."""
    url = f"{event.get_url()}anmeldung/"
    shown = re.search(r'name="shown" value="([^"]+)"', client.get(url).content.decode()).group(1)
    form = {"shown": shown, "name": "Anna", "email": email, "occurrence": date_of(event).pk}
    sent = client.post(url, form)
    text = OutboxMail.objects.filter(to=email).latest("pk").text
    link = re.search(r"https://testserver(/kalender/\S+)", text).group(1)
    return sent, client.post(link, follow=True)


def make_due() -> None:
    OutboxMail.objects.filter(state=State.QUEUED).update(next_attempt_at=timezone.now())


def subjects(messages) -> list[str]:
    return [message["Subject"].strip().partition(":")[0] for _, message in messages]


BOTH = ["Bitte bestätigen Sie Ihre Anmeldung", "Sie sind angemeldet"]


def test_a_running_server_gets_both_mails_and_the_calendar_file(client, event, inbox):  # noqa: F811
    sign_up(client, event)
    assert outbox_deliver() == 2
    assert subjects(inbox.messages) == BOTH
    [attachment] = inbox.messages[1][1].iter_attachments()
    assert "SUMMARY:Wie Freiwillige bleiben" in attachment.get_content()


@pytest.mark.parametrize("server", ["no_server", "hanging_server"])
def test_a_server_that_does_not_answer_keeps_nobody_waiting(client, event, request, server):
    request.getfixturevalue(server)
    for page in sign_up(client, event):
        assert page.status_code == 200
    assert outbox_deliver() == 0
    assert OutboxMail.objects.filter(state=State.QUEUED).count() == 2


@pytest.mark.parametrize("server", ["no_server", "hanging_server"])
def test_when_it_is_back_everything_arrives_once(client, event, request, server):
    request.getfixturevalue(server)
    sign_up(client, event)
    outbox_deliver()
    running = request.getfixturevalue("inbox")
    make_due()
    outbox_deliver()
    outbox_deliver()
    assert subjects(running.messages) == BOTH


def test_a_server_that_takes_the_mail_and_then_dies_does_not_get_it_twice(client, event, inbox):  # noqa: F811
    inbox.hangs_up_after_text = True
    sign_up(client, event)
    outbox_deliver()
    inbox.hangs_up_after_text = False
    make_due()
    outbox_deliver()
    assert subjects(inbox.messages) == BOTH
    assert OutboxMail.objects.get(state=State.FAILED).subject.startswith(BOTH[0])


def test_a_worker_that_dies_while_sending_is_seen_and_nothing_goes_out_again(client, event, inbox):  # noqa: F811
    register(event, "anna@example.org")
    OutboxMail.objects.update(
        state=State.SENDING, sending_since=timezone.now() - LEASE - timedelta(seconds=1)
    )
    outbox_deliver()
    assert inbox.messages == []
    assert OutboxMail.objects.filter(state=State.FAILED).count() == 2


def test_no_seat_without_its_mail_and_no_mail_without_its_seat(client, event, monkeypatch):
    """The mail stands in the transaction that gives the seat."""
    from exchange.events.registration.services import seating

    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr(seating, "seats_count", broken)
    with pytest.raises(RuntimeError):
        register(event, "anna@example.org")
    assert not OutboxMail.objects.filter(subject__startswith=BOTH[1]).exists()
    assert list(event.occurrences.values_list("registrations__state", flat=True)) == ["pending"]


def test_addresses_stay_out_of_the_log(client, event, inbox, caplog):  # noqa: F811
    inbox.refuses["anna@example.org"] = "550 anna@example.org unknown"
    register(event, "anna@example.org")
    outbox_deliver()
    assert caplog.records
    assert "anna@example.org" not in caplog.text
