"""The means in memory are those of the database, whoever wrote them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from search.meaning import matrix, query_vector
from search.meaning.vectors import entry_vectors_compute
from search.models import EntryVectors, SearchEntry

from .conftest import visitors

pytestmark = pytest.mark.usefixtures("in_memory")


def test_what_is_written_later_is_found_by_the_next_question(understood, near):
    understood("Haushalt der Stadt")
    assert near("Freiwillige finden", 1) == ["Haushalt der Stadt"]
    understood("Ehrenamtliche gewinnen")
    assert near("Freiwillige finden", 1) == ["Ehrenamtliche gewinnen"]


def test_a_changed_mean_replaces_the_former(understood, near):
    entry = understood("Ehrenamtliche gewinnen")
    other = understood("Singen im Chor")
    assert near("Freiwillige finden", 1) == ["Ehrenamtliche gewinnen"]
    SearchEntry.objects.filter(pk=entry.pk).update(title="Neue Brücke über den Bach")
    SearchEntry.objects.filter(pk=other.pk).update(title="Freiwillige gewinnen")
    EntryVectors.objects.all().delete()
    entry_vectors_compute()
    assert near("Ehrenamtliche finden", 1) == ["Freiwillige gewinnen"]
    assert len(matrix._means("default").ids) == 2


def test_only_what_is_new_is_read(understood, near, django_assert_num_queries):
    understood("Ehrenamtliche gewinnen")
    near("Freiwillige")
    held = matrix._means("default")
    with django_assert_num_queries(1):
        assert matrix._means("default") is held
    understood("Singen im Chor")
    with django_assert_num_queries(3) as queries:
        assert len(matrix._means("default").ids) == 2
    assert f'"stamp" > {held.stamp}' in queries[1]["sql"]


def test_deleted_entries_are_not_found_and_leave_the_memory_with_the_next_change(understood, near):
    gone = understood("Ehrenamtliche gewinnen")
    understood("Singen im Chor")
    assert near("Freiwillige", 1) == ["Ehrenamtliche gewinnen"]
    gone.delete()
    assert near("Freiwillige") == ["Singen im Chor"]
    understood("Haushalt der Stadt")
    assert sorted(near("Freiwillige")) == ["Haushalt der Stadt", "Singen im Chor"]
    assert len(matrix._means("default").ids) == 2


def test_a_database_that_went_back_is_read_anew(understood, near):
    understood("Singen im Chor")
    understood("Ehrenamtliche gewinnen")
    near("Freiwillige")
    EntryVectors.objects.filter(entry__title="Ehrenamtliche gewinnen").delete()
    assert near("Freiwillige") == ["Singen im Chor"]
    assert len(matrix._means("default").ids) == 1


def test_without_vectors_nothing_is_near(entry, near):
    entry("Ehrenamtliche gewinnen")
    assert near("Freiwillige") == []


def test_equally_near_entries_have_one_order(entry):
    for _number in range(4):
        entry("Ehrenamtliche gewinnen")
    entry_vectors_compute()
    vector, ids = query_vector("Freiwillige"), sorted(visitors().values_list("pk", flat=True))
    assert list(matrix.nearest_of_all("default", vector, 9)) == ids
    assert list(matrix.nearest_among(visitors(), vector, 9)) == ids


@pytest.mark.django_db(transaction=True)
def test_threads_ask_while_another_writes(understood):
    for number in range(5):
        understood(f"Ehrenamtliche gewinnen {number}")
    vector = query_vector("Freiwillige finden")

    def ask(_number):
        try:
            return len(matrix.nearest_of_all("default", vector, 100))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        asked = [threads.submit(ask, number) for number in range(12)]
        understood("Singen im Chor")
        asked += [threads.submit(ask, number) for number in range(4)]
        counts = [answer.result() for answer in asked]
    assert set(counts[:12]) <= {5, 6}
    assert counts[12:] == [6, 6, 6, 6]
