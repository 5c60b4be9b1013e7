"""The filters of a results page with their counts, and what is chosen in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.days import written_day
from cms.finding import Facet
from cms.page_cache.remembered import remembered

from .forms import SearchForm

# So many options of a filter are shown at once; the others behind a "mehr".
SHOWN_OPTIONS = 8

Labels = Mapping[str, Mapping[str, str]]
FacetCounts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Option:
    """A value of a facet; ``count`` is the number of hits that have it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    """A facet with its options in the order for readers."""

    name: str
    label: str
    options: Sequence[Option]

    @cached_property
    def chosen_count(self) -> int:
        """How many options are chosen; a group with chosen ones is shown open."""
        return sum(option.chosen for option in self.options)

    @cached_property
    def first(self) -> tuple[Option, ...]:
        """The options shown at once: all of a short list, else what is chosen and the most frequent."""
        frequent = sorted(self.options, key=lambda option: (not option.chosen, -option.count))
        shown = {option.value for option in frequent[: max(SHOWN_OPTIONS, self.chosen_count)]}
        return tuple(option for option in self.options if option.value in shown)

    @property
    def more(self) -> tuple[Option, ...]:
        """The other options, in the same order."""
        shown = {option.value for option in self.first}
        return tuple(option for option in self.options if option.value not in shown)


@dataclass(frozen=True)
class Chip:
    """Something that is chosen, and the question without it."""

    label: str
    value: str
    name: str
    without: SearchForm


def labels_of(facets: Sequence[Facet], counts: FacetCounts, form: SearchForm) -> dict[str, Mapping[str, str]]:
    """The labels of all values that are counted or chosen, each facet asked once."""
    keys = {facet.name: {*counts.get(facet.name, ()), *form.chosen.get(facet.name, ())} for facet in facets}
    return {facet.name: _labels(facet, tuple(sorted(keys[facet.name]))) for facet in facets}


def _labels(facet: Facet, keys: tuple[str, ...]) -> Mapping[str, str]:
    """The labels of these values; visitors' pages read them once as long as nothing is written."""
    if not keys:
        return {}
    return remembered(("labels", facet.name, keys, get_language()), partial(facet.label_of, keys))


def groups_of(facets: Sequence[Facet], labels: Labels, counts: FacetCounts, form: SearchForm) -> list[Group]:
    """The facets that have options."""
    groups = (_group(facet, labels[facet.name], counts, form) for facet in facets)
    return [group for group in groups if group.options]


def _group(facet: Facet, labels: Mapping[str, str], counts: FacetCounts, form: SearchForm) -> Group:
    found, chosen = counts.get(facet.name, {}), form.chosen.get(facet.name, ())
    options = [Option(key, label, found.get(key, 0), key in chosen) for key, label in labels.items()]
    return Group(facet.name, str(facet.label), options)


def chips_of(facets: Sequence[Facet], labels: Labels, form: SearchForm) -> Iterator[Chip]:
    """What is chosen, in the order of the facets, then the dates."""
    for facet in facets:
        for key in form.chosen.get(facet.name, ()):
            label = labels[facet.name].get(key, key)
            yield Chip(str(facet.label), label, facet.name, form.without(facet.name, key))
    for name, day, label in (("von", form.since, _("ab")), ("bis", form.until, _("bis"))):
        if day:
            yield Chip(label, written_day(day), name, form.without(name))
