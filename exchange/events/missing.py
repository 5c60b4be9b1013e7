"""Answers that an event needs because of another answer; like all that is required, drafts may lack them."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from .models.choices import AttendanceMode, RegistrationMode, Status

_NEED_A_REASON = (Status.CANCELLED, Status.POSTPONED, Status.MOVED)


def missing_answers(values: Mapping) -> dict[str, list[str]]:
    """What is missing for publication, by field. ``values`` are a page's or a form's."""
    missing = {}
    if values.get("attendance_mode") in (AttendanceMode.ONSITE, AttendanceMode.HYBRID) and not values.get(
        "venue_name"
    ):
        missing["venue_name"] = [_("Wo findet die Veranstaltung statt?")]
    if values.get("registration_mode") == RegistrationMode.EXTERNAL and not values.get("registration_url"):
        missing["registration_url"] = [_("Unter welcher Adresse meldet man sich an?")]
    if values.get("status") in _NEED_A_REASON and not values.get("status_reason"):
        missing["status_reason"] = [_("Nennen Sie den Grund: Er steht überall beim Termin.")]
    return missing
