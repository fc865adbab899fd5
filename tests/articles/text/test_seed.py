"""The page that everything began with, when it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.text.cleaning import sanitise
from articles.text.outline import outline
from articles.text.structure import html_from_lines
from articles.text.widths import fold_punctuation

SEEDS = Path(__file__).resolve().parents[4] / "shared/seeds"


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed page is not at hand")
def test_seed_page_gets_its_headings_and_lists():
    (page,) = SEEDS.glob("*.txt")
    text, _, _ = page.read_text().partition("相关文章")

    outlined = outline(sanitise(html_from_lines(fold_punctuation(text))))

    assert [heading.level for heading in outlined.headings].count(2) == 6
    assert [heading.level for heading in outlined.headings].count(3) == 12
    assert outlined.body.count("<ol>") == 1
    assert outlined.body.partition("<ol>")[2].partition("</ol>")[0].count("<li><strong>") == 3
