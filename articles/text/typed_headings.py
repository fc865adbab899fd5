"""Paragraphs that are headings in all but their tag."""

from __future__ import annotations

import re

from articles.text.blocks import Block
from articles.text.typed_numbers import heading_level, is_short, item_number

_MAY_BE_NUMBERED = re.compile(r"(?:<(?:strong|em)>|\s)*[一二三四五六七八九十百第（(\d①-⑳]")
_NO_HEADING = re.compile(r"<(?:br|img)\b")
_ALL_BOLD = re.compile(r"\s*<strong>((?:(?!</?strong>).)*)</strong>\s*", re.S)


def make_real(blocks: list[Block], html: str) -> None:
    """Set the levels of ``blocks``: typed headings become real ones, and levels have no gaps.

    Each of the two may call for the other, so both are done until nothing changes: five rounds at most,
    for a round that changes something uses up a kind of typed number.
    """
    typed = [block for block in blocks if _may_be_typed(block)]
    before = None
    while before != (before := [block.level for block in blocks]):
        _raise_numbered(blocks, typed)
        _raise_items(blocks, html)
        _close_gaps(blocks)


def _may_be_typed(block: Block) -> bool:
    return (
        not block.level
        and not block.is_nested
        and bool(_MAY_BE_NUMBERED.match(block.inner))
        and not _NO_HEADING.search(block.inner)
    )


def _raise(block: Block, level: int) -> None:
    block.level = level
    if bold := _ALL_BOLD.fullmatch(block.inner):
        block.inner = bold[1]


def _raise_numbered(blocks: list[Block], typed: list[Block]) -> None:
    """``一、`` and ``1.1`` paragraphs, where the body has no real heading of their level."""
    real = {block.level for block in blocks}
    for block in typed:
        level = 0 if block.level else heading_level(block.text)
        if level and level not in real:
            _raise(block, level)


def _raise_items(blocks: list[Block], html: str) -> None:
    """``1. 标题`` lines under an ``h2``, each followed by a paragraph of its own: the third level."""
    levels = {block.level for block in blocks}
    if 2 not in levels or 3 in levels:
        return
    is_item = [_is_item(block) for block in blocks]
    first = next(index for index, block in enumerate(blocks) if block.level == 2)
    for index in range(first + 1, len(blocks) - 1):
        block, following = blocks[index], blocks[index + 1]
        stands_alone = not (is_item[index + 1] or is_item[index - 1])
        has_text = following.was == "p" and not following.level and not html[block.end : following.start].strip()
        if is_item[index] and stands_alone and has_text and is_short(block.text) and "：" not in block.text:
            _raise(block, 3)


def _is_item(block: Block) -> bool:
    return _may_be_typed(block) and item_number(block.text) is not None


def _close_gaps(blocks: list[Block]) -> None:
    """The first heading is an ``h2``, and none is more than one level below the one it belongs to."""
    path: list[tuple[int, int]] = []
    for block in blocks:
        if not block.level:
            continue
        while path and path[-1][0] >= block.level:
            path.pop()
        path.append((block.level, path[-1][1] + 1 if path else 2))
        block.level = path[-1][1]
