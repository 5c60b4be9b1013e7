"""Whether a translation still says what its source says: recorded when the source is published."""

from dataclasses import asdict
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from ..models import TranslationState
from ..prose import pieces_of
from ..queries import source_of, translations_of


def translation_begin(*, translation: Page, source: Page) -> TranslationState:
    """Remember from which words a new translation is made; one that is remembered stays."""
    state, _is_new = TranslationState.objects.get_or_create(
        page_id=translation.pk, defaults={"pieces": _stored(source)}
    )
    return state


@transaction.atomic
def translations_compare(*, source: Page, revision: Revision | None) -> None:
    """Mark translations whose words rest on another text than the one that is published now."""
    pieces = None
    for translation in translations_of(source):
        pieces = pieces or _stored(source)
        state = translation_begin(translation=translation, source=source)
        if _texts(state.pieces) == _texts(pieces):
            state.outdated_since = state.source_revision = None
        elif state.outdated_since is None:
            state.outdated_since, state.source_revision = timezone.now(), revision
        state.save(update_fields=["outdated_since", "source_revision"])


@transaction.atomic
def translation_confirm(*, translation: Page, user: AbstractBaseUser | None) -> None:
    """Say that the translation says what the published source says now. Does nothing without a source."""
    source = source_of(translation)
    if source is None:
        return
    TranslationState.objects.update_or_create(
        page_id=translation.pk,
        defaults={
            "pieces": _stored(source),
            "confirmed_at": timezone.now(),
            "confirmed_by": user,
            "outdated_since": None,
            "source_revision": None,
        },
    )


def translation_checked(*, translation: Page, day: date) -> None:
    """Say that people who need Leichte Sprache have read and understood the page."""
    TranslationState.objects.filter(page_id=translation.pk).update(readers_checked_on=day)


def _stored(source: Page) -> list[dict[str, str]]:
    return [asdict(piece) for piece in pieces_of(source)]


def _texts(pieces: list[dict[str, str]]) -> dict[str, str]:
    """What counts for a translation; labels may change."""
    return {piece["key"]: piece["text"] for piece in pieces}
