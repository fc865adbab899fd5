"""What every test may rely on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_config import context

CHROMIUM = Path("/usr/bin/chromium")


def pytest_runtest_setup(item):
    """Without Chromium the browser tests are passed over, except where nothing may be missing."""
    if item.get_closest_marker("browser") and not CHROMIUM.exists() and os.environ.get("CI") != "true":
        pytest.skip("Chromium is missing: make test-deps")


@pytest.fixture(autouse=True)
def _fresh_frame():
    """Menus and settings are kept for seconds; no test may see those of another."""
    context.forget()
    yield
    context.forget()


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _static_files_as_they_lie(settings, tmp_path):
    """Pages name static files by their plain names: tests need no collecting."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """Accounts of tests need no protection against guessing, which costs a third of a second each."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
