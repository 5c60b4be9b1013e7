"""At least so many of these words, written as a tree of AND and OR."""

from collections.abc import Sequence


def at_least(minimum: int, terms: Sequence[str], *, both: str, either: str) -> str:
    """An expression that holds when at least ``minimum`` terms do; ``both`` and ``either`` are operators.

    Halves are joined: so many of the first and the rest of the second. A third of 12 terms takes 144 of them.
    """
    if minimum == 1:
        return f"({either.join(terms)})"
    if minimum == len(terms):
        return f"({both.join(terms)})"
    middle = len(terms) // 2
    head, tail = terms[:middle], terms[middle:]
    ways = []
    for in_head in range(minimum + 1):
        in_tail = minimum - in_head
        if in_head > len(head) or in_tail > len(tail):
            continue
        sides = [
            at_least(number, half, both=both, either=either)
            for number, half in ((in_head, head), (in_tail, tail))
            if number
        ]
        ways.append(f"({both.join(sides)})")
    return f"({either.join(ways)})"
