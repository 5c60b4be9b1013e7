"""Personal data go when they are no longer needed: rows, mails and all."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from cms.mail.models import OutboxMail

from ..models import EventPage, FormAttempt, Occurrence, Registration, RegistrationState, SpecialNeeds
from .links import CONFIRM_WITHIN
from .mails import PREFIX, mail_prefix

# After the last date of the event.
KEPT = timedelta(days=60)
NEEDS_KEPT = timedelta(days=7)
ATTEMPTS_KEPT = timedelta(hours=1)


def kept_until(last_end: datetime) -> datetime:
    """When the registrations of an event that ends then are deleted."""
    return last_end + KEPT


def personal_data_delete(*, now: datetime) -> int:
    """The periodic job: delete what is over. Returns how many registrations went."""
    FormAttempt.objects.filter(at__lt=now - ATTEMPTS_KEPT).delete()
    SpecialNeeds.objects.filter(registration__in=_ended(now - NEEDS_KEPT)).delete()
    forgotten = Registration.objects.filter(
        state=RegistrationState.PENDING, created_at__lt=now - CONFIRM_WITHIN
    )
    numbers = {*_ended(now - KEPT), *forgotten.values_list("pk", flat=True)}
    registrations_erase(numbers=numbers)
    _orphans_delete()
    return len(numbers)


@transaction.atomic
def registrations_erase(*, numbers: Iterable[int]) -> None:
    """Delete registrations with everything that hangs on them, and every mail about them."""
    numbers = list(numbers)
    for number in numbers:
        OutboxMail.objects.filter(key__startswith=mail_prefix(number)).delete()
    Registration.objects.filter(pk__in=numbers).delete()


def _ended(before: datetime) -> list[int]:
    """Registrations for dates that ended before then; of a cohort its last date counts."""
    single = Occurrence.objects.filter(ends_at__lt=before, event__is_cohort=False)
    cohorts = EventPage.objects.filter(is_cohort=True).annotate(end=Max("occurrences__ends_at"))
    over = cohorts.filter(end__lt=before)
    rows = Registration.objects.filter(occurrence__in=single) | Registration.objects.filter(
        occurrence__event__in=over.values("pk")
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _orphans_delete() -> None:
    """Mails about registrations that went with their event."""
    keys = OutboxMail.objects.filter(key__startswith=PREFIX).order_by().values_list("key", flat=True)
    numbers = {int(key.removeprefix(PREFIX).partition(":")[0]) for key in keys}
    known = Registration.objects.filter(pk__in=numbers).values_list("pk", flat=True)
    registrations_erase(numbers=numbers - set(known))
