"""Wagtail's checker (axe) with the rules of our tests, in the preview and on the page itself."""

from django.http import HttpRequest
from wagtail.admin.userbar import ContentCheckerItem

from .messages import messages

# The same as in the tests of accessibility: WCAG 2.2 AA, EN 301 549, and what is good practice besides.
TAGS = (
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "EN-301-549", "best-practice",
)  # fmt: skip
# The first is off by default. The second finds the marks that the checker itself puts beside its findings;
# the landmarks of pages are tested.
RULES = {"target-size": {"enabled": True}, "landmark-unique": {"enabled": False}}


class AccessCheckItem(ContentCheckerItem):
    """Looks at what authors write; what stands around it is the same on all pages, and tested there."""

    axe_include = ["main"]
    axe_run_only = list(TAGS)
    axe_rules = RULES
    axe_custom_rules = [
        rule for rule in ContentCheckerItem.axe_custom_rules if rule["id"] != "empty-meta-description"
    ]
    axe_custom_checks = [
        check
        for check in ContentCheckerItem.axe_custom_checks
        if check["id"] != "check-empty-meta-description"
    ]

    def get_axe_messages(self, request: HttpRequest) -> dict:
        """In plain German what is wrong and what to do."""
        return messages()


def our_rules(request: HttpRequest, items: list, page) -> None:
    """Put our checker in the place of Wagtail's."""
    items[:] = [
        AccessCheckItem(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]
