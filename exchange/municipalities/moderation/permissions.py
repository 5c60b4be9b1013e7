"""Who may take offline, archive and delete. The truths of roles stand one level up."""

from wagtail.models import Page

from cms.walls.privacy import PortalPagePermissionTester

from ..models import ContributionPage, MemberPage, MemberRole
from ..models.owned import OwnedPageMixin
from ..permissions import access_of, is_editorial

WRITING_ROLES = frozenset({MemberRole.EDITOR, MemberRole.PUBLISHER, MemberRole.COORDINATOR})


class OwnedPagePermissionTester(PortalPagePermissionTester):
    """Wagtail's rights, except that members do not delete what was ever published, nor their profile.

    It is asked by the page views, by bulk actions and by Wagtail's own services, so hidden buttons are not
    all that stands in the way.
    """

    def can_delete(self, ignore_bulk=False):
        return super().can_delete(ignore_bulk) and (not is_protected(self.page) or is_editorial(self.user))

    def can_move(self):
        # Moving keeps the page: Wagtail's rule, without ours for deleting.
        return super().can_delete(ignore_bulk=True)


def is_owned(page: Page) -> bool:
    """Whether the (specific) page belongs to a member: its profile, a contribution, or its news."""
    return isinstance(page, OwnedPageMixin) and page.member_id is not None


def is_protected(page: Page) -> bool:
    """Whether only the ministry deletes this page: a profile, or something that was once published."""
    return isinstance(page.specific, MemberPage) or page.first_published_at is not None


def writes_for(user, member_id: int) -> bool:
    """Whether the account writes for a member: editor, publisher or coordinator."""
    return member_id in members_written_for(user)


def members_written_for(user) -> frozenset[int]:
    """The keys of the members that the account writes for."""
    return frozenset(pk for pk, roles in access_of(user).roles.items() if roles & WRITING_ROLES)


def can_withdraw(user, page: Page) -> bool:
    """Whether the account speaks for this page: an editor of its member, or the ministry."""
    return is_owned(page) and (is_editorial(user) or writes_for(user, page.member_id))


def can_take_offline(user, page: Page) -> bool:
    """Whether the account may take this published page offline, without anybody's approval."""
    return can_withdraw(user, page) and (page.live or page.approved_schedule)


def can_archive(user, page: Page) -> bool:
    """Whether the account may archive this contribution; only what is published can be."""
    return (
        isinstance(page, ContributionPage) and can_withdraw(user, page) and page.live and not page.is_archived
    )


def can_unarchive(user, page: Page) -> bool:
    """Whether the account may bring this contribution back from the archive."""
    return isinstance(page, ContributionPage) and can_withdraw(user, page) and page.is_archived


def can_delete_with_reason(user, page: Page) -> bool:
    """Whether the account may delete this protected page, giving a reason: the ministry only."""
    return is_owned(page) and is_editorial(user) and page.permissions_for_user(user).can_delete()
