"""When what was searched is written: after a response, once enough time has passed."""

from django.core.signals import request_finished

from .waiting import waiting_write


def _request_finished(sender, **kwargs):
    waiting_write()


def connect() -> None:
    """Listen; called once at start."""
    request_finished.connect(_request_finished)
