"""Candidates first, then the exact ranking: next to nothing is lost against ranking every entry exactly."""

from statistics import mean

import numpy as np
import pytest

from search import answering
from search.engines import SearchRequest, database_engine
from search.meaning import vectors
from search.planning import query_plan
from search.scoring.loading import documents_load
from search.scoring.metrics import figures_of
from search.scoring.scratch import scratch_database
from tests.search.conftest import NOW

from .corpus import SUBJECTS, grades
from .crowd import crowd

# Half of what a visitor's question has: of so few entries 200 and 100 would be too large a part.
BY_WORDS, BY_MEANING = 100, 50
LOST = 0.005
QUESTIONS = {
    question: grades(number)
    for number, subject in enumerate(SUBJECTS)
    for question in (subject.question, subject.english)
}


@pytest.fixture
def ask(db, monkeypatch):
    """Ask every question over the crowd with so many candidates by words and by meaning; ids, best first."""
    documents = crowd()
    with scratch_database() as using:
        documents_load(
            documents=documents, language="de", using=using, with_meaning=True, progress=lambda *_done: None
        )
        engine = database_engine(using)

        def best(question):
            request = SearchRequest(language="de", now=NOW, plan=query_plan(question, "de", using=using))
            found = answering.answer(request, question, engine=engine)
            return [documents[number - 1].id for number in found.entry_ids]

        def ask(by_words, by_meaning):
            monkeypatch.setattr(answering, "MAX_BY_WORDS", by_words)
            monkeypatch.setattr(answering, "MAX_BY_MEANING", by_meaning)
            return {question: best(question) for question in QUESTIONS}

        yield ask


@pytest.fixture(autouse=True)
def _understood_once(monkeypatch):
    """The same titles stand in many entries."""
    known: dict[str, np.ndarray] = {}

    def encode(texts, *, threads, really=vectors.encode):
        new = sorted({*texts} - known.keys())
        known.update(zip(new, really(new, threads=threads), strict=True))
        return np.stack([known[text] for text in texts])

    monkeypatch.setattr(vectors, "encode", encode)


def test_candidates_lose_next_to_nothing_against_ranking_everything(ask):
    everything = len(crowd())
    assert everything > 800
    exact, fast, hasty = ask(everything, everything), ask(BY_WORDS, BY_MEANING), ask(3, 2)
    best = figures_of(exact, QUESTIONS).ndcg
    assert best > 0.2
    assert figures_of(fast, QUESTIONS).ndcg >= best - LOST
    assert _shared(fast, exact) > 0.95
    # With hardly any candidates much is lost: the comparison notices.
    assert figures_of(hasty, QUESTIONS).ndcg < best - LOST


def _shared(found, expected):
    """Which share of the exact order's ten is found, in the mean."""
    return mean(len({*found[q]} & {*expected[q]}) / len(expected[q]) for q in expected if expected[q])
