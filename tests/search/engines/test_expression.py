"""At least so many of these words, as a tree."""

from itertools import product

import pytest

from search.engines.expression import at_least
from search.plan import minimum_of

NAMES = "abcdefghijkl"


def holds(expression: str, true: set[str]) -> bool:
    words = {name: name in true for name in NAMES}
    return eval(expression, {"__builtins__": {}}, words)


@pytest.mark.parametrize("number", range(1, 8))
def test_it_holds_exactly_when_so_many_words_are_there(number):
    names = list(NAMES[:number])
    for minimum in range(1, number + 1):
        expression = at_least(minimum, names, both=" and ", either=" or ")
        for chosen in product([False, True], repeat=number):
            true = {name for name, is_there in zip(names, chosen, strict=True) if is_there}
            assert holds(expression, true) == (len(true) >= minimum)


def test_the_longest_query_stays_small():
    expression = at_least(minimum_of(NAMES), list(NAMES), both="&", either="|")
    assert sum(expression.count(name) for name in NAMES) <= 150


@pytest.mark.parametrize(
    ("words", "minimum"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (12, 4)]
)
def test_a_third_of_the_words_is_needed(words, minimum):
    assert minimum_of(["word"] * words) == minimum
