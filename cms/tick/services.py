"""Runs the jobs that are due."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from .models import JobRun
from .registry import Job, jobs_registered

logger = logging.getLogger(__name__)

# A job that is still marked as running after this time ended with its process.
LONGEST_RUN = timedelta(hours=1)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Outcome:
    job: str
    error: str = ""


def tick_run(*, now: datetime | None = None, jobs: Iterable[Job] | None = None) -> list[Outcome]:
    """Run each due job once and return what happened; a job that fails does not stop the others."""
    now = now or timezone.now()
    jobs = jobs_registered() if jobs is None else jobs
    return [_run(job) for job in jobs if _claim(job, now)]


def _claim(job: Job, now: datetime) -> bool:
    """Whether this caller may run the job; a conditional update lets exactly one through."""
    JobRun.objects.bulk_create([JobRun(name=job.name, slot=NEVER)], ignore_conflicts=True)
    slot = NEVER + (now - NEVER) // job.every * job.every
    free = Q(running_until=None) | Q(running_until__lt=now)
    return bool(
        JobRun.objects.filter(free, name=job.name, slot__lt=slot).update(
            slot=slot, started_at=now, running_until=now + LONGEST_RUN
        )
    )


def _run(job: Job) -> Outcome:
    error = ""
    try:
        job.function()
    except Exception as problem:
        logger.exception("Job %s failed", job.name)
        error = f"{type(problem).__name__}: {problem}"
    JobRun.objects.filter(name=job.name).update(
        finished_at=timezone.now(), running_until=None, last_error=error
    )
    return Outcome(job.name, error)
