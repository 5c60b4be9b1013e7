"""Days as readers see them."""

from datetime import UTC, date, datetime

from django.template import Context, Template
from django.utils.translation import override

from cms.days import written_day


def test_a_day_is_written_in_the_language_of_the_reader():
    day = date(2026, 5, 8)
    assert written_day(day) == "8. Mai 2026"
    with override("en"):
        assert written_day(day) == "8 May 2026"
    assert written_day(day) == "8. Mai 2026"


def test_a_moment_is_of_the_day_that_it_is_here():
    assert written_day(datetime(2026, 5, 7, 22, 30, tzinfo=UTC)) == "8. Mai 2026"


def test_templates_say_nothing_of_an_unknown_day():
    template = Template("{% load portal %}{{ known|day }}|{{ unknown|day }}")
    moment = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert template.render(Context({"known": moment, "unknown": None})) == "1. Januar 2027|"
