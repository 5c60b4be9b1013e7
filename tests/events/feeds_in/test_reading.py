"""An attempt from the address to the suggestions, with a real server."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.mail.models import OutboxMail
from cms.tick.registry import jobs_registered
from exchange.events.feeds_in.reading import LONGEST_PAUSE, feed_read, pause
from exchange.events.feeds_in.services import feed_save
from exchange.events.feeds_in.tasks import feeds_due
from exchange.events.models import CalendarFeed, FeedSuggestion
from exchange.municipalities.models import MemberRole
from tests.factories.municipalities import make_user

from .conftest import NOW
from .reading import calendar

pytestmark = pytest.mark.django_db

GOOD = calendar("UID:fest\nDTSTART:20260501T150000\nSUMMARY:Fest")
BROKEN = calendar("UID:fest\nDTSTART:20260501T150000\nSUMMARY:Fest", "UID:b\nDTSTART:bald\nSUMMARY:Kaputt")


@pytest.fixture
def attempt(feed, server, policy_for):
    """Fetch from the server, `hours` after the first attempt."""
    CalendarFeed.objects.filter(pk=feed.pk).update(url=server.url)

    def read(hours: int = 0) -> CalendarFeed:
        now = NOW + timedelta(hours=hours)
        feed_read(feed=CalendarFeed.objects.get(pk=feed.pk), now=now, policy=policy_for(server))
        return CalendarFeed.objects.get(pk=feed.pk)

    return read


def test_what_a_server_says_becomes_suggestions(attempt, server):
    server.says(GOOD)
    feed = attempt()
    assert (feed.state, feed.problems, feed.read_at) == ("read", [], NOW)
    assert FeedSuggestion.objects.get().content["title"] == "Fest"
    assert feed.next_fetch_at == NOW + pause(0)


def test_problems_stand_beside_what_was_read(attempt, server):
    server.says(BROKEN)
    feed = attempt()
    assert feed.state == "partly"
    assert feed.problems == [
        {"line": 10, "reason": "„Kaputt“ wurde nicht gelesen: DTSTART: „bald“ ist kein Datum."}
    ]
    assert FeedSuggestion.objects.count() == 1


def test_a_file_is_asked_for_by_its_version_and_once_a_day_as_a_whole(attempt, server):
    server.says(GOOD, ETag='"eins"')
    attempt()
    server.says(status=304)
    assert attempt(4).state == "read"
    assert server.asked[1][1]["If-None-Match"] == '"eins"'
    server.says(GOOD)
    attempt(25)
    assert "If-None-Match" not in server.asked[2][1]


def test_the_owner_hears_once_of_a_file_that_can_not_be_read(attempt, server, member):
    editor = make_user(MemberRole.EDITOR, member)
    make_user(MemberRole.READER, member)
    server.says(b"<!DOCTYPE html><html>Bitte anmelden</html>")
    assert attempt().state == "unreadable"
    attempt(4)
    mail = OutboxMail.objects.get()
    assert mail.to == editor.email
    assert mail.subject == "Kalender nicht lesbar: Kalender der Stadt"
    assert "Zeile 1: Unter der Adresse steht eine Webseite" in mail.text
    assert "kalender-uebernehmen" in mail.text


def test_the_owner_hears_again_when_it_breaks_again(attempt, server, member):
    make_user(MemberRole.EDITOR, member)
    for hours, body in enumerate([b"{}", GOOD, b"{}"]):
        server.says(body)
        attempt(hours)
    assert OutboxMail.objects.count() == 2


def test_a_server_that_is_away_for_a_while_is_no_news(attempt, server, member):
    make_user(MemberRole.EDITOR, member)
    server.says(status=503)
    for hours in range(2):
        assert attempt(hours).state == "unreachable"
    assert not OutboxMail.objects.exists()
    attempt(2)
    attempt(3)
    assert "503" in OutboxMail.objects.get().text
    server.says(GOOD)
    feed = attempt(4)
    assert (feed.state, feed.failures, feed.told) == ("read", 0, "")


def test_pauses_grow_with_each_failure(attempt, server):
    server.says(status=500)
    assert attempt().next_fetch_at == NOW + pause(1) > NOW + pause(0)
    assert [pause(number) for number in (5, 50, 5000)] == [LONGEST_PAUSE] * 3


def test_after_a_failure_the_whole_file_is_read(attempt, server):
    server.says(GOOD, ETag='"eins"')
    attempt()
    server.says(status=500)
    attempt(1)
    server.says(GOOD)
    assert attempt(2).state == "read"
    assert "If-None-Match" not in server.asked[2][1]


def test_suggestions_stay_when_the_calendar_breaks(attempt, server):
    server.says(GOOD)
    attempt()
    server.says(b"")
    attempt(1)
    server.says(status=404)
    attempt(2)
    assert FeedSuggestion.objects.get().state == "open"


def test_an_answer_for_an_old_address_is_not_noted(feed, server, policy_for):
    feed.url = server.url  # only in memory: the row has another address meanwhile
    server.says(GOOD, ETag='"alt"')
    feed_read(feed=feed, now=NOW, policy=policy_for(server))
    assert CalendarFeed.objects.get().state == "new"


def test_production_refuses_this_machine(feed, server):
    CalendarFeed.objects.update(url="https://127.0.0.1/kalender.ics")
    feed_read(feed=CalendarFeed.objects.get(), now=NOW)
    (problem,) = CalendarFeed.objects.get().problems
    assert "öffentlichen Internet" in problem["reason"]


def test_the_clock_queues_what_is_due_once(feed, member, database_tasks):
    from django_tasks_db.models import DBTaskResult

    now = timezone.now()
    resting = CalendarFeed.objects.create(member=member, name="Ruht", url="https://a.example/", active=False)
    later = CalendarFeed.objects.create(
        member=member, name="Später", url="https://b.example/", next_fetch_at=now + timedelta(days=2)
    )
    CalendarFeed.objects.filter(pk__in=[feed.pk, resting.pk]).update(next_fetch_at=now - timedelta(days=1))
    feeds_due()
    feeds_due()
    assert [result.args_kwargs["args"] for result in DBTaskResult.objects.all()] == [[feed.pk]]
    assert CalendarFeed.objects.get(pk=later.pk).next_fetch_at == now + timedelta(days=2)


def test_the_clock_knows_the_job():
    assert "calendar_feeds" in {job.name for job in jobs_registered()}


def test_a_new_address_begins_from_the_start(feed, database_tasks):
    CalendarFeed.objects.update(etag='"alt"', failures=5, state="unreachable", told="x", read_at=NOW)
    feed = CalendarFeed.objects.get()
    feed.url = "https://neu.example/kalender.ics"
    feed_save(feed=feed)
    feed.refresh_from_db()
    assert (feed.etag, feed.failures, feed.state, feed.told, feed.read_at) == ("", 0, "new", "", None)
