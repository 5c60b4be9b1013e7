"""What follows when contributions are written or moved."""

from django.db.models.signals import post_save
from wagtail.signals import post_page_move

from .models import ContributionPage
from .services.visibility import visibility_apply, visibility_follow_owner


def _page_saved(instance, update_fields=None, raw=False, **_kwargs):
    # Wagtail saves pages in one transaction, signals included: nobody meets a page without its restriction.
    if (
        isinstance(instance, ContributionPage)
        and not raw
        and (update_fields is None or "visibility" in update_fields)
    ):
        visibility_apply(page=instance)


def _page_moved(instance, parent_page_before, parent_page_after, **_kwargs):
    if isinstance(page := instance.specific, ContributionPage) and parent_page_before != parent_page_after:
        visibility_follow_owner(page=page)


def connect() -> None:
    """Listen; called once at start."""
    post_save.connect(_page_saved, dispatch_uid="visibility_of_saved_pages")
    post_page_move.connect(_page_moved, dispatch_uid="visibility_of_moved_pages")
