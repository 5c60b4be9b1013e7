"""The site goes on when the shared cache is away."""

import pytest
from django.core.cache import cache, caches

from cms.page_cache import content_changed
from cms.shared_cache import ForgivingRedisCache
from tests.mail.conftest import free_port


@pytest.fixture
def away(settings):
    """A shared cache where nobody listens."""
    nowhere = {
        "BACKEND": "cms.shared_cache.ForgivingRedisCache",
        "LOCATION": f"redis://127.0.0.1:{free_port()}/0",
    }
    settings.CACHES = {**settings.CACHES, "default": nowhere, "pages": nowhere}
    settings.CACHE_IS_SHARED = settings.PAGE_CACHE = True
    yield
    ForgivingRedisCache.away_until = 0.0


@pytest.mark.django_db
def test_pages_are_rendered_and_changes_are_saved(client, site, away):
    for _time in range(2):
        assert client.get("/kommunen/").status_code == 200
    content_changed()


def test_it_is_an_empty_cache_that_forgets(away):
    cache.set("a", 1)
    cache.set_many({"b": 2})

    assert cache.get("a", "nothing") == "nothing"
    assert cache.get_many(["a", "b"]) == {}
    assert not cache.add("a", 1) and not cache.delete("a") and not cache.touch("a") and "a" not in cache
    assert cache.get_or_set("a", "computed") == "computed"
    with pytest.raises(ValueError):
        cache.incr("a")


def test_it_is_left_alone_for_a_while(away, caplog):
    caplog.set_level("WARNING")
    caches["pages"].get("a")
    assert len(caplog.records) == 1
    assert ForgivingRedisCache.away_until > 0

    ForgivingRedisCache.away_until = float("inf")
    caches["pages"].get("a")
    assert len(caplog.records) == 1
