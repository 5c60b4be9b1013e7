"""Found entries as cards, read for all hits together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial

from cms.page_cache.remembered import remembered_each
from cms.prepared import Given, PreparedAmong
from exchange.municipalities.cards import Card, CardImage, CardMark, card_images, population_label
from exchange.municipalities.models import Member
from exchange.municipalities.readers import Reader
from exchange.news.models import NewsPage, NewsType

from .analysis import Analyser
from .choices import Labels
from .facet_keys import facets_of
from .facets import KINDS
from .file_passages import FilePassage, file_passages
from .highlight import entry_summary
from .models import SearchEntry, SearchEntryQuerySet
from .plan import QueryPlan

_SHOWN_FACETS = ("thema", "status", "auszeichnung", "kosten")
_MAX_TOPICS = 2


@dataclass(frozen=True, kw_only=True)
class HitCard(Card):
    """A card that says why it was found."""

    by_meaning: bool = False
    """It has none of the words, but is about the same."""
    passage: FilePassage | None = None
    """Where the words stand in one of its files."""


def entry_cards(
    entry_ids: Sequence[int],
    plan: QueryPlan,
    analyser: Analyser,
    labels: Labels,
    *,
    reader: Reader,
    now: datetime,
    by_meaning: Collection[int] = (),
    lang: str = "",
) -> list[HitCard]:
    """Cards in the order of the ids, of what the reader may find now.

    ``labels`` are of the facets' values, ``lang`` if not the reader's.
    """
    # A page may be taken offline or restricted between finding and reading, or an engine be out of date.
    found = {entry.pk: entry for entry in _entries_of(reader)(entry_ids, now=now)}
    entries = [found[entry_id] for entry_id in entry_ids if entry_id in found]
    member_ids = {entry.member_id for entry in entries if entry.member_id}
    members = remembered_each("member", member_ids, Member.objects.in_bulk)
    images = card_images({entry.page_id: entry.kind for entry in entries})
    press_releases = _press_releases(entries)
    passages = file_passages(entry_ids, plan, analyser)
    return [
        _card(
            entry,
            member=members.get(entry.member_id),
            shown=_labelled(facets_of(entry.facet_keys), labels),
            image=images.get(entry.page_id),
            is_press_release=entry.page_id in press_releases,
            summary=entry_summary(entry, plan, analyser),
            by_meaning=entry.pk in by_meaning,
            passage=passages.get(entry.pk),
            lang=lang,
        )
        for entry in entries
    ]


@lru_cache(maxsize=200)
def _entries_of(reader: Reader) -> PreparedAmong:
    return PreparedAmong(partial(_findable, reader), "id", "now")


def _findable(reader: Reader, now: datetime | Given) -> SearchEntryQuerySet:
    analysed = ("title_stems", "title_parts", "text_stems", "text_parts", "files_stems", "keywords")
    return SearchEntry.objects.findable_by(reader, now).defer(*analysed)


def _press_releases(entries: Sequence[SearchEntry]) -> set[int]:
    """Which of these pages are press releases; asks only when there are news among them."""
    news = [entry.page_id for entry in entries if entry.kind == NewsPage.kind]
    chosen = NewsPage.objects.filter(pk__in=news, news_type=NewsType.PRESS_RELEASE)
    return set(chosen.values_list("pk", flat=True)) if news else set()


def _labelled(facets: Mapping[str, Collection[str]], labels: Labels) -> dict[str, dict[str, str]]:
    """The labels of an entry's facet values, in the order for readers."""
    return {
        name: {key: label for key, label in labels.get(name, {}).items() if key in facets.get(name, ())}
        for name in _SHOWN_FACETS
    }


def _card(
    entry: SearchEntry,
    *,
    member: Member | None,
    shown: Labels,
    image: CardImage | None,
    is_press_release: bool,
    **fields,
) -> HitCard:
    topics = shown["thema"]
    kind_label = NewsType.PRESS_RELEASE.label if is_press_release else KINDS.get(entry.kind, "")
    return HitCard(
        url=entry.path,
        title=entry.title,
        kind=entry.kind,
        kind_label=str(kind_label),
        topic=next(iter(topics), ""),
        topics=tuple(topics.values())[:_MAX_TOPICS],
        place=entry.place if entry.place != entry.title else "",
        size=population_label(member) if member else "",
        date=entry.date,
        status=next(iter(shown["status"].values()), ""),
        cost=next((label for key, label in shown["kosten"].items() if key != "unbekannt"), ""),
        marks=tuple(CardMark(kind, label) for kind, label in shown["auszeichnung"].items()),
        fictional=member is not None and member.fictional,
        image=image.picture if image else None,
        image_alt=image.alt if image else "",
        credit=image.credit if image else "",
        **fields,
    )
