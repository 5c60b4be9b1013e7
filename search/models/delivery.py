"""What the outside engine has not been told yet."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EntryChange(models.Model):
    """An entry that was written or deleted; the row stays until the outside engine has taken it.

    Written in the transaction of the change and after the entry itself, so that the primary key is a version:
    of two changes of an entry the later one has the higher number. An entry may have several rows.
    """

    entry_id = models.PositiveBigIntegerField()
    made_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    # Why the engine refused this one entry; "" while it has only not been reached.
    refused = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("Änderung für die Suchmaschine")
        verbose_name_plural = _("Änderungen für die Suchmaschine")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.entry_id}, {self.pk}"
