"""Asking the golden queries, and what the answers are worth: as figures, as a table, against the baseline."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from cms.models import BasePage
from search.answering import answer
from search.engines import SearchEngine, SearchRequest
from search.models import SearchEntry
from search.planning import query_plan
from search.scoring.metrics import Figures, figures_of

from .golden import NOTHING, GoldenQuery

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BASELINE = Path(__file__).with_name("baseline.toml")
EVERYTHING = "all"
# What a change of the encoder's arithmetic or of a tie between two pages may cost.
TOLERANCE = 0.01
GROUP_TOLERANCE = 0.06

Scores = Mapping[str, Figures]
"""Group -> figures; ``EVERYTHING`` are those of all queries that have an answer."""


def scores_of(engine: SearchEngine, queries: list[GoldenQuery]) -> Scores:
    """Ask every query as a visitor and judge the answers."""
    names = {
        entry.pk: _name(entry.page.specific)
        for entry in SearchEntry.objects.filter(language="de").select_related("page")
    }
    rankings = {query.text: [names[hit] for hit in _found(engine, query.text)] for query in queries}
    scores = {}
    for group in (EVERYTHING, *dict.fromkeys(query.group for query in queries)):
        grades = {query.text: query.grades for query in queries if _belongs(query, group)}
        scores[group] = figures_of({text: rankings[text] for text in grades}, grades)
    found = [bool(rankings[query.text]) for query in queries if query.group == NOTHING]
    scores[NOTHING] = Figures(0.0, 0.0, 1 - sum(found) / len(found), len(found))
    return scores


def _name(page: BasePage) -> str:
    """The page's file; the first pages of every installation do not remember theirs."""
    return page.source_id or f"pages/{page.slug}"


def _belongs(query: GoldenQuery, group: str) -> bool:
    return query.group != NOTHING if group == EVERYTHING else query.group == group


def _found(engine: SearchEngine, text: str) -> list[int]:
    request = SearchRequest(language="de", now=NOW, plan=query_plan(text, "de"), limit=10)
    return answer(request, text, engine=engine).entry_ids


def table_of(engine: str, scores: Scores) -> list[str]:
    """The figures of an engine as lines, each beside the baseline."""
    before = baseline().get(engine, {})
    lines = [f"{engine:<16} {'queries':>7} {'nDCG@10':>8} {'before':>7} {'recall@10':>10} {'no hits':>8}"]
    for group, figures in scores.items():
        former = before.get(group, {}).get("ndcg")
        lines.append(
            f"{group:<16} {figures.queries:>7} {figures.ndcg:>8.3f} {former or 0:>7.3f} "
            f"{figures.recall:>10.3f} {figures.zero_hits:>8.3f}"
        )
    return lines


def baseline() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """Engine -> group -> figure -> value, as it was when somebody last was content with it."""
    return tomllib.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}


def baseline_write(engine: str, scores: Scores) -> None:
    """Be content with these figures from now on."""
    engines = {**baseline(), engine: {group: figures.rounded() for group, figures in scores.items()}}
    lines = ["# Written by `make relevance BASELINE=1`; a test fails when a figure drops below."]
    for name, groups in sorted(engines.items()):
        for group, figures in groups.items():
            lines += ["", f"[{name}.{group}]", *(f"{key} = {value}" for key, value in figures.items())]
    BASELINE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def drops(engine: str, scores: Scores) -> list[str]:
    """What is worse than the baseline, in words."""
    worse = []
    for group, before in baseline()[engine].items():
        now = scores[group].rounded()
        tolerance = TOLERANCE if group == EVERYTHING else GROUP_TOLERANCE
        lost = {name: before[name] - now[name] for name in ("ndcg", "recall")}
        lost["zero_hits"] = (before["zero_hits"] - now["zero_hits"]) * (1 if group == NOTHING else -1)
        worse += [
            f"{engine}, {group}: {name} was {before[name]} and is {now[name]}"
            for name, loss in lost.items()
            if loss > tolerance
        ]
    return worse
