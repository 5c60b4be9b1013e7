"""News as cards, read for all of them together."""

from collections.abc import Iterable

from exchange.municipalities.cards import Card, card_picture, topics_of

from .models import NewsPage


def news_cards(pages: Iterable[NewsPage]) -> list[Card]:
    """Cards in the given order. Asks once for the topics of all."""
    pages = list(pages)
    topics = topics_of(pages)
    return [_card(page, topics.get(page.pk, [])) for page in pages]


def _card(page: NewsPage, topics: list) -> Card:
    return Card(
        url=page.url,
        title=page.title,
        kind=page.kind,
        kind_label=page.get_news_type_display(),
        summary=page.summary,
        topic=topics[0].key if topics else "",
        topics=tuple(topic.label for topic in topics[:2]),
        place=page.member.name if page.member else "",
        date=page.published_on,
        image=card_picture(page.image) if page.image else None,
        image_alt="" if page.image_decorative else page.image_alt,
        credit=page.image.credit if page.image else "",
        fictional=page.member.fictional if page.member else False,
    )
