"""The words that corrections of typing errors may be made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WordList(models.Model):
    """The words of everything public in one language; each renewal is a row of its own, the newest holds."""

    language = models.CharField(max_length=20)
    # A line a word: as people write it, folded, the number of entries with it; the most frequent first.
    words = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Wortliste der Rechtschreibhilfe")
        verbose_name_plural = _("Wortlisten der Rechtschreibhilfe")
        indexes = [models.Index(fields=["language", "-id"], name="search_words_newest")]

    def __str__(self) -> str:
        return f"{self.language} {self.pk}"
