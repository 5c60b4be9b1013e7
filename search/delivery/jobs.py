"""Periodic work: the safety net below everything that happens at once."""

from datetime import timedelta

from cms.tick.registry import register_job

from ..engines.elasticsearch.address import address_in_use
from .compare import engine_repair
from .rebuild import engine_rebuild, is_built
from .tasks import changes_deliver_task


def register() -> None:
    """Offer the jobs; called once at start. Without an outside engine they do nothing."""
    register_job("search_engine_keep", every=timedelta(minutes=5), function=engine_keep)
    register_job("search_engine_repair", every=timedelta(days=1), function=engine_compare_daily)


def engine_keep() -> None:
    """Fill an engine that has no indexes yet, and wake the worker for what waits."""
    if address_in_use() is None:
        return
    if is_built():
        changes_deliver_task.enqueue()
    else:
        engine_rebuild()


def engine_compare_daily() -> None:
    """Have what differs delivered again: what a restored backup or a mistake left."""
    if address_in_use() is not None:
        engine_repair()
