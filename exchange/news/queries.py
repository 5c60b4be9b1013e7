"""What lists and pages of news show. Each function answers cards or a template's context."""

from django.db.models import QuerySet
from wagtail.models import Locale

from exchange.municipalities.cards import Card, card_rows, contribution_cards
from exchange.municipalities.models import MemberPage
from exchange.municipalities.queries import related_contributions
from exchange.municipalities.readers import Reader, readable, reader_of

from .cards import news_cards
from .models import NewsPage

ON_PROFILE = 3


def news_listed(reader: Reader, locale_id: int) -> QuerySet[NewsPage]:
    """The published news of a language that this reader may see, newest first."""
    listed = readable(NewsPage.objects.filter(locale_id=locale_id), reader)
    return listed.order_by("-first_published_at", "-pk")


def newest(reader: Reader, limit: int) -> list[Card]:
    """The newest news of the ministry and of members in the active language."""
    return news_cards(card_rows(news_listed(reader, Locale.get_active().pk))[:limit])


def profile_news(page: MemberPage, reader: Reader) -> dict | None:
    """The newest news of a member; ``None`` when there are none."""
    own = news_listed(reader, page.locale_id).filter(member=page.member_id)
    cards = news_cards(card_rows(own)[:ON_PROFILE])
    return {"cards": cards} if cards else None


def news_context(page: NewsPage, user) -> dict:
    """Everything around the story of a piece of news."""
    return {
        "topics": page.topic_terms,
        "documents": list(page.page_documents.select_related("document")),
        "links": list(page.page_links.all()),
        "related": contribution_cards(related_contributions(page, reader_of(user))),
    }
