"""The public search's engine, and the search of Wagtail's admin, which always stays in the database."""

import os

from .database import DATABASES
from .environment import env

# Empty: the database finds. Otherwise elasticsearch://host:9200/prefix.
SEARCH_URL = env.str("SEARCH_URL", default="")
# Whether entries are also found by what they mean; takes about 130 MB of memory a process.
SEARCH_MEANING = env.bool("SEARCH_MEANING", default=True)
# Read when NumPy is imported. Processes share the cores already; threads of NumPy's own, which wait for each
# other in a loop, made a query of 2 ms take 360 ms on a busy machine.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_vendor = "sqlite" if DATABASES["default"]["ENGINE"].endswith("sqlite3") else "postgres"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": f"cms.admin_search.{_vendor}"}}
if _vendor == "postgres":
    WAGTAILSEARCH_BACKENDS["default"]["SEARCH_CONFIG"] = "german"

# How long what was searched is counted in memory before it is written.
SEARCH_USAGE_SECONDS = 60
