"""What the map of a results page shows: a circle for each municipality with hits, and the same as a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from django.utils.formats import number_format
from django.utils.translation import ngettext

from exchange.municipalities.models import Level, Member, Municipality

from ..facets import MEMBER_FACET, members_of_keys
from ..forms import SearchForm
from .projection import HEIGHT, Projection

SMALLEST, LARGEST = 14, 36


@dataclass(frozen=True)
class MapPlace:
    """A municipality with hits; ``x``, ``y`` and ``radius`` are None where no coordinates are known."""

    name: str
    count: int
    form: SearchForm
    """The question for this municipality alone, as a list."""
    x: int | None = None
    y: int | None = None
    radius: int | None = None

    @property
    def label(self) -> str:
        """The number of hits in words."""
        shown = number_format(self.count, force_grouping=True)
        return ngettext("%(shown)s Treffer", "%(shown)s Treffer", self.count) % {"shown": shown}


@dataclass(frozen=True)
class HitMap:
    """The drawing (``width`` by ``height``) and the list; both hold the same municipalities."""

    places: Sequence[MapPlace]
    """By name: the list."""
    outline: str = ""
    """The municipalities of the register as one path of dots."""
    width: int = HEIGHT
    height: int = HEIGHT

    @property
    def circles(self) -> list[MapPlace]:
        """Those with coordinates, the largest first, so that it covers none."""
        drawn = [place for place in self.places if place.x is not None]
        return sorted(drawn, key=lambda place: (-place.count, place.name))


def hit_map(form: SearchForm, counts: Mapping[str, int]) -> HitMap:
    """The map of a question; ``counts`` are hits by value of the facet ``kommune``. Two queries."""
    if chosen := form.chosen.get(MEMBER_FACET):
        counts = {key: count for key, count in counts.items() if key in chosen}
    members = members_of_keys(sorted(counts))
    rows = Municipality.objects.current().filter(level=Level.GEMEINDE, lat__isnull=False, lon__isnull=False)
    register = list(rows.order_by("ags").values_list("lat", "lon"))
    places = [MapPlace(member.name, counts[member.key], _alone(form, member)) for member in members]
    drawn = [(member.lat, member.lon) for member in members if _has_point(member)]
    if not drawn:
        return HitMap(places)
    projection = Projection.around([*register, *drawn])
    most = max(counts.values())
    return HitMap(
        places=[
            _drawn(place, member, projection, most) if _has_point(member) else place
            for place, member in zip(places, members, strict=True)
        ],
        outline="".join(f"M{x} {y}h0" for x, y in (projection.place(*point) for point in register)),
        width=projection.width,
    )


def _has_point(member: Member) -> bool:
    return member.lat is not None and member.lon is not None


def _alone(form: SearchForm, member: Member) -> SearchForm:
    return replace(form.as_list, chosen={**form.chosen, MEMBER_FACET: [member.key]})


def _drawn(place: MapPlace, member: Member, projection: Projection, most: int) -> MapPlace:
    x, y = projection.place(member.lat, member.lon)
    # Areas, not radii, grow with the number of hits: that is how circles are read.
    radius = SMALLEST + round((LARGEST - SMALLEST) * sqrt(place.count / most)) if most > 1 else SMALLEST
    return replace(place, x=x, y=y, radius=radius)
