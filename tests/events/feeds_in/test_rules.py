"""Recurrence rules: the same dates as dateutil finds, and an end to those that never end."""

import random
from datetime import datetime, timedelta

import pytest
from dateutil.rrule import rrulestr

from exchange.events.feeds_in.parsing.rules import DAYS, Rule
from exchange.events.feeds_in.parsing.values import BadValue

BEGIN, END = datetime(2026, 1, 1), datetime(2031, 1, 1)


def starts(rule: str, first: datetime, begin: datetime = BEGIN, end: datetime = END) -> list[datetime]:
    return list(Rule.read(rule).starts(first, begin, end))


def some(choose: random.Random, numbers: list, most: int = 2) -> str:
    return ",".join(str(number) for number in choose.sample(numbers, choose.randint(1, most)))


def random_rule(choose: random.Random) -> str:
    """A rule on whose meaning programs agree, and which dateutil can be asked about without waiting."""
    frequency = choose.choice(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
    parts = [f"FREQ={frequency}", f"INTERVAL={choose.randint(1, 4)}", f"WKST={choose.choice(DAYS)}"]
    if choose.random() < 0.4:
        parts.append("BYMONTH=" + some(choose, list(range(1, 13)), 3))
    if choose.random() < 0.5:
        which = ["1", "2", "3", "4", "5", "-1", "-2"] if frequency in ("MONTHLY", "YEARLY") else [""]
        nth = choose.random() < 0.6
        days = choose.sample(DAYS, choose.randint(1, 3))
        parts.append("BYDAY=" + ",".join((choose.choice(which) if nth else "") + day for day in days))
    if frequency in ("MONTHLY", "YEARLY") and choose.random() < 0.3:
        parts.append("BYMONTHDAY=" + some(choose, [1, 2, 13, 15, 28, 29, 30, -1, -2, -29]))
    if frequency == "YEARLY" and choose.random() < 0.2:
        parts.append("BYYEARDAY=" + some(choose, [1, 60, 100, 366, -1, -366]))
    if choose.random() < 0.2:
        parts.append("BYHOUR=9,17")
    if frequency != "WEEKLY" and len(parts) > 3 and choose.random() < 0.3:
        parts.append("BYSETPOS=" + some(choose, [1, 2, -1, 3]))
    if choose.random() < 0.3:
        parts.append(f"UNTIL={choose.randint(2027, 2030)}0615T120000")
    return ";".join(parts)


@pytest.mark.parametrize("seed", range(12))
def test_rules_mean_what_dateutil_says(seed):
    choose = random.Random(seed)
    compared = 0
    while compared < 15:
        rule = random_rule(choose)
        first = datetime(2024, 1, 1, 9) + timedelta(days=choose.randint(0, 700))
        try:
            found = [start for start in starts(rule, first) if start != first]
        except BadValue:
            continue
        if not found:  # dateutil would look for a date until the year 9999
            continue
        expected = [
            start
            for start in rrulestr(rule, dtstart=first).between(BEGIN, END - timedelta(seconds=1), inc=True)
            if start != first
        ]
        assert found == expected, (rule, first)
        compared += 1


@pytest.mark.parametrize("count", [1, 2, 17, 400])
def test_a_count_begins_with_the_first_date_however_late_the_window(count):
    first = datetime(2025, 12, 1, 18)
    rule = f"FREQ=DAILY;INTERVAL=2;COUNT={count}"
    assert starts(rule, first) == [start for start in rrulestr(rule, dtstart=first) if BEGIN <= start < END]


def test_the_first_date_belongs_to_the_series_also_when_the_rule_does_not_name_it():
    found = starts("FREQ=WEEKLY;BYDAY=MO;COUNT=3", datetime(2026, 1, 1, 9))  # a Thursday
    assert [f"{start:%d.%m.}" for start in found] == ["01.01.", "05.01.", "12.01."]


def test_weeks_are_counted_as_in_germany():
    found = starts("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", datetime(2026, 5, 11))
    assert [f"{start:%G-%V}" for start in found] == [f"{year}-20" for year in range(2026, 2031)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=5", "FREQ=HOURLY", "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=20001", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=1001",
        "FREQ=DAILY;INTERVAL=99999999999999999999", "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",
        "FREQ=DAILY;BYMONTH=13", "FREQ=DAILY;BYMONTHDAY=0", "FREQ=DAILY;BYHOUR=24", "FREQ=MONTHLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=eins", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYEASTER=0",
        "FREQ=DAILY;UNTIL=bald", "RSCALE=HEBREW;FREQ=DAILY", "FREQ=DAILY;WKST=XX", "W1 MO #10", "", "FREQ",
        "FREQ=MONTHLY;BYDAY=" + ",".join(["MO"] * 1000),
    ],
)  # fmt: skip
def test_rules_that_run_away_or_mean_nothing_are_refused(rule):
    with pytest.raises(BadValue):
        Rule.read(rule)


def test_a_rule_that_costs_too_much_ends_with_a_reason():
    with pytest.raises(BadValue, match="aufwendig"):
        starts(
            "FREQ=DAILY;BYSETPOS=366;COUNT=9", datetime(1, 1, 1), begin=datetime(9990, 1, 1), end=datetime.max
        )


def test_whoever_expands_a_rule_hears_what_it_costs():
    paid = []
    rule = Rule.read("FREQ=WEEKLY;COUNT=10")
    list(rule.starts(datetime(2026, 1, 5), BEGIN, END, pay=paid.append))
    assert sum(paid) == 11 * 8  # ten weeks, and the one that is over the count


def test_a_rule_from_long_ago_starts_near_the_window():
    paid = []
    rule = Rule.read("FREQ=DAILY")
    found = list(rule.starts(datetime(1700, 1, 1), BEGIN, datetime(2026, 1, 11), pay=paid.append))
    assert len(found) == 10
    assert sum(paid) < 40
