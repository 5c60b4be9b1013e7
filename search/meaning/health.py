"""What `/readyz/` says about finding by meaning."""

from collections.abc import Mapping

from django.conf import settings

from . import pgvector
from .encoder import VERSION, available
from .vectors import entries_without_vectors


def meaning_health() -> Mapping[str, object]:
    """Whether texts are understood, where their means are compared, and how many entries wait for theirs."""
    if not settings.SEARCH_MEANING:
        return {"ok": True, "encoder": "switched off"}
    if not available():
        return {"ok": False, "encoder": "not installed"}
    return {
        "ok": True,
        "encoder": VERSION,
        "compared_in": "pgvector" if pgvector.installed("default") else "memory",
        "waiting": entries_without_vectors().count(),
    }
