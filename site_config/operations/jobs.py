"""What the site does by itself. Each job looks for due work and says how much it did."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from articles.images.jobs import make_due_cards, make_due_renditions
from articles.models import JobRun

log = logging.getLogger(__name__)

HEARTBEAT = "heartbeat"


@dataclass(frozen=True)
class Job:
    """``run`` does a bounded share of the due work and returns how many items it did."""

    name: str
    every: timedelta
    run: Callable[[], int]


def heartbeat() -> int:
    """Nothing but the trace that the runner is alive; ``doctor`` reads it."""
    return 0


def remove_expired_sessions() -> int:
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


JOBS = [
    Job(HEARTBEAT, timedelta(seconds=30), heartbeat),
    Job("cards", timedelta(seconds=5), make_due_cards),
    Job("renditions", timedelta(seconds=5), make_due_renditions),
    Job("sessions", timedelta(days=1), remove_expired_sessions),
]


def run_due(*, at: datetime | None = None, jobs: list[Job] | None = None) -> int:
    """Run every job whose time has come; returns how many items were done.

    A job that fails is written down and tried again at its next turn; it never stops the others.
    """
    now = at or timezone.now()
    return sum(_run(job) for job in (JOBS if jobs is None else jobs) if _claimed(job, now))


def _claimed(job: Job, now: datetime) -> bool:
    """Whether this runner may run the job now; of two runners only one gets it."""
    JobRun.objects.get_or_create(name=job.name)
    due = Q(started_at__isnull=True) | Q(started_at__lte=now - job.every)
    return JobRun.objects.filter(due, name=job.name).update(started_at=now) == 1


def _run(job: Job) -> int:
    done, error = 0, ""
    try:
        done = job.run()
    except Exception as failure:
        log.exception("The job %s failed.", job.name)
        error = f"{type(failure).__name__}: {failure}"
    JobRun.objects.filter(name=job.name).update(finished_at=timezone.now(), done=done, error=error[:2000])
    return done
