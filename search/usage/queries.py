"""Reading what was searched: totals by day, week or month, and questions by how often they were asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet, Sum
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from ..models import SearchedDay, SearchedWords

# Days of a period -> days of a bar of its chart: no chart has more than 31 bars.
PERIODS = {7: 1, 30: 1, 90: 7, 365: 31}
DEFAULT_PERIOD = 30


CHART_WIDTH, CHART_HEIGHT = 620, 120
_GAP = 2


@dataclass(frozen=True)
class Bar:
    """Some days of the chart, drawn from its upper left corner: searches, and before them the unanswered."""

    begins: date
    ends: date
    asked: int
    unanswered: int
    x: int = 0
    width: int = 0
    height: int = 0
    unanswered_height: int = 0

    @property
    def y(self) -> int:
        """Where the bar begins, seen from above."""
        return CHART_HEIGHT - self.height

    @property
    def unanswered_y(self) -> int:
        """Where the part without hits begins."""
        return CHART_HEIGHT - self.unanswered_height

    @property
    def label(self) -> str:
        """ "3.11. bis 9.11.2026: 120 Suchen, davon 8 ohne Treffer"."""
        days = last = date_format(self.ends, _("j.n.Y"))
        if self.begins != self.ends:
            first = date_format(self.begins, _("j.n."))
            days = _("%(first)s bis %(last)s") % {"first": first, "last": last}
        numbers = {"asked": _grouped(self.asked), "unanswered": _grouped(self.unanswered)}
        return f"{days}: " + _("%(asked)s Suchen, davon %(unanswered)s ohne Treffer") % numbers


def questions_asked(*, days: int, today: date, unanswered_only: bool = False, language: str = "") -> QuerySet:
    """Questions in clear with ``asked`` and ``unanswered`` in the last days, the most frequent first."""
    within = Q(days__day__gt=today - timedelta(days=days), days__day__lte=today)
    questions = SearchedWords.objects.exclude(words="").filter(within)
    if language:
        questions = questions.filter(language=language)
    questions = questions.annotate(asked=Sum("days__asked"), unanswered=Sum("days__unanswered"))
    order = "-unanswered" if unanswered_only else "-asked"
    questions = questions.filter(unanswered__gt=0) if unanswered_only else questions
    return questions.order_by(order, "words", "pk")


def unkept_total(*, days: int, today: date) -> int:
    """How many searches of the last days are not among the questions in clear."""
    since = today - timedelta(days=days)
    asked = SearchedDay.objects.filter(day__gt=since, day__lte=today).aggregate(total=Sum("asked"))["total"]
    kept = questions_asked(days=days, today=today).aggregate(total=Sum(F("asked")))["total"]
    return (asked or 0) - (kept or 0)


def chart(*, days: int, today: date) -> Sequence[Bar]:
    """The searches of the last days as bars, the oldest first; days without any are bars of height 0."""
    since = today - timedelta(days=days - 1)
    rows = SearchedDay.objects.filter(day__gte=since, day__lte=today).order_by("day")
    counted = {
        day: (asked, unanswered) for day, asked, unanswered in rows.values_list("day", "asked", "unanswered")
    }
    width = PERIODS.get(days, 1)
    bars = [
        _bar(max(since, today - timedelta(days=back + width - 1)), today - timedelta(days=back), counted)
        for back in reversed(range(0, days, width))
    ]
    highest = max(bar.asked for bar in bars) or 1
    each = CHART_WIDTH // len(bars)
    return [
        replace(
            bar,
            x=number * each,
            width=each - _GAP,
            height=round(CHART_HEIGHT * bar.asked / highest),
            unanswered_height=round(CHART_HEIGHT * bar.unanswered / highest),
        )
        for number, bar in enumerate(bars)
    ]


def _bar(begins: date, ends: date, counted: dict[date, tuple[int, int]]) -> Bar:
    days = [begins + timedelta(days=number) for number in range((ends - begins).days + 1)]
    asked, unanswered = zip(*(counted.get(day, (0, 0)) for day in days), strict=True)
    return Bar(begins, ends, sum(asked), sum(unanswered))


def _grouped(number: int) -> str:
    return number_format(number, force_grouping=True)
