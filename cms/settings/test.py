"""Tests: production with a fast password hash, files in a temporary folder, tasks that run on commit."""

import os
import tempfile

_folder = tempfile.mkdtemp(prefix="kommunennetz-test-")
os.environ |= {
    # A developer's own .env must not change what the tests see.
    "ENV_FILE": os.devnull,
    "VAR_DIR": _folder,
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "BASE_URL": "https://testserver",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "EMAIL_URL": "memorymail://",
}

from .production import *

SECURE_SSL_REDIRECT = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
TASKS = {"default": {"BACKEND": "tests.tasks_on_commit.OnCommitImmediateBackend"}}
