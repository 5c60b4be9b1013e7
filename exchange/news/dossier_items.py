"""The hand-picked pages of a dossier, as one reader may see them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from cms.models import StandardPage
from cms.walls.reach import pages_published
from exchange.municipalities.cards import Card, card_rows, contribution_cards, contribution_models
from exchange.municipalities.readers import Reader, readable, reader_of

from .cards import news_cards
from .models import DossierPage, NewsPage


@dataclass(frozen=True)
class PickedPage:
    """A card, and the ministry's comment on it."""

    card: Card
    comment: str


def dossier_context(page: DossierPage, user) -> dict:
    """The picked pages in their order, and what stands around them."""
    return {
        "picked": picked_pages(page, reader_of(user)),
        "topics": page.topic_terms,
        "links": list(page.page_links.all()),
    }


def picked_pages(dossier: DossierPage, reader: Reader) -> list[PickedPage]:
    """What this reader may see, in the dossier's language where there is a translation, else as picked.

    The number of queries depends on the kinds of pages, not on how many were picked.
    """
    rows = [row for row in dossier.items.all() if row.target_id]
    targets = Page.objects.select_related("locale").in_bulk([row.target_id for row in rows])
    keys = {target.translation_key for target in targets.values()}
    translated = dict(
        pages_published()
        .filter(translation_key__in=keys, locale=dossier.locale_id)
        .values_list("translation_key", "pk")
    )
    cards = dict(_cards({*targets, *translated.values()}, reader))
    picked = []
    for row in rows:
        if row.target_id not in targets:
            continue
        target = targets[row.target_id]
        card = cards.get(translated.get(target.translation_key))
        if card is None and (card := cards.get(target.pk)) and target.locale_id != dossier.locale_id:
            card = replace(card, lang=target.locale.language_code)
        if card:
            picked.append(PickedPage(card, row.comment))
    return picked


def _cards(page_ids: Collection[int], reader: Reader) -> Iterator[tuple[int, Card]]:
    """Number and card of the pages among these that the reader may see; asks only kinds that occur."""
    kinds = set(Page.objects.filter(pk__in=page_ids).values_list("content_type_id", flat=True))
    for model in (*contribution_models(), NewsPage):
        if ContentType.objects.get_for_model(model).pk in kinds:
            pages = list(card_rows(readable(model.objects.filter(pk__in=page_ids), reader)))
            cards = news_cards(pages) if model is NewsPage else contribution_cards(pages)
            yield from zip([page.pk for page in pages], cards, strict=True)
    for page in StandardPage.objects.filter(pk__in=pages_published().public().filter(pk__in=page_ids)):
        label = str(StandardPage._meta.verbose_name)
        card = Card(url=page.url, title=page.title, kind="seite", kind_label=label, summary=page.intro)
        yield page.pk, card
