"""What is suggested for a typed beginning, to one reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from exchange.municipalities.readers import Reader
from exchange.vocabulary.models import Term

from ..analysis import Analyser
from ..facets import KINDS, TERM_FACETS
from ..learning import analyser_in_use
from ..models import SearchEntry, SearchFacet, TitleKey
from .keys import beginning, title_keys

SHORTEST_BEGINNING = 2
MAX_PLACES = 2
MAX_TERMS = 3
MAX_SUGGESTIONS = 8
# A title may have several keys with one beginning, and those that begin with it stand anywhere among them.
_READ_AHEAD = 6


@dataclass(frozen=True)
class Suggestion:
    """What is offered: where it leads (a page, or a filter of the search) and what it is."""

    label: str
    note: str
    url: str


@dataclass(frozen=True)
class SuggestionGroup:
    """Suggestions of one sort under their heading; never empty."""

    label: str
    suggestions: Sequence[Suggestion]


def suggestion_groups(
    typed: str, *, reader: Reader, language: str, now: datetime, search_url: str
) -> list[SuggestionGroup]:
    """At most ``MAX_SUGGESTIONS``, all of which the reader may see.

    Bounded work: a few rows at the beginning of an index, however many entries there are.
    """
    analyser = analyser_in_use(language)[0]
    start = beginning(typed, analyser)
    if len(start) < SHORTEST_BEGINNING:
        return []
    asked = _Asked(start, reader, language, now)
    places = _entries(asked, analyser, is_place=True, limit=MAX_PLACES)
    terms = _terms(asked, analyser, search_url)
    titles = _entries(asked, analyser, is_place=False, limit=MAX_SUGGESTIONS - len(places) - len(terms))
    groups = ((_("Kommunen"), places), (_("Themen"), terms), (_("Beiträge"), titles))
    return [SuggestionGroup(label, found) for label, found in groups if found]


@dataclass(frozen=True)
class _Asked:
    start: str
    reader: Reader
    language: str
    now: datetime

    @property
    def findable(self):
        return SearchEntry.objects.findable_by(self.reader, self.now).filter(language=self.language)


def _entries(asked: _Asked, analyser: Analyser, *, is_place: bool, limit: int) -> list[Suggestion]:
    """Titles that begin so come before those with a later word that does; else in alphabetical order."""
    start = asked.start.encode()
    keys = TitleKey.objects.filter(
        # Asked row by row: the index gives the keys in order, and few are wanted.
        Exists(asked.findable.filter(pk=OuterRef("entry_id"))),
        language=asked.language,
        # IN, because SQLite takes a bare truth value as no condition for an index.
        is_place__in=[is_place],
        key__gte=start,
        # Keys are ASCII: nothing that begins so comes after the beginning with a higher byte behind it.
        key__lt=start + b"\x7f",
    )
    found = list(keys.order_by("key", "pk").values_list("entry_id", flat=True)[: limit * _READ_AHEAD])
    entries = SearchEntry.objects.only("title", "kind", "place", "path").in_bulk(found)
    read = [entries[pk] for pk in dict.fromkeys(found) if pk in entries]
    read.sort(key=lambda entry: not beginning(entry.title, analyser).startswith(asked.start))
    return [_of_entry(entry) for entry in read[:limit]]


def _of_entry(entry: SearchEntry) -> Suggestion:
    place = entry.place if entry.place != entry.title else ""
    return Suggestion(entry.title, ", ".join(filter(None, (str(KINDS[entry.kind]), place))), entry.path)


def _terms(asked: _Asked, analyser: Analyser, search_url: str) -> list[Suggestion]:
    """Terms in use whose label begins so, in whole or with one of its words, and that lead to hits."""
    facets = {vocabulary: name for name, vocabulary in TERM_FACETS.items()}
    terms = Term.objects.in_use().filter(vocabulary__in=facets)
    found: dict[str, Suggestion] = {}
    for term in terms:
        begins = any(key.startswith(asked.start) for key in title_keys(term.label, analyser))
        name = facets[term.vocabulary]
        # A label may stand in two vocabularies; the reader chooses a word.
        if begins and term.label not in found and _leads_somewhere(asked, name, term.key):
            found[term.label] = Suggestion(term.label, _("als Filter"), f"{search_url}?{name}={term.key}")
        if len(found) == MAX_TERMS:
            break
    return list(found.values())


def _leads_somewhere(asked: _Asked, name: str, value: str) -> bool:
    chosen = SearchFacet.objects.filter(name=name, value=value)
    return chosen.filter(Exists(asked.findable.filter(pk=OuterRef("entry_id")))).exists()
