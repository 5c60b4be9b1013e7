"""Vectors are computed once a text, and never stand beside a text that they do not fit."""

import numpy as np
import pytest

from search.index import page_index
from search.meaning import passage_nearness, query_vector, vectors
from search.meaning.encoder import VERSION
from search.meaning.numbers import from_bytes
from search.meaning.vectors import (
    entries_without_vectors,
    entry_vectors_compute,
    entry_vectors_forget,
    source_hash,
    text_vector,
)
from search.models import EntryPassages, EntryVectors, SearchEntry
from search.rebuild import search_rebuild, vectors_rebuild
from tests.factories.contributions import make_practice
from tests.factories.municipalities import make_member

TEXT = "Die Stadt sucht Freiwillige, die Kindern vorlesen. Der Verein zahlt die Fahrt."


@pytest.fixture
def encoded(monkeypatch):
    """The texts that were given to the encoder."""
    texts, encode = [], vectors.encode
    monkeypatch.setattr(vectors, "encode", lambda some, threads: texts.extend(some) or encode(some))
    return texts


def test_title_summary_and_passages_have_vectors(understood):
    entry = understood("Vorlesen", summary="Kurz gesagt: vorlesen.", text=TEXT)
    row = EntryVectors.objects.get()
    assert (row.entry_id, row.encoder) == (entry.pk, VERSION)
    assert row.source_hash == source_hash("Vorlesen", "Kurz gesagt: vorlesen.", TEXT)
    assert len(bytes(row.mean)) == 512
    assert from_bytes(bytes(row.passages.vectors)).shape == (3, 512)


def test_what_is_there_is_not_computed_again(understood, encoded):
    understood("Vorlesen", text=TEXT)
    encoded.clear()
    assert entry_vectors_compute() == 0
    assert encoded == []


def test_members_alone_are_found_by_the_meaning_of_their_part(entry):
    entry("Dankesabend", members_text="Der Feuerschlucker verlangte eine hohe Gage.")
    entry_vectors_compute()
    public, members = SearchEntry.objects.order_by("-part")
    assert (public.part, members.part) == ("page", "members")
    found = passage_nearness(
        query_vector("Wie viel Geld wollte der Feuerschlucker?"), [public.pk, members.pk]
    )
    assert found[members.pk].best > found[public.pk].best + 0.1


@pytest.mark.parametrize("field", ["title", "summary", "text"])
def test_a_changed_text_loses_its_vectors_at_once(understood, field):
    entry = understood("Vorlesen", text=TEXT)
    setattr(entry, field, "Etwas anderes.")
    entry.save()
    entry_vectors_forget(entry)
    assert not EntryVectors.objects.exists() and not EntryPassages.objects.exists()
    assert list(entries_without_vectors()) == [entry]


def test_writing_the_same_text_again_keeps_them(understood, encoded):
    entry = understood("Vorlesen", text=TEXT)
    encoded.clear()
    entry_vectors_forget(entry)
    assert EntryVectors.objects.count() == 1
    assert entry_vectors_compute() == 0 and encoded == []


def test_indexing_and_rebuilding_a_page_again_keep_them(site, encoded):
    page = make_practice(make_member())
    search_rebuild()
    vectors_rebuild()
    assert encoded
    encoded.clear()
    page_index(page_id=page.pk)
    search_rebuild()
    assert vectors_rebuild() == 0
    assert encoded == []


def test_publishing_another_text_changes_them(site):
    page = make_practice(make_member())
    page_index(page_id=page.pk)
    entry_vectors_compute()
    before = EntryVectors.objects.get(entry__page=page)
    page.summary = "Ein Chor singt im Park."
    page.save_revision().publish()
    page_index(page_id=page.pk)
    assert not EntryVectors.objects.filter(entry__page=page).exists()
    entry_vectors_compute()
    after = EntryVectors.objects.get(entry__page=page)
    assert after.source_hash != before.source_hash and bytes(after.mean) != bytes(before.mean)


def test_those_of_another_encoder_are_made_anew(understood):
    understood("Vorlesen", text=TEXT)
    EntryVectors.objects.update(encoder="an earlier one", mean=bytes(512))
    assert entries_without_vectors().count() == 1
    assert entry_vectors_compute() == 1
    row = EntryVectors.objects.get()
    assert row.encoder == VERSION and bytes(row.mean) != bytes(512)


def test_deleted_entries_take_them_along(understood):
    understood("Vorlesen").delete()
    assert not EntryVectors.objects.exists() and not EntryPassages.objects.exists()


def test_more_entries_than_fit_one_batch_are_all_computed(entry, monkeypatch):
    monkeypatch.setattr(vectors, "_AT_ONCE", 2)
    for number in range(5):
        entry(f"Beitrag {number}")
    told = []
    assert entry_vectors_compute(progress=lambda done, total: told.append((done, total))) == 5
    assert told == [(2, 5), (4, 5), (5, 5)]
    assert EntryVectors.objects.count() == 5


def test_a_limit_leaves_the_rest_for_later(entry):
    for number in range(3):
        entry(f"Beitrag {number}")
    assert entry_vectors_compute(limit=2) == 2
    assert entry_vectors_compute(limit=2) == 1
    assert entry_vectors_compute(limit=2) == 0


def test_a_text_that_changes_while_it_is_read_is_left_for_the_next_time(entry, monkeypatch):
    page, encode = entry("Vorlesen"), vectors.encode

    def meanwhile(texts, threads):
        SearchEntry.objects.filter(page=page).update(title="Singen")
        return encode(texts)

    monkeypatch.setattr(vectors, "encode", meanwhile)
    entry_vectors_compute()
    assert not EntryVectors.objects.exists()
    monkeypatch.undo()
    assert vectors.entry_vectors_compute() == 1


def test_an_entry_that_goes_while_it_is_read_is_no_error(entry, monkeypatch):
    entry("Vorlesen")
    entry("Singen")
    encode = vectors.encode

    def meanwhile(texts, threads):
        SearchEntry.objects.filter(title="Singen").delete()
        return encode(texts)

    monkeypatch.setattr(vectors, "encode", meanwhile)
    entry_vectors_compute()
    assert EntryVectors.objects.get().entry.title == "Vorlesen"


def test_an_entry_without_any_text_is_no_error(entry):
    entry("Vorlesen")
    SearchEntry.objects.update(title="")
    entry_vectors_compute()
    assert not EntryVectors.objects.exists()


def test_every_write_has_a_later_stamp(understood):
    understood("Vorlesen")
    understood("Singen")
    first, second = EntryVectors.objects.order_by("stamp")
    assert first.stamp < second.stamp
    assert second.entry.title == "Singen"


def test_a_draft_is_compared_like_an_entry(understood):
    understood("Vorlesen", summary="Kurz gesagt.", text=TEXT)
    mean = from_bytes(bytes(EntryVectors.objects.get().mean))[0] / 508
    assert np.dot(mean, text_vector("Vorlesen", "Kurz gesagt.", TEXT)) == pytest.approx(1, abs=0.01)
    assert text_vector("", " ", "") is None
