"""The results page as visitors get it: without JavaScript, everything in the address."""

import pytest
from django.utils import timezone
from django.utils.html import escape

from search.rebuild import search_rebuild
from tests.factories.contributions import make_practice, make_term
from tests.factories.news import make_news, make_press_release

pytestmark = pytest.mark.django_db

KIND_PAGES = {
    "/strategien/": "Zauberstrategie",
    "/leitlinien/": "Zauberleitlinie",
    "/praxisbeispiele/": "Zauberfest",
    "/amtshilfe/": "Zauberhilfe",
}


class TestFinding:
    def test_a_compound_word_finds_and_is_marked_in_the_snippet(self, contributions, opened):
        page = opened("/suche/?q=Laterne")
        assert page.titles == ["Zauberfest"]
        assert page.status == "1 Treffer für „Laterne“"
        card = page.main.select_one("ol.hits .card")
        assert card.mark.get_text() == "Laternenumzug"
        assert card.select_one(".card__title a")["href"] == "/kommunen/eulenstadt/zauberfest/"
        assert "Praxisbeispiel" in card.get_text()
        assert "Lichter" in card.get_text()
        assert "24.000 Einwohner" in card.get_text()

    def test_a_press_release_is_called_so_and_other_news_are_news(self, member, opened):
        make_press_release(title="Fest im Land")
        make_news(member, title="Fest im Dorf")
        search_rebuild()
        cards = opened("/suche/?q=Fest").main.select("ol.hits .card")
        labels = {card.select_one(".card__title").get_text(): card.select_one(".chip") for card in cards}
        assert labels["Fest im Land"].get_text() == "Pressemitteilung"
        assert labels["Fest im Dorf"].get_text() == "Meldung"

    def test_the_question_stands_in_the_form_again(self, contributions, opened):
        page = opened("/suche/?q=Fest&thema=lichter&von=2020-01-02&sortierung=datum")
        assert page.main.find("input", attrs={"name": "q"})["value"] == "Fest"
        assert page.chosen("thema") == ["lichter"]
        assert page.main.find("input", attrs={"name": "von"})["value"] == "2020-01-02"
        assert page.main.find("option", selected=True)["value"] == "datum"

    def test_the_first_words_are_answered_by_the_best_hits_whatever_the_bare_list_shows_first(
        self, contributions, opened
    ):
        assert opened("/suche/").main.find("select", attrs={"name": "sortierung"}) is None
        assert opened("/suche/?q=Fest").main.find("option", selected=True)["value"] == "relevanz"

    def test_without_a_question_everything_is_listed(self, contributions, opened):
        page = opened("/suche/")
        assert set(page.titles) >= set(KIND_PAGES.values())

    def test_the_page_works_as_a_plain_form(self, contributions, opened):
        form = opened("/suche/").main.find("form")
        assert (form["method"], form["action"], form["role"]) == ("get", "/suche/", "search")
        assert all(fieldset.find("legend") for fieldset in form.find_all("fieldset"))
        ids = [tag["id"] for tag in form.find_all(id=True)]
        assert len(ids) == len(set(ids))

    def test_html_in_questions_and_contents_is_escaped(self, member, client):
        make_practice(member, title="<script>alert(1)</script> Fest", summary="<b>Fest</b>")
        search_rebuild()
        content = client.get("/suche/", {"q": "<script>alert(1)</script> Fest"}).content.decode()
        assert "<script>alert" not in content
        assert "<b>Fest" not in content
        assert escape("<script>") in content

    def test_only_reading_is_allowed(self, client, site):
        assert client.post("/suche/").status_code == 405
        assert client.head("/suche/").status_code == 200

    def test_a_visitor_gets_no_cookie(self, contributions, client):
        response = client.get("/suche/?q=Fest")
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


