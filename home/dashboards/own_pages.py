"""The pages of members with their state in the workflow, read together for all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, WorkflowState, get_default_page_content_type
from wagtail.query import PageQuerySet

from exchange.municipalities.cards import contribution_models
from exchange.municipalities.models import ContributionPage, MemberPage
from exchange.news.models import NewsPage

DRAFT, REVIEW, RETURNED, LIVE, ARCHIVED = "entwurf", "pruefung", "zurueck", "online", "archiv"
STATE_LABELS = {
    DRAFT: _("Entwurf"),
    REVIEW: _("in Prüfung"),
    RETURNED: _("zurückgegeben"),
    LIVE: _("veröffentlicht"),
    ARCHIVED: _("archiviert"),
}


@dataclass(frozen=True)
class OwnPage:
    """A page of a member: the specific ``page`` as readers have it, and its review, if one is open."""

    page: MemberPage | ContributionPage | NewsPage
    review: WorkflowState | None = None

    @property
    def title(self) -> str:
        return self.page.draft_title or self.page.title

    @property
    def kind(self) -> str:
        return str(self.page._meta.verbose_name)

    @property
    def state(self) -> str:
        """The key of one of ``STATE_LABELS``; what is open comes before what is done."""
        if self.review:
            return RETURNED if self.review.status == WorkflowState.STATUS_NEEDS_CHANGES else REVIEW
        if not self.page.live:
            return DRAFT
        return ARCHIVED if getattr(self.page, "archived_at", None) else LIVE

    @property
    def reason(self) -> str:
        """Why the page came back."""
        return self.review.current_task_state.comment if self.state == RETURNED else ""

    @property
    def review_on(self) -> date | None:
        """By when the owner wanted to look at it again; profiles have no such date."""
        return getattr(self.page, "review_on", None)


def own_models() -> list[type[Page]]:
    """The page types that members have, in the order in which lists show them."""
    return [*contribution_models(), NewsPage, MemberPage]


def member_pages(member_ids: Iterable[int] | None = None) -> PageQuerySet:
    """Profiles, contributions and news in all languages: of these members, or of all (``None``)."""
    pages = Page.objects.type(*own_models())
    if member_ids is None:
        return pages.exclude(pk__in=NewsPage.objects.filter(member=None).values("pk"))
    paths = MemberPage.objects.filter(member__in=member_ids).values_list("path", flat=True)
    below = Q.create([("path__startswith", path) for path in paths], connector=Q.OR)
    return pages.filter(below) if below else pages.none()


def own_pages(pages: Iterable[Page]) -> list[OwnPage]:
    """These specific pages with their open reviews, in the given order; one query."""
    pages = list(pages)
    states = reviews_open().filter(object_id__in=[str(page.pk) for page in pages])
    by_page = {state.object_id: state for state in states.select_related("current_task_state")}
    return [OwnPage(page, by_page.get(str(page.pk))) for page in pages]


def reviews_open():
    """Reviews of pages that are neither finished nor cancelled."""
    return WorkflowState.objects.active().filter(base_content_type=get_default_page_content_type())
