"""What is near in meaning, and who may know of it."""

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exchange.municipalities.readers import Reader
from search.meaning import Neighbours, matrix, nearness, passage_nearness, pgvector, query_vector
from search.meaning.numbers import to_floats
from search.meaning.vectors import entry_vectors_compute
from search.models import EntryVectors, SearchEntry
from tests.search.conftest import NOW

from .conftest import visitors

VOLUNTEERS = "Ehrenamtliche gewinnen"
BUDGET = "Haushalt der Stadt"
BUS = "Fahrdienst für ältere Menschen"


def test_other_words_of_the_same_meaning_are_near(understood, near):
    for title in (BUDGET, BUS, VOLUNTEERS):
        understood(title)
    assert near("Wie finden wir neue Freiwillige?", 1) == [VOLUNTEERS]
    assert near("Mit dem Auto zum Arzt, wenn man alt ist", 1) == [BUS]


def test_a_question_in_another_language_is_near(understood, near):
    for title in (BUDGET, BUS, VOLUNTEERS):
        understood(title)
    assert near("How do we recruit new volunteers?", 1) == [VOLUNTEERS]


def test_the_nearest_come_first_with_their_cosines(understood):
    for title in (BUDGET, BUS, VOLUNTEERS):
        understood(title)
    vector = query_vector("Freiwillige finden")
    found = Neighbours("default", vector).among(visitors(), 10)
    assert len(found) == 3
    assert list(found.values()) == sorted(found.values(), reverse=True)
    for entry_id, mean in EntryVectors.objects.values_list("pk", "mean"):
        assert found[entry_id] == pytest.approx(float(np.dot(to_floats(mean)[0], vector)), abs=0.01)


def test_readers_are_near_only_to_what_they_may_find(understood, near):
    understood("Freiwillige gewinnen", audience="network")
    understood(VOLUNTEERS)
    understood("Freiwillige finden", archived=True)
    member = SearchEntry.objects.findable_by(Reader(is_member=True), NOW)
    assert near("Freiwillige") == [VOLUNTEERS]
    assert sorted(near("Freiwillige", visible=member)) == [VOLUNTEERS, "Freiwillige gewinnen"]


def widest(monkeypatch, look):
    for finder in (matrix, pgvector):
        monkeypatch.setattr(finder, "WIDEST_LOOK", look)


def test_a_narrow_filter_still_has_its_nearest(entry, near, monkeypatch):
    monkeypatch.setattr(nearness, "_FIRST_LOOK", 3)
    widest(monkeypatch, 4)
    for number in range(6):
        entry(f"{VOLUNTEERS} {number}")
    entry(BUDGET, kind="leitlinie")
    entry(BUS, kind="leitlinie")
    entry_vectors_compute()
    assert sorted(near("Freiwillige", 2, visitors().filter(kind="leitlinie"))) == [BUS, BUDGET]
    assert len(near("Freiwillige", 5)) == 5


@pytest.mark.parametrize("looks", [(1, 1), (1, 2), (2, 3), (2, 6)])
def test_wide_looks_and_narrow_ones_agree(entry, near, monkeypatch, looks):
    for title in (VOLUNTEERS, BUDGET, BUS, "Vereine fördern", "Sonntags in die Bücherei", "Junge Feuerwehr"):
        entry(title)
    entry_vectors_compute()
    wide = near("Nachwuchs für Löschzüge", 3)
    monkeypatch.setattr(nearness, "_FIRST_LOOK", looks[0])
    widest(monkeypatch, looks[1])
    assert near("Nachwuchs für Löschzüge", 3) == wide
    assert wide[0] == "Junge Feuerwehr"


@pytest.mark.parametrize("look", [1, 250])
def test_nothing_is_near_where_nothing_can_be_found(understood, near, monkeypatch, look):
    monkeypatch.setattr(nearness, "_FIRST_LOOK", look)
    for title in (VOLUNTEERS, BUDGET):
        understood(title)
    assert near("Freiwillige", visible=visitors().filter(kind__in=[])) == []


def test_vectors_of_another_encoder_are_not_compared(understood, near):
    entry = understood(VOLUNTEERS)
    EntryVectors.objects.update(encoder="an earlier one")
    assert near("Freiwillige") == []
    assert passage_nearness(query_vector("Freiwillige"), [entry.pk]) == {}


def test_the_best_passage_decides(understood):
    report = understood(
        "Bericht des Jahres",
        text="Der Haushalt der Stadt wurde beschlossen. Die Straße am Markt wird erneuert und bekommt neue "
        "Bäume, die im Sommer Schatten geben sollen, und einen breiten Gehweg aus hellem Stein. "
        "Die Stadt sucht Freiwillige, die Kindern nach der Schule vorlesen.",
    )
    statute = understood("Haushaltssatzung", text="Der Rat beschließt die Satzung.")
    vector = query_vector("Ehrenamtliche lesen Kindern vor")
    found = passage_nearness(vector, [report.pk, statute.pk])
    assert found[report.pk].best > 0.4 > 0.3 > found[statute.pk].best
    mean = Neighbours("default", vector).among(visitors(), 2)[report.pk]
    assert found[report.pk].whole == pytest.approx(mean, abs=0.01)
    assert found[report.pk].best > found[report.pk].together > mean


def test_passages_of_many_entries_are_read_together(entry, django_assert_num_queries):
    for number in range(30):
        entry(f"{VOLUNTEERS} {number}", text="Ein Satz über die Stadt. Noch ein Satz über den Verein.")
    entry_vectors_compute()
    ids = list(SearchEntry.objects.values_list("pk", flat=True))
    vector = query_vector("Freiwillige")
    with CaptureQueriesContext(connection) as for_one:
        passage_nearness(vector, ids[:1])
    with django_assert_num_queries(len(for_one)):
        assert passage_nearness(vector, ids).keys() == set(ids)


def test_entries_without_vectors_are_left_out(entry, near):
    entry(VOLUNTEERS)
    ids = [SearchEntry.objects.get().pk]
    vector = query_vector("Freiwillige")
    assert near("Freiwillige") == []
    assert passage_nearness(vector, ids) == {}
    assert passage_nearness(vector, []) == {}
