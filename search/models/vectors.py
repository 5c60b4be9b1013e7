"""The meaning of entries as numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .entry import SearchEntry


class EntryVectors(models.Model):
    """What an entry means as a whole. A row exists only while it fits the entry's text.

    The vectors of its passages stand in a table of their own, so that reading all means reads little.
    """

    entry = models.OneToOneField(
        SearchEntry, on_delete=models.CASCADE, primary_key=True, related_name="vectors"
    )
    encoder = models.CharField(max_length=40)
    """The encoder and the way of cutting passages that made the vectors."""
    source_hash = models.CharField(max_length=64)
    """Of the text that the vectors were made of."""
    stamp = models.BigIntegerField(db_index=True)
    """Grows with every write, so that who holds all means in memory reads only what is new."""
    mean = models.BinaryField()
    """The direction of all passages together: signed bytes, see ``search.meaning.numbers``."""

    class Meta:
        verbose_name = _("Bedeutung eines Eintrags")
        verbose_name_plural = _("Bedeutungen der Einträge")

    def __str__(self) -> str:
        return str(self.entry_id)


class EntryPassages(models.Model):
    """What the passages of an entry mean, one after the other: signed bytes."""

    vectors_of = models.OneToOneField(
        EntryVectors, on_delete=models.CASCADE, primary_key=True, related_name="passages"
    )
    vectors = models.BinaryField()

    class Meta:
        verbose_name = _("Bedeutung der Absätze eines Eintrags")
        verbose_name_plural = _("Bedeutungen der Absätze der Einträge")

    def __str__(self) -> str:
        return str(self.pk)
