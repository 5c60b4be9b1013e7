"""How much work a file may cause. A count of steps ends it everywhere alike; the clock is the last resort."""

import time

from .result import Problem

MAX_BYTES = 24 * 1024 * 1024
MAX_VALUE = 20_000  # characters of one text
MAX_PARAMETERS = 2_000  # characters
MAX_DEPTH = 12
MAX_DATES = 2_000  # EXDATE and RDATE, of one event
MAX_EVENTS = 120_000
MAX_OCCURRENCES = 20_000
MAX_OF_SERIES = 2_000  # dates of one series within the window
MAX_PROBLEMS = 200
MAX_STEPS = 2_000_000  # days looked at by all rules together
MAX_STEPS_OF_RULE = 120_000
SECONDS = 20.0


class TooMuchWork(Exception):
    """The file has used up what it may; the message says of what, in German."""


class Work:
    """What one file has used up, and what went wrong with it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.is_complete = True
        self._steps = MAX_STEPS
        self._deadline = time.monotonic() + SECONDS

    def report(self, line: int, reason: str) -> None:
        """Note a problem; after `MAX_PROBLEMS` only that there are more."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(line, reason))
        elif len(self.problems) == MAX_PROBLEMS:
            self.problems.append(Problem(line, "Es gibt weitere Probleme; sie sind nicht aufgeführt."))

    def stop(self, line: int, reason: str) -> None:
        """Note that the rest of the file is not read."""
        self.is_complete = False
        self.problems.append(Problem(line, reason))

    def look_at_clock(self) -> None:
        """Raises `TooMuchWork` when the time is over."""
        if time.monotonic() > self._deadline:
            raise TooMuchWork("Das Lesen dauert zu lange; der Rest der Datei wurde nicht gelesen.")

    def step(self, count: int) -> None:
        """Pay for `count` days looked at. Raises `TooMuchWork`."""
        self._steps -= count
        if self._steps < 0:
            raise TooMuchWork("Die Wiederholungen dieser Datei sind zusammen zu aufwendig.")
        self.look_at_clock()
