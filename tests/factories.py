"""Things that tests need, made through the same doors as on the site."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone
from PIL import Image as Picture

from articles.editing.authors import save_author
from articles.editing.categories import save_category
from articles.editing.content import ArticleContent
from articles.editing.publish import publish
from articles.editing.save import create
from articles.editing.tags import save_tag
from articles.editing.trash import trash
from articles.editing.withdraw import withdraw
from articles.models import Article, Author, Category, State, Tag, WithdrawalReason
from articles.permissions import System

TESTS = System("tests")
BODY = (
    "<h2>一、先看账单</h2><p>逾期以后，先核对本金、利息和违约金。</p><h3>1.1 打电话之前</h3><p>准备好身份证和合同。</p>"
)
_numbers = count(1)


def make_user(role: str = "", **fields: Any) -> User:
    """An account; ``role`` is the name of a group made by the migrations."""
    number = next(_numbers)
    user = User.objects.create_user(
        **{"username": f"person{number}", "password": "a-long-password-1", "is_staff": bool(role)} | fields
    )
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_owner(**fields: Any) -> User:
    return make_user("站长", is_superuser=True, **fields)


def make_editor(**fields: Any) -> User:
    return make_user("编辑", **fields)


def make_writer(**fields: Any) -> User:
    return make_user("作者", **fields)


def make_moderator(**fields: Any) -> User:
    return make_user("标签管理员", **fields)


def make_category(name: str = "", *, parent: Category | None = None, **fields: Any) -> Category:
    return save_category(Category(name=name or f"栏目{next(_numbers)}", parent=parent, **fields), by=TESTS)


def make_author(name: str = "", **fields: Any) -> Author:
    return save_author(Author(name=name or f"作者{next(_numbers)}", **fields), by=TESTS)


def make_tag(name: str = "", **fields: Any) -> Tag:
    return save_tag(Tag(name=name or f"标签{next(_numbers)}", **fields), by=TESTS)


def make_content(**fields: Any) -> ArticleContent:
    """Complete content; ``category`` and ``author`` may be rows instead of ids."""
    category = fields.pop("category", None) or make_category()
    author = fields.pop("author", None) or make_author()
    defaults = {
        "title": f"第{next(_numbers)}篇文章",
        "summary": "先核对账单，再联系机构。",
        "body": BODY,
        "category": category.pk,
        "authors": (author.pk,),
    }
    return ArticleContent(**defaults | fields)


def make_article(
    *,
    state: str = State.PUBLISHED,
    slug: str = "",
    by: Any = TESTS,
    published_at: datetime | None = None,
    published_days_ago: float = 1,
    **content: Any,
) -> Article:
    """An article in ``state``; published a day ago unless told otherwise."""
    article = create(make_content(**content), by=by, slug=slug)
    if state == State.DRAFT:
        return article
    if state == State.TRASHED:
        return trash(article, by=TESTS)
    moment = published_at or timezone.now() - timedelta(days=published_days_ago)
    article = publish(article, by=TESTS, first_published=moment)
    if state == State.WITHDRAWN:
        return withdraw(article, by=TESTS, reason=WithdrawalReason.OUTDATED, note="内容已过时。")
    return article


def make_png(width: int = 640, height: int = 400, colour: str = "#2d6a5f") -> bytes:
    """The bytes of a picture, as a browser would send them."""
    file = BytesIO()
    Picture.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()
