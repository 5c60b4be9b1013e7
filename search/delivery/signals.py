"""Every entry that is saved or deleted by the ORM is marked; who writes many at once marks them himself."""

from django.db.models.signals import post_delete, post_save

from ..models import SearchEntry
from .changes import entries_changed


def _entry_changed(sender, instance, using, **kwargs):
    entries_changed([instance.pk], using=using)


def connect() -> None:
    """Listen; called once at start."""
    post_save.connect(_entry_changed, sender=SearchEntry)
    post_delete.connect(_entry_changed, sender=SearchEntry)
