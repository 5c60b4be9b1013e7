"""What follows when news are written or moved: who may read them, and whose they are."""

from django.db.models.signals import post_save
from wagtail.signals import post_page_move

from exchange.municipalities.services.visibility import visibility_apply

from .models import NewsPage


def _news_saved(instance, update_fields=None, raw=False, **_kwargs):
    if not raw and (update_fields is None or "visibility" in update_fields):
        visibility_apply(page=instance)


def _news_moved(instance, **_kwargs):
    if isinstance(page := instance.specific, NewsPage):
        page.save()


def connect() -> None:
    """Listen; called once at start."""
    post_save.connect(_news_saved, sender=NewsPage, dispatch_uid="visibility_of_saved_news")
    post_page_move.connect(_news_moved, dispatch_uid="owner_of_moved_news")
