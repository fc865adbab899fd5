"""Categories, tags, authors, pictures and redirects at their desks."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Author, Category, Image, Redirect, Tag, TagAlias, TagGroup
from tests.factories import make_article, make_author, make_category, make_moderator, make_owner, make_png, make_tag

pytestmark = pytest.mark.django_db
NO_ALIASES = {"aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}


@pytest.fixture(autouse=True)
def _signed_in(client):
    client.force_login(make_owner())


def errors(response):
    return set(response.context["adminform"].form.errors)


def category_form(**fields):
    return {"name": "催收", "parent": "", "slug": "", "position": "0", "intro": "", "disclaimer": ""} | fields


def tag_form(**fields):
    return {"name": "逾期", "slug": "", "status": "accepted", "group": "", "intro": ""} | NO_ALIASES | fields


def redirect_form(**fields):
    return {"old_path": "/old/", "article": "", "category": "", "tag": "", "author": "", "path": ""} | fields


# Categories


def test_a_new_category_gets_its_address_and_its_place_in_the_tree(client):
    above = make_category("债务")

    client.post("/admin/articles/category/add/", category_form(parent=above.pk))

    category = Category.objects.get(name="催收")
    assert (category.slug, category.path) == ("cui-shou", f"{above.path}{category.pk}/")


def test_a_category_below_itself_is_refused_beside_its_field(client):
    above = make_category("债务")
    below = make_category("催收", parent=above)

    url = f"/admin/articles/category/{above.pk}/change/"
    response = client.post(url, category_form(name="债务", slug=above.slug, parent=below.pk))

    assert errors(response) == {"parent"}
    above.refresh_from_db()
    assert above.parent is None


def test_the_old_address_of_a_category_leads_to_it(client):
    category = make_category("催收")
    old = category.get_absolute_url()

    client.post(f"/admin/articles/category/{category.pk}/change/", category_form(slug="collection"))

    assert Redirect.objects.get(old_path=old).category == category


def test_categories_are_listed_as_the_tree_stands(client):
    second = make_category("乙", position=2)
    first = make_category("甲", position=1)
    below = make_category("甲一", parent=first)

    response = client.get("/admin/articles/category/")

    assert list(response.context["cl"].result_list) == [first, below, second]


@pytest.mark.parametrize("use", ["article", "child"])
def test_a_category_in_use_cannot_be_deleted(client, use):
    category = make_category()
    if use == "article":
        make_article(category=category)
    else:
        make_category(parent=category)

    assert client.post(f"/admin/articles/category/{category.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Category.objects.filter(pk=category.pk).exists()


# Tags


def test_a_tag_is_saved_with_its_other_names(client):
    aliases = {"aliases-TOTAL_FORMS": "1", "aliases-INITIAL_FORMS": "0", "aliases-0-name": "还不上款"}

    client.post("/admin/articles/tag/add/", tag_form() | aliases)

    assert [alias.name for alias in Tag.objects.get(name="逾期").aliases.all()] == ["还不上款"]


def test_a_name_that_is_taken_in_another_writing_is_refused(client):
    make_tag("P2P")

    response = client.post("/admin/articles/tag/add/", tag_form(name="Ｐ２Ｐ"))

    assert errors(response) == {"name"}
    assert Tag.objects.count() == 1


def test_another_name_that_is_taken_is_refused_beside_its_own_row(client):
    make_tag("征信")
    aliases = {"aliases-TOTAL_FORMS": "1", "aliases-INITIAL_FORMS": "0", "aliases-0-name": "征信"}

    response = client.post("/admin/articles/tag/add/", tag_form() | aliases)

    (formset,) = response.context["inline_admin_formsets"]
    assert set(formset.formset.errors[0]) == {"name"}
    assert not TagAlias.objects.exists()
    assert not Tag.objects.filter(name="逾期").exists()


def test_a_moderator_accepts_a_pending_tag_and_puts_it_in_a_group(client):
    client.force_login(make_moderator())
    tag, group = make_tag("逾期", status="pending"), TagGroup.objects.create(name="问题")

    client.post(f"/admin/articles/tag/{tag.pk}/change/", tag_form(slug=tag.slug, group=group.pk))

    tag.refresh_from_db()
    assert (tag.status, tag.group) == ("accepted", group)


def test_a_tag_that_articles_carry_cannot_be_deleted(client):
    tag = make_article(tags=("逾期",)).tags.get()

    assert client.post(f"/admin/articles/tag/{tag.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_tags_costs_the_same_for_any_length(client, django_assert_num_queries, number):
    for _ in range(number):
        make_tag()

    # session, user, count, tags, aliases, groups for the filter, frame (3)
    with django_assert_num_queries(9):
        client.get("/admin/articles/tag/")


# Authors


def test_an_author_gets_an_address_from_the_name(client):
    client.post("/admin/articles/author/add/", {"name": "小花", "slug": "", "title": "", "bio": ""})

    assert Author.objects.get(name="小花").slug == "xiao-hua"


def test_an_author_with_articles_cannot_be_deleted(client):
    author = make_author()
    make_article(author=author)

    assert client.post(f"/admin/articles/author/{author.pk}/delete/", {"post": "yes"}).status_code == 403


# Pictures


def picture_form(content=None, **fields):
    upload = SimpleUploadedFile("bill.png", make_png() if content is None else content, "image/png")
    return {"upload": upload, "name": "", "alt": "", "credit": ""} | fields


def test_a_picture_is_stored_with_its_words(client):
    client.post("/admin/articles/image/add/", picture_form(name="账单", alt="一张账单", credit="小花"))

    image = Image.objects.get()
    assert (image.name, image.alt, image.credit, image.width) == ("账单", "一张账单", "小花", 640)
    assert image.file.name.startswith("images/")
    assert "bill" not in image.file.name


def test_a_file_that_is_no_picture_is_refused_beside_its_field(client):
    response = client.post("/admin/articles/image/add/", picture_form(b"<svg onload=alert(1)>", alt="说明"))

    assert errors(response) == {"upload"}
    assert response.context["adminform"].form["alt"].value() == "说明"
    assert not Image.objects.exists()


def test_a_decorative_picture_has_no_description(client):
    response = client.post("/admin/articles/image/add/", picture_form(alt="一张账单", is_decorative="on"))

    assert errors(response) == {"alt"}


def test_a_picture_in_use_names_its_articles_and_cannot_be_deleted(client):
    client.post("/admin/articles/image/add/", picture_form())
    image = Image.objects.get()
    make_article(title="用图的文章", cover=image.pk, state="draft")

    page = client.get(f"/admin/articles/image/{image.pk}/change/")

    assert "用图的文章" in page.content.decode()
    assert client.post(f"/admin/articles/image/{image.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_upload_from_the_editor_answers_where_the_picture_is(client):
    upload = SimpleUploadedFile("bill.png", make_png(), "image/png")

    answer = client.post("/admin/articles/article/images/", {"file": upload}).json()

    image = Image.objects.get()
    assert (answer["id"], answer["src"], answer["width"], answer["height"]) == (image.pk, image.file.url, 640, 400)


@pytest.mark.parametrize("files", [{}, {"file": SimpleUploadedFile("a.png", b"no picture", "image/png")}])
def test_an_upload_that_cannot_be_used_is_answered_with_a_sentence(client, files):
    response = client.post("/admin/articles/article/images/", files)

    assert response.status_code == 400
    assert set(response.json()) == {"problem"}
    assert not Image.objects.exists()


# Redirects


def test_a_redirect_leads_to_an_article(client):
    article = make_article()

    client.post("/admin/articles/redirect/add/", redirect_form(old_path="/2019/old-page", article=article.pk))

    assert Redirect.objects.get().old_path == "/2019/old-page/"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"path": "/old/"}, "path"),
        ({"path": "//evil.example/"}, "path"),
        ({"path": "https://evil.example/"}, "path"),
        ({"path": "/\\evil.example"}, "path"),
        ({"old_path": "no-slash", "path": "/about/"}, "old_path"),
        ({}, "__all__"),
    ],
)
def test_a_redirect_that_would_do_harm_is_refused(client, fields, field):
    response = client.post("/admin/articles/redirect/add/", redirect_form(**fields))

    assert errors(response) == {field}
    assert not Redirect.objects.exists()


def test_two_redirects_may_not_lead_to_each_other(client):
    Redirect.objects.create(old_path="/b/", path="/old/")

    response = client.post("/admin/articles/redirect/add/", redirect_form(path="/b/"))

    assert errors(response) == {"path"}


def test_the_address_of_a_thing_cannot_lead_to_itself(client):
    article = make_article()

    form = redirect_form(old_path=article.get_absolute_url(), article=article.pk)
    response = client.post("/admin/articles/redirect/add/", form)

    assert errors(response) == {"article"}
