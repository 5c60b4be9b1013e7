"""Addresses that were once public and are gone: they answer 410, not 404."""

from django.db import models


class RemovedAddress(models.Model):
    """One path that a published page had (``/kommunen/a/b/``), and the page's permanent number."""

    path = models.CharField(max_length=700, unique=True)
    number = models.PositiveBigIntegerField(db_index=True)
    removed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.path
