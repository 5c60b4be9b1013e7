"""Size classes of members by population; the keys are those of the vocabulary ``size_class``."""

_UPPER_BOUNDS = (
    (10_000, "bis-10000"),
    (20_000, "10000-20000"),
    (50_000, "20000-50000"),
    (100_000, "50000-100000"),
)


def size_class(population: int | None, *, is_district: bool = False) -> str:
    """The key of the class, "" when the population is unknown; a bound belongs to the smaller class."""
    if is_district:
        return "kreis"
    if population is None:
        return ""
    return next((key for bound, key in _UPPER_BOUNDS if population <= bound), "ueber-100000")
