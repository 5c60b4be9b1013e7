""" "Meinten Sie …?" on the results page."""

import pytest

from exchange.municipalities.models import MemberRole
from search.models import SearchEntry
from search.spelling.words import word_lists_renew
from tests.factories.municipalities import make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(entry):
    entry("Laternenumzug im Dorf", text="Viele Vereine helfen.")
    entry("Vereine fördern")
    word_lists_renew()


class TestWithoutHits:
    def test_the_hits_of_the_correction_are_shown_and_it_is_said(self, filled, opened):
        page = opened("/suche/?q=Latermenumzug")
        assert page.titles == ["Laternenumzug im Dorf"]
        assert page.status == "1 Treffer für „Laternenumzug“"
        assert "Zu „Latermenumzug“ haben wir nichts gefunden. Ergebnisse für „Laternenumzug“" in page.text
        assert page.main.find("input", attrs={"name": "q"})["value"] == "Latermenumzug"

    def test_it_is_undone_by_a_link(self, filled, opened):
        address = opened("/suche/?q=Latermenumzug").link("stattdessen nach „Latermenumzug“ suchen")
        assert address == "/suche/?q=Latermenumzug&genau=1"
        page = opened(address)
        assert page.titles == []
        assert page.status == "0 Treffer für „Latermenumzug“"
        assert "Meinten Sie Laternenumzug? (1 Treffer)" in page.text

    def test_several_words_are_corrected_and_the_others_stay_as_typed(self, filled, opened):
        page = opened("/suche/?q=Latermenumzug+Vereime+Qz")
        assert page.status == "2 Treffer für „Laternenumzug Vereine Qz“"

    def test_filters_are_kept(self, filled, entry, opened):
        page = opened("/suche/?q=Latermenumzug&art=strategie")
        assert page.titles == []
        assert "Laternenumzug?" not in page.text

    def test_without_anything_alike_nothing_is_offered(self, filled, opened):
        page = opened("/suche/?q=Quastenflosser")
        assert "Meinten" not in page.text
        assert "haben wir nichts gefunden" not in page.text

    def test_it_works_in_the_lists_of_one_kind(self, filled, opened):
        page = opened("/praxisbeispiele/?q=Latermenumzug")
        assert page.titles == ["Laternenumzug im Dorf"]
        assert page.link("stattdessen") == "/praxisbeispiele/?q=Latermenumzug&genau=1"


class TestWithHits:
    def test_the_correction_is_offered_with_the_number_of_its_hits(self, filled, opened):
        page = opened("/suche/?q=Latermenumzug+Vereine")
        assert page.status == "2 Treffer für „Latermenumzug Vereine“"
        assert "Meinten Sie Laternenumzug Vereine? (2 Treffer)" in page.text
        assert page.link("Laternenumzug Vereine") == "/suche/?q=Laternenumzug+Vereine"

    def test_known_words_are_not_corrected(self, filled, opened):
        for words in ("Vereine", "Laternen", "Umzug", "Dorfes"):
            assert "Meinten" not in opened(f"/suche/?q={words}").text


class TestVisibility:
    def test_no_word_of_members_is_ever_offered(self, entry, opened, client):
        entry("Feuerschlucker", audience="network")
        word_lists_renew()
        assert "Feuerschlucker" not in opened("/suche/?q=Feuerschluker").text
        client.force_login(make_user(MemberRole.READER, make_member("Eulenstadt", contact=False)))
        assert opened("/suche/?q=Feuerschlucker").titles == ["Feuerschlucker"]

    def test_a_word_is_not_offered_once_its_page_is_hidden(self, filled, opened):
        SearchEntry.objects.filter(title__startswith="Laternen").update(audience="network")
        page = opened("/suche/?q=Latermenumzug")
        assert "Laternenumzug" not in page.text

    def test_a_word_that_only_a_member_may_read_is_not_called_wrong(self, entry, opened, client):
        entry("Laternenumzug")
        word_lists_renew()
        entry("Laternenumzog", audience="network")
        client.force_login(make_user(MemberRole.READER, make_member("Eulenstadt", contact=False)))
        assert "Meinten" not in opened("/suche/?q=Laternenumzog").text
