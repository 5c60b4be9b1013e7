"""The filters of the calendar: what narrows it, how many dates there are, what the keys mean."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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

    def counts(self, found: QuerySet[Occurrence]) -> dict[str, int]:
        """How many dates there are by key; one query."""
        found, column = self.key_column(found)
        rows = found.order_by().values_list(column).annotate(Count("pk"))
        return {key: count for key, count in rows if key}


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
