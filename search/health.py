"""What `/readyz/` says about the search."""

from collections.abc import Mapping

from django.db import connection
from django.db.models import Min
from django.utils import timezone

from .engines import SearchEngine, SearchRequest, database_engine
from .engines.elasticsearch import ElasticsearchEngine, EngineUnavailableError, address_in_use, cluster_at
from .models import EntryChange


def search_health() -> Mapping[str, object]:
    """Which engine answers, and how many public entries it holds in German.

    ``ok`` is False while the engine that ``SEARCH_URL`` names does not answer or lacks changes (``waiting``,
    since ``oldest``); the database's engine answers meanwhile. Asks the cluster itself.
    """
    if (address := address_in_use()) is None:
        return {"ok": True, "engine": connection.vendor, "entries": _entries(database_engine())}
    waiting = EntryChange.objects.aggregate(oldest=Min("made_at"))
    report = {"engine": ElasticsearchEngine.name, "waiting": EntryChange.objects.count(), **waiting}
    refused = EntryChange.objects.exclude(refused="").values_list("refused", flat=True).first()
    try:
        entries = _entries(ElasticsearchEngine(cluster_at(address)))
    except EngineUnavailableError as error:
        entries, refused = _entries(database_engine()), str(error)
    works = not refused and not report["waiting"]
    answering = ElasticsearchEngine.name if works else connection.vendor
    return {"ok": works, "answered_by": answering, "entries": entries, "error": refused or "", **report}


def _entries(engine: SearchEngine) -> int:
    return engine.total(SearchRequest(language="de", now=timezone.now()))
