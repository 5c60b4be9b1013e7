"""Taking pages offline, archiving, bringing back, deleting: for the page and all its translations."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signals import page_published

from cms.models import User

from ..models import AuditAction, ContributionPage
from ..services.audit import audit_write
from . import mails
from .permissions import can_archive, can_delete_with_reason, can_take_offline, can_unarchive

# What these services write into Wagtail's log; ``log_actions`` words them.
TAKE_OFFLINE, ARCHIVE, UNARCHIVE = "moderation.take_offline", "moderation.archive", "moderation.unarchive"
DELETE_REASON = "moderation.delete_reason"


@transaction.atomic
def page_take_offline(*, page: Page, user: User, reason: str = "") -> None:
    """Take a page offline at once, whoever may publish it: also while it is locked for review.

    A review in progress and a planned publication end, otherwise approving them would bring the page back.
    The draft stays and can be submitted again. Raises ``PermissionDenied``.
    """
    page = page.specific
    _require(can_take_offline(user, page))
    for version in _in_all_languages(page):
        if state := version.current_workflow_state:
            state.cancel(user=user)
        version.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)
        UnpublishPageAction(version, user=user, log_action=False).execute(skip_permission_checks=True)
        _log(version, TAKE_OFFLINE, user, reason)


@transaction.atomic
def page_archive(*, page: ContributionPage, user: User, reason: str = "") -> None:
    """Archive a published contribution: readable at its address, not listed. Raises ``PermissionDenied``."""
    page = page.specific
    _require(can_archive(user, page))
    _archived_set(page, timezone.now(), ARCHIVE, user, reason)


@transaction.atomic
def page_unarchive(*, page: ContributionPage, user: User, reason: str = "") -> None:
    """Bring a contribution back from the archive. Raises ``PermissionDenied``."""
    page = page.specific
    _require(can_unarchive(user, page))
    _archived_set(page, None, UNARCHIVE, user, reason)


@transaction.atomic
def page_delete(*, page: Page, user: User, reason: str) -> None:
    """Delete a page of a member for good, with all below it and its translations; the ministry's right.

    The reason goes into the audit log and to the member's editors. Raises ``PermissionDenied``, and
    ``ValueError`` without a reason.
    """
    page = page.specific
    _require(can_delete_with_reason(user, page))
    if not reason.strip():
        raise ValueError(_("Bitte begründen Sie, warum die Seite gelöscht wird."))
    mails.page_deleted(page=page, user=user, reason=reason)
    for version in _in_all_languages(page):
        for doomed in [version, *version.get_descendants().specific()]:
            _log(doomed, DELETE_REASON, user, reason)
            _audit(doomed, user, reason)
    # Translations go with their source.
    DeletePageAction(page, user=user).execute(skip_permission_checks=True)


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(_("Das dürfen Sie mit dieser Seite nicht tun."))


def _in_all_languages(page: Page) -> list[Page]:
    """The page; and, if it is the source, its translations, which follow it."""
    is_source = page.locale_id == page.locale.get_default().pk
    return [page, *(page.get_translations().specific() if is_source else ())]


def _archived_set(page: ContributionPage, archived_at, action: str, user: User, reason: str) -> None:
    for version in _in_all_languages(page):
        type(version).objects.filter(pk=version.pk).update(archived_at=archived_at)
        version.archived_at = archived_at
        _log(version, action, user, reason)
        if version.live:
            # Whoever follows publications (search, cache) reads the page again: it has changed for readers.
            page_published.send(sender=type(version), instance=version, revision=version.live_revision)


def _log(page: Page, action: str, user: User, reason: str) -> None:
    log(instance=page, action=action, user=user, data={"reason": reason} if reason else None)


def _audit(page: Page, user: User, reason: str) -> None:
    audit_write(
        actor=user,
        action=AuditAction.PAGE_DELETED,
        subject=page,
        member=getattr(page, "member", None),
        before=page.url_path,
        reason=reason,
    )
