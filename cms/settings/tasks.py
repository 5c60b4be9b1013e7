"""Work after a request waits in the database for a worker (`manage.py db_worker`)."""

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
