"""What `/readyz/` says about the search."""

from collections.abc import Mapping

from django.db import connection
from django.utils import timezone

from .engines import SearchRequest, search_engine


def search_health() -> Mapping[str, object]:
    """Whether the engine answers, which one it is, and how many public entries it holds in German."""
    request = SearchRequest(language="de", now=timezone.now())
    return {"ok": True, "engine": connection.vendor, "entries": search_engine().total(request)}
