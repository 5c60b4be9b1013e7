"""Files made of pages (PDFs, share pictures): on this machine's disk, so that they fill no shared cache."""

from .cache import CACHES
from .environment import VAR_DIR

CACHES["made"] = {
    "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
    "LOCATION": str(VAR_DIR / "made"),
    "TIMEOUT": 30 * 24 * 60 * 60,
    # About 60 KB each; beyond this number some are thrown away and made again when somebody asks.
    "OPTIONS": {"MAX_ENTRIES": 4_000},
}
# How many are made at the same time in a process, and how many seconds a visitor waits for a place.
MADE_FILES_AT_ONCE = 1
MADE_FILES_WAIT = 8
