from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.tag_names import InvalidTagName, split_tag_names
from articles.text.widths import fold_for_comparison


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("逾期，催收、征信；房贷;车贷,网贷\n起诉", ["逾期", "催收", "征信", "房贷", "车贷", "网贷", "起诉"]),
        ("信用卡 逾期", ["信用卡 逾期"]),
        ("Ｐ2P，P2P，p2p", ["P2P"]),
        ("C++, C#, C", ["C++", "C#", "C"]),
        ("！！", ["！！"]),
        (" ， ,", []),
        ("", []),
    ],
)
def test_names_are_split_at_commas_and_never_at_a_space(typed, names):
    assert split_tag_names(typed) == names


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("长" * 31, "too_long"), ("逾\u202e期", "control"), ("逾\0期", "control"), ("逾\x1f期", "control")],
)
def test_names_that_cannot_be_tags_are_refused(typed, reason):
    with pytest.raises(InvalidTagName) as refused:
        split_tag_names(f"好，{typed}")

    assert (refused.value.name, refused.value.reason) == (typed, reason)


@given(st.lists(st.text(alphabet="逾期催收P2pＰ ", min_size=1, max_size=8), max_size=8))
def test_each_name_comes_once_however_it_is_written(names):
    split = split_tag_names("，".join(names))

    assert len({fold_for_comparison(name) for name in split}) == len(split)
    assert split_tag_names("，".join(split)) == split
