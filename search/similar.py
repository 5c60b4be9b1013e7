"""Contributions that are about the same: beside a published one, and while another one is being written."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from types import MappingProxyType

import numpy as np
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, Sum
from django.utils import timezone
from wagtail.models import Page

from cms.page_cache.remembered import remembered, remembered_each
from cms.prepared import Given, Prepared
from exchange.municipalities.cards import Card, cards_of, contribution_models, found_rows
from exchange.municipalities.models import ContributionPage
from exchange.municipalities.readers import Reader, readable, reader_of

from . import meaning
from .engines import SearchRequest, search_engine
from .facets import KIND_FACET
from .meaning import FAR
from .meaning.numbers import to_floats
from .meaning.vectors import text_vector
from .models import EntryVectors, Part, SearchEntry, SearchEntryQuerySet
from .planning import query_plan

MAX_CARDS = 3
_CANDIDATES = 60
# Whole pages: half of all pairs of contributions are nearer than .38, one of ten is nearer than .56.
_LEAST_OF_PAGES = 0.42
# A draft of two sentences, compared with whole pages and with their best passage.
_LEAST_OF_DRAFTS = 0.45
# So many neighbours must be known before what they have in common is left out by half.
_FEW = 10


def similar_cards(page: ContributionPage, request, *, without: Collection[Card] = ()) -> list[Card]:
    """Cards of up to ``MAX_CARDS`` contributions about the same, the nearest first.

    In the page's language, of what the reader may see; never the page itself or one of ``without``.
    """
    if not page.pk or not meaning.available():
        return []
    reader = reader_of(request.user)
    shown = {card.page_id for card in without}
    models = {model.kind: model for model in contribution_models()}
    near = [(pk, models[kind]) for pk, kind in similar_pages(page.pk, reader).items() if pk not in shown]
    cards: list[Card] = []
    # What was compared may be of an earlier moment; each page says itself whether it may be seen now.
    for start in range(0, 2 * MAX_CARDS, MAX_CARDS):
        if len(cards) < MAX_CARDS:
            cards += cards_of(dict(near[start : start + MAX_CARDS]), request, reader).values()
    return cards[:MAX_CARDS]


def similar_pages(page_id: int, reader: Reader) -> Mapping[int, str]:
    """Contributions about the same as a published page, the nearest first: number -> kind.

    By the direction of all passages together, without what the neighbours have in common: otherwise long and
    general texts were near to everything. Compared once as long as the same texts may be found.
    """
    if not (rows := _own_mean(page=page_id)):
        return {}
    [(language, mean)] = rows
    others = remembered(("comparable", reader, language), partial(_comparable, reader, language))
    return _compared(page_id, language, bytes(mean), reader, others)


_own_mean = Prepared(
    lambda: (
        EntryVectors.objects.filter(entry__page_id=Given("page"), entry__part=Part.PAGE)
        .order_by()
        .values_list("entry__language", "mean")
    )
)


def _comparable(reader: Reader, language: str) -> tuple[int | None, ...]:
    """Tells whether a reader may find the same contributions with the same meanings as before."""
    found = _visible(reader, timezone.now(), language).filter(vectors__isnull=False)
    told = found.aggregate(number=Count("pk"), which=Sum("pk"), newest=Max("vectors__stamp"))
    return tuple(told.values())


@lru_cache(maxsize=10_000)
def _compared(
    page_id: int, language: str, mean: bytes, reader: Reader, _others: tuple[int | None, ...]
) -> Mapping[int, str]:
    probe = to_floats(mean)[0]
    others = _visible(reader, timezone.now(), language).exclude(page_id=page_id)
    near = meaning.Neighbours(others.db, probe).among(others, _CANDIDATES)
    found = [entry_id for entry_id, cosine in near.items() if cosine >= _LEAST_OF_PAGES]
    rows = EntryVectors.objects.filter(pk__in=found).order_by("pk")
    means, kinds = {}, {}
    for other, kind, vector in rows.values_list("entry__page_id", "entry__kind", "mean"):
        means[other], kinds[other] = to_floats(bytes(vector))[0], kind
    return MappingProxyType({pk: kinds[pk] for pk in _apart(probe, means)})


def forget() -> None:
    """Compare everything anew; for tests, whose databases go back in time."""
    _compared.cache_clear()


def _apart(probe: np.ndarray, means: Mapping[int, np.ndarray]) -> list[int]:
    """The keys of the means nearest to the probe, all seen from the middle between them."""
    if not means:
        return []
    ids = list(means)
    rows = np.array(list(means.values()), np.float32)
    middle = rows.sum(axis=0) / (len(rows) + _FEW)
    rows, probe = rows - middle, probe - middle
    cosines = rows @ probe / (np.linalg.norm(rows, axis=1) * np.linalg.norm(probe))
    return [ids[place] for place in np.argsort(-cosines, kind="stable")]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What an author has written so far."""

    language: str
    title: str
    summary: str = ""
    text: str = ""
    page_id: int = 0
    """The page that is being written; 0 before it is saved for the first time."""


