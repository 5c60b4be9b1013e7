"""Vectors as single bytes: a quarter of the room, and cosines that differ by two thousandths at most."""

import numpy as np

from .encoder import DIMENSIONS

# No component of a vector of length one that the encoder makes reaches a quarter; what does is cut off.
_SCALE = 508.0
# So many rows are widened at a time that they stay in the processor's cache.
_ROWS = 4096


def to_bytes(vectors: np.ndarray) -> bytes:
    """Vectors of length one (float32, one a row) as signed bytes, row after row."""
    return np.clip(np.rint(vectors * _SCALE), -127, 127).astype(np.int8).tobytes()


def from_bytes(data: bytes) -> np.ndarray:
    """The rows of ``to_bytes`` as int8; read-only."""
    return np.frombuffer(data, np.int8).reshape(-1, DIMENSIONS)


def to_floats(data: bytes) -> np.ndarray:
    """The rows of ``to_bytes`` as float32 of length nearly one."""
    return from_bytes(data).astype(np.float32) / np.float32(_SCALE)


def mean_of(vectors: np.ndarray) -> np.ndarray:
    """The direction of several vectors together: float32, of length one."""
    mean = vectors.mean(axis=0)
    return mean / (np.linalg.norm(mean) or 1.0)


def cosines(rows: np.ndarray, vector: np.ndarray) -> np.ndarray:
    """The cosine of each row (int8, as ``from_bytes``) with a vector of length one: float32, one a row."""
    found = np.empty(len(rows), np.float32)
    wide = np.empty((min(_ROWS, len(rows)), DIMENSIONS), np.float32)
    scaled = np.asarray(vector, np.float32) / np.float32(_SCALE)
    for start in range(0, len(rows), _ROWS):
        block = rows[start : start + _ROWS]
        np.copyto(wide[: len(block)], block)
        np.dot(wide[: len(block)], scaled, out=found[start : start + len(block)])
    return found
