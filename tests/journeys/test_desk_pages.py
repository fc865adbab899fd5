"""Every page of the desk, opened in a browser: nothing complains, nothing sticks out on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from articles.images.intake import store
from articles.models import Article, Category, Tag
from tests.factories import make_article, make_category, make_png, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),
]

PASSWORD = "a-long-password-1"
WIDER = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
DROP = """(selector) => {
  const canvas = document.createElement("canvas")
  canvas.width = canvas.height = 64
  return new Promise((resolve) => canvas.toBlob((blob) => {
    const target = document.querySelector(selector)
    const box = target.getBoundingClientRect()
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([blob], "drop.png", { type: "image/png" }))
    const where = { clientX: box.left + 40, clientY: box.top + 40 }
    target.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true, ...where }))
    resolve()
  }))
}"""


@pytest.fixture
def desk(browser, live_server) -> Iterator[Page]:
    """The desk on a phone, signed in; whatever the console says is gathered in ``complaints``."""
    make_user(username="owner", password=PASSWORD, is_staff=True, is_superuser=True)
    context = browser.new_context(viewport={"width": 390, "height": 844}, timezone_id="Asia/Shanghai", locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.complaints = []
    # Chromium's own advice on password managers is no complaint about the page.
    page.on("console", lambda said: page.complaints.append(said.text) if said.type != "verbose" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{live_server.url}/accounts/login/?next=/admin/")
    page.fill("input[name=login]", "owner")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def _addresses() -> list[str]:
    article, category, tag = Article.objects.first(), Category.objects.first(), Tag.objects.first()
    image = store(make_png(), name="账单", alt="一张账单")
    one = f"/admin/articles/article/{article.pk}"
    lists = ["articles/article", "articles/category", "articles/tag", "articles/taggroup", "articles/author"]
    lists += ["articles/image", "articles/redirect", "articles/transition", "articles/jobrun"]
    lists += ["site_config/sitesettings", "site_config/menuitem", "site_config/friendlink", "site_config/staticpage"]
    lists += ["auth/user", "auth/group"]
    addable = [name for name in lists if not name.endswith(("transition", "jobrun", "sitesettings"))]
    return [
        "/admin/",
        "/admin/articles/",
        *(f"/admin/{name}/" for name in lists),
        *(f"/admin/{name}/add/" for name in addable),
        *(f"{one}/{page}/" for page in ("change", "history", "withdraw", "trash")),
        f"/admin/articles/category/{category.pk}/change/",
        f"/admin/articles/tag/{tag.pk}/change/",
        f"/admin/articles/image/{image.pk}/change/",
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/password/change/",
        "/accounts/sessions/",
    ]


def test_every_page_is_silent_and_fits_a_phone(desk, live_server):
    make_article(title="很长很长的标题" * 8, category=make_category("催收与隐私"), tags=("催收", "电话"))

    desk.goto(f"{live_server.url}/accounts/2fa/totp/activate/")
    desk.fill("input[name=password]", PASSWORD)
    desk.click("main button[type=submit]")
    desk.wait_for_selector(".account-square svg")

    too_wide = []
    for address in _addresses():
        response = desk.goto(live_server.url + address, wait_until="networkidle")
        assert response.status == 200, address
        if desk.evaluate(WIDER) > 0:
            too_wide.append(address)

    assert too_wide == []
    assert desk.complaints == []


def test_the_editor_speaks_chinese_and_takes_a_dropped_and_a_chosen_picture(desk, live_server):
    desk.goto(f"{live_server.url}/admin/articles/article/add/", wait_until="networkidle")
    desk.wait_for_selector(".prose-menubar button[title='加粗']")
    titles = desk.eval_on_selector_all(".prose-menubar button[title]", "all => all.map((one) => one.title)")
    assert [title for title in titles if title.isascii()] == []

    desk.evaluate(DROP, ".ProseMirror[contenteditable=true]")
    desk.wait_for_selector(".ProseMirror img[src^='/media/images/']")
    with desk.expect_file_chooser() as chooser:
        desk.click(".prose-menubar button[title='上传图片']")
    chooser.value.set_files({"name": "b.png", "mimeType": "image/png", "buffer": make_png(colour="#aa3300")})
    desk.locator(".ProseMirror img[src^='/media/images/']").nth(1).wait_for()

    assert desk.complaints == []


def test_a_picture_that_cannot_be_used_is_told_in_words(desk, live_server):
    desk.goto(f"{live_server.url}/admin/articles/article/add/", wait_until="networkidle")
    with desk.expect_file_chooser() as chooser:
        desk.click(".prose-menubar button[title='上传图片']")
    chooser.value.set_files({"name": "b.png", "mimeType": "image/png", "buffer": b"nothing"})

    desk.wait_for_selector(".editor-status.is-problem")

    assert desk.inner_text(".editor-status").startswith("b.png：")
    assert desk.locator(".ProseMirror img[src]").count() == 0


def test_a_cover_is_uploaded_and_tags_are_suggested_without_leaving_the_form(desk, live_server):
    make_article(tags=("信用卡逾期",))
    desk.goto(f"{live_server.url}/admin/articles/article/add/", wait_until="networkidle")

    with desk.expect_file_chooser() as chooser:
        desk.click("[data-image-upload]")
    chooser.value.set_files({"name": "cover.png", "mimeType": "image/png", "buffer": make_png()})
    desk.wait_for_selector(".image-picker-shown[src^='/media/images/']")
    desk.click("#id_tags")
    desk.keyboard.type("催收，信用")
    desk.click(".tag-suggestions button:has-text('信用卡逾期')")

    assert desk.input_value("#id_tags") == "催收，信用卡逾期，"
    assert desk.input_value("#id_cover") != ""
    assert desk.complaints == []
