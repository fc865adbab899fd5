from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from articles.models import JobRun
from site_config.operations.jobs import Job, remove_expired_sessions, run_all, run_due

pytestmark = pytest.mark.django_db


class Work:
    """Shares of work that are handed out one at a time."""

    def __init__(self, *shares: int) -> None:
        self.shares = list(shares)

    def __call__(self) -> int:
        return self.shares.pop(0) if self.shares else 0


def job(run, *, name: str = "work", every: timedelta = timedelta(hours=1)) -> Job:
    return Job(name, every, run)


def fails() -> int:
    raise ValueError("no paper")


def test_job_works_share_after_share_until_nothing_is_left():
    assert run_due(jobs=[job(Work(2, 2, 1))]) == 5

    run = JobRun.objects.get(name="work")
    assert (run.done, run.error) == (5, "")
    assert run.finished_at >= run.started_at


def test_job_waits_for_its_next_turn():
    work = Work(1, 0, 1)
    run_due(jobs=[job(work)])

    assert run_due(jobs=[job(work)]) == 0
    JobRun.objects.update(started_at=timezone.now() - timedelta(hours=1))
    assert run_due(jobs=[job(work)]) == 1


def test_failing_job_is_written_down_and_does_not_stop_the_next(caplog):
    done = run_due(jobs=[job(fails, name="first"), job(Work(3), name="second")])

    assert done == 3
    assert JobRun.objects.get(name="first").error == "ValueError: no paper"


def test_job_that_recovers_forgets_its_error(caplog):
    run_due(jobs=[job(fails)])

    run_all(jobs=[job(Work(1))])

    assert JobRun.objects.get(name="work").error == ""


def test_job_at_work_elsewhere_is_left_alone():
    JobRun.objects.create(name="work", started_at=timezone.now() - timedelta(minutes=2))

    assert run_due(jobs=[job(Work(1), every=timedelta(minutes=1))]) == 0


def test_job_of_a_runner_that_was_killed_is_taken_over():
    JobRun.objects.create(name="work", started_at=timezone.now() - timedelta(minutes=11))

    assert run_due(jobs=[job(Work(1), every=timedelta(minutes=1))]) == 1


def test_job_runs_although_the_clock_was_set_back():
    ahead = timezone.now() + timedelta(days=30)
    JobRun.objects.create(name="work", started_at=ahead, finished_at=ahead)

    assert run_due(jobs=[job(Work(1))]) == 1


def test_job_stops_between_two_shares_when_asked_to():
    answers = iter([False, True])

    assert run_due(jobs=[job(Work(1, 1, 1))], stopping=lambda: next(answers)) == 1


def test_only_expired_sessions_are_removed():
    now = timezone.now()
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(days=1))
    Session.objects.create(session_key="new", session_data="", expire_date=now + timedelta(days=1))

    assert remove_expired_sessions() == 1

    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]


def test_look_that_finds_nothing_due_writes_nothing(django_assert_num_queries):
    run_due(jobs=[job(Work())])

    with django_assert_num_queries(1):
        run_due(jobs=[job(Work())])
