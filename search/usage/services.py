"""Writing and forgetting what was searched."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.crypto import salted_hmac

from ..models import SearchedDay, SearchedWords, SearchedWordsDay

# Words are kept in clear once they were asked so often; until then only their fingerprint is.
ASKED_TO_BE_KEPT = 3
DAYS_UNKEPT = 30
DAYS_KEPT = 400
MAX_NEW_A_DAY = 2_000
MAX_LENGTH = 80
# An address, or five digits, however grouped: telephone, bank account, file number, postcode.
_PERSONAL = re.compile(r"@|(?:\d[\s/().-]*){5}")


@dataclass(frozen=True)
class Asked:
    """A question of a day: nothing about who asked. ``words`` may be "" when only the total matters."""

    day: date
    language: str
    words: str
    found: bool


def is_personal(words: str) -> bool:
    """Whether the words may be somebody's data; then they are never kept, not even as a fingerprint."""
    return bool(_PERSONAL.search(words)) or len(words) > MAX_LENGTH


@transaction.atomic
def searches_write(*, counts: Mapping[Asked, int]) -> None:
    """Add these counts to those of their days."""
    for asked, number in counts.items():
        unanswered = 0 if asked.found else number
        _add(SearchedDay, number, unanswered, day=asked.day)
        words = " ".join(asked.words.casefold().split())
        if words and not is_personal(words):
            _question_write(asked.day, asked.language, words, number, unanswered)


def _question_write(day: date, language: str, words: str, number: int, unanswered: int) -> None:
    fingerprint = salted_hmac("search.usage", f"{language} {words}", algorithm="sha256").hexdigest()
    question = SearchedWords.objects.filter(fingerprint=fingerprint).first()
    if question is None:
        if SearchedWordsDay.objects.filter(day=day).count() >= MAX_NEW_A_DAY:
            return
        question, _ = SearchedWords.objects.get_or_create(
            fingerprint=fingerprint, defaults={"language": language}
        )
    _add(SearchedWordsDay, number, unanswered, question=question, day=day)
    if not question.words and question.days.aggregate(total=Sum("asked"))["total"] >= ASKED_TO_BE_KEPT:
        SearchedWords.objects.filter(pk=question.pk).update(words=words)


def _add(model: type[SearchedDay] | type[SearchedWordsDay], asked: int, unanswered: int, **row) -> None:
    more = {"asked": F("asked") + asked, "unanswered": F("unanswered") + unanswered}
    kept, made = model.objects.get_or_create(**row, defaults={"asked": asked, "unanswered": unanswered})
    if not made:
        model.objects.filter(pk=kept.pk).update(**more)


@transaction.atomic
def searches_forget(*, today: date | None = None) -> int:
    """Drop old days and questions that too few have asked; returns the number of questions. A daily job."""
    today = today or timezone.localdate()
    for model in (SearchedDay, SearchedWordsDay):
        model.objects.filter(day__lt=today - timedelta(days=DAYS_KEPT)).delete()
    SearchedWordsDay.objects.filter(question__words="", day__lt=today - timedelta(days=DAYS_UNKEPT)).delete()
    return SearchedWords.objects.filter(days=None).delete()[0]
