"""What the front page shows."""

from collections import Counter
from collections.abc import Collection

from django.db.models import Count, QuerySet
from wagtail.models import Locale

from cms.languages.queries import is_source
from exchange.events.next_dates import front_page_dates
from exchange.municipalities.cards import card_models, cards_of, listed
from exchange.municipalities.marks.queries import highlighted
from exchange.municipalities.models import ContributionPage, Member, MemberPage
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
    newest = newest_contributions(reader, locale_id, without=[found.pk for found in chosen])
    # All cards together: so topics, pictures and marks are asked for once.
    cards = cards_of({found.pk: type(found) for found in chosen} | newest)
    profiles = _public_profiles(locale_id).select_related("member")
    joined = profiles.order_by("-member__joined_on", "member__sort_key")[:MEMBERS]
    # The network is as large in every language: what is counted are the German pages.
    german_id = locale_id if is_source(page) else Locale.get_default().pk
    counts = {model.kind: listed(model, VISITOR, german_id).count() for model in card_models()}
    return {
        "highlighted": [cards[found.pk] for found in chosen if found.pk in cards],
        "newest": [cards[pk] for pk in newest if pk in cards],
        "next_dates": front_page_dates(reader),
        "news": newest_news(reader, NEWS),
        "profiles": list(joined),
        "topics": popular_topics(locale_id),
        "counts": counts,
        "member_count": _public_profiles(german_id).count(),
        "contribution_count": sum(counts.values()),
    }


def _public_profiles(locale_id: int) -> QuerySet[MemberPage]:
    return MemberPage.objects.live().filter(locale_id=locale_id, member__in=Member.objects.active())


def newest_contributions(
    reader: Reader, locale_id: int, without: Collection[int] = ()
) -> dict[int, type[ContributionPage]]:
    """Numbers and types of what was published last, of all types together; none of ``without``."""
    found = []
    for model in card_models():
        rows = (
            listed(model, reader, locale_id).filter(last_published_at__isnull=False).exclude(pk__in=without)
        )
        newest = rows.order_by("-last_published_at").values_list("last_published_at", "pk")[:NEWEST]
        found += [(published, pk, model) for published, pk in newest]
    found.sort(key=lambda row: row[0], reverse=True)
    return {pk: model for _published, pk, model in found[:NEWEST]}


def popular_topics(locale_id: int) -> list[tuple[Term, int]]:
    """The topics with most public contributions, and how many they have."""
    counts: Counter[int] = Counter()
    for model in card_models():
        of_model = listed(model, VISITOR, locale_id).order_by().values_list("topics")
        counts.update(dict(of_model.annotate(Count("pk"))))
    terms = Term.objects.of(Vocabulary.TOPIC).in_use().filter(pk__in=counts)
    return sorted(((term, counts[term.pk]) for term in terms), key=lambda pair: -pair[1])[:TOPICS]
