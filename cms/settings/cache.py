"""The cache: shared (Redis, Valkey) when CACHE_URL says so, otherwise in each process's memory."""

from .environment import env

CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
