"""Measuring, and what was measured."""

import resource
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles
from time import perf_counter


@dataclass(frozen=True)
class Measure:
    """A row of a table: what was measured, and the value as it is read."""

    what: str
    value: str


def times(function: Callable[[], object], repetitions: int) -> str:
    """Median and 95th percentile of a call in milliseconds, after one call that nobody counts."""
    function()
    seconds = []
    for _number in range(repetitions):
        start = perf_counter()
        function()
        seconds.append(perf_counter() - start)
    cuts = quantiles(seconds, n=20, method="inclusive")
    return f"{1000 * cuts[9]:.0f} / {1000 * cuts[18]:.0f} ms"


def rate(function: Callable[[], object], number: int) -> str:
    """How many of ``number`` things a call does in a second."""
    start = perf_counter()
    function()
    return f"{number / (perf_counter() - start):,.0f} /s"


def memory() -> str:
    """The most that this process has held so far."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"
