"""The golden queries themselves: enough of them, and every page that they grade is there to be found."""

import tomllib
from pathlib import Path

import home.demo

from .golden import NOTHING, golden_queries

CONTENT = Path(home.demo.__file__).parent / "content"
QUERIES = golden_queries()
ANSWERED = [query for query in QUERIES if query.group != NOTHING]


def test_there_are_enough_queries_of_every_kind():
    assert len(ANSWERED) >= 80
    assert len({query.text for query in QUERIES}) == len(QUERIES)
    assert len({query.group for query in ANSWERED}) >= 10


def test_every_graded_page_is_public():
    hidden = []
    for page in sorted({page for query in QUERIES for page in query.grades}):
        data = tomllib.loads((CONTENT / f"{page}.toml").read_text(encoding="utf-8"))
        if (data.get("state", "published"), data.get("visibility", "public")) != ("published", "public"):
            hidden.append(page)
    assert hidden == []


def test_every_query_but_the_nonsense_has_a_good_answer():
    assert [query.text for query in ANSWERED if max(query.grades.values(), default=0) < 2] == []
    assert [query.text for query in QUERIES if query.group == NOTHING and query.grades] == []
    assert {grade for query in QUERIES for grade in query.grades.values()} == {0, 1, 2, 3}
