"""Who may say that a contribution is still right."""

from wagtail.models import Page

from cms.languages.queries import is_source

from ..models import ContributionPage
from ..moderation.permissions import can_withdraw


def can_confirm(user, page: Page) -> bool:
    """Whether the account speaks for this published contribution. The dates hang on the German page."""
    return (
        isinstance(page, ContributionPage)
        and page.pk is not None  # a preview of what was never stored
        and page.live
        and not page.is_archived
        and can_withdraw(user, page)
        and is_source(page)
    )
