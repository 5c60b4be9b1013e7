"""What a results page shows: hits, filters with counts, what is chosen, ways on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.finding import Facet
from exchange.municipalities.cards import Card
from exchange.municipalities.readers import Reader

from .analysis import Analyser
from .answering import Answer, answer
from .cards import entry_cards
from .engines import SearchRequest, search_engine
from .facets import KIND_FACET, shown_facets
from .forms import SearchForm
from .learning import analyser_in_use
from .planning import query_plan

PER_PAGE = 10
MAX_WAYS_OUT = 8


@dataclass(frozen=True)
class Option:
    """A value of a facet; ``count`` is the number of hits that have it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    """A facet with its options in the order for readers."""

    name: str
    label: str
    options: Sequence[Option]

    @property
    def chosen_count(self) -> int:
        """How many options are chosen; a group with chosen ones is shown open."""
        return sum(option.chosen for option in self.options)


@dataclass(frozen=True)
class Chip:
    """Something that is chosen, and the question without it."""

    label: str
    value: str
    name: str
    without: SearchForm


@dataclass(frozen=True)
class WayOut:
    """A weaker question that has hits."""

    label: str
    form: SearchForm
    count: int


@dataclass(frozen=True)
class Results:
    """The answer to a question as one reader sees it."""

    page: Page
    groups: Sequence[Group] = ()
    chips: Sequence[Chip] = ()
    cards: Sequence[Card] = ()
    ways_out: Sequence[WayOut] = ()
    has_no_word: bool = False
    """Something was typed, but nothing in it is a word."""

    @property
    def total(self) -> int:
        """The number of all hits."""
        return self.page.paginator.count


@dataclass(frozen=True)
class Searcher:
    """Asks the engine for one reader, in one language, within one list."""

    reader: Reader
    language: str
    fixed_kind: str = ""

    @cached_property
    def analyser(self) -> Analyser:
        """The analyser of the language, read once."""
        return analyser_in_use(self.language)[0]

    def request(self, form: SearchForm, page: int = 1) -> SearchRequest:
        """The form's question in the engine's terms."""
        fixed = {KIND_FACET: [self.fixed_kind]} if self.fixed_kind else {}
        return SearchRequest(
            language=self.language,
            now=timezone.now(),
            reader=self.reader,
            plan=query_plan(form.words, self.language, analyser=self.analyser),
            filters={**form.chosen, **fixed},
            since=form.since,
            until=form.until,
            order=form.order,
            offset=(page - 1) * PER_PAGE,
            limit=PER_PAGE,
        )

    def results(self, form: SearchForm) -> Results:
        """Everything that the page shows, in a number of queries that does not depend on the hits."""
        request = self.request(form, form.page)
        if form.words and not request.plan:
            return Results(_page_of(0, 1), has_no_word=True)
        found, page = self._answer(form, request)
        facets = shown_facets(self.fixed_kind)
        labels = _labels(facets, found, form)
        groups = (_group(facet, labels[facet.name], found, form) for facet in facets)
        chips = list(_chips(facets, labels, form))
        return Results(
            page=page,
            groups=[group for group in groups if group.options],
            chips=chips,
            cards=entry_cards(found.entry_ids, request.plan, self.analyser, labels),
            ways_out=[] if found.total else self._ways_out(form, chips),
        )

    def _answer(self, form: SearchForm, request: SearchRequest) -> tuple[Answer, Page]:
        """The wanted page or, beyond the last one, the last."""
        found = answer(request, form.words)
        page = _page_of(found.total, form.page)
        if page.number != form.page:
            found = answer(self.request(form, page.number), form.words)
        return found, page

    def _ways_out(self, form: SearchForm, chips: Sequence[Chip]) -> list[WayOut]:
        """What to leave out, and how many hits there are then; those without hits are no way out."""
        weaker = [
            (_("ohne %(facet)s „%(value)s“") % {"facet": c.label, "value": c.value}, c.without) for c in chips
        ]
        words = self.analyser.plan(form.words).words
        for word in words if len(words) > 1 else ():
            others = " ".join(other.typed for other in words if other != word)
            weaker.append(
                (_("ohne das Wort „%(word)s“") % {"word": word.typed}, replace(form, words=others, page=1))
            )
        counted = (
            WayOut(label, other, search_engine().total(self.request(other)))
            for label, other in weaker[:MAX_WAYS_OUT]
        )
        return [way for way in counted if way.count]


def _page_of(total: int, number: int) -> Page:
    return Paginator(range(total), PER_PAGE).get_page(number)


def _labels(facets: Sequence[Facet], answer: Answer, form: SearchForm) -> dict[str, Mapping[str, str]]:
    keys = {
        facet.name: {*answer.facets.get(facet.name, ()), *form.chosen.get(facet.name, ())} for facet in facets
    }
    return {
        facet.name: facet.label_of(sorted(keys[facet.name])) if keys[facet.name] else {} for facet in facets
    }


def _group(facet: Facet, labels: Mapping[str, str], answer: Answer, form: SearchForm) -> Group:
    counts, chosen = answer.facets.get(facet.name, {}), form.chosen.get(facet.name, ())
    options = [Option(key, label, counts.get(key, 0), key in chosen) for key, label in labels.items()]
    return Group(facet.name, str(facet.label), options)


def _chips(
    facets: Sequence[Facet], labels: Mapping[str, Mapping[str, str]], form: SearchForm
) -> Iterator[Chip]:
    for facet in facets:
        for key in form.chosen.get(facet.name, ()):
            label = labels[facet.name].get(key, key)
            yield Chip(str(facet.label), label, facet.name, form.without(facet.name, key))
    for name, day, label in (("von", form.since, _("ab")), ("bis", form.until, _("bis"))):
        if day:
            yield Chip(label, date_format(day, "j. F Y"), name, form.without(name))
