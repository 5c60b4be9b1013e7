"""What waits for the ministry's review, oldest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.models import Page, TaskState

from ..models import MemberPage
from .models import ReviewTask


@dataclass(frozen=True)
class QueueItem:
    """One page that waits. ``submitter`` is the person's name, "" for an account that is gone."""

    page_id: int
    title: str
    kind: str
    member: str
    submitter: str
    since: datetime
    is_again: bool

    @property
    def age_days(self) -> int:
        """Whole days since the page was submitted."""
        return (timezone.now() - self.since).days


def review_url(page_id: int, come_back: str) -> str:
    """Where one reviews: the editor with preview, comparison and decision, after which one is back here."""
    return f"{reverse('wagtailadmin_pages:edit', args=[page_id])}?{urlencode({'next': come_back})}"


def waiting_states(user) -> QuerySet[TaskState]:
    """The reviews that this account may do, oldest first."""
    tasks = [task.pk for task in ReviewTask.objects.filter(active=True) if task.get_actions(None, user)]
    return (
        TaskState.objects.filter(task__in=tasks, status=TaskState.STATUS_IN_PROGRESS)
        .select_related("workflow_state__requested_by")
        .order_by("started_at", "pk")
    )


def queue_items(states: Iterable[TaskState]) -> list[QueueItem]:
    """Reviews with what one needs to choose; three queries, however many."""
    states = list(states)
    ids = [int(state.workflow_state.object_id) for state in states]
    pages = Page.objects.in_bulk(ids)
    names = _member_names(pages.values())
    again = set(
        TaskState.objects.filter(
            workflow_state__in=[state.workflow_state_id for state in states], status=TaskState.STATUS_REJECTED
        ).values_list("workflow_state_id", flat=True)
    )
    return [
        _item(state, pages[pk], names, again) for state, pk in zip(states, ids, strict=True) if pk in pages
    ]


def _item(state: TaskState, page: Page, names: dict[str, str], again: set[int]) -> QueueItem:
    person = state.workflow_state.requested_by
    return QueueItem(
        page_id=page.pk,
        title=page.draft_title or page.title,
        kind=str(page.specific_class._meta.verbose_name),
        member=names.get(page.path, ""),
        submitter=str(person) if person else "",
        since=state.started_at,
        is_again=state.workflow_state_id in again,
    )


def _member_names(pages: Iterable[Page]) -> dict[str, str]:
    """The name of the member by the path of the page: a profile itself, or the page below one."""
    profiles = {path for page in pages for path in (page.path, page.path[: -page.steplen])}
    names = dict(MemberPage.objects.filter(path__in=profiles).values_list("path", "member__name"))
    found = {page.path: names.get(page.path) or names.get(page.path[: -page.steplen]) for page in pages}
    return {path: name for path, name in found.items() if name}
