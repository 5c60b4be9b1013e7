"""The pictures of hits."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.rebuild import search_rebuild
from tests.factories.contributions import make_practice
from tests.factories.files import make_image

from .results_page import ResultsPage

pytestmark = pytest.mark.django_db


def test_a_hit_shows_its_picture_with_credit_and_its_own_alternative_text(client, member):
    picture = {"image": make_image(credit="Stadt Eulenstadt")}
    make_practice(member, title="Laternenfest", **picture, image_alt="Kinder mit Laternen")
    make_practice(member, title="Lichterfest", **picture, image_alt="Laterne", image_decorative=True)
    make_practice(member, title="Ohne Bild")
    search_rebuild()
    cards = {
        card.select_one(".card__title").get_text(strip=True): card
        for card in ResultsPage(client.get("/praxisbeispiele/")).main.select("ol.hits .card")
    }
    assert cards["Laternenfest"].img["alt"] == "Kinder mit Laternen"
    assert cards["Lichterfest"].img["alt"] == ""
    assert cards["Ohne Bild"].img is None
    assert "Bild: Stadt Eulenstadt" in " ".join(cards["Lichterfest"].get_text().split())
    assert "Bild:" not in cards["Ohne Bild"].get_text()


def test_ten_pictures_cost_as_many_queries_as_one(client, member):
    def queries() -> int:
        search_rebuild()
        client.get("/praxisbeispiele/")  # images are scaled at the first sight
        with CaptureQueriesContext(connection) as captured:
            client.get("/praxisbeispiele/")
        return len(captured)

    make_practice(member, title="Fest", image=make_image(), image_alt="Ein Fest")
    one = queries()
    for number in range(9):
        make_practice(member, title=f"Fest {number}", image=make_image(), image_alt="Ein Fest")
    assert queries() == one


def test_the_picture_of_a_draft_is_not_shown(client, member):
    page = make_practice(member, title="Fest", image=make_image(), image_alt="Alt")
    page.image_alt = "Noch nicht freigegeben"
    page.save_revision()
    search_rebuild()
    assert ResultsPage(client.get("/praxisbeispiele/")).main.select_one(".hits img")["alt"] == "Alt"
