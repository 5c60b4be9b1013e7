"""Dates in words, as people say them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .models.choices import Frequency, MonthlyPosition, Weekday
from .models.timing import EventTiming
from .recurrence import DAYS, chosen_days, position_of, repeats
from .wall_time import DAY, wall

LONG = gettext_lazy("l, j. F Y")
SHORT = gettext_lazy("j. F Y")


def date_words(occurrence) -> str:
    """ "Mittwoch, 12. Mai 2027, 18:00 bis 20:30 Uhr"; takes an `Occurrence` or a `PlannedDate`."""
    first, last = first_day(occurrence), last_day(occurrence)
    if occurrence.all_day:
        if first == last:
            return _("%(day)s, ganztägig") % {"day": date_format(first, LONG)}
        return _("%(first)s bis %(last)s") % {
            "first": date_format(first, LONG),
            "last": date_format(last, LONG),
        }
    start, end = wall(occurrence.starts_at), wall(occurrence.ends_at)
    values = {"day": date_format(first, LONG), "start": clock(start), "end": clock(end)}
    if start == end:
        return _("%(day)s, %(start)s Uhr") % values
    if start.date() == end.date():
        return _("%(day)s, %(start)s bis %(end)s Uhr") % values
    return _("%(day)s, %(start)s Uhr bis %(last)s, %(end)s Uhr") % {
        **values,
        "last": date_format(end.date(), LONG),
    }


def time_words(occurrence) -> str:
    """What stands behind a day in a list: "18:00 bis 20:30 Uhr", "ganztägig bis 14. Mai 2027"."""
    first, last = first_day(occurrence), last_day(occurrence)
    until = {"last": date_format(last, SHORT)}
    if occurrence.all_day:
        return _("ganztägig") if first == last else _("ganztägig bis %(last)s") % until
    values = {"start": clock(wall(occurrence.starts_at)), "end": clock(wall(occurrence.ends_at)), **until}
    if occurrence.starts_at == occurrence.ends_at:
        return _("%(start)s Uhr") % values
    if first == last:
        return _("%(start)s bis %(end)s Uhr") % values
    return _("%(start)s Uhr bis %(last)s, %(end)s Uhr") % values


def first_day(occurrence) -> date:
    """The day on which a date begins."""
    return wall(occurrence.starts_at).date()


def last_day(occurrence) -> date:
    """The last day of a date, never before its first; midnight ends the day before."""
    end = wall(occurrence.ends_at)
    ends_at_midnight = (end.hour, end.minute) == (0, 0) and occurrence.ends_at > occurrence.starts_at
    return max(end.date() - DAY if ends_at_midnight else end.date(), first_day(occurrence))


def clock(shown: datetime) -> str:
    """ "18:00"."""
    return f"{shown:%H:%M}"


def rule_words(timing: EventTiming) -> str:
    """ "Alle 2 Wochen am Dienstag und Donnerstag, 10 Termine"; "" for what happens once."""
    if not repeats(timing) or not timing.starts_at:
        return ""
    return ", ".join(filter(None, [_rhythm(timing), _end(timing)]))


def _rhythm(timing: EventTiming) -> str:
    first, number = wall(timing.starts_at), timing.interval or 1
    values = {
        "number": number,
        "day": first.day,
        "days": joined([str(Weekday(d).label) for d in chosen_days(timing)]),
    }
    if timing.frequency == Frequency.DAILY:
        return ngettext("Jeden Tag", "Alle %(number)s Tage", number) % values
    if timing.frequency == Frequency.WEEKLY:
        return ngettext("Jede Woche am %(days)s", "Alle %(number)s Wochen am %(days)s", number) % values
    if timing.frequency == Frequency.MONTHLY_DAY:
        return ngettext("Jeden Monat am %(day)s.", "Alle %(number)s Monate am %(day)s.", number) % values
    if timing.frequency == Frequency.YEARLY:
        values["date"] = date_format(first.date(), _("j. F"))
        return ngettext("Jedes Jahr am %(date)s", "Alle %(number)s Jahre am %(date)s", number) % values
    values["weekday"] = Weekday(DAYS[first.weekday()]).label
    values["position"] = _ORDINALS[position_of(timing)]()
    return (
        ngettext(
            "Jeden Monat am %(position)s %(weekday)s",
            "Alle %(number)s Monate am %(position)s %(weekday)s",
            number,
        )
        % values
    )


_ORDINALS = {
    MonthlyPosition.FIRST: lambda: _("ersten"),
    MonthlyPosition.SECOND: lambda: _("zweiten"),
    MonthlyPosition.THIRD: lambda: _("dritten"),
    MonthlyPosition.FOURTH: lambda: _("vierten"),
    MonthlyPosition.LAST: lambda: _("letzten"),
}


def _end(timing: EventTiming) -> str:
    if timing.until:
        return _("bis %(last)s") % {"last": date_format(timing.until, SHORT)}
    if timing.count:
        return ngettext("%(number)s Termin", "%(number)s Termine", timing.count) % {"number": timing.count}
    return ""


def joined(words: Sequence[str]) -> str:
    """ "Montag, Dienstag und Freitag"."""
    if len(words) < 2:
        return "".join(words)
    return _("%(all)s und %(last)s") % {"all": ", ".join(words[:-1]), "last": words[-1]}
