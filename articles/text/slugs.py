"""Addresses in pinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

LIMIT = 60
# Words that the dictionary of pypinyin reads wrongly, and that this trade uses all day.
PHRASES = {
    "还款": "huan kuan", "代还": "dai huan", "偿还": "chang huan", "还清": "huan qing", "还不起": "huan bu qi",
    "还债": "huan zhai", "还贷": "huan dai", "还钱": "huan qian", "分期还": "fen qi huan", "提前还": "ti qian huan",
    "归还": "gui huan", "要还": "yao huan", "还多少": "huan duo shao", "还能": "hai neng", "还可以": "hai ke yi",
    "还是": "hai shi", "还有": "hai you", "还会": "hai hui", "发卡行": "fa ka hang", "银行": "yin hang",
    "银行卡": "yin hang ka", "行长": "hang zhang", "央行": "yang hang", "总行": "zong hang", "分行": "fen hang",
    "支行": "zhi hang", "开户行": "kai hu hang", "行业": "hang ye", "重庆": "chong qing", "重组": "chong zu",
    "差旅": "chai lv", "差额": "cha e", "调解": "tiao jie", "调查": "diao cha", "强制执行": "qiang zhi zhi xing",
    "执行": "zhi xing", "履行": "lv xing", "行为": "xing wei", "降低": "jiang di", "投降": "tou xiang",
    "应当": "ying dang", "应对": "ying dui", "处理": "chu li", "处分": "chu fen", "住处": "zhu chu",
}  # fmt: skip
_SYMBOLS = {
    "C++": " c plus plus ",
    "c++": " c plus plus ",
    "C#": " c sharp ",
    "c#": " c sharp ",
    "&": " and ",
    "%": " percent ",
}


def slugify(text: str, *, limit: int = LIMIT) -> str:
    """``text`` as pinyin, Latin letters and digits, joined by hyphens; at most ``limit`` ASCII characters.

    Cut at a syllable. Empty when nothing can be written this way.
    """
    slug = ""
    for syllable in _syllables(text):
        longer = f"{slug}-{syllable}" if slug else syllable
        if len(longer) > limit:
            return slug or longer[:limit]
        slug = longer
    return slug


def distinct_slug(wanted: str, is_taken: Callable[[str], bool], *, fallback: str, limit: int = LIMIT) -> str:
    """``wanted``, or the first of ``wanted-2``, ``wanted-3``… that is free; never empty, never a mere number."""
    base = wanted or fallback
    if base.replace("-", "").isdigit() and "-" not in base:
        base = f"a-{base}"
    number, slug = 1, _cut(base, limit)
    while is_taken(slug):
        number += 1
        ending = f"-{number}"
        slug = _cut(base, limit - len(ending)) + ending
    return slug


def _cut(slug: str, limit: int) -> str:
    if len(slug) <= limit:
        return slug
    head, _, tail = slug[: limit + 1].rpartition("-")
    return head or tail[:limit]


def _syllables(text: str) -> Iterator[str]:
    for symbol, spoken in _SYMBOLS.items():
        text = text.replace(symbol, spoken)
    text = unicodedata.normalize("NFKC", text[:400])
    for run in re.findall(r"[a-zA-Z0-9]+|[^\x00-\x7f]+", unicodedata.normalize("NFC", text)):
        if run.isascii():
            yield run.lower()
        else:
            for sound in _pinyin()(run):
                yield from re.findall(r"[a-z0-9]+", _plain(sound))


def _plain(sound: str) -> str:
    decomposed = unicodedata.normalize("NFKD", sound.replace("ü", "v").lower())
    return "".join(char for char in decomposed if char.isascii())


@cache
def _pinyin() -> Callable[[str], list[str]]:
    """The reader of Chinese, with our phrases; loading it takes 0.2 s, so only when it is needed."""
    import pypinyin  # noqa: PLC0415  # slow import

    pypinyin.load_phrases_dict({word: [[sound] for sound in sounds.split()] for word, sounds in PHRASES.items()})
    return lambda run: pypinyin.lazy_pinyin(run, errors="ignore")
