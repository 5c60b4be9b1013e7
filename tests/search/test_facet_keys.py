"""The facets of entries as a text beside them: written with the rows, counted without them."""

import pytest

from exchange.municipalities.readers import Reader
from search.facet_keys import facet_keys, facets_counted, facets_of, with_facets
from search.models import SearchEntry, SearchFacet

from .conftest import answer_to, titles_of

EDITOR = Reader(is_member=True, sees_all=True)
ODD = ["O'Neill", "a\\b", "a' | 'de v", "zwei Wörter", "a=b", "ab"]


def test_facets_are_kept_by_name_and_value():
    assert (
        facet_keys({("thema", "jugend"), ("art", "praxisbeispiel")}) == "\nart=praxisbeispiel\nthema=jugend"
    )


def test_what_is_counted_is_what_was_kept():
    found = [(facet_keys([("thema", "a=b"), ("art", "x")]), 2), (facet_keys([("art", "x")]), 3), ("", 4)]
    assert facets_counted(found) == {"art": {"x": 5}, "thema": {"a=b": 2}}


def test_what_is_read_of_an_entry_is_what_was_kept():
    kept = facet_keys([("thema", "a=b"), ("thema", "c"), ("art", "x")])
    assert facets_of(kept) == {"art": {"x"}, "thema": {"a=b", "c"}}
    assert facets_of("") == {}


def test_what_is_chosen_is_left_of_what_was_found():
    both, one, none = ("\nart=x\nthema=a\nthema=b", 2), ("\nart=x\nthema=ab", 3), ("", 4)
    found = [both, one, none]
    assert with_facets(found, {}) == found
    assert with_facets(found, {"art": ["x"], "thema": ["b", "c"]}) == [both]
    assert with_facets(found, {"thema": ["ab", "a"]}) == [both, one]
    assert with_facets(found, {"thema": []}) == []


def test_the_text_is_written_with_the_rows(contributions):
    for entry in SearchEntry.objects.all():
        rows = SearchFacet.objects.filter(entry=entry).values_list("name", "value")
        assert rows
        assert entry.facet_keys == facet_keys(rows)


@pytest.mark.parametrize("value", ODD)
def test_a_facet_finds_its_own_entries_only_however_it_is_written(entry, value):
    for each in ODD:
        entry(f"Karte {each}", facets={"thema": [each]})
    found = answer_to("Karte", filters={"thema": [value]})
    assert titles_of(found) == [f"Karte {value}"]
    assert (found.total, found.facets["thema"]) == (1, dict.fromkeys(ODD, 1))


@pytest.mark.parametrize("words", ["Karte", ""])
def test_who_may_find_an_entry_is_known_at_once_when_it_changes(entry, words):
    page = entry("Karte", facets={"thema": ["jugend"]})
    rows = SearchEntry.objects.filter(page=page)
    asked = {"filters": {"thema": ["jugend"]}}
    assert answer_to(words, **asked).total == 1
    for changed, visitors, editors in (
        ({"audience": "network"}, 0, 1),
        ({"archived": True}, 0, 0),
        ({"archived": False, "audience": "public", "outdone": True}, 1, 0),
        ({"part": "members", "outdone": False}, 0, 1),
        ({"part": "page", "language": "en"}, 0, 0),
    ):
        rows.update(**changed)
        assert (answer_to(words, **asked).total, answer_to(words, reader=EDITOR, **asked).total) == (
            visitors,
            editors,
        )
    assert answer_to(words, language="en", **asked).total == 1
    assert answer_to(words, language="en", reader=Reader(sees_all=True), **asked).total == 1
