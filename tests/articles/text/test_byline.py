from __future__ import annotations

from datetime import date

import pytest

from articles.text.byline import Byline, parse_byline


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("小花2025-01-11债务优化26", Byline("小花", date(2025, 1, 11), "债务优化", 26)),
        ("王小明 2024/3/5 征信", Byline("王小明", date(2024, 3, 5), "征信", 0)),
        ("李雷2023年12月1日催收应对1024", Byline("李雷", date(2023, 12, 1), "催收应对", 1024)),
        ("Anna2025-01-11", Byline("Anna", date(2025, 1, 11), "", 0)),
        ("小花2025-13-40债务26", None),
        ("逾期以后先核对账单。", None),
        ("", None),
    ],
)
def test_glued_byline_falls_into_its_parts(line, byline):
    assert parse_byline(line) == byline
