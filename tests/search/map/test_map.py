"""The map of a results page: circles and the same as a list."""

import pytest

from exchange.municipalities.models import MemberRole, Municipality
from tests.factories.municipalities import MemberFactory, make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def towns(entry):
    """Three towns with 3, 1 and 1 hits for "Fest"; nobody knows where the last one lies."""
    north = MemberFactory(name="Nordstadt", lat=52.0, lon=7.5)
    south = MemberFactory(name="Südstadt", lat=50.8, lon=6.5)
    nowhere = MemberFactory(name="Nirgendwo")
    for number, town in enumerate((north, north, north, south, nowhere)):
        entry(f"Fest {number}", place=town.name, member_id=town.pk, facets={"kommune": [town.key]})
    entry("Fest ohne Ort", kind="seite")
    return north, south, nowhere


def circles(page):
    links = page.main.select("svg.hit-map__drawing a")
    return {link.title.get_text(): (link["href"], int(link.circle["r"])) for link in links}


def listed(page):
    return {
        item.a.get_text(): (item.a["href"], item.span.get_text())
        for item in page.main.select(".hit-map__list li")
    }


class TestMap:
    def test_each_town_is_a_circle_that_leads_to_its_hits(self, towns, opened):
        page = opened("/suche/?q=Fest&ansicht=karte")
        north, _south, _nowhere = towns
        found = circles(page)
        assert set(found) == {"Nordstadt: 3 Treffer", "Südstadt: 1 Treffer"}
        address, large = found["Nordstadt: 3 Treffer"]
        assert address == f"/suche/?q=Fest&kommune={north.key}"
        assert large > found["Südstadt: 1 Treffer"][1]
        assert len(opened(address).titles) == 3

    def test_the_list_holds_all_towns_also_those_without_a_place_on_the_map(self, towns, opened):
        page = opened("/suche/?q=Fest&ansicht=karte")
        assert page.status == "6 Treffer für „Fest“"
        assert list(listed(page)) == ["Nirgendwo", "Nordstadt", "Südstadt"]
        assert listed(page)["Nirgendwo"] == (f"/suche/?q=Fest&kommune={towns[2].key}", "1 Treffer")

    def test_the_map_shows_the_same_hits_as_the_list_view(self, towns, opened):
        page = opened(f"/suche/?q=Fest&kommune={towns[1].key}&ansicht=karte")
        assert list(listed(page)) == ["Südstadt"]
        assert page.link("Liste") == f"/suche/?q=Fest&kommune={towns[1].key}"
        assert opened("/suche/?q=Fest").link("Karte") == "/suche/?q=Fest&ansicht=karte"

    def test_filters_keep_the_view(self, towns, opened):
        page = opened("/suche/?q=Fest&art=praxisbeispiel&ansicht=karte")
        assert page.link("Art: Praxisbeispiel") == "/suche/?q=Fest&ansicht=karte"
        assert page.main.find("input", attrs={"name": "ansicht"})["value"] == "karte"

    def test_the_register_is_the_ground_of_the_map(self, towns, opened):
        for number in range(3):
            Municipality.objects.create(
                ags=f"0500000{number}", level="gemeinde", name=f"Ort {number}", official_name=f"Ort {number}",
                lat=51 + number / 10, lon=7,
            )  # fmt: skip
        ground = opened("/suche/?ansicht=karte").main.select_one("path.hit-map__land")["d"]
        assert ground.count("M") == 3

    def test_members_of_the_register_are_called_by_their_ags(self, entry, opened):
        row = Municipality.objects.create(
            ags="05111000", level="gemeinde", name="Rheinort", official_name="Stadt Rheinort"
        )
        town = MemberFactory(name="Rheinort", register=row, lat=51.2, lon=6.8)
        entry("Fest", member_id=town.pk, facets={"kommune": [town.key]})
        assert list(circles(opened("/suche/?ansicht=karte")).values()) == [("/suche/?kommune=05111000", 14)]

    def test_without_any_place_there_is_a_list_alone(self, entry, opened):
        town = MemberFactory(name="Nirgendwo")
        entry("Fest", member_id=town.pk, facets={"kommune": [town.key]})
        page = opened("/suche/?ansicht=karte")
        assert page.main.select("svg.hit-map__drawing") == []
        assert list(listed(page)) == ["Nirgendwo"]

    def test_coordinates_are_plain_numbers_in_every_language(self, towns, opened):
        drawing = opened("/suche/?ansicht=karte").main.select_one("svg.hit-map__drawing")
        numbers = [number for circle in drawing.select("circle") for number in (circle["cx"], circle["cy"])]
        assert all(number.isdecimal() for number in [*numbers, *drawing["viewbox"].split()])


def test_only_what_the_reader_may_find_is_on_the_map(entry, opened, client):
    town = MemberFactory(name="Nordstadt", lat=52.0, lon=7.5)
    entry("Geheimfest", audience="network", member_id=town.pk, facets={"kommune": [town.key]})
    entry("Fest")
    assert "Nordstadt" not in opened("/suche/?ansicht=karte").text
    client.force_login(make_user(MemberRole.READER, make_member("Eulenstadt", contact=False)))
    assert list(listed(opened("/suche/?q=Geheimfest&ansicht=karte"))) == ["Nordstadt"]


def test_the_number_of_queries_is_equal_for_3_and_30_towns(entry, client, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(40) as captured:
            assert client.get("/suche/?q=Fest&ansicht=karte").status_code == 200
        return len(captured)

    def make(number):
        town = MemberFactory(name=f"Ort {number}", lat=51 + number / 50, lon=7)
        entry(f"Fest {number}", member_id=town.pk, facets={"kommune": [town.key]})

    for number in range(3):
        make(number)
    queries()
    few = queries()
    for number in range(3, 30):
        make(number)
    assert queries() == few
