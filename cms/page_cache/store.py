"""Where kept pages lie. A shared cache that does not answer costs speed, not the page."""

import logging

from django.core.cache import caches
from redis.exceptions import RedisError

from .kept import KeptPage

logger = logging.getLogger(__name__)


def page_read(key: str) -> KeptPage | None:
    """The page that was kept under this key, unless it was pushed out."""
    try:
        return caches["pages"].get(key)
    except RedisError as error:
        logger.warning("The shared cache does not answer: %s", error)
        return None


def page_write(key: str, page: KeptPage, seconds: float) -> None:
    """Keep a page for so many seconds."""
    try:
        caches["pages"].set(key, page, timeout=seconds)
    except RedisError as error:
        logger.warning("The shared cache takes nothing: %s", error)
