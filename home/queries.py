"""What the front page shows."""

from collections import Counter
from collections.abc import Collection
from itertools import chain

from django.db.models import QuerySet
from wagtail.models import Locale

from cms.languages.queries import is_source
from exchange.events.next_dates import front_page_dates
from exchange.municipalities.cards import Card, card_models, card_rows, contribution_cards, listed
from exchange.municipalities.marks.queries import highlighted
from exchange.municipalities.models import Member, MemberPage
from exchange.municipalities.readers import VISITOR, Reader, reader_of
from exchange.news.queries import newest as newest_news
from exchange.vocabulary.models import Term, Vocabulary

HIGHLIGHTED = 3
NEWEST = 6
NEWS = 4
MEMBERS = 12
TOPICS = 9


def front_page(page, user) -> dict:
    """What is highlighted and what is new, the members, the topics written about, the network in figures."""
    locale_id = page.locale_id
    reader = reader_of(user)
    chosen = highlighted(reader, HIGHLIGHTED)
    profiles = _public_profiles(locale_id).select_related("member")
    newest = profiles.order_by("-member__joined_on", "member__sort_key")[:MEMBERS]
    # The network is as large in every language: what is counted are the German pages.
    german_id = locale_id if is_source(page) else Locale.get_default().pk
    counts = {model.kind: listed(model, VISITOR, german_id).count() for model in card_models()}
    return {
        "highlighted": contribution_cards(chosen),
        "newest": newest_cards(reader, locale_id, without=[found.pk for found in chosen]),
        "next_dates": front_page_dates(reader),
        "news": newest_news(reader, NEWS),
        "profiles": list(newest),
        "topics": popular_topics(locale_id),
        "counts": counts,
        "member_count": _public_profiles(german_id).count(),
        "contribution_count": sum(counts.values()),
    }


def _public_profiles(locale_id: int) -> QuerySet[MemberPage]:
    return MemberPage.objects.live().filter(locale_id=locale_id, member__in=Member.objects.active())


def newest_cards(reader: Reader, locale_id: int, without: Collection[int] = ()) -> list[Card]:
    """The contributions published last, of all types together; none of ``without``, which stand above."""
    newest = (
        card_rows(listed(model, reader, locale_id).filter(last_published_at__isnull=False))
        .exclude(pk__in=without)
        .order_by("-last_published_at")[:NEWEST]
        for model in card_models()
    )
    pages = sorted(chain.from_iterable(newest), key=lambda found: found.last_published_at, reverse=True)
    return contribution_cards(pages[:NEWEST])


def popular_topics(locale_id: int) -> list[tuple[Term, int]]:
    """The topics with most public contributions, and how many they have."""
    counts: Counter[int] = Counter()
    for model in card_models():
        counts.update(listed(model, VISITOR, locale_id).values_list("topics", flat=True))
    terms = Term.objects.of(Vocabulary.TOPIC).in_use().filter(pk__in=counts)
    return sorted(((term, counts[term.pk]) for term in terms), key=lambda pair: -pair[1])[:TOPICS]
