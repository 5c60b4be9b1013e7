"""What a reader may not see shows on no channel: hits, counts, facets, snippets."""

import pytest

from exchange.municipalities.models import MemberRole, Visibility
from exchange.municipalities.roles import SiteRole
from search.rebuild import search_rebuild
from tests.factories.contributions import make_practice, make_term
from tests.factories.municipalities import make_member, make_user

from .results_page import ResultsPage

pytestmark = pytest.mark.django_db


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
        page = ResultsPage(client.get("/suche/", {"q": words}))
        return page.titles, page.counts("thema").get("Geheimthema", 0), page.main.get_text()

    def test_visitors(self, client):
        _titles, count, text = self.seen(client)
        assert count == 0
        assert "geheim" not in text.lower()
        assert self.seen(client, "Netzgeheimnis")[0] == self.seen(client, "Geheimthema")[0] == []
        assert ResultsPage(client.get("/suche/?thema=geheim&status=pilot")).titles == []

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
