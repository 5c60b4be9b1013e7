"""What follows for translations when pages are published, taken offline, moved, copied and deleted."""

from django.db.models.signals import pre_delete
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done, page_published, page_unpublished, post_page_move

from .queries import is_source
from .services.following import (
    translation_check_source,
    translations_delete,
    translations_move,
    translations_unpublish,
)
from .services.words import translation_begin, translations_compare


def _published(instance, revision=None, **_kwargs):
    if is_source(instance):
        translations_compare(source=instance, revision=revision)
    else:
        translation_check_source(translation=instance)


def _unpublished(instance, **_kwargs):
    translations_unpublish(source=instance)


def _moved(instance, parent_page_before, parent_page_after, **_kwargs):
    if parent_page_before != parent_page_after:
        translations_move(source=instance)


def _copied(source_obj, target_obj, **_kwargs):
    if isinstance(target_obj, Page):
        translation_begin(translation=target_obj, source=source_obj.specific)


def _deleted(instance, **_kwargs):
    if is_source(instance):
        translations_delete(source=instance)


def connect() -> None:
    """Listen; called once at start."""
    page_published.connect(_published, dispatch_uid="translations_of_published_pages")
    page_unpublished.connect(_unpublished, dispatch_uid="translations_of_unpublished_pages")
    post_page_move.connect(_moved, dispatch_uid="translations_of_moved_pages")
    copy_for_translation_done.connect(_copied, dispatch_uid="states_of_new_translations")
    pre_delete.connect(_deleted, sender=Page, dispatch_uid="translations_of_deleted_pages")
