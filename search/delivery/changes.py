"""Marking what the outside engine must be told, inside of the transaction that changes it."""

from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction

from ..models import EntryChange


def entries_changed(entry_ids: Iterable[int], *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Remember that entries were written or deleted. Call it behind the write, in the same transaction.

    Without an outside engine, and of another database than the site's, there is nothing to remember.
    No engine is asked here.
    """
    if not settings.SEARCH_URL or using != DEFAULT_DB_ALIAS:
        return
    ids = sorted(set(entry_ids))
    if ids:
        changes = EntryChange.objects.bulk_create(EntryChange(entry_id=entry_id) for entry_id in ids)
        transaction.on_commit(partial(_wake, min(change.pk for change in changes)), robust=True)


def is_complete() -> bool:
    """Whether the outside engine has taken every change."""
    return not EntryChange.objects.exists()


def _wake(first: int) -> None:
    """Wake the worker, unless older changes wait: whoever delivers these takes the new ones along."""
    from .tasks import changes_deliver_task

    if not EntryChange.objects.filter(pk__lt=first, refused="").exists():
        changes_deliver_task.enqueue()
