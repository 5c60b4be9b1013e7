"""The golden queries: what people look for, and how well each page of the demo content answers it.

One file a group of queries. A page is named by its file in ``home/demo/content``, a first page of every
installation by ``pages/`` and its slug. Grades: 3 is about exactly this, 2 treats it in a part of its own, 1
touches it, 0 only looks like an answer.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

QUERIES = Path(__file__).with_name("queries")
# The queries of this group have no answer: whatever is found for them is wrong.
NOTHING = "nothing"


@dataclass(frozen=True)
class GoldenQuery:
    """A query and the grades of pages; pages without a grade are no answer."""

    group: str
    text: str
    grades: Mapping[str, int]


def golden_queries() -> list[GoldenQuery]:
    """All queries, by group."""
    return [
        GoldenQuery(path.stem, text, grades)
        for path in sorted(QUERIES.glob("*.toml"))
        for text, grades in tomllib.loads(path.read_text(encoding="utf-8")).items()
    ]
