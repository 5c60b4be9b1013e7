"""What an editor does with a suggestion: take it over into a draft, or dismiss it."""

from dataclasses import replace
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale

from exchange.municipalities.models import MemberPage

from ..models import EventPage, Status
from ..models.feeds import Change, FeedSuggestion, SuggestionState
from .content import SuggestedDate
from .suggesting import GONE

SOURCE = "kalender"
# What of a page follows which field of the calendar.
_FIELDS = {
    "title": {"title": "title"},
    "location": {"venue_name": "place"},
    "description": {"summary": "summary"},
    "when": {"starts_at": "starts_at", "ends_at": "last_day_at", "all_day": "all_day"},
}


class AlreadyDecided(ValueError):
    """Somebody else was faster; the message says so."""


@transaction.atomic
def suggestion_take(*, suggestion: FeedSuggestion, user) -> EventPage:
    """Make a draft of a suggestion, or bring the draft of its event up to date; answers the page.

    Of an existing event only what changed in the calendar is changed, in a new draft: what is online stays as
    it is until somebody publishes. Raises `PermissionDenied` when the account may not write
    there, `AlreadyDecided`.
    """
    suggestion = _open(suggestion)
    content = SuggestedDate.stored(suggestion.content)
    if suggestion.change in (Change.CANCELLED, Change.VANISHED):
        content = replace(content, cancelled=True)
    write = _update if suggestion.page_id else _create
    page = write(suggestion, content, user)
    _decide(suggestion, SuggestionState.TAKEN, user, page=page, taken_content=content.as_content())
    return page


@transaction.atomic
def suggestion_dismiss(*, suggestion: FeedSuggestion, user) -> None:
    """Leave what the calendar says now; the suggestion comes back when it says something else."""
    suggestion = _open(suggestion)
    was_taken = bool(suggestion.taken_content)
    _decide(suggestion, SuggestionState.TAKEN if was_taken else SuggestionState.DISMISSED, user)


def _open(suggestion: FeedSuggestion) -> FeedSuggestion:
    """The row as it is now, locked: of two clicks one decides."""
    row = FeedSuggestion.objects.select_for_update().get(pk=suggestion.pk)
    if row.state != SuggestionState.OPEN:
        raise AlreadyDecided(_("Über diesen Vorschlag ist schon entschieden."))
    return row


def _decide(suggestion: FeedSuggestion, state: SuggestionState, user, **values) -> None:
    gone = suggestion.change == Change.VANISHED
    values |= {
        "state": state,
        "decided": GONE if gone else SuggestedDate.stored(suggestion.content).fingerprint,
        "decided_by": user,
        "decided_at": timezone.now(),
    }
    FeedSuggestion.objects.filter(pk=suggestion.pk).update(**values)


def _create(suggestion: FeedSuggestion, content: SuggestedDate, user) -> EventPage:
    profile = MemberPage.objects.filter(member=suggestion.feed.member_id, locale=Locale.get_default()).first()
    if profile is None or not profile.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    page = EventPage(title=_("Veranstaltung ohne Titel"), contact_point=profile.contact_points.first(),
                     live=False, owner=user, source=SOURCE,
                     source_id=_source_id(suggestion), source_url=content.url[:200])  # fmt: skip
    for name in _FIELDS:
        _set(page, name, content)
    profile.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)  # a draft may be unfinished
    return page


def _update(suggestion: FeedSuggestion, content: SuggestedDate, user) -> EventPage:
    page = suggestion.page.get_latest_revision_as_object()
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    before = SuggestedDate.stored(suggestion.taken_content)
    for name in _FIELDS:
        if getattr(before, name) != getattr(content, name):
            _set(page, name, content)
    if before.cancelled != content.cancelled:
        page.status = Status.CANCELLED if content.cancelled else Status.SCHEDULED
        page.status_reason = _("Laut Kalender der Kommune abgesagt.") if content.cancelled else ""
    page.save_revision(user=user, log_action=True, clean=False)  # a draft may be unfinished
    return page


def _set(page: EventPage, name: str, content: SuggestedDate) -> None:
    for field, source in _FIELDS[name].items():
        value = getattr(content, source)
        if value != "" or field != "title":
            setattr(page, field, value)


def _source_id(suggestion: FeedSuggestion) -> str:
    """The calendar's own name for the date, where it fits; two members may subscribe to the same calendar."""
    name = f"{suggestion.feed_id} {suggestion.uid} {suggestion.recurrence_id}".strip()
    return name if len(name) <= 120 else f"{suggestion.feed_id} {sha256(name.encode()).hexdigest()}"
