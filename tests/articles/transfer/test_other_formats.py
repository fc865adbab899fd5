from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article

pytestmark = pytest.mark.django_db

MARKDOWN = """---
source_id: demo-1
title: 宽限期到底有几天
slug: kuan-xian-qi
summary: 先看合同，再问银行。
author: 小花
category: 信用卡
tags: [逾期, 宽限期]
date: 2025-03-01T09:30:00+08:00
views: 12
sources:
  - title: 银行公告
    url: https://example.com/
    date: 2025-01-01
---

## 一、先看合同

| 项目 | 天数 |
| --- | --- |
| 宽限期 | 三天 |

<script>x()</script>
"""

HTML = """<!doctype html><html><head><title>接到电话怎么办 - 某站</title>
<meta name="author" content="小花"><meta name="description" content="先核对号码。">
<meta name="keywords" content="催收，电话">
<meta property="article:published_time" content="2025-03-01T09:30:00+08:00"></head>
<body><nav>导航</nav><article><h1>接到电话怎么办</h1><h2>一、核对</h2>
<p onclick="x()">先核对号码。</p></article><footer>页脚</footer></body></html>"""


def test_markdown_with_front_matter(tmp_path):
    (tmp_path / "a.md").write_text(MARKDOWN)
    call_command("import_articles", str(tmp_path), publish=True)

    article = Article.objects.get(slug="kuan-xian-qi")
    assert article.title == "宽限期到底有几天"
    assert article.published_at.isoformat() == "2025-03-01T01:30:00+00:00"
    assert article.sources == [{"title": "银行公告", "issuer": "", "url": "https://example.com/", "date": "2025-01-01"}]
    assert "<table>" in article.body
    assert "<script" not in article.body


def test_html_page(tmp_path):
    (tmp_path / "call.html").write_text(HTML)
    call_command("import_articles", str(tmp_path))

    article = Article.objects.get()
    assert article.title == "接到电话怎么办"
    assert article.body == '<h2 id="he-dui">一、核对</h2>\n<p>先核对号码。</p>'
    assert article.summary == "先核对号码。"
    assert [tag.name for tag in article.tags.order_by("pk")] == ["催收", "电话"]


def test_old_chinese_encoding_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes("标题在这里\n\n小花2025-01-11征信3\n\n正文第一句。\n".encode("gb18030"))
    call_command("import_articles", str(tmp_path))

    assert Article.objects.get().title == "标题在这里"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""),
        ("a.txt", b"\xff\xfe\x00\x81"),
        ("a.md", b"---\ntitle: [\n---\n"),
        ("a.md", b"no title"),
        ("a.md", b"---\ntitle: a\ndate: 2025-13-45\n---\n"),
        ("a.html", b""),
    ],
)
def test_files_that_say_nothing_are_named(tmp_path, capsys, name, content):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(CommandError):
        call_command("import_articles", str(tmp_path))

    assert f"{name}:1: " in capsys.readouterr().err
    assert Article.objects.count() == 0


@pytest.mark.parametrize("arguments", [["/does/not/exist"], ["EMPTY"], ["FILE", "--format", "wxr"], ["FILE"]])
def test_orders_that_make_no_sense_are_refused(tmp_path, arguments):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.bin").write_text("x")
    places = {"EMPTY": str(tmp_path / "empty"), "FILE": str(tmp_path / "file.bin")}

    with pytest.raises(CommandError):
        call_command("import_articles", *[places.get(argument, argument) for argument in arguments])
