"""Setting and removing marks: each change is logged, told to the member and known to the search."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.signals import page_published

from cms.models import User

from ..models import ContributionPage, Mark, MarkKind
from . import mails
from .permissions import can_mark, can_unmark

# What these services write into Wagtail's log; ``log_actions`` words them.
SET, REMOVE = "marks.set", "marks.remove"


@transaction.atomic
def mark_set(*, page: ContributionPage, user: User, kind: str, reason: str) -> Mark:
    """Mark a contribution, or mark it anew: the day and the reason are then those of today.

    Raises ``PermissionDenied``, and ``ValueError`` without a reason: readers ask for it.
    """
    page = page.specific
    _require(can_mark(user, page) and kind in MarkKind.values)
    reason = " ".join(reason.split())
    if not reason:
        raise ValueError(_("Bitte begründen Sie die Auszeichnung."))
    values = {"reason": reason, "set_at": timezone.now(), "set_by": user}
    mark, _is_new = Mark.objects.update_or_create(page=page.page_ptr, kind=kind, defaults=values)
    _follow_up(page, mark, SET, user, reason)
    return mark


@transaction.atomic
def mark_remove(*, mark: Mark, user: User, reason: str = "") -> None:
    """Take a mark back. Raises ``PermissionDenied``."""
    page = mark.page.specific
    _require(can_unmark(user, page))
    mark.delete()
    _follow_up(page, mark, REMOVE, user, reason.strip())


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(_("Das dürfen Sie mit dieser Seite nicht tun."))


def _follow_up(page: ContributionPage, mark: Mark, action: str, user: User, reason: str) -> None:
    data = {"mark": mark.kind, "reason": reason}
    entry = log(instance=page, action=action, user=user, data=data)
    is_set = action == SET
    mails.mark_changed(page=page, mark=mark, is_set=is_set, reason=reason, user=user, log_id=entry.pk)
    for version in page.get_translations(inclusive=True).live().specific():
        # Whoever follows publications (search, cache) reads the page again: it has changed for readers.
        page_published.send(sender=type(version), instance=version, revision=version.live_revision)
