"""Fields for days and times in the admin keep what somebody typed.

Wagtail's calendar puts the present moment in the place of what it does not understand ("24.12., 10 Uhr"),
without a word: an embargo would end at once. So it leaves the text alone, and the form says what is wrong.
"""

from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput


def typed_dates_stay() -> None:
    """Configure the calendars, wherever Wagtail makes one."""
    for widget in (AdminDateInput, AdminDateTimeInput, AdminTimeInput):
        widget.get_config = _kept(widget.get_config)


def _kept(get_config):
    return lambda widget: get_config(widget) | {"validateOnBlur": False}
