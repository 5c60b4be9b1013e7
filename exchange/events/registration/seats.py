"""Who gets the next seat. Pure rules, so that they can be read, tested and explained to a person."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class SeatRules:
    """The limits of one date; ``None`` is no limit.

    ``later_seats_wait``: others may still come who have no seat at all, so nobody gets a second one yet.
    """

    capacity: int | None = None
    per_party: int | None = None
    per_district: int | None = None
    later_seats_wait: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody who has or wants a seat. ``party``: the municipality or institution the person comes for."""

    key: int
    party: str
    district: int | None = None


def seats_left(holders: Sequence[Person], rules: SeatRules) -> int | None:
    """How many seats nobody holds; ``None`` when nobody counts them."""
    return None if rules.capacity is None else max(0, rules.capacity - len(holders))


def in_turn(waiting: Iterable[Person], holders: Sequence[Person], rules: SeatRules) -> list[Person]:
    """The waiting list in the order in which seats are given; ``waiting`` is in the order of arrival.

    Where seats for each municipality are limited, first seats go before second seats, second before third:
    people are ordered by how many seats their municipality would have before theirs.
    """
    if rules.per_party is None:
        return list(waiting)
    before = Counter(person.party for person in holders)
    ranked = []
    for person in waiting:
        ranked.append((before[person.party], person))
        before[person.party] += 1
    return [person for _, person in sorted(ranked, key=lambda each: each[0])]


def may_sit(person: Person, holders: Sequence[Person], rules: SeatRules) -> bool:
    """Whether a seat is free for this person."""
    if rules.capacity is not None and len(holders) >= rules.capacity:
        return False
    of_party = sum(holder.party == person.party for holder in holders)
    if rules.per_party is not None and of_party >= rules.per_party:
        return False
    if rules.later_seats_wait and of_party:
        return False
    of_district = sum(holder.district == person.district for holder in holders)
    return person.district is None or rules.per_district is None or of_district < rules.per_district


def next_seats(waiting: Iterable[Person], holders: Iterable[Person], rules: SeatRules) -> list[Person]:
    """Who of the waiting list gets a seat now, in turn; who may not sit yet is passed over."""
    holders, given = list(holders), []
    for person in in_turn(waiting, holders, rules):
        if may_sit(person, holders, rules):
            holders.append(person)
            given.append(person)
    return given


def party_of(*, member_id: int | None, institution: str, key: int) -> str:
    """What counts as one municipality: the member, else the institution as written, else the person alone."""
    if member_id:
        return f"member:{member_id}"
    written = " ".join(institution.casefold().split())
    return f"institution:{written}" if written else f"person:{key}"
