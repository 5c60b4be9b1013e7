"""What a results page shows: hits, filters with counts, what is chosen, what helps beyond."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import override

from .answering import Answer
from .cards import HitCard, entry_cards
from .choices import Chip, Group, Labels, chips_of, groups_of, labels_of
from .facets import MEMBER_FACET, shown_facets
from .forms import MAP, SearchForm
from .map.drawing import HitMap, hit_map
from .models import SearchEntry
from .plan import QueryPlan
from .promotions.queries import Promotion, promotions_for
from .searcher import PER_PAGE, Searcher
from .spelling.correction import corrected_words
from .ways_out import WaysOut, ways_out

# German hits below those of another language; translated ones are left out of so many.
MAX_GERMAN = 10


@dataclass(frozen=True)
class Correction:
    """What was probably meant. When the typed words have no hits, those of the correction are shown."""

    form: SearchForm
    count: int
    typed: SearchForm
    """The question as it was typed, and meant so."""
    is_shown: bool


@dataclass(frozen=True)
class GermanHits:
    """Hits in German below those of another language; ``total`` counts translated ones as well."""

    cards: Sequence[HitCard]
    total: int
    capped: bool
    url: str
    """All of them, in German."""


@dataclass(frozen=True)
class Results:
    """The answer to a question as one reader sees it."""

    form: SearchForm
    """The question that is answered: the one that was asked, or its correction."""
    page: Page
    capped: bool = False
    """There are more hits than ``total``."""
    groups: Sequence[Group] = ()
    chips: Sequence[Chip] = ()
    cards: Sequence[HitCard] = ()
    map: HitMap | None = None
    correction: Correction | None = None
    promotions: Sequence[Promotion] = ()
    german: GermanHits | None = None
    ways_out: WaysOut | None = None
    has_no_word: bool = False
    """Something was typed, but nothing in it is a word."""

    @property
    def total(self) -> int:
        """The number of all hits."""
        return self.page.paginator.count

    @property
    def answers(self) -> bool:
        """Whether what was typed has hits: not by a correction."""
        return self.total > 0 and not (self.correction and self.correction.is_shown)


def results_of(searcher: Searcher, asked: SearchForm) -> Results:
    """Everything that the page shows, in a number of queries that does not depend on the hits."""
    plan = searcher.plan(asked.words)
    if asked.words and not plan:
        return Results(asked, _page_of(0, 1), has_no_word=True)
    form, found, page = asked, *_answer(searcher, asked)
    correction = _correction(searcher, asked, plan, found)
    if correction and correction.is_shown:
        form = correction.form
        plan = searcher.plan(form.words)
        found, page = _answer(searcher, form)
    facets = shown_facets(searcher.fixed_kinds)
    labels = labels_of(facets, found.facets, form)
    chips = list(chips_of(facets, labels, form))
    is_start = page.number == 1 and form.view != MAP
    return Results(
        form=form,
        page=page,
        capped=found.capped,
        groups=groups_of(facets, labels, found.facets, form),
        chips=chips,
        cards=() if form.view == MAP else _cards(searcher, found, plan, labels),
        map=hit_map(form, found.facets.get(MEMBER_FACET, {})) if form.view == MAP else None,
        correction=correction,
        promotions=promotions_for(form, searcher) if is_start and plan.words else (),
        german=_german(searcher, form) if is_start and (form.words or not found.total) else None,
        ways_out=None if found.total else ways_out(searcher, form, plan, chips),
    )


def _answer(searcher: Searcher, form: SearchForm) -> tuple[Answer, Page]:
    """The wanted page or, beyond the last one, the last."""
    found = searcher.answer(form, searcher.request(form, form.page))
    page = _page_of(found.total, form.page)
    if page.number != form.page:
        found = searcher.answer(form, searcher.request(form, page.number))
    return found, page


def _page_of(total: int, number: int) -> Page:
    return Paginator(range(total), PER_PAGE).get_page(number)


def _cards(
    searcher: Searcher, found: Answer, plan: QueryPlan, labels: Labels, lang: str = ""
) -> list[HitCard]:
    by_meaning = {hit.entry_id for hit in found.hits if hit.by_meaning}
    return entry_cards(
        found.entry_ids,
        plan,
        searcher.analyser,
        labels,
        reader=searcher.reader,
        now=searcher.now,
        by_meaning=by_meaning,
        lang=lang,
    )


def _correction(searcher: Searcher, asked: SearchForm, plan: QueryPlan, found: Answer) -> Correction | None:
    words = corrected_words(asked.words, plan, searcher.language, searcher.knows)
    corrected = asked.corrected(words)
    count = searcher.total(corrected) if words else 0
    if not count:
        return None
    # What only the meaning of a mistyped word has found is no hit that anybody asked for.
    has_hits = found.total and searcher.total(asked)
    typed = replace(asked, exact=True, page=1)
    return Correction(corrected, count, typed, is_shown=not has_hits and not asked.exact)


def _german(searcher: Searcher, form: SearchForm) -> GermanHits | None:
    """Hits in German for readers of another language, less the pages that are translated for them."""
    if searcher.language == settings.LANGUAGE_CODE:
        return None
    german = replace(searcher, language=settings.LANGUAGE_CODE)
    request = german.request(form, per_page=2 * MAX_GERMAN)
    found = german.answer(form, request)
    translated = (
        SearchEntry.objects.findable_by(searcher.reader, searcher.now)
        .filter(language=searcher.language)
        .values("page__translation_key")
    )
    shown = SearchEntry.objects.filter(pk__in=found.entry_ids).exclude(page__translation_key__in=translated)
    kept = set(shown.values_list("pk", flat=True))
    hits = [hit for hit in found.hits if hit.entry_id in kept][:MAX_GERMAN]
    labels = labels_of(shown_facets(searcher.fixed_kinds), found.facets, form)
    cards = _cards(german, replace(found, hits=hits), request.plan, labels, lang=settings.LANGUAGE_CODE)
    with override(settings.LANGUAGE_CODE):
        url = f"{reverse('search:results')}{form.for_feed(searcher.fixed_kinds).query}"
    return GermanHits(cards, found.total, found.capped, url) if cards else None
