"""Who marks what."""

from wagtail.models import Locale, Page

from ..models import ContributionPage
from ..permissions import is_editorial


def is_markable(page: Page) -> bool:
    """Whether marks make sense: a contribution in the first language; events have the Land calendar."""
    is_kind = isinstance(page, ContributionPage) and not page.listed_by_date
    return is_kind and page.locale_id == Locale.get_default().pk


def can_mark(user, page: Page) -> bool:
    """Whether the account may mark this published contribution: the ministry's editors."""
    return is_markable(page) and is_editorial(user) and page.live and not page.is_archived


def can_unmark(user, page: Page) -> bool:
    """Whether the account may take a mark back, also from a page that is no longer published."""
    return is_markable(page) and is_editorial(user)
