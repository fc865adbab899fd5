"""What every test may rely on."""

from __future__ import annotations

import pytest

from site_config import context


@pytest.fixture(autouse=True)
def _fresh_frame():
    """Menus and settings are kept for seconds; no test may see those of another."""
    context.forget()
    yield
    context.forget()


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
