"""The rules of seats, without a database."""

import pytest

from exchange.events.registration.seats import Person, SeatRules, in_turn, next_seats, party_of, seats_left


def people(*names: str) -> list[Person]:
    """Persons by letters: "a2" is the second of municipality a; "a1@5" lives in district 5."""
    made = []
    for name in names:
        name, _, district = name.partition("@")
        made.append(Person(key=hash(name), party=name[0], district=int(district) if district else None))
        NAMES[hash(name)] = name
    return made


NAMES: dict[int, str] = {}


def named(persons: list[Person]) -> list[str]:
    return [NAMES[person.key] for person in persons]


class TestCapacity:
    def test_seats_go_in_the_order_of_arrival_until_none_is_left(self):
        given = next_seats(people("a1", "b1", "c1"), people("d1"), SeatRules(capacity=3))
        assert named(given) == ["a1", "b1"]

    def test_without_a_limit_everybody_sits(self):
        assert len(next_seats(people("a1", "a2", "b1"), people("c1"), SeatRules())) == 3

    def test_a_lowered_capacity_takes_nobodys_seat_and_gives_none(self):
        assert next_seats(people("a1"), people("b1", "c1", "d1"), SeatRules(capacity=2)) == []

    @pytest.mark.parametrize(("capacity", "held", "left"), [(None, 3, None), (5, 3, 2), (3, 3, 0), (2, 3, 0)])
    def test_seats_left(self, capacity, held, left):
        holders = people(*(f"{letter}1" for letter in "abc"))[:held]
        assert seats_left(holders, SeatRules(capacity=capacity)) == left


class TestSeatsOfAMunicipality:
    def test_who_is_over_the_quota_is_passed_over(self):
        rules = SeatRules(capacity=10, per_party=2)
        assert named(next_seats(people("a2", "a3", "b1"), people("a1"), rules)) == ["b1", "a2"]

    def test_first_seats_go_before_second_seats(self):
        rules = SeatRules(capacity=3, per_party=2)
        assert named(next_seats(people("a1", "a2", "b1", "c1"), [], rules)) == ["a1", "b1", "c1"]

    def test_second_seats_go_before_third_seats(self):
        rules = SeatRules(per_party=3)
        order = in_turn(people("a1", "a2", "a3", "b1", "b2"), [], rules)
        assert named(order) == ["a1", "b1", "a2", "b2", "a3"]

    def test_seats_that_are_held_count(self):
        order = in_turn(people("a2", "b1"), people("a1"), SeatRules(per_party=2))
        assert named(order) == ["b1", "a2"]

    def test_without_a_quota_the_order_of_arrival_counts(self):
        assert named(in_turn(people("a1", "a2", "b1"), [], SeatRules(capacity=1))) == ["a1", "a2", "b1"]

    def test_second_seats_wait_while_others_may_still_come(self):
        rules = SeatRules(capacity=10, per_party=2, later_seats_wait=True)
        assert named(next_seats(people("a1", "a2", "b1"), [], rules)) == ["a1", "b1"]
        assert next_seats(people("a2"), people("a1"), rules) == []

    def test_afterwards_they_are_given(self):
        rules = SeatRules(capacity=10, per_party=2, later_seats_wait=False)
        assert named(next_seats(people("a2"), people("a1"), rules)) == ["a2"]


class TestSeatsOfADistrict:
    def test_a_full_district_lets_others_pass(self):
        rules = SeatRules(capacity=10, per_district=1)
        assert named(next_seats(people("a1@5", "b1@5", "c1@7"), [], rules)) == ["a1", "c1"]

    def test_who_has_no_district_has_no_quota(self):
        assert len(next_seats(people("a1", "b1"), people("c1"), SeatRules(per_district=1))) == 2


class TestParty:
    def test_a_member_counts_whatever_else_is_written(self):
        assert party_of(member_id=3, institution="Bauhof", key=1) == party_of(
            member_id=3, institution="", key=2
        )

    def test_an_institution_is_one_however_it_is_typed(self):
        assert party_of(member_id=None, institution="AWO  Kreisverband", key=1) == party_of(
            member_id=None, institution="awo kreisverband ", key=2
        )

    def test_who_names_nothing_stands_alone(self):
        assert party_of(member_id=None, institution="", key=1) != party_of(
            member_id=None, institution="", key=2
        )

    def test_a_member_is_never_an_institution_of_the_same_text(self):
        assert party_of(member_id=3, institution="", key=1) != party_of(
            member_id=None, institution="member:3", key=1
        )
