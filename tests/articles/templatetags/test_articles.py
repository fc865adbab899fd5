from datetime import UTC, datetime

import pytest

from articles.templatetags.articles import beijing_date, chinese_count, iso


def test_dates_are_of_beijing():
    moment = datetime(2026, 3, 11, 16, 30, 5, 999, tzinfo=UTC)

    assert beijing_date(moment) == "2026年3月12日"
    assert iso(moment) == "2026-03-12T00:30:05+08:00"


def test_no_date_is_no_text():
    assert (beijing_date(None), iso(None)) == ("", "")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (None, "0"), (0, "0"), (9999, "9999"), (10_000, "1万"), (12_345, "1.2万"), (19_999, "1.9万"), (100_000, "10万"),
        (99_999_999, "9999.9万"), (100_000_000, "1亿"), (130_000_000, "1.3亿"),
    ],
)  # fmt: skip
def test_counts_are_written_in_units_of_ten_thousand(number, expected):
    assert chinese_count(number) == expected
