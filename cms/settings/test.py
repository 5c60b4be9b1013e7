"""Tests: production with a fast password hash, files in a temporary folder, tasks that run on commit."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Parallel workers end abruptly; their folders lie in that of the process that started them, which tidies up.
_outer = os.environ["VAR_DIR"] if "PYTEST_XDIST_WORKER" in os.environ else None
_folder = tempfile.mkdtemp(prefix="kommunennetz-test-", dir=_outer)
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ |= {
    # A developer's own .env must not change what the tests see.
    "ENV_FILE": os.devnull,
    "VAR_DIR": _folder,
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "BASE_URL": "https://testserver",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "EMAIL_URL": "memorymail://",
    "LOG_LEVEL": "ERROR",
    # Tests of the second factor turn it on.
    "SECOND_FACTOR_ROLES": "",
}

from .production import *

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in real life: threads and processes have connections of their own. The workers copy it.
    DATABASES["default"]["TEST"] = {"NAME": f"{_outer or _folder}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
# WhiteNoise looks for the folder at its start.
Path(STATIC_ROOT).mkdir()
SECURE_SSL_REDIRECT = False
DEMO_ALLOWED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
TASKS = {"default": {"BACKEND": "tests.tasks_on_commit.OnCommitImmediateBackend"}}
# Tests of meaning turn it on (fixture `meaning`); the others compute no vectors for what they publish.
SEARCH_MEANING = False
# Nothing is written behind a test's back; tests of the counting say when.
SEARCH_USAGE_SECONDS = float("inf")
# A test's transaction is never committed, so nothing would end a kept page; tests of the cache turn it on.
PAGE_CACHE = False
