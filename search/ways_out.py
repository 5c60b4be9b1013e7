"""What to do when nothing was found: weaker questions, terms that are alike, colleagues to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from exchange.vocabulary.models import Term

from .analysis import Analyser
from .choices import Chip
from .facets import KIND_FACET, TERM_FACETS
from .forms import SearchForm
from .plan import QueryPlan
from .question import meant_text
from .searcher import Searcher

MAX_WAYS_OUT = 8
MAX_TERMS = 4
# Of 100: "Senioren" and "Seniorin" are alike, "Feuerwehr" and "Feier" are not.
_ALIKE = 72
OFFER_KIND = "amtshilfe"


@dataclass(frozen=True)
class WayOut:
    """A question that has hits."""

    label: str
    form: SearchForm
    count: int


@dataclass(frozen=True)
class WaysOut:
    """What is offered instead of hits; each only with hits."""

    weaker: Sequence[WayOut] = ()
    """The question without one of its filters or words."""
    terms: Sequence[WayOut] = ()
    """Filters whose names are like a word of the question."""
    offers: int = 0
    """Offers of Amtshilfe for the same words."""


def ways_out(searcher: Searcher, form: SearchForm, plan: QueryPlan, chips: Sequence[Chip]) -> WaysOut:
    """A bounded number of questions, whatever was asked."""
    everywhere = replace(searcher, fixed_kinds=())
    offers = SearchForm(words=form.words, chosen={KIND_FACET: [OFFER_KIND]})
    return WaysOut(
        weaker=_with_hits(searcher, [*_without_filters(chips), *_without_words(form, plan)][:MAX_WAYS_OUT]),
        terms=_with_hits(everywhere, list(_terms_alike(plan, searcher.analyser))),
        offers=everywhere.total(offers) if form.words else 0,
    )


def _with_hits(searcher: Searcher, ways: Sequence[tuple[str, SearchForm]]) -> list[WayOut]:
    counted = (WayOut(label, form, searcher.total(form)) for label, form in ways)
    return [way for way in counted if way.count]


def _without_filters(chips: Sequence[Chip]) -> Iterator[tuple[str, SearchForm]]:
    for chip in chips:
        yield _("ohne %(facet)s „%(value)s“") % {"facet": chip.label, "value": chip.value}, chip.without


def _without_words(form: SearchForm, plan: QueryPlan) -> Iterator[tuple[str, SearchForm]]:
    if plan.phrases or plan.excluded:
        yield _("ohne Anführungszeichen und Minus"), form.corrected(meant_text(form.words))
    for word in plan.words if len(plan.words) > 1 else ():
        others = " ".join(other.typed for other in plan.words if other != word)
        yield _("ohne das Wort „%(word)s“") % {"word": word.typed}, form.corrected(others)


def _terms_alike(plan: QueryPlan, analyser: Analyser) -> Iterator[tuple[str, SearchForm]]:
    """Terms that share a word or a part of a compound with the question, or are written alike."""
    facets = {vocabulary: name for name, vocabulary in TERM_FACETS.items()}
    terms = {term.label: term for term in Term.objects.in_use().filter(vocabulary__in=facets).order_by("-pk")}
    alike = {
        label: 100.0
        for label in terms
        if plan.stems.intersection(stem for stems in analyser.fields(label) for stem in stems.split())
    }
    for word in plan.words:
        for label, score, _key in process.extract(
            word.typed,
            list(terms),
            scorer=fuzz.ratio,
            processor=analyser.fold,
            score_cutoff=_ALIKE,
            limit=MAX_TERMS,
        ):
            alike.setdefault(label, score)
    for label in sorted(alike, key=lambda label: (-alike[label], label))[:MAX_TERMS]:
        term = terms[label]
        yield label, SearchForm(chosen={facets[term.vocabulary]: [term.key]}, order="datum")
