"""Not asking a cluster that has just failed: only one visitor in a while waits for it in vain."""

import threading
import time
from collections.abc import Callable

FIRST_PAUSE = 5.0
LONGEST_PAUSE = 60.0


class Breaker:
    """Opens at the first failure; after a pause it lets one caller try. One for each process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` answers seconds that only grow."""
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_until = 0.0

    def allows(self) -> bool:
        """Whether the caller may ask now. After a pause one caller may; the others wait for what it finds."""
        with self._lock:
            if not self._failures:
                return True
            if self._clock() < self._closed_until:
                return False
            self._pause()
            return True

    def failed(self) -> None:
        """Nobody asks for 5, 10, 20, 40, then always 60 seconds."""
        with self._lock:
            self._failures += 1
            self._pause()

    def worked(self) -> None:
        """Everybody may ask again."""
        with self._lock:
            self._failures = 0

    @property
    def is_open(self) -> bool:
        """Whether the last attempt failed."""
        return bool(self._failures)

    def _pause(self) -> None:
        doubled = FIRST_PAUSE * 2 ** min(self._failures - 1, 10)
        self._closed_until = self._clock() + min(doubled, LONGEST_PAUSE)