class TestFacets:
    def test_facets_have_german_names_and_counts(self, contributions, opened):
        page = opened("/suche/")
        names = [group.get_text(strip=True) for group in page.main.select("details.facet legend")]
        expected = "Art Thema Zielgruppe Handlungsfeld Kommune Kosten Personal Status Veröffentlicht".split()
        assert [name for name in names if not name.startswith("Größe")] == expected
        assert page.counts("thema") == {"Lichter": 1, "Anerkennung": 3}
        assert page.counts("art")["Praxisbeispiel"] == 1
        assert page.counts("kosten")["bis 1.000 Euro"] == 1

    def test_a_chosen_value_narrows_the_hits_and_keeps_its_siblings_selectable(self, contributions, opened):
        page = opened("/suche/?thema=lichter")
        assert page.titles == ["Zauberfest"]
        assert page.counts("thema") == {"Lichter": 1, "Anerkennung": 3}
        assert page.counts("art") == {"Praxisbeispiel": 1}
        assert page.chosen("thema") == ["lichter"]

    def test_two_values_of_a_facet_are_alternatives(self, contributions, opened):
        assert len(opened("/suche/?thema=lichter&thema=anerkennung").titles) == 4

    def test_chips_take_each_choice_back(self, contributions, opened):
        page = opened("/suche/?q=Zauber&thema=lichter&art=praxisbeispiel&von=2020-01-01")
        assert page.link("Thema: Lichter") == "/suche/?q=Zauber&art=praxisbeispiel&von=2020-01-01"
        assert page.link("Art: Praxisbeispiel") == "/suche/?q=Zauber&thema=lichter&von=2020-01-01"
        assert page.link("ab: 1. Januar 2020") == "/suche/?q=Zauber&art=praxisbeispiel&thema=lichter"
        assert page.link("Alle Filter entfernen") == "/suche/?q=Zauber"

    def test_a_retired_key_in_an_old_address_follows_its_successor(self, contributions, opened):
        new = make_term("topic", "lichter")
        make_term("topic", "lampen", retired=True, replaced_by=new)
        page = opened("/suche/?thema=lampen")
        assert page.titles == ["Zauberfest"]
        assert page.chosen("thema") == ["lichter"]

    def test_a_chosen_value_without_hits_can_be_unchosen(self, contributions, opened):
        page = opened("/suche/?q=Laterne&thema=anerkennung")
        assert page.titles == []
        assert page.counts("thema") == {"Lichter": 1, "Anerkennung": 0}
        assert page.chosen("thema") == ["anerkennung"]


class TestListsOfOneKind:
    @pytest.mark.parametrize(("address", "title"), KIND_PAGES.items())
    def test_each_kind_has_a_list_of_its_own(self, contributions, opened, address, title):
        page = opened(address)
        assert page.titles == [title]
        assert page.main.h1.get_text() != "Suche"
        assert page.main.select_one(".lead").get_text(strip=True)
        assert page.counts("art") == {}
        assert page.main.form["action"] == address
        assert opened(f"{address}?art=kommune&q=Zauber").titles == [title]
        assert opened(f"{address}?q=Eulenstadt").titles == [title]

    def test_the_newest_come_first(self, member, opened):
        for number in range(3):
            page = make_practice(member, title=f"Fest {number}")
            moment = timezone.now() - timezone.timedelta(days=10 * number)
            type(page).objects.filter(pk=page.pk).update(last_published_at=moment)
        search_rebuild()
        assert opened("/praxisbeispiele/").titles == ["Fest 0", "Fest 1", "Fest 2"]

    @pytest.mark.parametrize("prefix", ["/en", "/de-simple"])
    def test_other_languages_have_the_same_addresses(self, contributions, opened, prefix):
        page = opened(f"{prefix}/praxisbeispiele/?q=Zauber")
        assert page.titles == []
        assert page.german_titles == ["Zauberfest"]
        assert page.main.form["action"] == f"{prefix}/praxisbeispiele/"


class TestPages:
    @pytest.fixture
    def many(self, member):
        for number in range(23):
            make_practice(member, title=f"Fest {number}")
        search_rebuild()

    def test_pages_follow_each_other_and_keep_the_question(self, many, opened):
        first = opened("/praxisbeispiele/?q=Fest&thema=anerkennung")
        address = first.link("Weiter")
        assert address == "?q=Fest&thema=anerkennung&seite=2"
        second = opened(f"/praxisbeispiele/{address}")
        third = opened("/praxisbeispiele/?q=Fest&thema=anerkennung&seite=3")
        assert [len(page.titles) for page in (first, second, third)] == [10, 10, 3]
        assert len({*first.titles, *second.titles, *third.titles}) == 23

    def test_beyond_the_last_page_is_the_last_page(self, many, opened):
        assert opened("/praxisbeispiele/?seite=99").titles == opened("/praxisbeispiele/?seite=3").titles

    def test_canonical_addresses_and_robots(self, many, opened):
        bare, second = opened("/praxisbeispiele/"), opened("/praxisbeispiele/?seite=2&utm_source=x")
        narrowed = opened("/praxisbeispiele/?thema=anerkennung")
        assert (bare.robots, second.robots, narrowed.robots) == ("", "", "noindex, follow")
        assert bare.canonical == "https://testserver/praxisbeispiele/"
        assert narrowed.canonical == "https://testserver/praxisbeispiele/?thema=anerkennung"
        assert second.canonical == "https://testserver/praxisbeispiele/?seite=2"


