from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from articles.editing.content import ArticleContent
from articles.editing.rebuild import rebuild_counts, rebuild_listings
from articles.editing.save import save
from articles.editing.withdraw import withdraw
from articles.models import Article, Listing, ListingEntry, RelatedLink, State, Tag, WithdrawalReason
from tests.factories import make_owner

pytestmark = pytest.mark.django_db


def line(number, **fields):
    defaults = {
        "id": number,
        "title": f"第{number}篇",
        "body_html": f"<h2>一、开头</h2><p>正文{number}。</p>",
        "author": {"slug": "xiao-hua", "name": "小花"},
        "category": "逾期应对/信用卡",
        "tags": ["逾期", {"slug": "credit", "name": "征信"}],
        "date": "2025-01-11T09:00:00+08:00",
        "views": 7,
    }
    return json.dumps(defaults | fields, ensure_ascii=False)


def write(path, *lines):
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_each_line_becomes_a_published_article(tmp_path):
    call_command("import_articles", write(tmp_path / "a.jsonl", line(1, slug="di-yi"), line(2)), publish=True)

    first = Article.objects.get(slug="di-yi")
    assert first.state == State.PUBLISHED
    assert [category.name for category in (first.category.parent, first.category)] == ["逾期应对", "信用卡"]
    assert sorted(tag.name for tag in first.tags.all()) == ["征信", "逾期"]
    assert Tag.objects.get(name="征信").slug == "credit"
    assert first.view_total.count == 7
    assert Listing.objects.get(key="home").article_count == 2
    assert rebuild_counts() == 0


def test_without_publish_everything_is_a_draft(tmp_path):
    call_command("import_articles", write(tmp_path / "a.jsonl", line(1)))

    assert list(Article.objects.values_list("state", flat=True)) == [State.DRAFT]
    assert ListingEntry.objects.count() == 0


def test_a_draft_in_the_file_stays_a_draft(tmp_path):
    call_command("import_articles", write(tmp_path / "a.jsonl", line(1, status="draft"), line(2)), publish=True)

    assert dict(Article.objects.values_list("title", "state")) == {"第1篇": "draft", "第2篇": "published"}


def test_links_may_point_ahead_and_unknown_ones_are_named(tmp_path, capsys):
    call_command("import_articles", write(tmp_path / "a.jsonl", line(1, related=[2, 99]), line(2)), publish=True)

    assert list(RelatedLink.objects.values_list("source__title", "target__title")) == [("第1篇", "第2篇")]
    assert "99" in capsys.readouterr().err


def test_running_again_changes_nothing(tmp_path):
    file = write(tmp_path / "a.jsonl", line(1, related=[2]), line(2))
    call_command("import_articles", file, publish=True)
    before = list(Article.objects.order_by("pk").values())
    call_command("import_articles", file, publish=True)

    assert list(Article.objects.order_by("pk").values()) == before


def test_a_changed_line_changes_the_live_article_and_not_its_date(tmp_path):
    call_command("import_articles", write(tmp_path / "a.jsonl", line(1)), publish=True)
    call_command("import_articles", write(tmp_path / "a.jsonl", line(1, body_html="<p>新正文。</p>")))

    article = Article.objects.get()
    assert article.body == "<p>新正文。</p>"
    assert article.published_at.isoformat() == "2025-01-11T01:00:00+00:00"
    assert article.updated_at is None
    assert article.versions.count() == 2


def test_what_somebody_edited_here_is_left_alone(tmp_path, capsys):
    call_command("import_articles", write(tmp_path / "a.jsonl", line(1)), publish=True)
    article = Article.objects.get()
    content = ArticleContent.from_json(article.working_version.content)
    save(article, content.with_changes(title="编辑改过的标题"), by=make_owner())

    call_command("import_articles", write(tmp_path / "a.jsonl", line(1, title="文件里的新标题")), publish=True)

    article.refresh_from_db()
    assert article.working_version.content["title"] == "编辑改过的标题"
    assert "a.jsonl:1" in capsys.readouterr().err


@pytest.mark.parametrize(
    "bad",
    [
        "{",
        "[]",
        '{"id": 1}',
        line(1, title=""),
        line(1, date="2025-01-11T09:00:00"),
        line(1, date="gestern"),
        line(1, views=-3),
        line(1, views="²"),
        line(1, views=10**30),
        line(1, status="live"),
        line(1, title="长" * 101),
        line(1, tags=["长" * 31]),
        line(1, date="2999-01-01T00:00:00+08:00"),
        line(1, body_html=""),
        line(1, sources=[{"url": "javascript:x"}]),
        '{"id": 1, "title": "\\ud800"}',
    ],
)
def test_a_bad_line_is_named_and_the_rest_comes_in(tmp_path, capsys, bad):
    with pytest.raises(CommandError):
        call_command("import_articles", write(tmp_path / "a.jsonl", line(2), bad, line(3)), publish=True)

    assert sorted(Article.objects.values_list("title", flat=True)) == ["第2篇", "第3篇"]
    assert "a.jsonl:2: " in capsys.readouterr().err


