"""The engine that the site uses: Elasticsearch while it works and holds everything, else the database."""

import logging
from collections.abc import Callable, Collection
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeVar

from ...delivery.changes import is_complete
from ..base import Candidates, Counts, SearchEngine, SearchRequest
from .address import Address
from .breaker import Breaker
from .cluster import EngineUnavailableError, QuestionRefusedError, cluster_at
from .engine import ElasticsearchEngine

if TYPE_CHECKING:
    import numpy as np

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")


class GuardedEngine(SearchEngine):
    """Asks an engine that may fail, and when it does, the spare, so that a visitor notices nothing.

    While a change waits for its delivery the spare answers too: nobody finds what was just withdrawn, and
    an editor finds what was just published.
    """

    def __init__(
        self, engine: SearchEngine, spare: SearchEngine, breaker: Breaker, is_complete: Callable[[], bool]
    ) -> None:
        """``is_complete`` says whether the engine holds everything; it is asked once at most."""
        self._engine = engine
        self._spare = spare
        self._breaker = breaker
        self._is_complete = is_complete

    @property
    def name(self) -> str:
        """The engine that would answer now."""
        return (self._engine if self._complete and not self._breaker.is_open else self._spare).name

    @cached_property
    def _complete(self) -> bool:
        return self._is_complete()

    def best(self, request: SearchRequest, limit: int, *, without: Collection[int] = ()) -> list[int]:
        return self._ask(lambda engine: engine.best(request, limit, without=without))

    def candidates(
        self, request: SearchRequest, vector: "np.ndarray | None", by_words: int, near: int
    ) -> Candidates:
        return self._ask(lambda engine: engine.candidates(request, vector, by_words, near))

    def newest(self, request: SearchRequest) -> list[int]:
        return self._ask(lambda engine: engine.newest(request))

    def total(self, request: SearchRequest) -> int:
        return self._ask(lambda engine: engine.total(request))

    def counts(self, request: SearchRequest, by_words: Counts | None = None) -> Counts:
        return self._ask(lambda engine: engine.counts(request, by_words))

    def _ask(self, question: Callable[[SearchEngine], Answer]) -> Answer:
        if self._complete and self._breaker.allows():
            try:
                answer = question(self._engine)
            except QuestionRefusedError as error:
                logger.error("%s refused a question, the database answers: %s", self._engine.name, error)
            except EngineUnavailableError as error:
                self._breaker.failed()
                logger.warning("%s failed, the database answers: %s", self._engine.name, error)
            else:
                self._breaker.worked()
                return answer
        return question(self._spare)


def guarded_engine(address: Address, spare: SearchEngine) -> GuardedEngine:
    """The engine of the cluster at an address, and the spare for when it fails; one for each request."""
    return GuardedEngine(ElasticsearchEngine(cluster_at(address)), spare, breaker_of(address), is_complete)


@lru_cache(maxsize=8)
def breaker_of(address: Address) -> Breaker:
    """The breaker that all threads of this process share for a cluster."""
    return Breaker()
