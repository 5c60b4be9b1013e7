"""Many contributions, quickly: copies of those of the demo, as publishing would have left them.

What a copy means is what its original means, with passages turned a little, each by itself: encoding the same
texts again would take an hour for a hundred thousand.
"""

from collections.abc import Iterable
from itertools import islice
from uuid import uuid4

import numpy as np
from django.db import models, transaction
from django.db.models import Max
from modelcluster.models import get_all_child_relations
from wagtail.models import Locale, Page

from bench.vectors import vectors_write
from exchange.experiences.models import BestPracticePage
from exchange.municipalities.models import MemberPage, Visibility
from search.meaning.encoder import DIMENSIONS
from search.meaning.numbers import to_floats
from search.models import EntryPassages, EntryVectors, SearchEntry, SearchFacet

_AT_ONCE = 500
# Of each of the components: cosines of about 0.97 with the original.
_TURN = 0.25 / DIMENSIONS**0.5


def contributions_fill(size: int) -> None:
    """Copy the public German practices with all that belongs to them until there are ``size`` of them.

    Their entries must have vectors.
    """
    public = {"live": True, "visibility": Visibility.PUBLIC, "archived_at": None}
    present = BestPracticePage.objects.filter(**public, locale=Locale.get_default())
    originals = list(present.filter(source="demo").order_by("pk")) or list(present.order_by("pk")[:20])
    numbers = iter(range(present.count(), size))
    while some := list(islice(numbers, _AT_ONCE)):
        with transaction.atomic():
            _copy([(originals[number % len(originals)], number) for number in some])


def _copy(pairs: list[tuple[BestPracticePage, int]]) -> None:
    profiles = {page.pk: page for page in MemberPage.objects.all()}
    above = {original.pk: profiles[original.get_parent().pk] for original, _number in pairs}
    pages = [_page(original, above[original.pk], number) for original, number in pairs]
    Page.objects.bulk_create(pages)
    copies = [
        (original, _practice(original, page)) for (original, _number), page in zip(pairs, pages, strict=True)
    ]
    for relation in get_all_child_relations(BestPracticePage):
        _rows(relation.related_model, relation.field.name, copies)
    for field in BestPracticePage._meta.many_to_many:
        _rows(field.remote_field.through, field.m2m_field_name(), copies)
    _entries(copies)
    for profile in {each.pk: each for each in above.values()}.values():
        Page.objects.filter(pk=profile.pk).update(numchild=profile.numchild)


def _page(original: BestPracticePage, profile: MemberPage, number: int) -> Page:
    """The row of Wagtail's table; it has no revision, which no reader sees."""
    page = Page(**_values(original, Page))
    profile.numchild += 1
    page.title = page.draft_title = f"{original.title} {number}"
    page.slug = f"{original.slug}-{number}"[-255:]
    page.url_path = f"{profile.url_path}{page.slug}/"
    # Behind everything that stands there, whatever gaps there are.
    page.path = Page._get_path(profile.path, profile.depth + 1, 1_000 + number)
    page.translation_key, page.latest_revision_id, page.live_revision_id = uuid4(), None, None
    return page


def _practice(original: BestPracticePage, page: Page) -> BestPracticePage:
    copy = BestPracticePage(**_values(original, BestPracticePage) | _values(page, Page))
    copy.pk, copy.page_ptr_id, copy.source_id = page.pk, page.pk, f"copy-{page.pk}"
    copy.save_base(raw=True)  # its own table alone: the page is there
    return copy


def _rows(
    model: type[models.Model], link: str, copies: Iterable[tuple[BestPracticePage, BestPracticePage]]
) -> None:
    """Whatever hangs on the originals by ``link``, once more for each copy."""
    copies = list(copies)
    rows: dict[int, list[models.Model]] = {}
    for row in model.objects.filter(**{f"{link}__in": {original.pk for original, _copy in copies}}):
        rows.setdefault(getattr(row, f"{link}_id"), []).append(row)
    fresh = []
    for original, copy in copies:
        for row in rows.get(original.pk, ()):
            values = _values(row, model) | {f"{link}_id": copy.pk}
            if "translation_key" in values:
                values["translation_key"] = uuid4()
            fresh.append(model(**values))
    model.objects.bulk_create(fresh, batch_size=_AT_ONCE)


def _entries(copies: list[tuple[BestPracticePage, BestPracticePage]]) -> None:
    pages = {original.pk for original, _copy in copies}
    found = SearchEntry.objects.filter(page__in=pages).prefetch_related("facets")
    of_page: dict[int, list[SearchEntry]] = {}
    for entry in found:
        of_page.setdefault(entry.page_id, []).append(entry)
    fresh: list[tuple[SearchEntry, SearchEntry]] = []
    for original, copy in copies:
        for entry in of_page.get(original.pk, ()):
            values = _values(entry, SearchEntry) | {"page_id": copy.pk, "title": copy.title, "path": copy.url}
            fresh.append((entry, SearchEntry(**values)))
    SearchEntry.objects.bulk_create([entry for _former, entry in fresh])
    SearchFacet.objects.bulk_create(
        SearchFacet(entry=entry, name=facet.name, value=facet.value)
        for former, entry in fresh
        for facet in former.facets.all()
    )
    _vectors(fresh)


def _vectors(entries: list[tuple[SearchEntry, SearchEntry]]) -> None:
    stamp = EntryVectors.objects.aggregate(Max("stamp"))["stamp__max"] + 1
    random = np.random.default_rng(stamp)
    originals = EntryPassages.objects.in_bulk({former.pk for former, _entry in entries})
    passages = {}
    for former, entry in entries:
        rows = to_floats(bytes(originals[former.pk].vectors))
        rows += random.standard_normal(rows.shape, np.float32) * _TURN
        passages[entry.pk] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    vectors_write(passages, stamp)


def _values(row: models.Model, model: type[models.Model]) -> dict:
    """The columns of a row for a new one."""
    return {
        field.attname: getattr(row, field.attname)
        for field in model._meta.concrete_fields
        if not field.primary_key
    }
