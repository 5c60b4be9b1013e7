"""The list of members."""

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict

from exchange.municipalities import member_list
from exchange.municipalities.member_list import members_listed
from exchange.municipalities.models import Member, MembershipStatus, MembersIndexPage, Municipality
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member, profile_of


@pytest.fixture
def district(db):
    name = {"name": "Münster", "official_name": "Regierungsbezirk Münster", "sort_key": "munster"}
    return Municipality.objects.create(ags="05500000", level="regierungsbezirk", **name)


@pytest.fixture
def members(site, district):
    """Three towns and a Kreis; two of them in a Regierungsbezirk."""
    return {
        "ottersbrink": make_member("Ottersbrink", kind="gemeinde", population=8_900, district_row=district),
        "aehrenfeld": make_member("Ährenfeld", kind="stadt", population=24_000),
        "zell": make_member("Zell", kind="stadt", population=40_000, district_row=district),
        "kreis": make_member("Kreis Erlenmark", kind="kreis", population=240_000),
    }


@pytest.fixture
def index(members):
    return MembersIndexPage.objects.get(locale__language_code="de")


def _names(index, query="") -> list[str]:
    context = members_listed(index, QueryDict(query))
    return [row["member"].name for group in context["groups"] for row in group["rows"]]


def test_names_sort_as_in_a_german_dictionary(index):
    assert _names(index) == ["Ährenfeld", "Kreis Erlenmark", "Ottersbrink", "Zell"]


def test_the_largest_come_first_when_sorted_by_size(index):
    assert _names(index, "sortierung=einwohner") == ["Kreis Erlenmark", "Zell", "Ährenfeld", "Ottersbrink"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("gruppe=stadt", ["Ährenfeld", "Zell"]),
        ("bezirk=05500000", ["Ottersbrink", "Zell"]),
        ("groesse=bis-10000", ["Ottersbrink"]),
        ("groesse=kreis", ["Kreis Erlenmark"]),
        ("gruppe=stadt&bezirk=05500000", ["Zell"]),
    ],
)
def test_filters_narrow_the_list_together(index, query, names):
    assert _names(index, query) == names


@pytest.mark.parametrize(
    "query", ["gruppe=gibt-es-nicht", "bezirk=%00", "groesse=bis-10000'--", "sortierung=x"]
)
def test_unknown_values_are_ignored(index, query):
    assert len(_names(index, query)) == 4


def test_filters_offer_only_values_that_members_have_with_their_number(index):
    filters = {entry["name"]: entry for entry in members_listed(index, QueryDict("gruppe=stadt"))["filters"]}
    offered = [(option["key"], option["count"]) for option in filters["gruppe"]["options"]]
    assert sorted(offered) == [("gemeinde", 1), ("kreis", 1), ("stadt", 2)]
    assert filters["gruppe"]["value"] == "stadt"
    assert [option["key"] for option in filters["groesse"]["options"]] == [
        "bis-10000",
        "20000-50000",
        "kreis",
    ]


def test_chips_name_what_is_chosen_and_take_it_back(index, client):
    address = f"{index.url}?gruppe=stadt&bezirk=05500000&sortierung=einwohner"
    page = BeautifulSoup(client.get(address).content, "html.parser").main
    chips = {" ".join(chip.get_text().split()): chip["href"] for chip in page.select(".chips a")}
    assert chips == {
        "Art: Stadt entfernen": f"{index.url}?bezirk=05500000&sortierung=einwohner",
        "Regierungsbezirk: Regierungsbezirk Münster entfernen": (
            f"{index.url}?gruppe=stadt&sortierung=einwohner"
        ),
    }
    assert page.select_one("form [type=submit]")["data-hits"] == "1 Mitglied anzeigen"
    (chip,) = BeautifulSoup(client.get(f"{index.url}?gruppe=stadt").content, "html.parser").select(".chips a")
    assert chip["href"] == index.url


def test_each_member_shows_how_much_it_shares(index, members):
    make_practice(members["zell"])
    make_practice(members["zell"], live=False)
    make_practice(members["zell"], visibility="network")
    (group,) = members_listed(index, QueryDict())["groups"]
    shared = {row["member"].name: row["contributions"] for row in group["rows"]}
    assert shared == {"Ährenfeld": 0, "Kreis Erlenmark": 0, "Ottersbrink": 0, "Zell": 1}


def test_members_that_left_or_are_offline_are_not_listed(index, members):
    Member.objects.filter(pk=members["zell"].pk).update(status=MembershipStatus.LEFT)
    profile_of(members["ottersbrink"]).unpublish()
    assert _names(index) == ["Ährenfeld", "Kreis Erlenmark"]


def test_a_long_list_is_divided_by_letters(index, monkeypatch):
    monkeypatch.setattr(member_list, "SHORT_LIST", 3)
    groups = members_listed(index, QueryDict())["groups"]
    assert [group["letter"] for group in groups] == ["A", "K", "O", "Z"]


def test_more_members_cost_no_more_queries(index, client, django_assert_max_num_queries):
    client.get(index.url)
    with django_assert_max_num_queries(20) as three:
        client.get(index.url)
    for number in range(12):
        make_member(f"Neustadt {number}")
    with django_assert_max_num_queries(20) as more:
        client.get(index.url)
    assert len(more) == len(three)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/kommunen/", "Wer mitmacht"),
        ("/en/kommunen/", "Who takes part"),
        ("/de-simple/kommunen/", "machen mit"),
    ],
)
def test_begins_with_what_search_machines_show(index, client, path, words):
    page = BeautifulSoup(client.get(path).content, "html.parser")
    description = page.find("meta", attrs={"name": "description"})["content"]
    assert words in description
    assert page.find(class_="lead").text == description


def test_the_ministrys_own_beginning_wins(index, client):
    index.intro = "Alle Kommunen auf einen Blick."
    index.save_revision().publish()
    assert "Wer mitmacht" not in client.get("/kommunen/").text
    assert index.short_description == "Alle Kommunen auf einen Blick."
