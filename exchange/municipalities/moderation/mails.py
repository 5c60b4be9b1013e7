"""The mails of moderation: who gets which, about what. Texts stand in ``templates/emails/moderation/``.

They name municipalities and functions, never persons or their addresses.
"""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.mail.services import mail_queue_template
from cms.models import User

from .people import addresses, authors_of, editors_of, reviewers_of
from .permissions import is_owned


def review_submitted(*, task_state: TaskState, user: User | None) -> None:
    """Tell those who review, and nobody else, that a page waits for them."""
    page = task_state.workflow_state.content_object.specific
    is_again = task_state.workflow_state.task_states.exclude(pk=task_state.pk).exists()
    _queue(
        "submitted",
        to=addresses(reviewers_of(task_state.task), but=user),
        page=page,
        key=f"submitted:{task_state.pk}",
        is_again=is_again,
    )


def review_returned(*, workflow_state: WorkflowState, user: User | None) -> None:
    """Send the reason for a return to who wrote and submitted the page."""
    _to_authors("returned", workflow_state, user)


def review_approved(*, workflow_state: WorkflowState, user: User | None) -> None:
    """Tell who wrote and submitted the page where it can be read now, or from when on."""
    _to_authors("approved", workflow_state, user)


def page_changed(
    *, page: Page, events: Iterable[str], labels: list[str] | None, by_ministry: bool, key: str
) -> None:
    """Tell a member's editors what somebody outside did to their page, and in which fields.

    ``labels`` is ``None`` when it is not known which fields changed.
    """
    _queue(
        "changed",
        to=addresses(editors_of(page.member)),
        page=page,
        key=key,
        events=list(events),
        labels=labels,
        by_ministry=by_ministry,
    )


def page_deleted(*, page: Page, user: User, reason: str) -> None:
    """Tell a member's editors why the ministry deletes their page; call it before the page is gone."""
    _queue(
        "deleted",
        to=addresses(editors_of(page.member), but=user),
        page=page,
        key=f"deleted:{page.pk}",
        reason=reason,
        below=page.get_descendant_count(),
    )


def schedule_ended(*, revision: Revision, problems: list[str]) -> None:
    """Tell the authors why a version did not go online at the planned time."""
    page = revision.content_object.specific
    _queue(
        "schedule_ended",
        to=addresses(authors_of(page, revision.user)),
        page=page,
        key=f"schedule_ended:{revision.pk}",
        problems=problems,
    )


def _to_authors(template: str, workflow_state: WorkflowState, user: User | None) -> None:
    page = workflow_state.content_object.specific
    task_state = workflow_state.current_task_state
    _queue(
        template,
        to=addresses(authors_of(page, workflow_state.requested_by), but=user),
        page=page,
        key=f"{template}:{task_state.pk}",
        comment=task_state.comment,
    )


def _queue(template: str, *, to: list[str], page: Page, key: str, **context: object) -> None:
    if not to:
        return
    with translation.override(settings.LANGUAGE_CODE):
        mail_queue_template(
            to=to,
            template=f"moderation/{template}",
            context={**_about(page), **context},
            key=f"moderation:{key}",
        )


def _about(page: Page) -> Mapping[str, object]:
    """What all these mails say of a page."""
    member = page.member if is_owned(page) else None
    return {
        "page": page,
        "title": page.draft_title or page.title,
        "kind": page.get_verbose_name(),
        "member": member.name if member else "",
        "edit_url": settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "public_url": page.full_url if page.live else "",
    }
