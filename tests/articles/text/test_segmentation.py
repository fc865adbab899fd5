from __future__ import annotations

from articles.text.segmentation import words


def test_text_falls_into_words_without_marks():
    assert words("信用卡逾期，怎么办？P2P") == ["信用", "信用卡", "逾期", "怎么", "怎么办", "p2p"]
