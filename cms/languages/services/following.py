"""What becomes of a source becomes of its translations: offline, moved, deleted."""

from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from ..queries import source_of, translations_of


@transaction.atomic
def translations_unpublish(*, source: Page) -> None:
    """Take the translations offline with their source, and end what was planned or proposed for them."""
    for translation in translations_of(source):
        _plans_end(translation)
        if translation.live:
            UnpublishPageAction(translation, set_expired=source.expired).execute(skip_permission_checks=True)


def translation_check_source(*, translation: Page) -> None:
    """A translation whose source is not published goes offline again at once."""
    source = source_of(translation)
    if source is not None and not source.live:
        UnpublishPageAction(translation).execute(skip_permission_checks=True)


@transaction.atomic
def translations_move(*, source: Page) -> None:
    """Move each translation below that of the source's new parent, or of the nearest page above it."""
    for translation in translations_of(source):
        parent = _parent_for(source, translation.locale_id)
        if parent is not None and parent.pk != translation.get_parent().pk:
            _address_free(translation, parent)
            translation.move(parent, pos="last-child")


@transaction.atomic
def translations_delete(*, source: Page) -> None:
    """Delete the translations of a source that is being deleted, with all below them."""
    for translation in Page.objects.filter(translation_key=source.translation_key).exclude(pk=source.pk):
        translation.delete()


def _plans_end(translation: Page) -> None:
    if state := translation.current_workflow_state:
        state.cancel()
    translation.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)


def _address_free(translation: Page, parent: Page) -> None:
    """Another address when a page below the new parent has this one."""
    slug = find_available_slug(parent, translation.slug, ignore_page_id=translation.pk)
    if slug != translation.slug:
        translation.slug = slug
        translation.save(clean=False)


def _parent_for(source: Page, locale_id: int) -> Page | None:
    for above in source.get_ancestors().filter(depth__gt=1).order_by("-depth"):
        if parent := above.get_translation_or_none(locale_id):
            return parent
    return None
