"""The rules of the house that a machine can keep."""

from __future__ import annotations

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 400
INLINE = [
    (r"<style\b", "a style element"),
    (r"\sstyle\s*=\s*[\"']", "a style attribute"),
    (r"\son[a-z]+\s*=\s*[\"']", "an event attribute"),
    (r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/ld\+json\")[^>]*>", "an inline script"),
    (r"javascript:", "a script address"),
]


def _tracked(*endings: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in listed.split("\0") if name.endswith(endings)]
    # Migrations are written by Django, vendored files by others.
    return [file for file in files if file.exists() and not {"vendor", "migrations"} & set(file.parts)]


def test_no_source_file_is_longer_than_the_limit():
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text().splitlines())
        for file in _tracked(".py", ".html", ".css", ".js")
    }

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.parametrize(("pattern", "what"), INLINE)
def test_no_template_has_inline_code_that_the_policy_forbids(pattern, what):
    offenders = [
        str(file.relative_to(ROOT)) for file in _tracked(".html") if re.search(pattern, file.read_text(), re.I)
    ]

    assert offenders == [], f"{what} in {offenders}"


def test_every_top_level_name_is_in_the_plan():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    planned = """
        .ci .gitignore CHANGELOG.md CONTRIBUTING.md LICENSE Makefile README.md README.zh-hans.md SECURITY.md articles
        benchmarks deploy docs locale manage.py pyproject.toml requirements-dev.txt requirements-postgresql.txt
        requirements.txt site_config static templates tests tools
    """.split()

    assert {name.split("/")[0] for name in listed.splitlines()} <= set(planned)


def test_imports_point_down():
    checked = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout


@pytest.mark.django_db
def test_migrations_match_the_models():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


def test_locked_requirements_have_hashes_and_no_addresses():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text().splitlines()
        pins = [line for line in lines if "==" in line]

        assert pins
        assert [line for line in pins if not line.endswith("\\")] == []
        assert [line for line in lines if "://" in line] == []
