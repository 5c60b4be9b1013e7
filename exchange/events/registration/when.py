"""Deadlines in words, in the active language; times are those of Europe/Berlin."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..date_words import LONG, clock
from ..wall_time import wall


def moment_text(moment: datetime) -> str:
    """Day and time: "Dienstag, 12. Mai 2027, 18:00 Uhr"."""
    shown = wall(moment)
    return _("%(day)s, %(start)s Uhr") % {"day": date_format(shown, LONG), "start": clock(shown)}
