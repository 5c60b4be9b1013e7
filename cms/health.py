"""Whether the process lives (`/healthz/`) and whether it can do its work (`/readyz/`)."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from cms.mail.models import OutboxMail
from cms.tick.models import JobRun

LATE = timedelta(minutes=15)

# A check returns what it knows; `ok` False says that the part does not work or works in a lesser way.
Check = Callable[[], Mapping[str, object]]


def _database() -> Mapping[str, object]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"ok": True, "vendor": connection.vendor}


def _queue() -> Mapping[str, object]:
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    oldest = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    return {
        "ok": oldest is None or timezone.now() - oldest < LATE,
        "waiting": waiting.count(),
        "oldest": oldest,
        "mails_waiting": OutboxMail.objects.filter(state=OutboxMail.State.QUEUED).count(),
        "mails_failed": OutboxMail.objects.filter(state=OutboxMail.State.FAILED).count(),
    }


def _tick() -> Mapping[str, object]:
    runs = JobRun.objects.exclude(started_at=None)
    last = runs.order_by("-started_at").values_list("started_at", flat=True).first()
    failed = sorted(runs.exclude(last_error="").values_list("name", flat=True))
    return {
        "ok": last is not None and timezone.now() - last < LATE and not failed,
        "last_run": last,
        "failed": failed,
    }


_checks: dict[str, Check] = {"database": _database, "queue": _queue, "tick": _tick}


def register_check(name: str, check: Check) -> None:
    """Let `/readyz/` report another part, such as the search engine. A check answers within a second."""
    _checks[name] = check


def _report(check: Check) -> Mapping[str, object]:
    try:
        return check()
    except (DatabaseError, OSError) as error:
        return {"ok": False, "error": type(error).__name__}


@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """503 only without a database: everything else has a lesser way to go on and says `ok: false`."""
    report = {name: _report(check) for name, check in _checks.items()}
    status = 200 if report["database"]["ok"] else 503
    return JsonResponse({"ok": all(part["ok"] for part in report.values()), **report}, status=status)
