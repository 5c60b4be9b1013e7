"""How days are written; a page writes half a dozen."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def written_day(moment: date | datetime) -> str:
    """ "8. Mai 2026" in the active language; of a moment, the day in our time zone."""
    if isinstance(moment, datetime):
        moment = (localtime(moment) if is_aware(moment) else moment).date()
    return _written(moment, get_language())


@lru_cache(maxsize=5_000)
def _written(day: date, _language: str | None) -> str:
    return date_format(day, _("j. F Y"))
