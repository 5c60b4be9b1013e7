"""The cache: shared (Redis, Valkey) when CACHE_URL says so, otherwise in each process's memory.

Whole pages stand in one of their own, so that many of them push out nothing else.
"""

from .environment import env

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
CACHE_IS_SHARED = not CACHES["default"]["BACKEND"].endswith(("LocMemCache", "DummyCache"))
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
