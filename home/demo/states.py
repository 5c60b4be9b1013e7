"""Bringing a contribution to the state that its file names, on the ways that people take too."""

from datetime import datetime, time
from typing import Any

from django.utils import timezone

from exchange.municipalities.models import ContributionPage
from exchange.municipalities.moderation.services import page_archive

from .accounts import author_of, reviewer
from .members import date_back

STATE_FIELDS = ("state", "published_on", "archived_on", "expired_on", "return_reason")


def state_apply(*, page: ContributionPage, data: dict[str, Any]) -> None:
    """Draft, submitted, returned with a reason, published, archived or expired."""
    author = author_of(data["member"])
    # Drafts may be unfinished, as in the editor's form; whatever goes further is complete.
    is_finished = data["state"] not in ("draft", "returned")
    revision = page.save_revision(user=author, clean=is_finished)
    match data["state"]:
        case "review" | "returned":
            _submit(page, author, data.get("return_reason"))
        case "published" | "archived" | "expired" as state:
            # By nobody: the author may not be allowed to publish alone, and nobody shall get a mail.
            revision.publish()
            page.refresh_from_db()
            date_back(page, data["published_on"])
            if state == "archived":
                _archive(page, author, data["archived_on"])
            if state == "expired":
                _expire(page, data["published_on"], data["expired_on"])
        case "draft":
            pass


def _submit(page: ContributionPage, author, return_reason: str | None) -> None:
    workflow_state = page.get_workflow().start(page, author)
    if return_reason:
        workflow_state.current_task_state.reject(user=reviewer(), comment=" ".join(return_reason.split()))


def _archive(page: ContributionPage, author, day) -> None:
    page_archive(page=page, user=author)
    type(page).objects.filter(pk=page.pk).update(archived_at=_morning(day))


def _expire(page: ContributionPage, start, end) -> None:
    """As the clock leaves a page whose time has passed: offline, with its dates."""
    page.go_live_at, page.expire_at = _morning(start), _morning(end)
    page.unpublish(set_expired=True)


def _morning(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9, 30)))
