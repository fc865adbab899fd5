from pathlib import Path

from django.core.management import call_command
from django.test import override_settings

from site_config.static_files import STYLE, BundledStaticFilesStorage, whole_style


def test_whole_style_holds_every_part_in_one_file():
    style = whole_style()

    assert "@import" not in style
    assert "--paper:" in style
    assert ".card-title{" in style
    assert "@media print{" in style


def test_whole_style_stays_within_its_budget():
    assert len(whole_style().encode()) < 28 * 1024


def test_collecting_gives_readers_the_style_in_one_file(tmp_path):
    storages = {"staticfiles": {"BACKEND": "site_config.static_files.BundledStaticFilesStorage"}}

    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", "--noinput", verbosity=0)
        served = BundledStaticFilesStorage(location=tmp_path).stored_name(STYLE)

    assert Path(tmp_path, served).read_text() == whole_style()
