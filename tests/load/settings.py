"""The site of the tests as processes of their own: with the test's database, tasks wait for a worker."""

import os

from cms.settings.test import *  # noqa: F403
from cms.settings.test import DATABASES

DATABASES["default"]["NAME"] = os.environ["DATABASE_NAME"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
