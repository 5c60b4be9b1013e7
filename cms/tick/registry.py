"""Where every app registers its periodic jobs (in its `AppConfig.ready`)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Job:
    name: str
    every: timedelta
    function: Callable[[], object]


_jobs: dict[str, Job] = {}


def register_job(name: str, *, every: timedelta, function: Callable[[], object]) -> None:
    """Have `function` called once in each span of `every` (spans start at midnight UTC).

    The function must bear being called late, and again after a failure.
    """
    _jobs[name] = Job(name, every, function)


def jobs_registered() -> list[Job]:
    """All jobs in the order of their registration."""
    return list(_jobs.values())
