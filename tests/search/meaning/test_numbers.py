"""Vectors as single bytes say nearly the same as the floats."""

import numpy as np
import pytest

from search.meaning.encoder import encode
from search.meaning.numbers import cosines, from_bytes, mean_of, to_bytes, to_floats

TEXTS = [
    "Ehrenamtliche gewinnen",
    "Der Haushalt der Stadt",
    "Fahrdienst für ältere Menschen",
    "Bücherei",
    "x",
]


def test_a_vector_takes_half_a_kilobyte():
    assert len(to_bytes(encode(TEXTS))) == 512 * len(TEXTS)
    assert from_bytes(to_bytes(encode(TEXTS))).shape == (len(TEXTS), 512)


def test_cosines_differ_by_thousandths():
    vectors = encode(TEXTS)
    rows = from_bytes(to_bytes(vectors))
    for vector in encode(["Freiwillige finden", "How do we recruit volunteers?"]):
        assert cosines(rows, vector) == pytest.approx(vectors @ vector, abs=0.005)


def test_more_rows_than_are_widened_at_once_are_all_compared():
    vectors = np.tile(encode(TEXTS), (1000, 1))
    found = cosines(from_bytes(to_bytes(vectors)), vectors[0])
    assert found.shape == (5000,)
    assert found[::5] == pytest.approx(np.ones(1000), abs=0.01)
    assert found[4999] == pytest.approx(found[4], abs=1e-5)


def test_no_rows_have_no_cosines():
    assert cosines(from_bytes(b""), encode(["x"])[0]).shape == (0,)


def test_what_is_too_great_for_a_byte_is_cut_off():
    assert from_bytes(to_bytes(np.full((1, 512), -0.9, np.float32))).min() == -127


def test_the_way_back_ends_near_the_start():
    vectors = encode(TEXTS)
    assert to_floats(to_bytes(vectors)) == pytest.approx(vectors, abs=0.001)


def test_a_mean_points_between_its_vectors():
    one, two = encode(TEXTS[:2])
    mean = mean_of(np.array([one, two]))
    assert np.linalg.norm(mean) == pytest.approx(1)
    assert mean @ one == pytest.approx(mean @ two)
    assert mean @ one > one @ two
    assert not mean_of(np.array([one, -one])).any()
