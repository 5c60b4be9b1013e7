"""From degrees to a drawing: equal lengths in both directions around the middle of the drawn points."""

from collections.abc import Collection
from dataclasses import dataclass
from math import cos, radians

HEIGHT = 700
# Room around the outermost points for their circles.
MARGIN = 45
_SMALLEST_SPAN = 0.2


@dataclass(frozen=True)
class Projection:
    """A plate carrée that is true to scale at its middle; fine for a Land, not for a continent."""

    west: float
    north: float
    scale: float
    """Units of the drawing per degree of latitude."""
    squeeze: float
    """How much shorter a degree of longitude is there."""
    width: int

    @classmethod
    def around(cls, points: Collection[tuple[float, float]]) -> "Projection":
        """A drawing of ``HEIGHT`` with all points (latitude, longitude) inside; they must not be none."""
        south, north = _span([lat for lat, _lon in points])
        west, east = _span([lon for _lat, lon in points])
        scale = (HEIGHT - 2 * MARGIN) / (north - south)
        squeeze = cos(radians((south + north) / 2))
        return cls(west, north, scale, squeeze, round((east - west) * squeeze * scale) + 2 * MARGIN)

    def place(self, lat: float, lon: float) -> tuple[int, int]:
        """Where a point lies in the drawing, from its upper left corner."""
        x = (lon - self.west) * self.squeeze * self.scale
        y = (self.north - lat) * self.scale
        return round(x) + MARGIN, round(y) + MARGIN


def _span(degrees: list[float]) -> tuple[float, float]:
    low, high = min(degrees), max(degrees)
    widened = max(0.0, _SMALLEST_SPAN - (high - low)) / 2
    return low - widened, high + widened
