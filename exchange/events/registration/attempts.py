"""How often the form of registration is sent from one connection."""

from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone

from cms.spam import connection_key

from ..models import FormAttempt

# From one connection: an office of many municipalities may share one.
ATTEMPTS_AT_MOST = 40
ATTEMPTS_WITHIN = timedelta(minutes=10)


def attempt_allowed(request: HttpRequest) -> bool:
    """Count this attempt; False when too many came from the same connection. Holds across processes."""
    source = connection_key(request)
    since = timezone.now() - ATTEMPTS_WITHIN
    if FormAttempt.objects.filter(source=source, at__gt=since).count() >= ATTEMPTS_AT_MOST:
        return False
    FormAttempt.objects.create(source=source)
    return True
