"""One mail to a member when somebody outside changes one of its pages.

Wagtail's page log names every change and who made it, however it came: form, bulk action, service. Drafts are
saved every few seconds, so saves alone are rolled up: one mail a page at most every hour. What readers see
(publishing, taking offline, moving, archiving) is told at once, together with the saves before it.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Page, PageLogEntry, Revision, TaskState

from ..permissions import is_editorial
from . import mails
from .comparison import changed_labels
from .models import OutsideChange
from .permissions import is_owned, writes_for
from .services import ARCHIVE, TAKE_OFFLINE, UNARCHIVE

ROLL_UP = timedelta(hours=1)

SAVED = "saved"
EVENTS = {
    "wagtail.edit": SAVED,
    "wagtail.revert": SAVED,
    "wagtail.publish": "published",
    "wagtail.publish.schedule": "scheduled",
    "wagtail.unpublish": "offline",
    "wagtail.move": "moved",
    TAKE_OFFLINE: "offline",
    ARCHIVE: "archived",
    UNARCHIVE: "unarchived",
}


@transaction.atomic
def outside_change_record(*, entry: PageLogEntry) -> None:
    """Remember a change by somebody outside the member; tell the member at once if readers see it.

    What the member's own people or the site itself did is not remembered, nor the publication that an
    approval brings: the author gets a mail of its own for that.
    """
    event = EVENTS.get(entry.action)
    page = entry.page if event and entry.user_id and not entry.deleted else None
    page = page.specific if page else None
    if page is None or not is_owned(page) or writes_for(entry.user, page.member_id) or _is_approval(entry):
        return
    change, _is_new = OutsideChange.objects.select_for_update().get_or_create(
        page_id=page.pk, defaults={"since": entry.timestamp}
    )
    if event == SAVED and SAVED not in change.events:
        change.base = _revision_before(entry.revision)
    if event not in change.events:
        change.events.append(event)
    change.by_ministry = is_editorial(entry.user)
    change.save()
    if event != SAVED:
        _report(change, page)


def outside_changes_report(now: datetime | None = None) -> int:
    """Tell members of drafts that were saved an hour ago or earlier; answers how many pages. Periodic."""
    due = OutsideChange.objects.filter(since__lte=(now or timezone.now()) - ROLL_UP)
    return sum(_report_locked(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _report_locked(pk: int) -> bool:
    change = OutsideChange.objects.select_for_update().filter(pk=pk).first()
    if change is None:
        return False
    _report(change, change.page.specific)
    return True


def _report(change: OutsideChange, page: Page) -> None:
    """Queue the mail unless nothing has changed in the end, and forget the change."""
    labels = _labels(change, page)
    if labels or labels is None or change.events != [SAVED]:
        key = f"changed:{page.pk}:{change.pk}"
        mails.page_changed(
            page=page, events=change.events, labels=labels, by_ministry=change.by_ministry, key=key
        )
    change.delete()


def _labels(change: OutsideChange, page: Page) -> list[str] | None:
    """What changed since the first save; ``None`` if there is no earlier version to compare with."""
    if SAVED not in change.events:
        return []
    if change.base is None:
        return None
    with translation.override(settings.LANGUAGE_CODE):
        return changed_labels(change.base.as_object(), page.get_latest_revision_as_object())


def _revision_before(revision: Revision | None) -> Revision | None:
    """The version before this one; saving a draft again and again overwrites only one's own version."""
    try:
        return revision.get_previous() if revision else None
    except Revision.DoesNotExist:
        return None


def _is_approval(entry: PageLogEntry) -> bool:
    """Whether this is the publication of a version that the same person has just approved."""
    return (
        EVENTS[entry.action] in ("published", "scheduled")
        and TaskState.objects.filter(
            revision_id=entry.revision_id, status=TaskState.STATUS_APPROVED, finished_by_id=entry.user_id
        ).exists()
    )
