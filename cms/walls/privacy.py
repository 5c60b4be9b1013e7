"""Wagtail's privacy dialogue would change who reads a page past the field that says so.

Its button and its view, by GET and by POST, ask the page's permissions, and these say no to everybody.
"""

from wagtail.models import PagePermissionTester


class PortalPagePermissionTester(PagePermissionTester):
    """Wagtail's rights, less the privacy dialogue."""

    def can_set_view_restrictions(self) -> bool:
        """Nobody: visibility is a field of contributions; all other pages are public."""
        return False
