from datetime import date

import pytest
from django.http import QueryDict

from cms.finding import Facet
from search.forms import MAX_PAGE, MAX_QUERY_LENGTH, SearchForm


def labels(keys):
    known = {"a": "A", "b": "B", "neu": "Neu"}
    return {key: label for key, label in known.items() if key in keys}


FACETS = [
    Facet("thema", "Thema", 1, labels, successor_of=lambda keys: {"alt": "neu"} if "alt" in keys else {}),
    Facet("kreis", "Kreis", 2, labels),
]


def read(address):
    return SearchForm.read(QueryDict(address), FACETS)


def test_an_empty_address_asks_for_the_newest_of_everything():
    form = read("")
    assert form == SearchForm(order="datum")
    assert form.address() == ""
    assert not form.is_narrowed


def test_words_filters_dates_order_and_page_are_read():
    form = read("q=Karte&thema=a&thema=b&kreis=a&von=2026-01-02&bis=2026-02-03&sortierung=datum&seite=3")
    assert form.words == "Karte"
    assert form.chosen == {"thema": ["a", "b"], "kreis": ["a"]}
    assert (form.since, form.until) == (date(2026, 1, 2), date(2026, 2, 3))
    assert (form.order, form.page) == ("datum", 3)
    assert form.is_narrowed


def test_the_address_is_canonical_and_says_everything_but_the_page():
    form = read("seite=2&kreis=a&thema=b&thema=a&utm_source=x&thema=b&q=+Karte++%26+mehr+")
    assert form.address() == "q=Karte+%26+mehr&thema=a&thema=b&kreis=a"
    assert read(form.address()).address() == form.address()


@pytest.mark.parametrize(
    "address",
    [
        "thema=unbekannt",
        "thema=",
        "thema=" + "x" * 5_000,
        "thema=%00",
        "fremd=a",
        "von=gestern",
        "von=2026-13-45",
        "bis=%F0%9F%8E%89",
        "sortierung=preis",
        "seite=-1",
        "seite=abc",
        "seite=٣",
        "seite=99999999999999999999",
        "q=%00",
        "q=+++",
    ],
)
def test_what_is_not_understood_is_ignored(address):
    assert read(address) == SearchForm(order="datum")


def test_pages_are_bounded():
    assert read(f"seite={MAX_PAGE + 5}").page == MAX_PAGE


def test_retired_keys_follow_their_successor():
    assert read("thema=alt&thema=neu").chosen == {"thema": ["neu"]}


def test_a_pasted_page_is_cut():
    assert len(read("q=" + "Wort " * 2_000).words) <= MAX_QUERY_LENGTH


def test_words_are_cleaned_and_composed():
    assert read("q=Bu%CC%88rger%C2%ADamt%00%C2%A0x").words == "Bürgeramt x"


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("thema", "a", "q=Karte&thema=b&von=2026-01-02&sortierung=datum"),
        ("thema", "", "q=Karte&von=2026-01-02&sortierung=datum"),
        ("von", "", "q=Karte&thema=a&thema=b&sortierung=datum"),
        ("q", "", "thema=a&thema=b&von=2026-01-02"),
        ("kreis", "a", "q=Karte&thema=a&thema=b&von=2026-01-02&sortierung=datum"),
    ],
)
def test_each_choice_can_be_taken_back(name, value, address):
    form = read("q=Karte&thema=a&thema=b&von=2026-01-02&sortierung=datum&seite=4")
    assert form.without(name, value).address() == address


def test_taking_a_choice_back_leads_to_the_first_page():
    assert read("q=Karte&thema=a&seite=4").without("thema", "a").page == 1
    assert read("q=Karte&von=2026-01-02&seite=4").without("von").page == 1


def test_the_view_and_that_words_are_meant_so_are_part_of_the_address():
    form = read("q=Karte&ansicht=karte&genau=1")
    assert (form.view, form.exact) == ("karte", True)
    assert form.query == "?q=Karte&ansicht=karte&genau=1"
    assert form.as_list.query == "?q=Karte&genau=1"
    assert form.as_list.as_map == form
    assert read("ansicht=kachel&genau=ja").query == ""
    assert read("ansicht=karte").is_narrowed


def test_other_words_are_meant_as_they_stand_and_begin_at_the_first_page():
    form = read("q=Katre&thema=a&genau=1&seite=3").corrected("Karte")
    assert (form.address(), form.page) == ("q=Karte&thema=a", 1)


def test_a_feed_follows_the_question_whatever_its_order_view_and_page():
    form = read("q=Karte&thema=a&sortierung=datum&ansicht=karte&seite=3&genau=1")
    assert form.for_feed().query == "?q=Karte&thema=a"
    assert form.for_feed(["strategie"]).query == "?q=Karte&thema=a&art=strategie"
    assert read("").for_feed().query == ""


@pytest.mark.parametrize(
    "further", ["thema=a", "von=2026-01-01", "sortierung=datum", "seite=2", "ansicht=karte", "genau=1"]
)
def test_a_question_is_the_first_one_while_it_has_words_alone(further):
    assert read("q=Karte").is_first_question
    assert read("q=Karte&utm_source=x&sortierung=relevanz").is_first_question
    assert not read(f"q=Karte&{further}").is_first_question
    assert not read(further).is_first_question
