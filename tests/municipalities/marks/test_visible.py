"""What readers see of marks: signs on cards and pages, a filter, a list of what is highlighted."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Locale

from cms.models import NetworkSettings
from exchange.municipalities.cards import contribution_cards
from exchange.municipalities.marks.queries import highlighted, marks_of
from exchange.municipalities.marks.services import mark_remove, mark_set
from exchange.municipalities.models import MarkKind, Visibility
from exchange.municipalities.moderation.services import page_archive, page_take_offline, page_unarchive
from exchange.municipalities.readers import VISITOR, Reader
from search.rebuild import search_rebuild
from tests.factories.contributions import make_offer, make_practice, make_strategy
from tests.search.results_page import ResultsPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def mark(curator):
    def set_mark(page, kind=MarkKind.HIGHLIGHTED, reason="Leicht nachzumachen."):
        return mark_set(page=page, user=curator, kind=kind, reason=reason)

    return set_mark


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


def translated(page, locale):
    translation = page.copy_for_translation(locale, copy_parents=True)
    translation.title = f"{page.title} in English"
    for profile in translation.get_ancestors().filter(live=False).specific():
        profile.save_revision().publish()
    translation.save_revision().publish()
    return type(page).objects.get(pk=translation.pk)


def marks_on(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser").select_one(".marks--full")
    return " ".join(found.get_text().split()) if found else ""


class TestDetail:
    def test_it_names_the_ministry_the_day_and_the_reason_and_no_person(self, practice, mark, client):
        given = mark(practice)
        text = marks_on(client, practice)
        assert "Hervorgehoben" in text
        assert "Leicht nachzumachen." in text
        assert NetworkSettings.objects.get().ministry_name in text
        assert f"{given.set_at:%Y}" in text
        assert "Geheimrat" not in client.get(practice.url).content.decode()

    def test_an_archived_page_shows_none_until_it_comes_back(self, practice, mark, client, curator):
        mark(practice)
        page_archive(page=practice, user=curator)
        assert marks_on(client, practice) == ""
        page_unarchive(page=practice, user=curator)
        assert marks_on(client, practice) != ""

    def test_translations_show_the_marks_of_their_source(self, practice, mark, client, english):
        translation = translated(practice, english)
        mark(practice)
        assert "Leicht nachzumachen." in marks_on(client, translation)


class TestQueries:
    def test_marks_of_many_pages_cost_one_query(self, member, mark, django_assert_num_queries):
        pages = [make_practice(member, title=f"Beispiel {n}") for n in range(4)]
        for page in pages[:3]:
            mark(page, MarkKind.CHECKED)
            mark(page)
        with django_assert_num_queries(1):
            found = marks_of(pages)
        assert {pk: [each.kind for each in marks] for pk, marks in found.items()} == {
            page.pk: ["hervorgehoben", "geprueft"] for page in pages[:3]
        }
        with django_assert_num_queries(0):
            assert marks_of([]) == {}

    def test_cards_carry_them(self, practice, mark):
        mark(practice, MarkKind.CHECKED)
        [card] = contribution_cards([practice])
        assert [(each.kind, each.label) for each in card.marks] == [("geprueft", "Geprüft")]

    def test_highlighted_shows_the_newest_mark_first(self, member, mark):
        pages = [make_practice(member), make_strategy(member), make_offer(member)]
        for page in pages:
            mark(page)
        mark(make_practice(member, title="Nur geprüft"), MarkKind.CHECKED)
        assert highlighted(VISITOR, 2) == [pages[2], pages[1]]

    def test_highlighted_shows_only_what_the_reader_may_see(self, member, mark, curator):
        shared = make_practice(member, title="Netz", visibility=Visibility.NETWORK)
        own = make_practice(member, title="Haus", visibility=Visibility.MEMBER)
        offline = make_practice(member, title="Offline")
        for page in (shared, own, offline):
            mark(page)
        page_take_offline(page=offline, user=curator)
        assert highlighted(VISITOR, 9) == []
        assert highlighted(Reader(is_member=True), 9) == [shared]
        assert highlighted(Reader(True, frozenset({member.pk})), 9) == [own, shared]

    def test_highlighted_is_in_the_readers_language(self, practice, mark, english):
        translation = translated(practice, english)
        mark(practice)
        with override("en"):
            assert highlighted(VISITOR, 9) == [translation]

    def test_more_marks_cost_no_more_queries(self, member, mark):
        def queries() -> int:
            with CaptureQueriesContext(connection) as asked:
                highlighted(VISITOR, 50)
            return len(asked)

        mark(make_practice(member))
        few = queries()
        for number in range(5):
            mark(make_practice(member, title=f"Beispiel {number}"))
        assert queries() == few


class TestSearch:
    def test_one_may_filter_by_marks_and_cards_show_them(self, member, practice, mark, client):
        make_practice(member, title="Ohne alles")
        mark(practice, MarkKind.CHECKED)
        search_rebuild()
        page = ResultsPage(client.get("/suche/?auszeichnung=geprueft"))
        assert [title.replace("\xad", "") for title in page.titles] == ["Offene Werkstatt"]
        assert page.main.select_one("ol.hits .mark").get_text(strip=True) == "Geprüft"
        assert page.counts("auszeichnung") == {"Geprüft": 1}

    def test_the_search_follows_at_once(
        self, practice, mark, client, curator, django_capture_on_commit_callbacks
    ):
        search_rebuild()

        def found() -> list[str]:
            return ResultsPage(client.get("/suche/?auszeichnung=hervorgehoben")).titles

        with django_capture_on_commit_callbacks(execute=True):
            given = mark(practice)
        assert len(found()) == 1
        with django_capture_on_commit_callbacks(execute=True):
            mark_remove(mark=given, user=curator)
        assert found() == []

    def test_archived_pages_are_not_found_by_their_marks(
        self, practice, mark, client, curator, django_capture_on_commit_callbacks
    ):
        mark(practice)
        with django_capture_on_commit_callbacks(execute=True):
            page_archive(page=practice, user=curator)
        assert ResultsPage(client.get("/suche/?auszeichnung=hervorgehoben")).titles == []

    def test_visitors_do_not_count_what_they_may_not_see(self, member, mark, client):
        mark(make_practice(member, visibility=Visibility.NETWORK))
        search_rebuild()
        assert "auszeichnung" not in ResultsPage(client.get("/suche/")).counts("auszeichnung")
        assert ResultsPage(client.get("/suche/?auszeichnung=hervorgehoben")).titles == []
