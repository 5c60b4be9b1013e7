"""Asking for one reader, in one language, within one list."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils import timezone

from exchange.municipalities.readers import Reader

from .answering import Answer, answer
from .engines import SearchRequest, search_engine
from .facets import KIND_FACET
from .forms import MAX_PAGE, SearchForm
from .planning import query_plan

PER_PAGE = 10


@dataclass(frozen=True)
class Searcher:
    """Asks questions as a form puts them."""

    reader: Reader
    language: str
    fixed_kind: str = ""
    now: datetime = field(default_factory=timezone.now)

    def request(self, form: SearchForm, page: int = 1, per_page: int = PER_PAGE) -> SearchRequest:
        """The form's question in the engine's terms."""
        fixed = {KIND_FACET: [self.fixed_kind]} if self.fixed_kind else {}
        return SearchRequest(
            language=self.language,
            now=self.now,
            reader=self.reader,
            plan=query_plan(form.words, self.language),
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
        everything = replace(self, fixed_kind="")
        return everything.total(SearchForm(words=word)) > 0