def existing_contributions(draft: Draft, user) -> list[ContributionPage]:
    """Up to ``MAX_CARDS`` published contributions about what a draft says, the nearest first.

    Of what its author may see, never the page itself. Where meanings are unknown, by the words of the title.
    """
    reader, now = reader_of(user), timezone.now()
    vector = text_vector(draft.title, draft.summary, draft.text)
    if vector is None:
        ids = _by_words(draft, reader, now)
    else:
        ids = _by_meaning(vector, _visible(reader, now, draft.language).exclude(page_id=draft.page_id))
    page_ids = [page_id for page_id in _page_ids(ids) if page_id != draft.page_id]
    return _contributions(page_ids[:MAX_CARDS], reader)


def _by_meaning(vector: np.ndarray, others: SearchEntryQuerySet) -> list[int]:
    near = meaning.Neighbours(others.db, vector).among(others, _CANDIDATES)
    nearness = meaning.passage_nearness(vector, near)
    found = [entry_id for entry_id in near if nearness.get(entry_id, FAR).together >= _LEAST_OF_DRAFTS]
    return sorted(found, key=lambda entry_id: -nearness[entry_id].together)


def _by_words(draft: Draft, reader: Reader, now: datetime) -> list[int]:
    plan = query_plan(draft.title, draft.language)
    if not plan.words:
        return []
    request = SearchRequest(
        language=draft.language, now=now, reader=reader, plan=plan, filters={KIND_FACET: _kinds()}
    )
    return search_engine().best(request, MAX_CARDS + 1)


def _kinds() -> list[str]:
    return [model.kind for model in contribution_models()]


def _visible(reader: Reader, now: datetime, language: str) -> SearchEntryQuerySet:
    """The contributions that a reader may find in a language."""
    return SearchEntry.objects.findable_by(reader, now).filter(language=language, kind__in=_kinds())


def _page_ids(entry_ids: Sequence[int]) -> list[int]:
    """The pages of entries, in their order."""
    pages = dict(SearchEntry.objects.filter(pk__in=entry_ids).values_list("pk", "page_id"))
    return [pages[entry_id] for entry_id in entry_ids if entry_id in pages]


def _contributions(page_ids: Sequence[int], reader: Reader) -> list[ContributionPage]:
    """The pages in the order of the ids, as far as the reader may see them."""
    found = remembered_each(("contribution", reader), page_ids, partial(_readable, reader))
    return [page for page in found.values() if page]


def _readable(reader: Reader, page_ids: Sequence[int]) -> dict[int, ContributionPage | None]:
    """Of each page what the reader may see of it now; asks only types that occur."""
    rows = Page.objects.filter(pk__in=page_ids).order_by()
    types = set(rows.values_list("content_type_id", flat=True))
    pages: dict[int, ContributionPage | None] = dict.fromkeys(page_ids)
    for model in contribution_models():
        if ContentType.objects.get_for_model(model).pk in types:
            found = found_rows(readable(model.objects.filter(pk__in=page_ids), reader))
            pages |= {page.pk: page for page in found}
    return pages
