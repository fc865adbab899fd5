"""What the site does by itself. Each job looks for due work and says how much it did."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.contrib.sessions.models import Session
from django.db.models import F, Q
from django.utils import timezone

from articles.images.jobs import make_due_cards, make_due_renditions
from articles.models import JobRun

log = logging.getLogger(__name__)

HEARTBEAT = "heartbeat"
# A long queue of one job gives way to the others after this time.
SECONDS_A_TURN = 20
# A run that never finished: its runner was killed, and another may take the job over.
GIVEN_UP_AFTER = timedelta(minutes=10)


@dataclass(frozen=True)
class Job:
    """``run`` does a small share of the due work, seconds at most, and returns how many items it did."""

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
    Job("cards", timedelta(seconds=5), partial(make_due_cards, 2)),
    Job("renditions", timedelta(seconds=5), partial(make_due_renditions, 1)),
    Job("sessions", timedelta(days=1), remove_expired_sessions),
]


def never() -> bool:
    return False


def run_due(*, jobs: Iterable[Job] = JOBS, stopping: Callable[[], bool] = never) -> int:
    """Run every job whose time has come; returns how many items were done.

    A job that fails is written down and tried again at its next turn; it never
    stops the others. ``stopping`` is asked between two shares of work.
    """
    return sum(_run(job, stopping) for job in _due(list(jobs)) if not stopping() and _claimed(job))


def run_all(*, jobs: Iterable[Job] = JOBS) -> int:
    """Run every job now, until nothing is left to do; returns how many items were done."""
    return sum(_run(job, never, seconds=None) for job in jobs if _claimed(job, early=True))


def _due(jobs: list[Job]) -> list[Job]:
    """A look without a write, for most looks find nothing."""
    started = dict(JobRun.objects.values_list("name", "started_at"))
    now = timezone.now()
    return [job for job in jobs if (last := started.get(job.name)) is None or not now - job.every < last <= now]


def _claimed(job: Job, *, early: bool = False) -> bool:
    """Whether this runner may run the job now; of two runners only one gets it."""
    JobRun.objects.get_or_create(name=job.name)
    now = timezone.now()
    idle = Q(started_at__isnull=True) | Q(finished_at__gte=F("started_at")) | Q(started_at__lte=now - GIVEN_UP_AFTER)
    # A start that lies ahead means that the clock was set back; waiting for it could take for ever.
    waiting = Q(started_at__gt=now - job.every, started_at__lte=now)
    due = Q() if early else ~waiting | Q(started_at__isnull=True)
    return JobRun.objects.filter(idle, due, name=job.name).update(started_at=now) == 1


def _run(job: Job, stopping: Callable[[], bool], *, seconds: float | None = SECONDS_A_TURN) -> int:
    done, error, begun = 0, "", time.monotonic()
    try:
        while share := job.run():
            done += share
            if stopping() or (seconds is not None and time.monotonic() - begun > seconds):
                break
    except Exception as failure:
        log.exception("The job %s failed.", job.name)
        error = f"{type(failure).__name__}: {failure}"
    JobRun.objects.filter(name=job.name).update(finished_at=timezone.now(), done=done, error=error[:2000])
    return done
