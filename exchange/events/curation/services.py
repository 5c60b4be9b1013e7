"""Proposing events for the calendar of the Land, and deciding on them."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.signals import page_published

from cms.models import User

from ..models import Decision, EventPage, LandCalendar, LandProposal, SchoolHoliday
from . import mails
from .holiday_file import holidays_parse
from .permissions import can_curate, can_decide, can_propose, can_withdraw_proposal

# What these services write into Wagtail's log; ``log_actions`` words them.
PROPOSE, WITHDRAW, DECIDE = "calendar.propose", "calendar.withdraw", "calendar.decide"


@transaction.atomic
def event_propose(*, event: EventPage, user: User, note: str = "") -> LandProposal:
    """Propose a published event for the calendar of the Land, and tell the ministry.

    Raises ``PermissionDenied``.
    """
    event = _locked(event)
    _require(can_propose(user, event))
    proposal = LandProposal.objects.create(event=event, proposed_by=user, note=note)
    _calendar_set(event, LandCalendar.PROPOSED)
    _log(event, PROPOSE, user, note)
    mails.event_proposed(proposal=proposal, user=user)
    return proposal


@transaction.atomic
def proposal_withdraw(*, event: EventPage, user: User, reason: str = "") -> None:
    """Take a proposal back before it is decided on. Raises ``PermissionDenied``."""
    event = _locked(event)
    _require(can_withdraw_proposal(user, event))
    _close(event, Decision.WITHDRAWN, reason)
    _calendar_set(event, LandCalendar.OWN)
    _log(event, WITHDRAW, user, reason)


@transaction.atomic
def event_decide(*, event: EventPage, user: User, decision: str, reason: str = "") -> None:
    """Accept, feature or decline an event, or decide anew; the member's editors get a mail.

    Raises ``PermissionDenied``, and ``ValidationError`` when an event is declined without a reason. Deciding
    what is decided already changes nothing and sends nothing.
    """
    event = _locked(event)
    _require(can_decide(user, event) and decision in Decision.values and decision != Decision.WITHDRAWN)
    if decision == Decision.DECLINED and not reason.strip():
        raise ValidationError({"reason": _("Bitte begründen Sie, warum der Termin nicht aufgenommen wird.")})
    if event.land_calendar == decision:
        return
    proposal = _close(event, decision, reason)
    _calendar_set(event, LandCalendar(decision), reason)
    _log(event, DECIDE, user, f"{Decision(decision).label}. {reason}".strip())
    mails.event_decided(event=event, decision=Decision(decision), reason=reason, proposal=proposal, user=user)


@transaction.atomic
def holidays_load(*, content: bytes, replace: bool, user: User) -> tuple[int, int]:
    """Add the school holidays of a file; returns how many were new and how many known.

    ``replace`` forgets all others. Known ones (same name and first day) take the last day of the file. Raises
    ``PermissionDenied``, and ``TableError`` without changing anything when a line of the file is wrong.
    """
    _require(can_curate(user))
    rows = holidays_parse(content)
    if replace:
        SchoolHoliday.objects.all().delete()
    created = [
        SchoolHoliday.objects.update_or_create(
            name=row.name, first_day=row.first_day, defaults={"last_day": row.last_day}
        )[1]
        for row in rows
    ]
    return sum(created), len(created) - sum(created)


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(_("Das dürfen Sie mit dieser Veranstaltung nicht tun."))


def _locked(event: EventPage) -> EventPage:
    """The event as it stands now: of two people who decide at once, the second sees what the first did."""
    return EventPage.objects.select_for_update(of=("self",)).get(pk=event.pk)


def _close(event: EventPage, decision: str, reason: str) -> LandProposal | None:
    """End the open proposal; ``None`` where the ministry decides anew or without being asked."""
    proposal = event.proposals.filter(decision="").first()
    if proposal:
        proposal.decision, proposal.reason, proposal.decided_at = decision, reason, timezone.now()
        proposal.save()
    return proposal


def _calendar_set(event: EventPage, state: LandCalendar, reason: str = "") -> None:
    for version in [event, *event.get_translations().specific()]:
        EventPage.objects.filter(pk=version.pk).update(land_calendar=state, land_reason=reason)
        version.land_calendar, version.land_reason = state, reason
        if version.live:
            # Whoever follows publications (search, cache, feeds) reads the page again.
            page_published.send(sender=EventPage, instance=version, revision=version.live_revision)


def _log(event: EventPage, action: str, user: User, reason: str) -> None:
    log(instance=event, action=action, user=user, data={"reason": reason} if reason else None)
