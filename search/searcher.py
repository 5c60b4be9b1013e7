"""Asking for one reader, in one language, within one list."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial

from django.utils import timezone

from cms.page_cache.remembered import remembered
from exchange.municipalities.readers import Reader

from .analysis import Analyser
from .answering import Answer, answer
from .engines import SearchRequest, search_engine
from .facets import KIND_FACET
from .forms import MAX_PAGE, SearchForm
from .learning import analyser_in_use
from .plan import QueryPlan
from .planning import query_plan

PER_PAGE = 10


@dataclass(frozen=True)
class Searcher:
    """Asks questions as a form puts them."""

    reader: Reader
    language: str
    fixed_kinds: Sequence[str] = ()
    now: datetime = field(default_factory=timezone.now)
    _plans: dict[tuple[str, str], QueryPlan] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def analyser(self) -> Analyser:
        """The analyser of the language; visitors' is read once as long as nothing is written."""
        return remembered(("analyser", self.language), partial(analyser_in_use, self.language))[0]

    def plan(self, words: str) -> QueryPlan:
        """The plan of these words, made once."""
        if not words:
            return QueryPlan()
        key = self.language, words
        if key not in self._plans:
            self._plans[key] = query_plan(words, self.language, analyser=self.analyser)
        return self._plans[key]

    def request(self, form: SearchForm, page: int = 1, per_page: int = PER_PAGE) -> SearchRequest:
        """The form's question in the engine's terms."""
        fixed = {KIND_FACET: self.fixed_kinds} if self.fixed_kinds else {}
        return SearchRequest(
            language=self.language,
            now=self.now,
            reader=self.reader,
            plan=self.plan(form.words),
            filters={**form.chosen, **fixed},
            since=form.since,
            until=form.until,
            order=form.order,
            offset=(min(page, MAX_PAGE) - 1) * per_page,
            limit=per_page,
        )

    def answer(self, form: SearchForm, request: SearchRequest) -> Answer:
        """What is found, by words and by meaning."""
        return answer(request, form.words)

    def total(self, form: SearchForm) -> int:
        """How many hits the words of a question have, its filters included."""
        return search_engine().total(self.request(form))

    def knows(self, word: str) -> bool:
        """Whether the word alone, without any filter, has hits in this language."""
        everything = replace(self, fixed_kinds=())
        return everything.total(SearchForm(words=word)) > 0
