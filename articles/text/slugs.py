"""Addresses in pinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

LIMIT = 60
# 还 is "give back" in this trade: huan, but for the words below in which it is "still": hai.
SINGLE = {"还": "huan"}
# Words that the dictionary of pypinyin reads wrongly, and that this trade uses all day.
PHRASES = {
    "还是": "hai shi", "还有": "hai you", "还会": "hai hui", "还能": "hai neng", "还可": "hai ke",
    "还可以": "hai ke yi", "还要": "hai yao", "还没": "hai mei", "还没有": "hai mei you", "还应": "hai ying",
    "还需": "hai xu", "还须": "hai xu", "还得": "hai dei", "还在": "hai zai", "还将": "hai jiang", "还想": "hai xiang",
    "还好": "hai hao", "还不": "hai bu", "还算": "hai suan", "还被": "hai bei", "还未": "hai wei", "还行": "hai xing",
    "还款": "huan kuan", "代还": "dai huan", "偿还": "chang huan", "还清": "huan qing", "还不起": "huan bu qi",
    "还不上": "huan bu shang", "还不了": "huan bu liao", "还不完": "huan bu wan", "还不出": "huan bu chu",
    "还不清": "huan bu qing", "还得起": "huan de qi", "还得上": "huan de shang", "还在还": "hai zai huan",
    "还要还": "hai yao huan", "还没还": "hai mei huan", "没还清": "mei huan qing", "还能还": "hai neng huan",
    "还债": "huan zhai", "还贷": "huan dai", "还钱": "huan qian", "分期还": "fen qi huan", "提前还": "ti qian huan",
    "归还": "gui huan", "要还": "yao huan", "还多少": "huan duo shao", "应还": "ying huan", "不还": "bu huan",
    "发卡行": "fa ka hang", "银行": "yin hang", "银行卡": "yin hang ka", "行长": "hang zhang", "央行": "yang hang",
    "总行": "zong hang", "分行": "fen hang", "支行": "zhi hang", "开户行": "kai hu hang", "行业": "hang ye",
    "招行": "zhao hang", "建行": "jian hang", "工行": "gong hang", "农行": "nong hang", "中行": "zhong hang",
    "交行": "jiao hang", "跨行": "kua hang", "本行": "ben hang", "他行": "ta hang", "商行": "shang hang",
    "开卡行": "kai ka hang", "贷款行": "dai kuan hang", "放款行": "fang kuan hang", "收款行": "shou kuan hang",
    "行为": "xing wei", "履行": "lv xing", "执行": "zhi xing", "强制执行": "qiang zhi zhi xing",
    "重庆": "chong qing", "重组": "chong zu", "差旅": "chai lv", "差额": "cha e", "利差": "li cha", "差价": "cha jia",
    "调解": "tiao jie", "调查": "diao cha", "调取": "diao qu", "降低": "jiang di", "投降": "tou xiang",
    "应当": "ying dang", "应对": "ying dui", "处理": "chu li", "处分": "chu fen", "住处": "zhu chu",
    "扣划": "kou hua", "划转": "hua zhuan", "划款": "hua kuan", "没收": "mo shou", "了结": "liao jie",
    "模样": "mu yang", "供房": "gong fang", "结清": "jie qing", "单薄": "dan bo",
}  # fmt: skip
_SYMBOLS = {
    "C++": " c plus plus ",
    "c++": " c plus plus ",
    "C#": " c sharp ",
    "c#": " c sharp ",
    "&": " and ",
    "%": " percent ",
}
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "œ": "oe", "ł": "l", "đ": "d"})


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
    if _cut(base, limit).isdigit():
        # A number alone is the address of an article by its id.
        base = f"a-{base}"
    number = 1
    while is_taken(slug := numbered(base, number, limit)):
        number += 1
    return slug


def numbered(slug: str, number: int, limit: int) -> str:
    """``slug`` as the ``number``-th of its name: ``tui-kuan``, ``tui-kuan-2``… within ``limit``."""
    if number == 1:
        return _cut(slug, limit)
    ending = f"-{number}"
    return _cut(slug, limit - len(ending)) + ending


def _cut(slug: str, limit: int) -> str:
    if len(slug) <= limit:
        return slug
    head, _, tail = slug[: limit + 1].rpartition("-")
    return head or tail[:limit]


def _syllables(text: str) -> Iterator[str]:
    for symbol, spoken in _SYMBOLS.items():
        text = text.replace(symbol, spoken)
    decomposed = unicodedata.normalize("NFKD", text[:400].translate(_LETTERS))
    text = "".join(char for char in decomposed if not unicodedata.combining(char))
    for run in re.findall(r"[a-zA-Z0-9]+|[^\x00-\x7f]+", text):
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

    pypinyin.load_single_dict({ord(char): sound for char, sound in SINGLE.items()})
    pypinyin.load_phrases_dict({word: [[sound] for sound in sounds.split()] for word, sounds in PHRASES.items()})
    return lambda run: pypinyin.lazy_pinyin(run, errors="ignore")
