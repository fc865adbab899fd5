"""Settings that cannot be used stop the start with a sentence; those that can are safe."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.slow


def run(command: str, data: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    own = {"PATH": os.environ["PATH"], "DATA_DIR": str(data), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *command.split()],
        cwd=ROOT,
        check=False,
        env=own | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DEBUG", "maybe", "DEBUG must be true or false, not 'maybe'. Set DEBUG=true or DEBUG=false."),
        (
            "SITE_URL",
            "www.example.com",
            "SITE_URL must be the public address of the site, such as https://www.example.com, not 'www.example.com'.",
        ),
        (
            "SITE_URL",
            "https://www.example.com/news",
            (
                "SITE_URL must be the public address of the site, such as https://www.example.com, "
                "not 'https://www.example.com/news'."
            ),
        ),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must name each host; '*' would let others choose the site's address."),
        (
            "ALLOWED_HOSTS",
            "https://example.com",
            (
                "ALLOWED_HOSTS must be host names with commas between them, such as a.example,b.example, "
                "not 'https://example.com'."
            ),
        ),
        (
            "SECRET_KEY",
            "abc" * 30,
            (
                "SECRET_KEY is too easy to guess: use at least 50 random characters, "
                "or unset it and let the site make its own."
            ),
        ),
        (
            "DATABASE_URL",
            "mysql://u:secret@h/x",
            "DATABASE_URL must begin with sqlite:/// or postgres://; 'mysql' cannot be used.",
        ),
        (
            "DATABASE_URL",
            "postgres://u:secret@h:port/x",
            "DATABASE_URL cannot be read. It must be like postgres://user:password@host:5432/name.",
        ),
        (
            "EMAIL_URL",
            "mail.example.com",
            "EMAIL_URL cannot be read. It must be like smtp+tls://user:password@mail.example.com:587.",
        ),
        ("LOG_FORMAT", "xml", "LOG_FORMAT must be one of text, json, not 'xml'."),
        ("TRUSTED_PROXIES", "-1", "TRUSTED_PROXIES must be a whole number of at least 0, not '-1'."),
    ],
)
def test_unusable_value_stops_the_start_with_one_sentence(tmp_path, name, value, sentence):
    outcome = run("check", tmp_path, **{name: value})

    assert (outcome.returncode, outcome.stderr.strip()) == (1, sentence)


def test_file_in_the_place_of_the_data_folder_stops_the_start(tmp_path):
    file = tmp_path / "data"
    file.touch()

    outcome = run("check", file)

    assert outcome.returncode == 1
    assert outcome.stderr.strip() == f"DATA_DIR: the folder {file} cannot be made (File exists)."


def test_debug_is_refused_on_a_public_site(tmp_path):
    outcome = run("check", tmp_path, DEBUG="true", SITE_URL="https://www.example.com")

    assert outcome.returncode == 1
    assert outcome.stderr.startswith("DEBUG shows source code and settings to visitors")


def test_deployment_check_has_nothing_to_say_behind_tls(tmp_path):
    outcome = run("check --deploy --fail-level WARNING", tmp_path, SITE_URL="https://www.example.com")

    assert (outcome.returncode, outcome.stdout) == (0, "System check identified no issues (1 silenced).\n")


def test_secret_key_is_made_once_and_hidden_from_others(tmp_path):
    data = tmp_path / "data"
    run("check", data)
    key = (data / "secret_key").read_text()

    run("check", data)

    assert (data / "secret_key").read_text() == key
    assert len(key) >= 50
    assert stat.S_IMODE((data / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in data.iterdir()] == ["secret_key"]
