"""What the pages that a member owns have in common."""

from wagtail.models import Page, PagePermissionTester


class OwnedPageMixin:
    """A page of a member: its profile, a contribution, news. Wagtail asks the stricter rules for deleting.

    ``member_id`` names the owner; ``None``, where a type allows it, is the ministry.
    """

    def permissions_for_user(self: Page, user) -> PagePermissionTester:
        """Wagtail's rights, less the deletion of what was once published (see ``moderation.permissions``)."""
        from ..moderation.permissions import OwnedPagePermissionTester  # it needs the models of this package

        return OwnedPagePermissionTester(user, self)
