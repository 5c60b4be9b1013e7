"""Settings of a benchmark: production on a database of its own, whose entries belong to no pages."""

from cms.settings.local import *

SEARCH_MEANING = True
# Nothing is collected there: addresses of static files without their hash cost a page as much.
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
LOGGING = {"version": 1, "disable_existing_loggers": True}
_options = DATABASES["default"]["OPTIONS"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    _options["init_command"] += " PRAGMA foreign_keys=OFF;"
else:
    _options["options"] = "-c session_replication_role=replica"
