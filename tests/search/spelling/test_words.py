"""The words that corrections are made of."""

from datetime import UTC, datetime

import pytest

from search.analysis import german_analyser
from search.models import WordList
from search.spelling.words import word_lists_renew

pytestmark = pytest.mark.django_db


def words(language="de"):
    rows = [line.split() for line in WordList.objects.get(language=language).words.splitlines()]
    analyser = german_analyser()
    assert all(analyser.fold(word) == folded for word, folded, _entries in rows)
    return [f"{word} {entries}" for word, _folded, entries in rows]


def test_words_are_collected_with_the_number_of_their_entries(entry):
    entry("Laternenfest", text="Ein Fest mit Laterne und noch einer Laterne.")
    entry("Laterne", summary="Wie man sie baut.")
    word_lists_renew()
    assert "Laterne 2" in words()
    assert "Laternenfest 1" in words()
    assert words()[0] == "Laterne 2"


def test_short_words_and_those_that_say_nothing_are_left_out(entry):
    entry("Amt", text="oder nicht 12345 Straßenfest")
    word_lists_renew()
    assert words() == ["Straßenfest 1"]


def test_of_several_spellings_the_most_frequent_is_kept(entry):
    for text in ("Buergerbus", "Bürgerbus", "Bürgerbus fahren", "BÜRGERBUS"):
        entry("Mobil", text=text)
    word_lists_renew()
    assert "Bürgerbus 4" in words()
    assert not any(line.startswith(("Buergerbus", "BÜRGERBUS")) for line in words())


def test_no_word_that_only_some_may_read_is_collected(entry):
    entry("Netzwerkwort", audience="network")
    entry("Mitgliedswort", audience="member:1")
    entry("Archivwort", archived=True)
    entry("Ablaufwort", expire_at=datetime(2026, 1, 1, tzinfo=UTC))
    entry("Teilwort", members_text="Innenwort")
    word_lists_renew(now=datetime(2026, 2, 1, tzinfo=UTC))
    assert words() == ["Teilwort 1"]


def test_a_list_is_renewed_only_when_its_words_changed(entry):
    entry("Laterne")
    assert word_lists_renew() == 1
    version = WordList.objects.get().pk
    assert word_lists_renew() == 0
    assert WordList.objects.get().pk == version
    entry("Fackel")
    assert word_lists_renew() == 1
    assert WordList.objects.get().pk > version
    assert words() == ["Fackel 1", "Laterne 1"]
