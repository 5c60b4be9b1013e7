"""How often words occur: what makes a rare word tell more than a common one, the same for every engine."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Collection(models.Model):
    """A count of all public entries of a language; the newest complete one is in use."""

    language = models.CharField(max_length=20)
    entries = models.PositiveIntegerField()
    # Means over all entries, in characters of stems: a length that costs nothing to take.
    title_length = models.FloatField()
    text_length = models.FloatField()
    complete = models.BooleanField(default=False)
    counted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("Zählung der Wörter")
        verbose_name_plural = _("Zählungen der Wörter")

    def __str__(self) -> str:
        return f"{self.language}, {self.pk}"


class StemCount(models.Model):
    """In how many entries a stem occurs. Stems of a single entry are not kept: they are half of all."""

    collection = models.ForeignKey(Collection, on_delete=models.CASCADE, related_name="stems")
    stem = models.CharField(max_length=80)
    documents = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("Häufigkeit eines Wortstamms")
        verbose_name_plural = _("Häufigkeiten von Wortstämmen")
        constraints = [models.UniqueConstraint(fields=["collection", "stem"], name="search_stem_once")]

    def __str__(self) -> str:
        return f"{self.stem}: {self.documents}"
