"""What is asked most, offered where the ministry chooses words for recommendations."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits
from wagtail.search.utils import normalise_query_string

from ..models import SearchedWords

DAYS = 90
MAX_POPULAR = 100


@transaction.atomic
def popular_searches_offer(*, today: date | None = None) -> int:
    """Fill Wagtail's list of popular searches from our counts; returns how many. A daily job.

    Wagtail shows the list in the form of recommendations and counts nothing itself.
    """
    today = today or timezone.localdate()
    asked = (
        SearchedWords.objects.exclude(words="")
        .filter(days__day__gt=today - timedelta(days=DAYS))
        .annotate(times=Sum("days__asked"))
        .order_by("-times", "words", "pk")[:MAX_POPULAR]
    )
    times: dict[str, int] = {}
    for question in asked:
        words = normalise_query_string(question.words)
        times[words] = times.get(words, 0) + question.times
    QueryDailyHits.objects.all().delete()
    for words, number in times.items():
        QueryDailyHits.objects.create(query=Query.get(words), date=today, hits=number)
    Query.garbage_collect()
    return len(times)
