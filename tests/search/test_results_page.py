"""The results page as visitors get it: without JavaScript, everything in the address."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django.utils.html import escape

from exchange.municipalities.models import MemberRole, Visibility
from exchange.municipalities.roles import SiteRole
from search.rebuild import search_rebuild
from tests.factories.contributions import make_guideline, make_offer, make_practice, make_strategy, make_term
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db

KIND_PAGES = {
    "/strategien/": "Zauberstrategie",
    "/leitlinien/": "Zauberleitlinie",
    "/praxisbeispiele/": "Zauberfest",
    "/amtshilfe/": "Zauberhilfe",
}


@pytest.fixture
def member():
    return make_member("Eulenstadt", slug="eulenstadt")


@pytest.fixture
def contributions(member):
    """One of each kind; the practice has a topic of its own, a cost and a part for members."""
    make_term("topic", "lichter", label_de="Lichter")
    made = [
        make_practice(
            member,
            title="Zauberfest",
            summary="Ein Fest für Freiwillige.",
            solution="<p>Mit Laternenumzug durch die Stadt.</p>",
            members_text="<p>Der Feuerschlucker sagte ab.</p>",
            topics=["lichter"],
            cost_once=800,
        ),
        make_strategy(member, title="Zauberstrategie"),
        make_guideline(member, title="Zauberleitlinie"),
        make_offer(member, title="Zauberhilfe"),
    ]
    search_rebuild()
    return made


class Page:
    """What stands on a page."""

    def __init__(self, response):
        assert response.status_code == 200
        self.response = response
        self.soup = BeautifulSoup(response.content, "html.parser")
        self.main = self.soup.main

    @property
    def titles(self):
        return [title.get_text(strip=True) for title in self.main.select("ol.hits .card__title")]

    @property
    def status(self):
        return " ".join(self.main.select_one("[role=status]").get_text().split())

    def counts(self, facet):
        """Label -> count of the options of a facet."""
        boxes = self.main.select(f"input[type=checkbox][name={facet}]")
        labels = [self.main.find("label", attrs={"for": box["id"]}).get_text().split() for box in boxes]
        return {" ".join(words[:-1]): int(words[-1].strip("()")) for words in labels}

    def chosen(self, facet):
        return [box["value"] for box in self.main.select(f"input[name={facet}][checked]")]

    def link(self, text):
        return next(a["href"] for a in self.main.find_all("a") if text in " ".join(a.get_text().split()))

    @property
    def robots(self):
        tag = self.soup.find("meta", attrs={"name": "robots"})
        return tag["content"] if tag else ""

    @property
    def canonical(self):
        return self.soup.find("link", rel="canonical")["href"]


@pytest.fixture
def opened(client):
    return lambda address: Page(client.get(address))


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

    def test_the_question_stands_in_the_form_again(self, contributions, opened):
        page = opened("/suche/?q=Fest&thema=lichter&von=2020-01-02&sortierung=datum")
        assert page.main.find("input", attrs={"name": "q"})["value"] == "Fest"
        assert page.chosen("thema") == ["lichter"]
        assert page.main.find("input", attrs={"name": "von"})["value"] == "2020-01-02"
        assert page.main.find("option", selected=True)["value"] == "datum"

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
        expected = "Art Thema Zielgruppe Handlungsfeld Kosten Personal Status Veröffentlicht".split()
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
        assert bare.canonical == narrowed.canonical == "https://testserver/praxisbeispiele/"
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
        page = opened("/suche/?q=Laterne+Quantencomputer")
        assert opened(page.link("ohne das Wort „Quantencomputer“")).titles == ["Zauberfest"]

    def test_there_is_always_a_way_on(self, contributions, opened):
        page = opened("/strategien/?q=Laterne")
        assert page.link("alles anzeigen") == "/strategien/"
        assert opened(page.link("In allen Beiträgen")).titles == ["Zauberfest"]
        assert page.link("Amtshilfe") == "/amtshilfe/"


HOSTILE = [
    '"',
    '"unbeendet',
    "'; DROP TABLE search_searchentry; --",
    "\x00",
    "Fest\x00fest",
    "x" * 10_000,
    "Fest " * 2_000,
    "ä" * 10_000,
    "-",
    "AND OR NOT NEAR",
    "* * *",
    "((((",
    ")",
    ":",
    "a:b",
    "title_stems:fest",
    "^fest",
    "fest*",
    "{fest}",
    "fest & ! | <->",
    "\\",
    "%",
    "%s %d %%",
    "$1",
    "🎉",
    "👩‍👩‍👧‍👦 Fest",
    "\u202eFest",
    "\ufeff",
    "\ud7ff\ue000",
    "<script>alert(1)</script>",
    "{{ 7 }}{% x %}",
    "../../etc/passwd",
    "志愿者",
    "ﷺ" * 50,
    "a" + "\u0301" * 3_000,
    "1" * 5_000,
    "0x1f 1e5 -5 +3",
    " \t\n ",
]


class TestHostileQuestions:
    def test_any_words_get_a_friendly_page(self, contributions, client):
        for words in HOSTILE:
            for address in ("/suche/", "/amtshilfe/"):
                page = Page(client.get(address, {"q": words}))
                assert page.main.h1, repr(words)
                assert "Treffer" in page.status or "kein Suchwort" in page.status, repr(words)

    def test_without_a_word_nothing_is_found_and_it_is_said(self, contributions, client):
        for words in ["🎉", "-", '"', "***", "?!"]:
            page = Page(client.get("/suche/", {"q": words}))
            assert page.titles == [], words
            assert "kein Suchwort" in page.status, words
            assert page.link("alles anzeigen") == "/suche/"

    def test_any_value_of_any_parameter_is_borne(self, contributions, client):
        numbers = ["-1", "0", "99999999999999999999", "k1", "k" + "9" * 50, "k²"]
        for name in "thema kreis status seite sortierung".split():
            for value in [*HOSTILE, *numbers]:
                assert len(Page(client.get("/suche/", {name: value})).titles) >= 4, (name, value)
        for name in ("von", "bis"):
            for value in [*HOSTILE, *numbers, "2026-02-30", "0001-01-01", "9999-12-31"]:
                Page(client.get("/suche/", {name: value}))

    def test_broken_encoding_and_repeated_parameters_are_borne(self, contributions, opened):
        assert opened("/suche/?q=%ff%fe&q=Laterne&thema=%C3%28").titles == ["Zauberfest"]
        assert opened("/suche/?" + "&".join(f"thema=x{number}" for number in range(500))).titles

    def test_a_table_of_spellings_finds_the_same(self, contributions, client):
        for words in [
            "Laternenumzug",
            "LATERNENUMZÜGE",
            "Laternen\u00adumzug",
            "Laternen-Umzug",
            "Laternenumzu\u200bg",
            "laternenumzuege",
            "Laternenumzu\u0308ge",
            "Umzug\u00a0Laterne",
        ]:
            assert Page(client.get("/suche/", {"q": words})).titles == ["Zauberfest"], words


class TestVisibility:
    """A word of a page that the reader may not see shows on no channel: hits, counts, facets, snippets."""

    @pytest.fixture(autouse=True)
    def hidden(self, member, contributions):
        make_term("topic", "geheim", label_de="Geheimthema")
        make_practice(
            member, title="Netzgeheimnis", visibility=Visibility.NETWORK, topics=["geheim"], status="pilot"
        )
        make_practice(member, title="Stadtgeheimnis", visibility=Visibility.MEMBER, topics=["geheim"])
        make_practice(member, live=False, title="Entwurfsgeheimnis", topics=["geheim"])
        search_rebuild()

    def seen(self, client, words=""):
        page = Page(client.get("/suche/", {"q": words}))
        return page.titles, page.counts("thema").get("Geheimthema", 0), page.main.get_text()

    def test_visitors(self, client):
        _titles, count, text = self.seen(client)
        assert count == 0
        assert "geheim" not in text.lower()
        assert self.seen(client, "Netzgeheimnis")[0] == self.seen(client, "Geheimthema")[0] == []
        assert Page(client.get("/suche/?thema=geheim&status=pilot")).titles == []

    def test_visitors_and_the_part_for_members(self, client):
        assert self.seen(client, "Feuerschlucker")[0] == []
        assert "Feuerschlucker" not in self.seen(client, "Zauberfest sagte")[2]

    def test_people_of_another_member(self, client):
        client.force_login(make_user(MemberRole.EDITOR, make_member("Uhudorf")))
        titles, count, text = self.seen(client)
        assert "Netzgeheimnis" in titles
        assert count == 1
        assert "Stadtgeheimnis" not in text
        titles, _count, text = self.seen(client, "Feuerschlucker")
        assert titles == ["Zauberfest"]
        assert "Feuerschlucker" in text

    def test_people_of_the_member(self, client, member):
        client.force_login(make_user(MemberRole.READER, member))
        titles, count, text = self.seen(client)
        assert {"Netzgeheimnis", "Stadtgeheimnis"} <= set(titles)
        assert count == 2
        assert "Entwurfsgeheimnis" not in text

    def test_the_editors_of_the_ministry(self, client):
        client.force_login(make_user(SiteRole.EDITORIAL))
        titles, count, text = self.seen(client)
        assert {"Netzgeheimnis", "Stadtgeheimnis"} <= set(titles)
        assert count == 2
        assert "Entwurfsgeheimnis" not in text


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
