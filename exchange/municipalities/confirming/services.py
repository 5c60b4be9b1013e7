"""Confirming that a published contribution is still right."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.models import User

from ..forms import REVIEW_AFTER
from ..models import ContributionPage
from .permissions import can_confirm

# What this service writes into Wagtail's log; ``log_actions`` words it.
CONFIRM = "confirming.confirm"


@transaction.atomic
def contribution_confirm(
    *, page: Page, user: User, today: date, after: timedelta = REVIEW_AFTER
) -> ContributionPage:
    """Note that the owner has looked at the page today; the next look is due a year later.

    What readers see and every draft that may go online later say so. The words stay, and so does the day of
    the last change. Raises ``PermissionDenied``.
    """
    page = page.specific
    if not can_confirm(user, page):
        raise PermissionDenied(_("Das dürfen Sie mit dieser Seite nicht tun."))
    page.confirmed_on, page.review_on = today, today + after
    page.save(update_fields=["confirmed_on", "review_on"], clean=False)
    for revision in _versions_in_use(page):
        revision.content |= {"confirmed_on": str(page.confirmed_on), "review_on": str(page.review_on)}
        revision.save(update_fields=["content"])
    log(instance=page, action=CONFIRM, user=user)
    return page


def _versions_in_use(page: ContributionPage):
    """The latest draft, what is online, and what is planned or under review: older ones stay history."""
    planned = page.revisions.filter(approved_go_live_at__isnull=False)
    current = page.revisions.filter(pk__in=[page.latest_revision_id, page.live_revision_id])
    return (planned | current).order_by("pk")