class TestNoHits:
    def test_the_filter_that_leaves_nothing_is_named_with_the_hits_without_it(self, contributions, opened):
        page = opened("/suche/?q=Laterne&thema=anerkennung&art=praxisbeispiel")
        assert page.status == "0 Treffer für „Laterne“"
        text = " ".join(page.main.get_text().split())
        assert "ohne Thema „Anerkennung“ (1 Treffer)" in text
        assert "ohne Art" not in text
        way = page.link("ohne Thema")
        assert opened(way).titles == ["Zauberfest"]

    def test_the_word_that_leaves_nothing_is_named(self, contributions, opened):
        page = opened("/suche/?q=Laterne+Quantencomputer+Zeppelin+Geysir")
        assert page.titles == []
        assert opened(page.link("ohne das Wort „Quantencomputer“")).titles == ["Zauberfest"]

    def test_quotes_that_leave_nothing_may_be_left_out(self, contributions, opened):
        page = opened("/suche/?q=%22Laterne+Feuerwehr%22+-Fest")
        assert page.titles == []
        assert opened(page.link("ohne Anführungszeichen und Minus")).titles == ["Zauberfest"]

    def test_terms_with_a_name_like_the_words_are_offered_with_their_hits(self, contributions, opened):
        page = opened("/suche/?q=Lichtergirlande&thema=anerkennung")
        assert "Lichter (1 Treffer)" in page.text
        assert opened(page.link("Lichter")).titles == ["Zauberfest"]

    def test_colleagues_who_offer_help_with_the_same_words_are_named(self, contributions, opened):
        page = opened("/leitlinien/?q=Zauberhilfe")
        assert page.titles == []
        assert "Amtshilfe zu „Zauberhilfe“ (1 Treffer)" in page.text
        assert opened(page.link("Amtshilfe zu")).titles == ["Zauberhilfe"]

    def test_there_is_always_a_way_on(self, contributions, opened):
        page = opened("/strategien/?q=Laterne")
        assert page.link("alles anzeigen") == "/strategien/"
        assert opened(page.link("In allen Beiträgen")).titles == ["Zauberfest"]
        assert page.link("Amtshilfe") == "/amtshilfe/"


def test_the_number_of_queries_is_equal_for_3_and_30_entries(member, client, django_assert_max_num_queries):
    address = "/suche/?q=Fest&thema=anerkennung"

    def queries():
        with django_assert_max_num_queries(40) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    for number in range(3):
        make_practice(member, title=f"Fest {number}")
    search_rebuild()
    queries()
    few = queries()
    for number in range(3, 30):
        make_practice(member, title=f"Fest {number}")
    search_rebuild()
    assert queries() == few


class TestLongAndLarge:
    def test_of_long_filters_the_most_frequent_values_stand_first_and_the_others_behind_a_more(
        self, entry, opened
    ):
        for number in range(11):
            make_term("topic", f"thema-{number:02}", label_de=f"Thema {number:02}", order=100 + number)
            entry(f"Fest {number}", facets={"thema": [f"thema-{number:02}"]})
        entry("Noch ein Fest", facets={"thema": ["thema-10"]})
        page = opened("/suche/?thema=thema-09")
        group = next(each for each in page.main.select("details.facet") if each.legend.get_text() == "Thema")
        shown = [box["value"] for box in group.select("fieldset > div input")]
        assert len(shown) == 8
        assert {"thema-09", "thema-10"} <= set(shown)
        assert shown == sorted(shown)
        assert group.select_one(".facet__more summary").get_text() == "3 weitere anzeigen"
        assert len(page.counts("thema")) == 11

    def test_more_hits_than_are_counted_are_said_to_be_more(self, entry, opened, monkeypatch):
        from search.engines import database

        monkeypatch.setattr(database, "MAX_COUNTED", 2)
        for number in range(4):
            entry(f"Fest {number}")
        assert opened("/suche/?q=Fest").status == "über 2 Treffer für „Fest“"

    def test_a_hit_by_meaning_alone_says_so(self, entry, opened, monkeypatch):
        from search import answering
        from search.ranking import Hit

        near = entry("Feuerkorb").search_entries.get().pk
        entry("Laterne")
        rank = answering.rank
        monkeypatch.setattr(answering, "rank", lambda *args: [*rank(*args), Hit(near, 0.1, by_meaning=True)])
        page = opened("/suche/?q=Laterne")
        assert page.titles == ["Laterne", "Feuerkorb"]
        first, second = page.main.select("ol.hits article")
        assert "inhaltlich ähnlich" in second.get_text()
        assert "inhaltlich ähnlich" not in first.get_text()
