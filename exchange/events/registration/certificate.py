"""Certificates of attendance: who gets one, the PDF, and whether a printed one is genuine."""

import math
import secrets
import unicodedata
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site

from cms.days import written_day
from cms.models import NetworkSettings
from cms.pdf import pdf_from_typst

from ..date_words import LONG, date_words
from ..models import Certificate, Registration
from .mails import event_title
from .queries import dates_of

# Of the dates that took place: one evening may be missed by who came to five.
ENOUGH = 0.8
# Signs that nobody confuses on paper: 12 of 30 are 59 bits.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_TEMPLATE = Path(settings.BASE_DIR) / "templates/events/registration/certificate.typ"


def certificate_earned(registration: Registration) -> bool:
    """Whether the person was there often enough."""
    dates = [row.pk for row in dates_of(registration) if row.takes_place]
    attended = registration.attendances.filter(occurrence__in=dates).count()
    return attended > 0 and attended >= math.ceil(ENOUGH * len(dates))


def certificate_pdf(registration: Registration) -> bytes:
    """The certificate as an accessible PDF, in the person's language; the same code each time.

    Raises ``ValueError`` when it is not earned.
    """
    if not certificate_earned(registration):
        raise ValueError("No certificate without attendance.")
    with translation.override(registration.language):
        title = event_title(registration.occurrence.event, registration.language)
        attended = set(registration.attendances.values_list("occurrence", flat=True))
        dates = [row for row in dates_of(registration) if row.pk in attended]
        _issue(registration, title, dates)
        return pdf_from_typst(_TEMPLATE.read_text(), _content(registration, title, dates))


@transaction.atomic
def _issue(registration: Registration, title: str, dates: list) -> None:
    if not registration.certificate_code:
        signs = "".join(secrets.choice(_SIGNS) for _ in range(12))
        registration.certificate_code = "-".join((signs[:4], signs[4:8], signs[8:]))
        registration.save(update_fields=["certificate_code"])
    first, last = dates[0].starts_at, dates[-1].ends_at
    days = dict.fromkeys(written_day(moment) for moment in (first, last))
    Certificate.objects.get_or_create(
        fingerprint=fingerprint(registration.certificate_code, registration.name),
        defaults={"title": title[:255], "period": " – ".join(days), "issued_on": timezone.localdate()},
    )


def _content(registration: Registration, title: str, dates: list) -> dict:
    event = registration.occurrence.event
    address = settings.BASE_URL + reverse("registration:certificate_check")
    return {
        "language": translation.get_language()[:2],
        "heading": _("Teilnahmebescheinigung"),
        "name": registration.name,
        "from": registration.from_where,
        "took_part": _("hat an dieser Veranstaltung teilgenommen:"),
        "title": title,
        "dates": [date_words(row) for row in dates],
        "place": ", ".join(filter(None, (event.venue_name, event.venue_address))),
        "organiser": _("Veranstaltet von: %s") % event.member.name,
        "network": NetworkSettings.for_site(Site.objects.get(is_default_site=True)).network_name,
        "issued": _("Ausgestellt am %s") % date_format(timezone.localdate(), LONG),
        "check": _("Prüfen: %(address)s mit dem Code %(code)s und dem Namen.")
        % {"address": address, "code": registration.certificate_code},
    }


def certificate_find(*, code: str, name: str) -> Certificate | None:
    """The certificate with this code for this name, as somebody typed them from paper."""
    return Certificate.objects.filter(fingerprint=fingerprint(code, name)).first()


def fingerprint(code: str, name: str) -> str:
    """A hash from which nobody learns the name: the code in it is a secret of 59 bits."""
    signs = "".join(sign for sign in code.upper() if sign in _SIGNS)
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return sha256(f"{signs}|{plain}".encode()).hexdigest()
