"""The shared cache as one that may be away: then it is empty and forgets what it is told."""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# So long nobody asks a cache that did not answer, so that no page waits for it again and again.
PAUSE = 5


class ForgivingRedisCache(RedisCache):
    """Django's backend for Redis and Valkey. No page fails because of what should only make it faster."""

    away_until = 0.0

    def _ask(self, fallback: Any, method: Callable, *arguments: Any) -> Any:
        if monotonic() < ForgivingRedisCache.away_until:
            return fallback
        try:
            return method(*arguments)
        except RedisError as error:
            ForgivingRedisCache.away_until = monotonic() + PAUSE
            logger.warning("The shared cache does not answer: %s", error)
            return fallback

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(False, super().add, key, value, timeout, version)

    def get(self, key, default=None, version=None):
        return self._ask(default, super().get, key, default, version)

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(None, super().set, key, value, timeout, version)

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(False, super().touch, key, timeout, version)

    def delete(self, key, version=None):
        return self._ask(False, super().delete, key, version)

    def get_many(self, keys, version=None):
        return self._ask({}, super().get_many, keys, version)

    def has_key(self, key, version=None):
        return self._ask(False, super().has_key, key, version)

    def incr(self, key, delta=1, version=None):
        """Raises ``ValueError`` for what is not there, as every cache does."""
        if (value := self._ask(None, super().incr, key, delta, version)) is None:
            raise ValueError(f"Key '{key}' not found")
        return value

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        return self._ask(list(data), super().set_many, data, timeout, version)

    def delete_many(self, keys, version=None):
        return self._ask(None, super().delete_many, keys, version)

    def clear(self):
        return self._ask(False, super().clear)
