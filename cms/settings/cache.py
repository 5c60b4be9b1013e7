"""The cache: shared (Redis, Valkey) when CACHE_URL says so, otherwise in each process's memory.

Whole pages stand in one of their own, so that many of them push out nothing else.
"""

from .environment import env

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
CACHE_IS_SHARED = not CACHES["default"]["BACKEND"].endswith(("LocMemCache", "DummyCache"))
if CACHES["default"]["BACKEND"].endswith("RedisCache"):
    # A cache that hangs or is away must not stop the pages that it should speed up.
    CACHES["default"]["BACKEND"] = "cms.shared_cache.ForgivingRedisCache"
    CACHES["default"].setdefault("OPTIONS", {}).update(socket_connect_timeout=0.2, socket_timeout=0.5)
if CACHE_IS_SHARED:
    CACHES["pages"] = CACHES["default"] | {"KEY_PREFIX": "pages"}
else:
    CACHES["pages"] = {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    }

# Whether pages for anonymous visitors are kept whole.
PAGE_CACHE = env.bool("PAGE_CACHE", default=True)
# What pages read from their query strings, but for the words of a search (`q`): these are counted each time,
# and stand in no memory. An address with anything else is answered anew.
PAGE_CACHE_PARAMETERS = frozenset(
    "ansicht archiv art auszeichnung bezirk bis format frei genau groesse gruppe handlungsfeld kommune "
    "kosten kreis monat personal seite sortierung status thema typ von zielgruppe".split()
)
