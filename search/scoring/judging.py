"""Judging the search with a collection: load it aside, ask every query, compare with the grades."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import meaning
from ..answering import answer
from ..engines import SearchEngine, SearchRequest
from ..learning import analyser_in_use
from ..planning import query_plan
from .collections import Collection
from .engines import scratch_engine
from .loading import Progress, documents_load
from .metrics import DEPTH, Figures, figures_of
from .scratch import scratch_database

Run = Mapping[str, Sequence[tuple[str, float]]]
"""Query -> documents and their scores, best first."""


@dataclass(frozen=True)
class Report:
    """What a collection says about an engine."""

    engine: str
    documents: int
    with_meaning: bool
    figures: Figures
    run: Run
    seconds_to_load: float
    seconds_per_query: float


def collection_score(
    *,
    collection: Collection,
    engine_name: str,
    language: str,
    depth: int = DEPTH,
    with_meaning: bool = True,
    progress: Progress = lambda what, done, total: None,
) -> Report:
    """Load the documents into a scratch index of this engine, ask the queries and judge the answers.

    ``depth`` is the number of documents of the run for each query. The site's own database and index are not
    touched, and nothing is left behind.
    """
    with_meaning = with_meaning and meaning.available()
    began = perf_counter()
    with scratch_database() as using:
        documents_load(
            documents=collection.documents,
            language=language,
            using=using,
            with_meaning=with_meaning,
            progress=progress,
        )
        with scratch_engine(engine_name, using=using, language=language) as engine:
            loaded = perf_counter()
            run = _asked(collection, engine, language, depth, progress)
            seconds = perf_counter() - loaded
    rankings = {query: [document for document, _score in found] for query, found in run.items()}
    return Report(
        engine=engine_name,
        documents=len(collection.documents),
        with_meaning=with_meaning,
        figures=figures_of(rankings, collection.grades),
        run=run,
        seconds_to_load=loaded - began,
        seconds_per_query=seconds / len(run),
    )


def _asked(
    collection: Collection, engine: SearchEngine, language: str, depth: int, progress: Progress
) -> dict[str, list[tuple[str, float]]]:
    """Every query as a visitor would ask it, with counts and facets."""
    run = {}
    # The learned words of a large collection are many: they are read once.
    analyser, _version = analyser_in_use(language, using=engine.using)
    for done, query in enumerate(collection.queries, start=1):
        plan = query_plan(query.text, language, analyser=analyser, using=engine.using)
        request = SearchRequest(language=language, now=timezone.now(), plan=plan, limit=depth)
        hits = answer(request, query.text, engine=engine).hits if plan else ()
        run[query.id] = [(collection.documents[hit.entry_id - 1].id, hit.score) for hit in hits]
        progress(_("Fragen"), done, len(collection.queries))
    return run


def figures_as_json(report: Report) -> dict[str, object]:
    """The figures by the names that outsiders know."""
    return {
        "engine": report.engine,
        "meaning": report.with_meaning,
        "documents": report.documents,
        "queries": report.figures.queries,
        "ndcg@10": round(report.figures.ndcg, 4),
        "recall@10": round(report.figures.recall, 4),
        "zero_hit_rate": round(report.figures.zero_hits, 4),
        "seconds_per_query": round(report.seconds_per_query, 4),
        "seconds_to_load": round(report.seconds_to_load, 2),
    }


def run_as_lines(run: Run) -> str:
    """Query, document and score, separated by tabs, best first; a tab or line break in an id is escaped."""
    return "".join(
        f"{_cell(query)}\t{_cell(document)}\t{score:.6f}\n"
        for query, found in run.items()
        for document, score in found
    )


def _cell(key: str) -> str:
    return key.translate({ord("\t"): "\\t", ord("\n"): "\\n", ord("\r"): "\\r"})
