"""The facets of an entry as one text beside it: what was found is counted without looking anywhere else.

Each facet begins with a line break, so that an index can put words before it (migration 0013).
"""

from collections import Counter
from collections.abc import Iterable, Mapping


def facet_keys(facets: Iterable[tuple[str, str]]) -> str:
    """Names and values of facets as they are kept."""
    return "".join(f"\n{name}={value}" for name, value in sorted(facets))


def facets_of(keys: str) -> Mapping[str, frozenset[str]]:
    """Facet -> values, of the facets as they are kept."""
    return {name: frozenset(values) for name, values in facets_counted([(keys, 1)]).items()}


def facets_counted(found: Iterable[tuple[str, int]]) -> Mapping[str, Mapping[str, int]]:
    """Facet -> value -> hits, of keys and how many hits have them."""
    numbers: Counter[str] = Counter()
    for keys, number in found:
        for key in keys.split("\n")[1:]:
            numbers[key] += number
    facets: dict[str, dict[str, int]] = {}
    for key, number in sorted(numbers.items()):
        name, value = key.split("=", 1)
        facets.setdefault(name, {})[value] = number
    return facets
