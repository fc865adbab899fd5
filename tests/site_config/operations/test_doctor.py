from __future__ import annotations

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles.models import JobRun, Listing, ListingEntry
from site_config.operations.checks import database
from site_config.operations.doctor import findings
from site_config.operations.jobs import run_all
from tests.factories import make_article, make_owner

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _installation(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    # The database of the tests lives in memory, where there is no log to write ahead.
    monkeypatch.setitem(database.WANTED_OF_SQLITE, "journal_mode", "memory")


def level(name: str) -> str:
    return {finding.name: finding.level for finding in findings()}[name]


def message(name: str) -> str:
    return {finding.name: finding.message for finding in findings()}[name]


def test_healthy_site_has_no_errors():
    make_owner()
    make_article()
    run_all(jobs=[])
    JobRun.objects.create(name="heartbeat", started_at=timezone.now(), finished_at=timezone.now())

    found = {finding.name: finding.level for finding in findings()}

    assert "error" not in found.values()
    assert (found["jobs"], found["owner"], found["listings"], found["counts"]) == ("ok", "ok", "ok", "ok")


def test_wrong_count_is_an_error_that_names_the_command():
    make_article()
    Listing.objects.filter(key="home").update(article_count=7)

    assert level("counts") == "error"
    assert "manage.py rebuild counts" in message("counts")


def test_article_missing_from_the_lists_is_an_error():
    make_article()
    ListingEntry.objects.all().delete()

    assert level("listings") == "error"


def test_draft_that_stands_in_a_list_is_an_error():
    draft = make_article(state="draft")
    home = Listing.objects.create(key="home")
    ListingEntry.objects.create(listing=home, article=draft, published_at=timezone.now())

    assert level("listings") == "error"


def test_job_runner_that_is_silent_is_a_warning():
    JobRun.objects.create(name="heartbeat", started_at=timezone.now() - timedelta(minutes=6))

    assert level("jobs") == "warning"


def test_failed_job_is_an_error_with_its_reason():
    JobRun.objects.create(name="cards", error="OSError: disk full")

    assert level("jobs") == "error"
    assert "cards: OSError: disk full" in message("jobs")


def test_key_that_others_can_read_is_an_error(tmp_path):
    key = tmp_path / "secret_key"
    key.write_text("x" * 60)
    key.chmod(0o644)

    assert level("secret key") == "error"
    assert f"chmod 600 {key}" in message("secret key")


def test_clock_behind_what_was_written_down_is_an_error():
    JobRun.objects.create(name="cards", started_at=timezone.now() + timedelta(hours=1))

    assert level("clock") == "error"


def test_debug_and_a_local_address_are_warnings(settings):
    settings.DEBUG = True
    settings.SITE_URL = "http://127.0.0.1:8000"

    assert (level("debug"), level("address")) == ("warning", "warning")


def test_address_without_tls_is_a_warning(settings):
    settings.SITE_URL = "http://www.example.com"

    assert level("address") == "warning"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="journals are SQLite's")
def test_database_without_a_write_ahead_log_is_an_error(monkeypatch):
    monkeypatch.setitem(database.WANTED_OF_SQLITE, "journal_mode", "wal")

    assert level("database") == "error"
    assert "journal_mode" in message("database")


def test_json_lists_every_finding_and_the_command_fails_on_errors():
    make_article()
    Listing.objects.filter(key="home").update(article_count=7)
    out = StringIO()

    with pytest.raises(CommandError):
        call_command("doctor", as_json=True, stdout=out)

    found = json.loads(out.getvalue())
    assert [item["name"] for item in found if item["level"] == "error"] == ["counts"]
