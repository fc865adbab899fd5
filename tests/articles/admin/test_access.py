"""Who may open and do what at the desk: every role, every door, as data."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, State
from tests.factories import make_article, make_png, make_user

pytestmark = pytest.mark.django_db

ROLES = ["anonymous", "作者", "编辑", "审核", "标签管理员", "站长"]
# For each door, the answer to each role in the order above. An anonymous visitor is always led to sign in.
#                     作者  编辑  审核  标签  站长
DOORS = {
    "list": ["in", "in", "in", "in", "in"],
    "add": ["in", "in", "no", "no", "in"],
    "own draft": ["in", "in", "look", "look", "in"],
    "other's draft": ["404", "in", "look", "look", "in"],
    "other's live": ["404", "in", "look", "look", "in"],
    "save own draft": ["done", "done", "no", "no", "done"],
    "save other's draft": ["404", "done", "no", "no", "done"],
    "publish own draft": ["no", "done", "no", "no", "done"],
    "publish other's draft": ["404", "done", "no", "no", "done"],
    "withdraw": ["404", "done", "no", "no", "done"],
    "trash own draft": ["done", "done", "no", "no", "done"],
    "trash other's live": ["404", "done", "no", "no", "done"],
    "restore own": ["done", "done", "no", "no", "done"],
    "history of other's": ["404", "in", "in", "in", "in"],
    "upload": ["done", "done", "no", "no", "done"],
    "categories": ["in", "in", "in", "in", "in"],
    "add category": ["no", "in", "no", "no", "in"],
    "add tag": ["no", "no", "no", "in", "in"],
    "redirects": ["no", "in", "no", "no", "in"],
    "transitions": ["no", "in", "no", "no", "in"],
    "site settings": ["no", "no", "no", "no", "in"],
    "people": ["no", "no", "no", "no", "in"],
}
CASES = [
    (door, role, answer) for door, answers in DOORS.items() for role, answer in zip(ROLES[1:], answers, strict=True)
]


def article_url(article, page="change"):
    return f"/admin/articles/article/{article.pk}/{page}/"


def open_door(client, door, person):
    """Go through ``door``; returns the response and a question whether the thing was done."""
    if " own" in f" {door}" or "other's" in door or door == "withdraw":
        is_own = "own" in door
        state = State.PUBLISHED if "live" in door or door in ("withdraw", "history of other's") else State.DRAFT
        state = State.TRASHED if door == "restore own" else state
        article = make_article(
            state=state, **({"by": person} if is_own and person.has_perm("articles.add_article") else {})
        )
        return _article_door(client, door, article)
    pages = {
        "list": "articles/article/",
        "add": "articles/article/add/",
        "categories": "articles/category/",
        "add category": "articles/category/add/",
        "add tag": "articles/tag/add/",
        "redirects": "articles/redirect/",
        "transitions": "articles/transition/",
        "site settings": "site_config/sitesettings/1/change/",
        "people": "auth/user/",
    }
    if door == "upload":
        file = SimpleUploadedFile("a.png", make_png(), "image/png")
        response = client.post("/admin/articles/article/images/", {"file": file})
        return response, lambda: response.status_code == 200
    return client.get(f"/admin/{pages[door]}"), lambda: True


def _article_door(client, door, article):
    content = article.working_version.content
    form = {"title": "改过", "body": content["body"], "category": content["category"], "authors": content["authors"]}
    form |= {"base": article.working_version_id, "slug": article.slug}

    def now():
        return Article.objects.select_related("working_version").get(pk=article.pk)

    if door.startswith("save"):
        response = client.post(article_url(article), form | {"_save": "1"})
        return response, lambda: now().working_version.content["title"] == "改过"
    if door.startswith("publish"):
        response = client.post(article_url(article), form | {"_publish": "1"})
        return response, lambda: now().state == State.PUBLISHED
    if door == "withdraw":
        response = client.post(article_url(article, "withdraw"), {"reason": "outdated"})
        return response, lambda: now().state == State.WITHDRAWN
    if door.startswith("trash"):
        response = client.post(article_url(article, "trash"))
        return response, lambda: now().state == State.TRASHED
    if door.startswith("restore"):
        response = client.post(article_url(article, "restore"))
        return response, lambda: now().state == State.DRAFT
    page = "history" if door.startswith("history") else "change"
    return client.get(article_url(article, page)), lambda: True


@pytest.mark.parametrize(("door", "role", "answer"), CASES)
def test_every_role_at_every_door(client, settings, door, role, answer):
    from site_config.models import SiteSettings

    SiteSettings.objects.get_or_create(pk=1)
    person = make_user(role)
    client.force_login(person)

    response, is_done = open_door(client, door, person)

    if answer == "in":
        assert response.status_code == 200
    elif answer == "look":
        assert response.status_code == 200
        assert b'name="_save"' not in response.content
    elif answer == "done":
        assert response.status_code in (200, 302)
        assert is_done()
    elif answer == "404":
        # Django's change form leads away from what cannot be seen; our own pages say 404.
        assert response.status_code in (302, 404)
        assert door.startswith(("own", "other", "history")) or not is_done()
    else:
        assert response.status_code in (403, 200)
        if response.status_code == 200:
            assert not is_done()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "articles/article/",
        "articles/article/add/",
        "articles/article/1/change/",
        "articles/article/1/withdraw/",
        "articles/article/1/trash/",
        "articles/article/1/restore/",
        "articles/article/images/",
        "autocomplete/?app_label=articles&model_name=byline&field_name=author",
        "auth/user/",
    ],
)
def test_nobody_enters_without_signing_in(client, path):
    article = make_article(state=State.DRAFT)
    assert article.pk

    for response in (client.get(f"/admin/{path}"), client.post(f"/admin/{path}")):
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/?next=")


def test_signing_in_is_where_the_second_factor_is_asked_for(client):
    response = client.get("/admin/login/", {"next": "/admin/"})

    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=%2Fadmin%2F")
