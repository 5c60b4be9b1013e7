"""The facets of an entry as one text beside it: what was found is counted without looking anywhere else.

Each facet begins with a line break, so that an index can put words before it (migration 0013).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

KeysFound = tuple[str, int]
"""The facets of entries as they are kept, and how many have exactly these."""


def facet_keys(facets: Iterable[tuple[str, str]]) -> str:
    """Names and values of facets as they are kept."""
    return "".join(f"\n{name}={value}" for name, value in sorted(facets))


def facets_of(keys: str) -> Mapping[str, frozenset[str]]:
    """Facet -> values, of the facets as they are kept."""
    return {name: frozenset(values) for name, values in facets_counted([(keys, 1)]).items()}


def facets_counted(found: Iterable[KeysFound]) -> Mapping[str, Mapping[str, int]]:
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


def with_facets(found: Iterable[KeysFound], chosen: Mapping[str, Sequence[str]]) -> list[KeysFound]:
    """Of what was found, what has one of the chosen values of each facet."""
    wanted = [{f"{name}={value}" for value in values} for name, values in chosen.items()]
    kept = []
    for keys, number in found:
        own = keys.split("\n")
        if not any(values.isdisjoint(own) for values in wanted):
            kept.append((keys, number))
    return kept
