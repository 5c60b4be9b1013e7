"""The beginnings by which titles are suggested while somebody types."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .entry import SearchEntry


class TitleKey(models.Model):
    """A title from one of its words (or a part of a compound) on, folded: "karte ohne papier".

    What is typed is looked for as the beginning of keys. Who may see one follows from the entry.
    """

    MAX_LENGTH = 60

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="title_keys")
    language = models.CharField(max_length=20)
    is_place = models.BooleanField()
    # ASCII as bytes: what every database compares byte by byte, so that an index finds beginnings.
    key = models.BinaryField(max_length=MAX_LENGTH)

    class Meta:
        verbose_name = _("Titelanfang")
        verbose_name_plural = _("Titelanfänge")
        indexes = [models.Index(fields=["language", "is_place", "key"], name="search_title_key")]

    def __str__(self) -> str:
        return bytes(self.key).decode("ascii")
