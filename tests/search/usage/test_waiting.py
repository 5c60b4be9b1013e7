"""What is counted of the requests, and that no search waits for it."""

from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from search.models import SearchedDay, SearchedWords
from search.usage import waiting as module
from search.usage.services import Asked
from search.usage.waiting import Waiting, waiting, waiting_write

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_waits():
    waiting.take(older_than=0)
    yield
    waiting.take(older_than=0)


@pytest.fixture
def counted():
    """Words -> (asked, of these found) of what waits to be written."""

    def read():
        counts = {}
        for asked, number in waiting.counts.items():
            before = counts.get(asked.words, (0, 0))
            counts[asked.words] = (before[0] + number, before[1] + number * asked.found)
        return counts

    return read


class TestWhatCounts:
    def test_questions_count_with_whether_they_were_answered(self, entry, client, counted):
        entry("Laterne")
        for address in ("/suche/?q=Laterne", "/suche/?q=Laterne", "/praxisbeispiele/?q=Fackel"):
            client.get(address)
        assert counted() == {"Laterne": (2, 2), "Fackel": (1, 0)}

    def test_a_correction_is_no_answer_to_what_was_typed(self, entry, client, counted):
        from search.spelling.words import word_lists_renew

        entry("Laternenumzug")
        word_lists_renew()
        client.get("/suche/?q=Latermenumzug")
        assert counted() == {"Latermenumzug": (1, 0)}

    @pytest.mark.parametrize(
        "address",
        [
            "/suche/",
            "/suche/?q=%3F%21",
            "/suche/?thema=x",
            "/suche/?q=Laterne&seite=2",
            "/suche/?q=Laterne&art=strategie",
            "/suche/?q=Laterne&sortierung=datum",
            "/suche/?q=Laterne&ansicht=karte",
            "/suche/?q=Laterne&genau=1",
            "/suche/vorschlaege/?q=Laterne",
            "/suche/atom/?q=Laterne",
        ],
    )
    def test_only_the_first_question_counts(self, entry, client, counted, address):
        client.get(address)
        assert counted() == {}

    @pytest.mark.parametrize(
        "headers",
        [
            {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
            {"User-Agent": "curl/8.5"},
            {"Sec-Purpose": "prefetch;prerender"},
            {"Purpose": "prefetch"},
            {"Sec-Fetch-Dest": "empty"},
        ],
    )
    def test_robots_and_pages_that_nobody_opened_do_not_count(self, entry, client, counted, headers):
        client.get("/suche/?q=Laterne", headers=headers)
        client.head("/suche/?q=Laterne")
        assert counted() == {}


class TestWaiting:
    def test_a_search_writes_nothing(self, entry, client):
        with CaptureQueriesContext(connection) as queries:
            client.get("/suche/?q=Laterne")
        written = [
            query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
        ]
        assert written == []
        assert not SearchedDay.objects.exists()

    def test_what_waits_is_written_at_the_end_of_a_later_response(self, entry, client, settings):
        client.get("/suche/?q=Laterne")
        settings.SEARCH_USAGE_SECONDS = 0
        client.get("/healthz/")
        assert SearchedDay.objects.get().asked == 1
        assert SearchedWords.objects.count() == 1
        client.get("/healthz/")
        assert SearchedDay.objects.get().asked == 1

    def test_what_cannot_be_written_is_given_up_and_breaks_no_response(
        self, entry, client, settings, monkeypatch
    ):
        def locked(*, counts):
            raise DatabaseError("database is locked")

        monkeypatch.setattr(module, "searches_write", locked)
        settings.SEARCH_USAGE_SECONDS = 0
        assert client.get("/suche/?q=Laterne").status_code == 200
        waiting_write()
        assert not waiting.counts

    def test_the_memory_is_bounded(self):
        many = Waiting()
        for number in range(module.MAX_WAITING + 50):
            many.note(Asked(date(2026, 11, 2), "de", f"Wort {number}", True))
        assert len(many.counts) == module.MAX_WAITING + 1
        assert many.counts.total() == module.MAX_WAITING + 50
