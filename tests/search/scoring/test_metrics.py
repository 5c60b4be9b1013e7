"""The figures, against examples that are reckoned by hand."""

from math import log2

import pytest

from search.scoring.metrics import figures_of, ndcg, recall

# The discounts of ranks 1 to 4: 1, 1/1.585, 1/2, 1/2.3219.
GRADES = {"a": 3, "b": 2, "c": 1, "d": 0}


def test_the_ideal_order_is_worth_one():
    assert ndcg(["a", "b", "c", "d"], GRADES) == pytest.approx(1)


def test_a_wrong_order_is_worth_less():
    # gained: 1 + 3/1.585 + 2/2 = 3.8928; ideal: 3 + 2/1.585 + 1/2 = 4.7619
    assert ndcg(["c", "a", "b"], GRADES) == pytest.approx(3.8928 / 4.7619, abs=1e-4)


def test_the_gain_is_the_grade_itself():
    assert ndcg(["x", "a"], {"a": 3}) == pytest.approx(1 / log2(3))
    assert ndcg(["b", "a"], {"a": 3, "b": 1}) == pytest.approx(
        (1 + 3 / log2(3)) / (3 + 1 / log2(3)), abs=1e-9
    )


def test_a_missing_good_document_costs():
    assert ndcg(["a"], {"a": 1, "b": 1}) == pytest.approx(1 / (1 + 1 / log2(3)))


def test_only_the_first_ten_count():
    ten = [f"x{number}" for number in range(10)]
    assert ndcg([*ten, "a"], {"a": 1}) == 0
    assert recall([*ten, "a"], {"a": 1}) == 0
    assert ndcg([*ten[:9], "a"], {"a": 1}) == pytest.approx(1 / log2(11))
    assert recall([*ten[:9], "a"], {"a": 1}) == 1


def test_more_good_documents_than_fit_can_still_be_ideal():
    grades = {f"d{number}": 1 for number in range(30)}
    assert ndcg(list(grades), grades) == pytest.approx(1)
    assert recall(list(grades), grades) == pytest.approx(10 / 30)


def test_negative_grades_gain_nothing():
    assert ndcg(["bad", "good"], {"bad": -2, "good": 1}) == pytest.approx(1 / log2(3))
    assert recall(["bad"], {"bad": -2, "good": 1}) == 0


def test_unknown_results_gain_nothing():
    assert ndcg(["?", "a"], {"a": 1}) == pytest.approx(1 / log2(3))


def test_recall_is_the_share_of_the_good():
    assert recall(["a", "d", "x"], GRADES) == pytest.approx(1 / 3)
    assert recall(["a", "b", "c"], GRADES) == 1
    assert recall([], GRADES) == 0


def test_figures_are_means_over_the_queries_that_have_a_good_document():
    figures = figures_of(
        {"perfect": ["a"], "nothing": [], "wrong": ["x"], "unjudged": ["a"], "hopeless": []},
        {
            "perfect": {"a": 1},
            "nothing": {"a": 1},
            "wrong": {"a": 1},
            "hopeless": {"a": 0},
            "not asked": {"a": 1},
        },
    )
    assert figures.queries == 3
    assert figures.ndcg == pytest.approx(1 / 3)
    assert figures.recall == pytest.approx(1 / 3)
    assert figures.zero_hits == pytest.approx(1 / 3)


def test_without_judged_queries_the_figures_are_zero():
    assert figures_of({"q": ["a"]}, {}).rounded() == {"ndcg": 0, "recall": 0, "zero_hits": 0, "queries": 0}
