"""Counts of this process that are not yet written, so that no search waits for the database."""

import logging
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from time import monotonic

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils import timezone

from .services import Asked, searches_write

logger = logging.getLogger(__name__)

# More different questions are not kept waiting: they are counted in the total of the day alone.
MAX_WAITING = 500
_NOT_A_PERSON = re.compile("bot|crawl|spider|slurp|headless|lighthouse|curl|wget|python|java/", re.IGNORECASE)


@dataclass
class Waiting:
    """Questions of this process since the last writing; safe for threads."""

    counts: Counter[Asked] = field(default_factory=Counter)
    since: float | None = None
    lock: Lock = field(default_factory=Lock)

    def note(self, asked: Asked) -> None:
        """Count a question."""
        with self.lock:
            self.since = self.since or monotonic()
            known = asked in self.counts or len(self.counts) < MAX_WAITING
            self.counts[asked if known else Asked(asked.day, asked.language, "", asked.found)] += 1

    def take(self, older_than: float) -> Counter[Asked]:
        """All counts, no longer kept then; none when the first came less than so many seconds ago."""
        with self.lock:
            if self.since is None or monotonic() - self.since < older_than:
                return Counter()
            taken, self.counts, self.since = self.counts, Counter(), None
            return taken


waiting = Waiting()


def search_note(
    request: HttpRequest, words: str, language: str, *, found: bool, day: date | None = None
) -> None:
    """Count a question that a person asked: no robot, no page that a browser or a script loads for itself.

    Such a script is the button of the filters, which names the number of hits before anybody presses it.
    """
    in_advance = "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    by_script = request.headers.get("Sec-Fetch-Dest") == "empty"
    agent = request.headers.get("User-Agent", "")
    if request.method == "GET" and not in_advance and not by_script and not _NOT_A_PERSON.search(agent):
        waiting.note(Asked(day or timezone.localdate(), language, words, found))


def waiting_write(older_than: float | None = None) -> None:
    """Write what has waited long enough. Runs when a response has been sent; nobody waits for it.

    What cannot be written is given up: a statistic is not worth a request.
    """
    counts = waiting.take(settings.SEARCH_USAGE_SECONDS if older_than is None else older_than)
    try:
        if counts:
            searches_write(counts=counts)
    except DatabaseError:
        logger.warning("%d searches were not counted.", counts.total(), exc_info=True)
