"""The filters of the calendar: what narrows it, how many dates there are, what the keys mean."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Count, Model, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from exchange.municipalities.models import Level, Municipality
from exchange.municipalities.sorting import din_5007_key
from exchange.vocabulary.models import Term, Vocabulary

from .models import AttendanceMode, EventPage, EventType, Occurrence


@dataclass(frozen=True)
class CalendarFacet(ABC):
    """A filter with several values, under its name in addresses."""

    name: str
    label: str | Promise
    one_key: ClassVar[bool] = True
    """Whether a date has at most one of the keys."""

    @abstractmethod
    def narrow(self, found: QuerySet[Occurrence], values: Sequence[str]) -> QuerySet[Occurrence]:
        """The dates that have one of these values."""

    @abstractmethod
    def key_column(self, found: QuerySet[Occurrence]) -> tuple[QuerySet[Occurrence], str]:
        """The dates, and the name of the column that holds the key."""

    @abstractmethod
    def labels(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The labels of the keys that exist, in the order for readers; at most one query."""

    def known(self, values: Sequence[str]) -> list[str]:
        """The values that exist; no query without values."""
        values = [value for value in dict.fromkeys(values) if 0 < len(value) <= 60 and value.isprintable()]
        return list(self.labels(values)) if values else []


@dataclass(frozen=True)
class ChoiceFacet(CalendarFacet):
    """A column of the event whose keys stand in code."""

    column: str
    choices: type

    def narrow(self, found, values):
        return found.filter(**{f"event__{self.column}__in": values})

    def key_column(self, found):
        return found, f"event__{self.column}"

    def labels(self, keys):
        return {key: str(label) for key, label in self.choices.choices if key in keys}


@dataclass(frozen=True)
class TermFacet(CalendarFacet):
    """Terms of the event; a retired key finds what its successor names."""

    relation: str
    vocabulary: str
    one_key = False

    @property
    def through(self) -> type[Model]:
        return getattr(EventPage, self.relation).through

    def narrow(self, found, values):
        named = Q(term__key__in=values) | Q(term__replaces__key__in=values)
        return found.filter(event__in=self.through.objects.filter(named).values("eventpage_id"))

    def key_column(self, found):
        return found, f"event__{self.relation}__key"

    def labels(self, keys):
        return {term.key: term.label for term in Term.objects.of(self.vocabulary).filter(key__in=keys)}


@dataclass(frozen=True)
class DistrictFacet(CalendarFacet):
    """The Regierungsbezirk of the place: the event's own, else that of its member."""

    def narrow(self, found, values):
        found, column = self.key_column(found)
        return found.filter(**{f"{column}__in": values})

    def key_column(self, found):
        ags = Coalesce("event__district__ags", "event__member__district_row__ags")
        return found.annotate(place_ags=ags), "place_ags"

    def labels(self, keys):
        rows = Municipality.objects.filter(level=Level.REGIERUNGSBEZIRK, ags__in=keys)
        names = {row.ags: row.display_name for row in rows}
        return dict(sorted(names.items(), key=lambda item: din_5007_key(item[1])))


FACETS: tuple[CalendarFacet, ...] = (
    ChoiceFacet("typ", _("Art"), "event_type", EventType),
    ChoiceFacet("format", _("Format"), "attendance_mode", AttendanceMode),
    DistrictFacet("bezirk", _("Regierungsbezirk")),
    TermFacet("thema", _("Thema"), "topics", Vocabulary.TOPIC),
    TermFacet("zielgruppe", _("Eingeladen"), "audiences", Vocabulary.AUDIENCE),
)


def facet_counts(found: QuerySet[Occurrence], facets: Sequence[CalendarFacet]) -> dict[str, Counter[str]]:
    """How many dates there are by facet and key: one query for those with one key a date together."""
    single = [facet for facet in facets if facet.one_key]
    together = [single, *([facet] for facet in facets if not facet.one_key)]
    return {name: counts for group in together if group for name, counts in _counts(found, group).items()}


def _counts(found: QuerySet[Occurrence], facets: Sequence[CalendarFacet]) -> dict[str, Counter[str]]:
    columns = []
    for facet in facets:
        found, column = facet.key_column(found)
        columns.append(column)
    totals: dict[str, Counter[str]] = {facet.name: Counter() for facet in facets}
    for *keys, count in found.order_by().values_list(*columns).annotate(Count("pk")):
        for facet, key in zip(facets, keys, strict=True):
            if key:
                totals[facet.name][key] += count
    return totals
