"""The golden queries themselves: enough of them, and every page that they grade is there to be found."""

from pathlib import Path

from home import first_pages
from home.demo.reading import entry

from .golden import NOTHING, golden_queries

FIRST_PAGES = Path(first_pages.__file__).parent / "content"
QUERIES = golden_queries()
ANSWERED = [query for query in QUERIES if query.group != NOTHING]


def test_there_are_enough_queries_of_every_kind():
    assert len(ANSWERED) >= 80
    assert len({query.text for query in QUERIES}) == len(QUERIES)
    assert len({query.group for query in ANSWERED}) >= 10


def test_every_graded_page_is_public():
    hidden = []
    always_there = {f"pages/{path.stem}" for path in FIRST_PAGES.glob("*.toml")}
    for page in sorted({page for query in QUERIES for page in query.grades} - always_there):
        data = entry(page).data
        if (data.get("state", "published"), data.get("visibility", "public")) != ("published", "public"):
            hidden.append(page)
    assert hidden == []


def test_every_query_but_the_nonsense_has_a_good_answer():
    assert [query.text for query in ANSWERED if max(query.grades.values(), default=0) < 2] == []
    assert [query.text for query in QUERIES if query.group == NOTHING and query.grades] == []
    assert {grade for query in QUERIES for grade in query.grades.values()} == {0, 1, 2, 3}
