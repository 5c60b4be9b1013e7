"""What a visitor asks for, read from the address: whatever stands there, it becomes a valid question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.http import QueryDict
from django.utils.http import urlencode

from cms.finding import Facet

from .engines import NEWEST, RELEVANCE
from .facets import KIND_FACET
from .text import clean_text

MAX_QUERY_LENGTH = 200
MAX_VALUES = 50
MAX_PAGE = 1_000
_ORDERS = (RELEVANCE, NEWEST)
LIST, MAP = "liste", "karte"


@dataclass(frozen=True)
class SearchForm:
    """A cleaned question. ``words`` may hold no word at all (``"?!"``)."""

    words: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    order: str = RELEVANCE
    page: int = 1
    view: str = LIST
    exact: bool = False
    """The words are meant as they were typed, however unknown they are."""

    @classmethod
    def read(cls, data: QueryDict, facets: Sequence[Facet]) -> "SearchForm":
        """Read an address. Unknown parameters and values are ignored, retired keys follow their successor."""
        words = clean_text(data.get("q", "")[: 10 * MAX_QUERY_LENGTH])[:MAX_QUERY_LENGTH].strip()
        order = data.get("sortierung", "")
        chosen = {facet.name: _known_values(facet, data.getlist(facet.name)) for facet in facets}
        return cls(
            words=words,
            chosen={name: values for name, values in chosen.items() if values},
            since=_date(data.get("von", "")),
            until=_date(data.get("bis", "")),
            order=order if order in _ORDERS else (RELEVANCE if words else NEWEST),
            page=_page(data.get("seite", "")),
            view=MAP if data.get("ansicht") == MAP else LIST,
            exact=data.get("genau") == "1",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the page was chosen: such addresses are not for search machines."""
        return replace(self, page=1) != SearchForm(order=NEWEST)

    @property
    def default_order(self) -> str:
        """The best first when there are words, otherwise the newest."""
        return RELEVANCE if self.words else NEWEST

    def address(self) -> str:
        """The question as a query string in canonical order, without the page; "" for the bare list."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(name, value) for name, values in self.chosen.items() for value in values]
        pairs += [("von", self.since.isoformat())] if self.since else []
        pairs += [("bis", self.until.isoformat())] if self.until else []
        pairs += [("sortierung", self.order)] if self.order != self.default_order else []
        pairs += [("ansicht", self.view)] if self.view != LIST else []
        pairs += [("genau", "1")] if self.exact else []
        return urlencode(pairs)

    def corrected(self, words: str) -> "SearchForm":
        """The question with other words, which are meant as they stand."""
        return replace(self, words=words, page=1, exact=False)

    @property
    def as_list(self) -> "SearchForm":
        """The question shown as a list."""
        return replace(self, view=LIST, page=1)

    def for_feed(self, kinds: Sequence[str] = ()) -> "SearchForm":
        """The question as a feed follows it, without order and view; ``kinds`` are those of a list."""
        chosen = {**self.chosen, KIND_FACET: kinds} if kinds else self.chosen
        order = RELEVANCE if self.words else NEWEST
        return replace(self, chosen=chosen, order=order, view=LIST, page=1, exact=False)

    @property
    def query(self) -> str:
        """The address as it is put behind a path: with a question mark, "" for the bare list."""
        address = self.address()
        return f"?{address}" if address else ""

    @property
    def is_first_question(self) -> bool:
        """Whether there are words and nothing else: the later steps of a search narrow the first."""
        return bool(self.words) and self == SearchForm(words=self.words)

    @property
    def as_map(self) -> "SearchForm":
        """The question shown as a map."""
        return replace(self, view=MAP, page=1)

    def without(self, name: str, value: str = "") -> "SearchForm":
        """The question without a filter (or one of its values), a date, or its words (``q``)."""
        if name == "q":
            return replace(self, words="", order=NEWEST, page=1, exact=False)
        if name == "von":
            return replace(self, since=None, page=1)
        if name == "bis":
            return replace(self, until=None, page=1)
        left = [other for other in self.chosen.get(name, ()) if value and other != value]
        chosen = {other: values for other, values in self.chosen.items() if other != name}
        return replace(self, chosen={**chosen, name: left} if left else chosen, page=1)


def _known_values(facet: Facet, values: list[str]) -> list[str]:
    values = [value for value in dict.fromkeys(values) if 0 < len(value) <= 60 and value.isprintable()][
        :MAX_VALUES
    ]
    if values and facet.successor_of:
        successors = facet.successor_of(values)
        values = list(dict.fromkeys(successors.get(value, value) for value in values))
    return list(facet.label_of(values)) if values else []


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), MAX_PAGE)
