"""What people are told about their registration, in the language in which they registered.

The key of each mail begins with ``mail_prefix``, so that mails are deleted with the registration.
"""

from django.conf import settings
from django.utils import translation

from cms.mail.services import mail_queue_template

from ..date_words import date_words
from ..models import EventPage, Occurrence, Registration
from .calendar_file import calendar_file
from .links import confirm_link, personal_link
from .queries import dates_of
from .when import moment_text

PREFIX = "registration:"


def mail_prefix(number: int) -> str:
    """How the keys of all mails of a registration begin."""
    return f"{PREFIX}{number}:"


def registration_mail(
    registration: Registration,
    name: str,
    *,
    occasion: str = "",
    with_dates: bool = False,
    next_date: Occurrence | None = None,
    **context: object,
) -> None:
    """Queue the mail ``emails/registration/<name>.txt``, once for each ``occasion`` (by default, its name).

    ``with_dates`` attaches the dates for the person's calendar. Without an address there is no mail.
    """
    if not registration.email:
        return
    with translation.override(registration.language):
        event = registration.occurrence.event
        dates = dates_of(registration)
        mail_queue_template(
            to=[registration.email],
            template=f"registration/{name}",
            context={
                "registration": registration,
                "event": event,
                "title": event_title(event, registration.language),
                "dates": [date_words(row) for row in dates if row.takes_place],
                "personal_link": personal_link(registration),
                "confirm_link": confirm_link(registration),
                "until": registration.offer_expires_at and moment_text(registration.offer_expires_at),
                "next_date": next_date and date_words(next_date),
                **context,
            },
            attachments=[("termin.ics", "text/calendar", calendar_file(event, dates))] if with_dates else (),
            key=f"{mail_prefix(registration.pk)}{occasion or name}",
        )


def event_title(event: EventPage, language: str) -> str:
    """The title in this language where a translation is published, otherwise in the first language."""
    if language == settings.LANGUAGE_CODE:
        return event.title
    translations = EventPage.objects.live().filter(
        translation_key=event.translation_key, locale__language_code=language
    )
    return translations.values_list("title", flat=True).first() or event.title
