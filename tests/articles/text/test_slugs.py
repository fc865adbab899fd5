from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.slugs import distinct_slug, slugify

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("还款", "huan-kuan"),
        ("代还", "dai-huan"),
        ("分期还不起怎么办", "fen-qi-huan-bu-qi-zen-me-ban"),
        ("还有多少没还清", "hai-you-duo-shao-mei-huan-qing"),
        ("发卡行", "fa-ka-hang"),
        ("差旅费", "chai-lv-fei"),
        ("重庆银行行长", "chong-qing-yin-hang-hang-zhang"),
        ("P2P逾期", "p2p-yu-qi"),
        ("Ｐ2P", "p2p"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("Café Ångström", "cafe-angstrom"),
        ("还不起还能还吗", "huan-bu-qi-hai-neng-huan-ma"),
        ("还没还的应还款", "hai-mei-huan-de-ying-huan-kuan"),
        ("还信用卡，怎么还", "huan-xin-yong-ka-zen-me-huan"),
        ("偿还与提前还款", "chang-huan-yu-ti-qian-huan-kuan"),
        ("招行跨行转账", "zhao-hang-kua-hang-zhuan-zhang"),
        ("执行与履行行为", "zhi-xing-yu-lv-xing-xing-wei"),
        ("！！", ""),
        ("", ""),
    ],
)
def test_slug_is_pinyin(text, slug):
    assert slugify(text) == slug


def test_long_slug_is_cut_at_a_syllable():
    slug = slugify("逾期减免政策" * 10)

    assert len(slug) <= 60
    assert slug.split("-")[-1] in {"yu", "qi", "jian", "mian", "zheng", "ce"}


@given(st.text(max_size=200), st.integers(min_value=8, max_value=60))
def test_slug_is_short_ascii_whatever_the_text(text, limit):
    slug = slugify(text, limit=limit)

    assert len(slug) <= limit
    assert slug == "" or SLUG.fullmatch(slug)


@given(st.text(max_size=80), st.integers(min_value=0, max_value=15))
def test_distinct_slug_is_free_never_empty_and_never_a_number(text, rivals):
    taken: set[str] = set()
    for _ in range(rivals + 1):
        slug = distinct_slug(slugify(text), taken.__contains__, fallback="article")

        assert slug not in taken
        assert SLUG.fullmatch(slug)
        assert len(slug) <= 60
        assert not slug.isdigit()
        taken.add(slug)


def test_a_number_never_stands_alone_even_after_a_cut():
    assert distinct_slug("2024-" + "a" * 70, lambda slug: False, fallback="article") == "a-2024"
    assert distinct_slug("12", {"a-12"}.__contains__, fallback="article") == "a-12-2"
