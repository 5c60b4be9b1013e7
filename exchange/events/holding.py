"""Who needs a date to stay: a date with registrations is moved or cancelled, never dropped.

Whoever hangs something on dates registers here, in ``AppConfig.ready()``; the refreshing of dates asks.
"""

from collections.abc import Callable, Collection

from .models import Occurrence

Holder = Callable[[Collection[int]], Collection[int]]
HOLDERS: list[Holder] = []


def register_holder(holder: Holder) -> Holder:
    """Have ``holder(ids)`` asked which of these dates must stay; it answers with one query."""
    if holder not in HOLDERS:
        HOLDERS.append(holder)
    return holder


def held_ids(ids: Collection[int]) -> set[int]:
    """Which of these dates must stay."""
    return {held for holder in HOLDERS for held in holder(ids)} if ids else set()


def occurrence_is_held(occurrence: Occurrence) -> bool:
    """Whether somebody needs this date to stay."""
    return bool(held_ids([occurrence.pk]))
