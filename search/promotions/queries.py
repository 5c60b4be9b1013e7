"""Which recommendations a reader gets for a question."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from ..analysis import Analyser
from ..facets import KINDS
from ..forms import SearchForm
from ..models import SearchEntry
from ..searcher import Searcher


@dataclass(frozen=True)
class Promotion:
    """What is recommended; ``kind_label`` is "" for another website."""

    title: str
    url: str
    text: str
    kind_label: str = ""


def promotions_for(form: SearchForm, searcher: Searcher) -> list[Promotion]:
    """Recommendations for the same words in any inflection and order, as the ministry ordered them.

    A page is recommended in the reader's language, and only when this reader may find it.
    """
    picks = list(
        SearchPromotion.objects.filter(query__in=_queries_like(form.words, searcher.analyser))
        .select_related("page")
        .order_by("query", "sort_order", "pk")
    )
    entries = _entries({pick.page.translation_key for pick in picks if pick.page}, searcher)
    promotions = (_promotion(pick, entries, searcher.language) for pick in picks)
    return list(dict.fromkeys(filter(None, promotions)))


def _queries_like(words: str, analyser: Analyser) -> list[int]:
    def stems(text: str) -> frozenset[str]:
        return frozenset(word.stem for word in analyser.plan(text).words)

    wanted = stems(words)
    promoted = Query.objects.filter(editors_picks__isnull=False).order_by("query_string").distinct()
    return [pk for pk, text in promoted.values_list("pk", "query_string") if stems(text) == wanted]


def _entries(keys: Collection, searcher: Searcher) -> dict:
    """Entries of the reader's language by the key that a page shares with its translations."""
    found = SearchEntry.objects.findable_by(searcher.reader, searcher.now).filter(
        language=searcher.language, page__translation_key__in=keys
    )
    rows = found.only("title", "summary", "kind", "path", "page__translation_key").select_related("page")
    return {entry.page.translation_key: entry for entry in rows}


def _promotion(pick: SearchPromotion, entries: dict, language: str) -> Promotion | None:
    # What the ministry wrote about it is German.
    words = pick.description if language == settings.LANGUAGE_CODE else ""
    if pick.page is None:
        return Promotion(pick.external_link_text or pick.external_link_url, pick.external_link_url, words)
    if entry := entries.get(pick.page.translation_key):
        return Promotion(entry.title, entry.path, words or entry.summary, str(KINDS[entry.kind]))
    return None
