"""What the law asks of the ministry: answers to reported barriers, and what is left to fill in."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.legal.queries import barrier_reports_open
from cms.legal.readiness import open_points
from cms.legal.services import barrier_edit_url

from .sections import Entry, Section


def barrier_section() -> Section:
    """Reported barriers without an answer, the most urgent first."""
    entries = [
        Entry(str(report), barrier_edit_url(report), _note(report.due_on))
        for report in barrier_reports_open()
    ]
    return Section(
        "barriers", _("Gemeldete Barrieren"), entries, _("Keine offene Meldung."),
        reverse("barrier_reports:index"),
    )  # fmt: skip


def _note(due_on) -> str:
    words = _("überfällig seit %(date)s") if due_on < timezone.localdate() else _("Antwort bis %(date)s")
    return words % {"date": date_format(due_on)}


def readiness_section() -> Section:
    """Placeholders, pages and mailboxes that are missing; nothing is said once all is there."""
    points = open_points(Site.objects.get(is_default_site=True), timezone.localdate())
    entries = [Entry(point.text, point.url, point.note) for point in points]
    return Section("readiness", _("Vor dem öffentlichen Betrieb"), entries)
