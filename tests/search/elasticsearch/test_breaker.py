"""After a failure nobody asks for a while; then one tries."""

import pytest

from search.engines.elasticsearch.breaker import FIRST_PAUSE, LONGEST_PAUSE, Breaker


class Clock:
    """Seconds that pass when the test says so."""

    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(clock)


def test_everybody_may_ask_what_works(breaker):
    assert all(breaker.allows() for _ in range(3))
    breaker.worked()
    assert breaker.allows()
    assert not breaker.is_open


def test_after_a_failure_nobody_asks_until_the_pause_is_over(breaker, clock):
    breaker.failed()
    assert breaker.is_open
    assert not breaker.allows()
    clock.now += FIRST_PAUSE - 0.1
    assert not breaker.allows()
    clock.now += 0.1
    assert breaker.allows()


def test_after_the_pause_one_tries_and_the_others_wait_for_what_it_finds(breaker, clock):
    breaker.failed()
    clock.now += FIRST_PAUSE
    assert [breaker.allows() for _ in range(3)] == [True, False, False]


def test_when_the_one_succeeds_everybody_asks_again(breaker, clock):
    breaker.failed()
    clock.now += FIRST_PAUSE
    assert breaker.allows()
    breaker.worked()
    assert [breaker.allows() for _ in range(3)] == [True, True, True]
    assert not breaker.is_open


def test_when_it_fails_again_the_pause_doubles_up_to_a_minute(breaker, clock):
    pauses = []
    for _failure in range(7):
        breaker.failed()
        started = clock.now
        while not breaker.allows():
            clock.now += 1
        pauses.append(clock.now - started)
    assert pauses == [5, 10, 20, 40, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]


def test_the_one_who_tries_may_vanish_without_an_answer(breaker, clock):
    breaker.failed()
    clock.now += FIRST_PAUSE
    assert breaker.allows()
    clock.now += FIRST_PAUSE
    assert breaker.allows()
