"""Tasks run in the test's process, after the transaction that enqueued them, as a worker would do it."""

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend


class OnCommitImmediateBackend(ImmediateBackend):
    def _execute_task(self, task_result):
        transaction.on_commit(lambda: super(OnCommitImmediateBackend, self)._execute_task(task_result))
