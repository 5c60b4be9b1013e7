"""Found entries as cards, read for all hits together."""

from collections.abc import Mapping, Sequence

from exchange.municipalities.cards import Card, CardImage, card_images, population_label
from exchange.municipalities.models import Member

from .analysis import Analyser, QueryPlan
from .facets import KINDS
from .highlight import entry_summary
from .models import SearchEntry, SearchFacet

_SHOWN_FACETS = ("thema", "status")
_MAX_TOPICS = 2

Labels = Mapping[str, Mapping[str, str]]


def entry_cards(entry_ids: Sequence[int], plan: QueryPlan, analyser: Analyser, labels: Labels) -> list[Card]:
    """Cards in the order of the ids; ``labels`` are those of the facets' values."""
    analysed = ("title_stems", "title_parts", "text_stems", "text_parts", "keywords")
    # A page may be taken offline between finding and reading.
    found = SearchEntry.objects.defer(*analysed).in_bulk(entry_ids)
    entries = [found[entry_id] for entry_id in entry_ids if entry_id in found]
    members = Member.objects.in_bulk({entry.member_id for entry in entries if entry.member_id})
    images = card_images([entry.page_id for entry in entries])
    keys: dict[int, dict[str, set[str]]] = {}
    for facet in SearchFacet.objects.filter(entry__in=entry_ids, name__in=_SHOWN_FACETS):
        keys.setdefault(facet.entry_id, {}).setdefault(facet.name, set()).add(facet.value)
    return [
        _card(
            entry,
            member=members.get(entry.member_id),
            summary=entry_summary(entry, plan, analyser),
            shown=_labelled(keys.get(entry.pk, {}), labels),
            image=images.get(entry.page_id),
        )
        for entry in entries
    ]


def _labelled(keys: Mapping[str, set[str]], labels: Labels) -> dict[str, dict[str, str]]:
    """The labels of an entry's facet values, in the order for readers."""
    return {
        name: {key: label for key, label in labels.get(name, {}).items() if key in keys.get(name, ())}
        for name in _SHOWN_FACETS
    }


def _card(
    entry: SearchEntry, *, member: Member | None, summary: str, shown: Labels, image: CardImage | None
) -> Card:
    topics = shown["thema"]
    return Card(
        url=entry.path,
        title=entry.title,
        kind=entry.kind,
        kind_label=str(KINDS.get(entry.kind, "")),
        summary=summary,
        topic=next(iter(topics), ""),
        topics=list(topics.values())[:_MAX_TOPICS],
        place=entry.place if entry.place != entry.title else "",
        size=population_label(member) if member else "",
        date=entry.date,
        status=next(iter(shown["status"].values()), ""),
        fictional=member is not None and member.fictional,
        image=image.rendition if image else None,
        image_alt=image.alt if image else "",
        credit=image.credit if image else "",
    )
