"""Any number of synthetic Chinese articles in our JSON Lines, the same every time."""

from __future__ import annotations

import json
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

BEIJING = timezone(timedelta(hours=8))
FIRST_DAY = datetime(2021, 6, 1, 8, tzinfo=BEIJING)
DAYS = 5 * 365
CATEGORIES = ["网贷逾期", "信用卡", "债务协商", "征信", "法律常识", "催收应对", "预算规划", "行业观察"]
PRODUCTS = ["信用卡", "房贷", "车贷", "消费贷", "经营贷", "助学贷款", "装修贷", "现金分期", "账单分期", "网络小贷"]
TOPICS = [
    "逾期",
    "协商还款",
    "催收",
    "征信",
    "起诉",
    "调解",
    "违约金",
    "罚息",
    "担保",
    "诉讼时效",
    "财产保全",
    "最低还款",
]
NAMES = ["周明远", "吴思雨", "郑浩然", "王婉清", "冯志强", "陈雅琴", "蒋文博", "沈佳怡", "韩俊杰", "杨雪梅"]
SENTENCES = [
    "先把近{days}个月的账单整理成一张表，写清本金、利息和违约金。",
    "{product}的合同里通常会写明{topic}后的处理办法，签字前应当逐条核对。",
    "与机构沟通时说明收入变化，并保留通话时间、工号和承诺内容。",
    "如果对金额有异议，可以要求对方提供明细，再决定下一步。",
    "处理{topic}时不要轻信自称能走内部渠道的人，也不要交出身份证原件。",
    "收到法院文书后，应当在期限内答辩，不要因为害怕而不理会。",
    "每月先留出房租、伙食和医药费，剩下的钱再用来还{product}。",
]
HEADINGS = ["{topic}意味着什么", "先弄清欠了多少", "怎样与机构沟通", "需要准备的材料", "容易踩的坑", "总结"]
NUMERALS = "一二三四五六七八九十"


def write_articles(path: Path, number: int, *, seed: int = 1) -> None:
    """Write ``number`` articles of about 1,000 characters, each related to six others."""
    with path.open("w", encoding="utf-8") as file:
        for index in range(1, number + 1):
            file.write(json.dumps(_article(index, number, seed), ensure_ascii=False) + "\n")


def _article(index: int, number: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed * 1_000_003 + index)
    product, topic = chance.choice(PRODUCTS), chance.choice(TOPICS)
    category = CATEGORIES[min(int(chance.random() ** 1.6 * len(CATEGORIES)), len(CATEGORIES) - 1)]
    others = {max(1, min(number, index + chance.randint(-200, 200))) for _ in range(12)} - {index}
    moment = FIRST_DAY + timedelta(days=DAYS * (index - 1) / number, minutes=chance.randint(0, 600))
    return {
        "id": index,
        "slug": f"bench-{index:07d}",
        "title": f"{product}{topic}第{index}问：应该怎么办",
        "summary": _sentence(chance, product, topic),
        "author": chance.choice(NAMES),
        "category": category,
        "tags": chance.sample([*PRODUCTS, *TOPICS], chance.randint(2, 6)),
        "date": moment.isoformat(),
        "views": int(chance.paretovariate(1.1) * 50) % 100_000,
        "body_html": _body(chance, product, topic),
        "related": sorted(others)[:6],
    }


def _body(chance: random.Random, product: str, topic: str) -> str:
    parts = []
    for number, heading in enumerate(HEADINGS):
        parts.append(f"<h2>{NUMERALS[number]}、{heading.format(topic=topic)}</h2>")
        paragraphs = chance.randint(1, 3)
        parts += [
            "<p>" + "".join(_sentence(chance, product, topic) for _ in range(4)) + "</p>" for _ in range(paragraphs)
        ]
    return "\n".join(parts)


def _sentence(chance: random.Random, product: str, topic: str) -> str:
    return chance.choice(SENTENCES).format(product=product, topic=topic, days=chance.choice([3, 6, 12]))
