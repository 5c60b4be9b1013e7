"""Found entries as cards, read for all hits together."""

from collections.abc import Mapping, Sequence

from exchange.municipalities.cards import Card
from exchange.municipalities.models import Member

from .analysis import Analyser, QueryPlan
from .facets import KINDS
from .highlight import entry_summary
from .models import SearchEntry, SearchFacet

_SHOWN_FACETS = ("thema", "groesse", "status")
_MAX_TOPICS = 2

Labels = Mapping[str, Mapping[str, str]]


def entry_cards(entry_ids: Sequence[int], plan: QueryPlan, analyser: Analyser, labels: Labels) -> list[Card]:
    """Cards in the order of the ids; ``labels`` are those of the facets' values."""
    analysed = ("title_stems", "title_parts", "text_stems", "text_parts", "keywords")
    entries = SearchEntry.objects.defer(*analysed).in_bulk(entry_ids)
    values: dict[int, dict[str, list[str]]] = {}
    for facet in SearchFacet.objects.filter(entry__in=entry_ids, name__in=_SHOWN_FACETS):
        values.setdefault(facet.entry_id, {}).setdefault(facet.name, []).append(facet.value)
    owners = {entry.member_id for entry in entries.values()}
    fictional = set(Member.objects.filter(pk__in=owners, fictional=True).values_list("pk", flat=True))
    return [
        _card(
            entries[entry_id],
            summary=entry_summary(entries[entry_id], plan, analyser),
            values=values.get(entry_id, {}),
            labels=labels,
            fictional=entries[entry_id].member_id in fictional,
        )
        for entry_id in entry_ids
        # A page may be taken offline between finding and reading.
        if entry_id in entries
    ]


def _card(entry: SearchEntry, *, summary: str, values: Labels, labels: Labels, fictional: bool) -> Card:
    def labelled(name: str) -> dict[str, str]:
        return {key: label for key, label in labels.get(name, {}).items() if key in values.get(name, ())}

    topics = labelled("thema")
    return Card(
        url=entry.path,
        title=entry.title,
        kind=entry.kind,
        kind_label=str(KINDS.get(entry.kind, "")),
        summary=summary,
        topic=next(iter(topics), ""),
        topics=list(topics.values())[:_MAX_TOPICS],
        place=entry.place if entry.place != entry.title else "",
        size=next(iter(labelled("groesse").values()), ""),
        date=entry.date,
        status=next(iter(labelled("status").values()), ""),
        fictional=fictional,
    )
