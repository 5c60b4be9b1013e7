"""The control: the same site without the lock. Shows that the test of the last seat would see overbooking."""

import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exchange.events.models import Occurrence
from exchange.events.registration.services import seating, signing_up

# More than there are seats: so many visitors have looked before the first of them sits down.
VISITORS = 12
PATIENCE = 60


def lock_remove() -> None:
    """Nobody waits for anybody, and all look at the seats at the same moment."""
    meeting, look = Path(os.environ["MEETING"]), seating.holders_of

    def look_together(occurrence: Occurrence):
        holders = list(look(occurrence))
        meet(meeting)
        return holders

    signing_up.seats_locked = without_lock
    seating.holders_of = look_together


@contextmanager
def without_lock(occurrence_id: int) -> Iterator[Occurrence]:
    yield Occurrence.objects.select_related("event").get(pk=occurrence_id)


def meet(meeting: Path) -> None:
    """Wait until enough visitors, in whichever process, have come here."""
    (meeting / uuid.uuid4().hex).touch()
    until = time.monotonic() + PATIENCE
    while len(list(meeting.iterdir())) < VISITORS and time.monotonic() < until:
        time.sleep(0.01)
