"""A page saved as text, from the file to the page that readers see."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from articles.models import Article, RelatedLink, State

pytestmark = pytest.mark.django_db

PAGE = Path(__file__).resolve().parents[2] / "data/page.txt"
SEEDS = Path(__file__).resolve().parents[4] / "shared/seeds"
TITLE = "花呗还不上，先打哪个电话？"


def _outline(article):
    return [(heading["level"], heading["text"]) for top in article.outline for heading in (top, *top["children"])]


def test_page_comes_in_whole():
    call_command("import_articles", str(PAGE))

    article = Article.objects.get(title=TITLE)
    assert article.state == State.DRAFT
    assert [author.name for author in article.authors_in_order] == ["小花"]
    assert article.category.name == "债务优化"
    assert article.published_at.astimezone(ZoneInfo("Asia/Shanghai")) == datetime(
        2025, 1, 11, 8, tzinfo=ZoneInfo("Asia/Shanghai")
    )
    assert article.view_total.count == 26
    assert _outline(article) == [
        (2, "一、先算账"), (3, "1.1 列出每一笔"), (3, "1.2 算出每月能还多少"),
        (2, "二、再沟通"), (3, "2.1 按顺序来"), (2, "三、小编总结"),
    ]  # fmt: skip


def test_body_has_the_title_nowhere_and_lists_where_they_belong():
    call_command("import_articles", str(PAGE))

    body = Article.objects.get(title=TITLE).body
    assert "先打哪个电话" not in body
    assert body.count("<ol>") == 1
    assert (
        "<ol><li><strong>打客服：</strong>说明收入变化。</li><li><strong>问方案：</strong>能不能延期或分期。</li>"
        "<li><strong>留记录：</strong>记下时间和工号。</li></ol>"
    ) in body
    assert "<ul><li><strong>本金：</strong>当初借的钱。</li><li><strong>利息：</strong>" in body


def test_marks_are_folded_and_numbers_and_addresses_are_not():
    call_command("import_articles", str(PAGE))

    article = Article.objects.get(title=TITLE)
    assert "账单日到了，手里的钱却不够，这时最怕的是什么也不做。" in article.body
    assert "年化利率5.4%和10:30这样的数字" in article.body
    assert "https://example.com/help?id=1,2" in article.body
    assert article.summary == (
        "账单日到了，手里的钱却不够，这时最怕的是什么也不做。先把能还的金额算清楚，再打官方客服。"
        "年化利率5.4%和10:30这样的数字不会变。"
    )


def test_related_pages_are_drafts_with_title_and_excerpt():
    call_command("import_articles", str(PAGE), publish=True)

    links = RelatedLink.objects.filter(source__title=TITLE).select_related("target")
    assert [(link.kind, link.target.state, link.target.title, link.target.summary) for link in links] == [
        (
            "pinned",
            "draft",
            "信用卡逾期三天会怎样",
            "还款日过了三天，多数银行有容时安排。",
        ),
        ("pinned", "draft", "接到法院电话怎么办？", "先核对来电是否真实，再按文书上的号码打回去。"),
    ]


def test_readers_see_the_page_and_none_of_its_draft_companions(client):
    call_command("import_articles", str(PAGE), publish=True)

    page = client.get(Article.objects.get(title=TITLE).get_absolute_url()).text
    assert "当初借的钱" in page
    assert "接到法院电话怎么办" not in page


def test_importing_twice_changes_nothing():
    call_command("import_articles", str(PAGE), publish=True)
    before = list(Article.objects.order_by("pk").values())
    call_command("import_articles", str(PAGE), publish=True)

    assert list(Article.objects.order_by("pk").values()) == before
    assert Article.objects.get(title=TITLE).versions.count() == 1


def test_a_companion_that_comes_in_itself_keeps_its_identity(tmp_path):
    call_command("import_articles", str(PAGE), publish=True)
    draft = Article.objects.get(title="接到法院电话怎么办？")
    own = tmp_path / "own.txt"
    own.write_text("接到法院电话怎么办?\n\n小花2025-02-01法律程序3\n\n先核对文书编号,再打回去。\n")
    call_command("import_articles", str(own), publish=True)

    draft.refresh_from_db()
    assert draft.state == State.PUBLISHED
    assert draft.body == "<p>先核对文书编号，再打回去。</p>"


@pytest.mark.skipif(not SEEDS.exists(), reason="the seed page is not at hand")
def test_seed_page_comes_out_right():
    call_command("import_articles", str(SEEDS))
    call_command("import_articles", str(SEEDS), publish=True)

    article = Article.objects.get(state=State.PUBLISHED)
    levels = [level for level, _text in _outline(article)]
    links = article.related_links.select_related("target")
    assert article.title == "微粒贷逾期真的会联系家人吗？解析相关政策与影响"
    assert article.title not in article.body
    assert [author.name for author in article.authors_in_order] == ["小花"]
    assert article.published_at.astimezone(ZoneInfo("Asia/Shanghai")).date().isoformat() == "2025-01-11"
    assert (article.category.name, article.view_total.count) == ("债务优化", 26)
    assert (levels.count(2), levels.count(3)) == (6, 12)
    assert article.body.count("<ol>") == 1
    assert article.summary.endswith("。")
    assert [link.kind for link in links] == ["pinned"] * 6
    assert all(link.target.state == State.DRAFT and link.target.summary.endswith(("。", "…")) for link in links)
    assert not any(link.target.title in link.target.summary or "\ufffd" in link.target.summary for link in links)
