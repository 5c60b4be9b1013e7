"""Which marks readers see."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, QuerySet
from wagtail.models import Locale, Page

from cms.prepared import PreparedAmong

from ..models import ContributionPage, Mark, MarkKind
from ..readers import Reader


def _marks() -> QuerySet[Mark]:
    return Mark.objects.annotate(key=F("page__translation_key"))


_ORDER = list(MarkKind.values)
_marks_of = PreparedAmong(_marks, "key")


def marks_of(pages: Iterable[Page]) -> dict[int, list[Mark]]:
    """The marks of specific pages by their number, in the order of ``MarkKind``. One query.

    A translation has those of its source; archived pages have none. Whether somebody may see the page is for
    the caller to know.
    """
    shown = {page.pk: page.translation_key for page in pages if not getattr(page, "is_archived", False)}
    by_key: dict = {}
    for mark in sorted(_marks_of(set(shown.values())), key=lambda mark: _ORDER.index(mark.kind)):
        by_key.setdefault(mark.key, []).append(mark)
    return {pk: by_key[key] for pk, key in shown.items() if key in by_key}


def mark_keys(page: Page) -> list[str]:
    """The kinds of a page's marks: its values of the facet ``auszeichnung``."""
    return [mark.kind for mark in marks_of([page]).get(page.pk, [])]


def highlighted(reader: Reader, limit: int) -> list[ContributionPage]:
    """Highlighted contributions in the active language that this reader may see, newest mark first."""
    from ..cards import card_models, found_rows, listed  # cards ask this module for signs

    marks = Mark.objects.filter(kind=MarkKind.HIGHLIGHTED)
    rows = list(marks.values_list("page__translation_key", "set_at", "page__content_type"))
    if not rows:
        return []
    keys = {key: set_at for key, set_at, _type in rows}
    types = {type_id for _key, _set_at, type_id in rows}
    locale_id = Locale.get_active().pk
    pages = []
    for model in card_models():
        if ContentType.objects.get_for_model(model).pk in types:
            pages += found_rows(listed(model, reader, locale_id).filter(translation_key__in=keys))
    return sorted(pages, key=lambda page: (keys[page.translation_key], page.pk), reverse=True)[:limit]