def test_what_somebody_withdrew_here_is_not_brought_back(tmp_path):
    call_command("import_articles", write(tmp_path / "a.jsonl", line(1)), publish=True)
    withdraw(Article.objects.get(), by=make_owner(), reason=WithdrawalReason.ERROR)

    call_command("import_articles", write(tmp_path / "a.jsonl", line(1, title="文件里的新标题")), publish=True)

    assert Article.objects.get().state == State.WITHDRAWN


def test_unknown_keys_are_named_and_bodies_are_cleaned(tmp_path, capsys):
    file = write(tmp_path / "a.jsonl", line(1, colour="red", body_html="<p>字</p><script>x()</script>"))
    call_command("import_articles", file)

    assert Article.objects.get().body == "<p>字</p>"
    assert "colour" in capsys.readouterr().err


def test_markdown_and_text_bodies_are_understood(tmp_path):
    file = write(
        tmp_path / "a.jsonl",
        line(1, body_html=None, body_markdown="## 账单\n\n先**核对**。"),
        line(2, body_html=None, body_text="一、账单\n先核对。"),
    )
    call_command("import_articles", file)

    assert list(Article.objects.order_by("pk").values_list("body", flat=True)) == [
        '<h2 id="zhang-dan">账单</h2>\n<p>先<strong>核对</strong>。</p>',
        '<h2 id="zhang-dan">一、账单</h2>\n<p>先核对。</p>',
    ]


def test_a_taken_address_is_replaced_and_said(tmp_path, capsys):
    call_command(
        "import_articles", write(tmp_path / "a.jsonl", line(1, slug="same"), line(2, slug="same")), publish=True
    )

    assert list(Article.objects.order_by("pk").values_list("slug", flat=True)) == ["same", "di-2-pian"]
    assert "same" in capsys.readouterr().err


def test_rehearsal_changes_nothing(tmp_path, capsys):
    call_command(
        "import_articles", write(tmp_path / "a.jsonl", line(1, related=[2]), line(2)), publish=True, dry_run=True
    )

    assert Article.objects.count() == Tag.objects.count() == 0
    assert "2" in capsys.readouterr().out


def test_report_has_a_row_an_article(tmp_path):
    report = tmp_path / "report.json"
    call_command("import_articles", write(tmp_path / "a.jsonl", line(1), line(2)), report=report)

    rows = [json.loads(row) for row in report.read_text().splitlines()]
    assert [(row["key"], row["fate"]) for row in rows] == [("jsonl:1", "created"), ("jsonl:2", "created")]


@pytest.mark.parametrize("stop_after", [1, 21, 45])
def test_stopped_in_the_middle_and_run_again_is_as_one_run(tmp_path, stop_after):
    lines = [
        line(number, related=[number % 50 + 1, (number * 7) % 50 + 1], slug=f"s-{number}") for number in range(1, 51)
    ]
    file = write(tmp_path / "a.jsonl", *lines)
    from articles.management.commands.import_articles import IMPORTER, _read
    from articles.transfer.intake import bring_all

    rows = bring_all(lambda: _read([tmp_path / "a.jsonl"], "auto"), by=IMPORTER, publish_them=True)
    for _, _row in zip(range(stop_after), rows, strict=False):
        pass
    rows.close()
    call_command("import_articles", file, publish=True)

    links = set(RelatedLink.objects.values_list("source__slug", "target__slug"))
    expected = {
        (f"s-{n}", f"s-{target}") for n in range(1, 51) for target in (n % 50 + 1, (n * 7) % 50 + 1) if target != n
    }
    listings = dict(Listing.objects.values_list("key", "article_count"))
    assert Article.objects.published().count() == 50
    assert Article.objects.filter(versions__isnull=True).count() == 0
    assert links == expected
    assert listings["home"] == 50
    assert rebuild_counts() == 0
    assert rebuild_listings() == 50
    assert dict(Listing.objects.values_list("key", "article_count")) == listings


def test_failed_lines_leave_no_reserved_articles(tmp_path):
    with pytest.raises(CommandError):
        call_command("import_articles", write(tmp_path / "a.jsonl", line(1, title="长" * 101)), publish=True)

    assert Article.objects.count() == 0
