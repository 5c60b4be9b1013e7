"""What was searched, by day, without anybody who searched."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchedWords(models.Model):
    """A question. ``words`` stay empty until it was asked so often that it tells nothing about a person."""

    fingerprint = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=20)
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("Suchanfrage")
        verbose_name_plural = _("Suchanfragen")

    def __str__(self) -> str:
        return self.words or "…"


class DailyCount(models.Model):
    """How often something was asked on a day, and how often of these nothing was found."""

    day = models.DateField()
    asked = models.PositiveIntegerField(default=0)
    unanswered = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class SearchedDay(DailyCount):
    """All questions of a day, also those whose words are not kept."""

    class Meta:
        verbose_name = _("Suchanfragen eines Tages")
        verbose_name_plural = _("Suchanfragen nach Tagen")
        constraints = [models.UniqueConstraint(fields=["day"], name="searched_day_once")]

    def __str__(self) -> str:
        return f"{self.day}: {self.asked}"


class SearchedWordsDay(DailyCount):
    """One question on one day."""

    question = models.ForeignKey(SearchedWords, on_delete=models.CASCADE, related_name="days")

    class Meta:
        verbose_name = _("Suchanfrage an einem Tag")
        verbose_name_plural = _("Suchanfragen an Tagen")
        constraints = [models.UniqueConstraint(fields=["question", "day"], name="searched_words_once_a_day")]
        indexes = [models.Index(fields=["day"], name="searched_words_day")]

    def __str__(self) -> str:
        return f"{self.question_id}, {self.day}: {self.asked}"
