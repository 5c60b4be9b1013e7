"""Finding by meaning: entries as vectors, beside the words.

Without the encoder, or with ``SEARCH_MEANING`` off, everything here answers nothing, and words go on alone.
"""

from .encoder import available, query_vector
from .nearness import FAR, Nearness, Neighbours, passage_nearness

__all__ = ["FAR", "Nearness", "Neighbours", "available", "passage_nearness", "query_vector"]
