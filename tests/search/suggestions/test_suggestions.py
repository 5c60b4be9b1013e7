"""What the search box suggests, to whom, and that it works by the address alone."""

import pytest

from exchange.municipalities.models import MemberRole
from search.models import TitleKey
from tests.factories.contributions import make_term
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(client):
    """Heading -> labels for what was typed."""

    def ask(typed, prefix=""):
        groups = client.get(f"{prefix}/suche/vorschlaege/", {"q": typed}).json()["groups"]
        return {group["label"]: [each["label"] for each in group["suggestions"]] for group in groups}

    return ask


class TestTitles:
    def test_a_title_is_suggested_by_the_beginning_of_any_word(self, entry, suggest):
        entry("Laternenumzug im Dorf")
        for typed in ("la", "Laternenum", "umzug", "dorf", "laternenumzug im d"):
            assert suggest(typed) == {"Beiträge": ["Laternenumzug im Dorf"]}, typed
        assert suggest("zug") == suggest("xy") == {}

    def test_titles_that_begin_so_come_first_then_by_alphabet(self, entry, suggest):
        for title in ("Wege ins Ehrenamt", "Ehrenamtskarte", "Das Ehrenamt", "Ehrenamt in Zahlen"):
            entry(title)
        assert suggest("ehren")["Beiträge"] == [
            "Ehrenamt in Zahlen", "Ehrenamtskarte", "Wege ins Ehrenamt", "Das Ehrenamt",
        ]  # fmt: skip

    def test_at_most_eight_are_suggested(self, entry, suggest):
        for number in range(12):
            entry(f"Fest {number}")
        assert len(suggest("fest")["Beiträge"]) == 8

    def test_one_letter_or_no_word_suggests_nothing(self, entry, suggest):
        entry("Fest")
        for typed in ("", "f", "?!", "\x00", " "):
            assert suggest(typed) == {}

    def test_each_language_suggests_its_own_pages(self, entry, suggest):
        entry("Fest")
        assert suggest("fest", "/en") == {}

    def test_a_suggestion_says_what_it_is_and_where_it_leads(self, entry, client):
        entry("Fest", place="Eulenstadt")
        answer = client.get("/suche/vorschlaege/?q=fe").json()
        assert answer["status"] == "1 Vorschlag"
        assert answer["groups"][0]["suggestions"] == [
            {"label": "Fest", "note": "Praxisbeispiel, Eulenstadt", "url": "/fest/"}
        ]

    def test_a_new_title_replaces_the_old_one_and_a_deleted_page_is_gone(
        self, contributions, suggest, on_commit
    ):
        fest = contributions[0]
        with on_commit():
            fest.title = "Lichterfest"
            fest.save_revision().publish()
        assert suggest("zauberf") == {}
        assert suggest("lichterf") == {"Beiträge": ["Lichterfest"]}
        fest.delete()
        assert suggest("lichterf") == {}

    def test_keys_of_an_unchanged_title_are_left_alone(self, entry, site):
        from search.models import SearchEntry
        from search.rebuild import search_rebuild

        search_rebuild()
        before = list(TitleKey.objects.order_by("pk").values_list("pk", flat=True))
        search_rebuild()
        assert list(TitleKey.objects.order_by("pk").values_list("pk", flat=True)) == before
        assert SearchEntry.objects.count() <= len(before)


class TestPlacesAndTerms:
    def test_municipalities_lead_to_their_profile(self, entry, client):
        entry("Eulenstadt", kind="kommune", place="Eulenstadt")
        entry("Eulenfest")
        groups = client.get("/suche/vorschlaege/?q=eul").json()["groups"]
        assert [group["label"] for group in groups] == ["Kommunen", "Beiträge"]
        assert groups[0]["suggestions"][0] == {
            "label": "Eulenstadt",
            "note": "Kommune",
            "url": "/eulenstadt/",
        }

    def test_terms_lead_to_a_filter_that_has_hits(self, entry, client):
        make_term("topic", "lichter", label_de="Lichter und Laternen")
        make_term("topic", "lichterlos", label_de="Lichterlos")
        entry("Fest", facets={"thema": ["lichter"]})
        groups = client.get("/suche/vorschlaege/?q=lat").json()["groups"]
        assert groups[0]["label"] == "Themen"
        assert groups[0]["suggestions"][0]["url"] == "/suche/?thema=lichter"
        assert client.get("/suche/vorschlaege/?q=lichterlos").json()["groups"] == []


class TestVisibility:
    @pytest.fixture(autouse=True)
    def hidden(self, entry):
        make_term("topic", "geheim", label_de="Geheimthema")
        entry("Geheimfest", audience="network", facets={"thema": ["geheim"]})
        entry("Geheimplan", audience="member:4711")
        entry("Geheimarchiv", archived=True)

    def test_visitors_get_neither_titles_nor_terms_of_what_is_hidden(self, suggest):
        assert suggest("geheim") == {}

    def test_members_get_those_of_the_network(self, suggest, client):
        client.force_login(make_user(MemberRole.READER, make_member("Eulenstadt", contact=False)))
        assert suggest("geheim") == {"Themen": ["Geheimthema"], "Beiträge": ["Geheimfest"]}

    def test_only_the_browser_keeps_answers_and_none_of_those_who_are_logged_in(self, client):
        visitor = client.get("/suche/vorschlaege/?q=fe")
        assert visitor["Cache-Control"] == "private, max-age=60"
        assert visitor["X-Robots-Tag"] == "noindex"
        assert not visitor.cookies
        client.force_login(make_user(MemberRole.READER, make_member("Eulenstadt", contact=False)))
        assert "no-store" in client.get("/suche/vorschlaege/?q=fe")["Cache-Control"]


def test_the_number_of_queries_is_equal_for_3_and_30_titles(entry, client, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(8) as captured:
            client.get("/suche/vorschlaege/?q=fe")
        return len(captured)

    for number in range(3):
        entry(f"Fest {number}")
    few = queries()
    for number in range(3, 30):
        entry(f"Fest {number}")
    assert queries() == few
