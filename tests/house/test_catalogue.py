"""Every string that a person sees has its Chinese."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "locale/zh_Hans/LC_MESSAGES/django.po"

needs_gettext = pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed: make test-deps")


@needs_gettext
def test_every_marked_string_is_in_the_catalogue(tmp_path):
    """Extracts the source strings anew and compares them with the catalogue that is shipped."""
    shutil.copytree(
        ROOT, tmp_path / "copy", ignore=shutil.ignore_patterns(".venv", "var", ".git", "node_modules", ".*cache")
    )
    subprocess.run(
        ["python", "manage.py", "makemessages", "-l", "zh_Hans", "--no-location", "--no-wrap"],
        cwd=tmp_path / "copy",
        check=True,
        capture_output=True,
        env=_environment(tmp_path),
    )

    missing = _messages(tmp_path / "copy/locale/zh_Hans/LC_MESSAGES/django.po") - _messages(CATALOGUE)

    assert missing == set()


@needs_gettext
def test_every_string_in_the_catalogue_is_translated():
    untranslated = subprocess.run(
        ["msgattrib", "--untranslated", "--no-wrap", str(CATALOGUE)], capture_output=True, text=True, check=True
    ).stdout
    fuzzy = subprocess.run(
        ["msgattrib", "--only-fuzzy", "--no-wrap", str(CATALOGUE)], capture_output=True, text=True, check=True
    ).stdout

    assert _ids(untranslated) == set()
    assert _ids(fuzzy) == set()


@needs_gettext
@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_compiled_catalogue_is_the_source_one(name, tmp_path):
    source = CATALOGUE.with_name(f"{name}.po")
    if not source.exists():
        pytest.fail(f"{source.name} is missing")
    subprocess.run(["msgfmt", "-o", tmp_path / "compiled.mo", source], check=True)

    assert source.with_suffix(".mo").read_bytes() == (tmp_path / "compiled.mo").read_bytes()


def _environment(tmp_path: Path) -> dict[str, str]:
    import os
    import sys

    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return {**os.environ, "DATA_DIR": str(tmp_path / "var"), "PATH": path}


def _messages(po: Path) -> set[str]:
    kept = subprocess.run(
        ["msgattrib", "--no-obsolete", "--no-wrap", str(po)], capture_output=True, text=True, check=True
    ).stdout
    return _ids(kept)


def _ids(text: str) -> set[str]:
    """The msgid of each entry; long ones stand on several lines."""
    found = re.findall(r'^msgid ((?:".*"\n)+)', text, re.M)
    return {"".join(re.findall(r'"(.*)"', lines)) for lines in found} - {""}
