"""An owner writes an article, from the first letter to a changed address, in a real browser."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from articles.models import Article
from tests.factories import make_author, make_category, make_png, make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:No directory at"),
]

EDITOR = ".ProseMirror[contenteditable=true]"
PASSWORD = "a-long-password-1"
TITLE = "接到催收电话先说什么"
WIDER = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
PASTE = """([selector, data]) => {
  const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0))
  const transfer = new DataTransfer()
  transfer.items.add(new File([bytes], "bill.png", { type: "image/png" }))
  const event = new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true })
  document.querySelector(selector).dispatchEvent(event)
}"""


@pytest.fixture
def desk(browser, live_server, client) -> Iterator[Page]:
    """The desk, signed in; whatever the console says is gathered in ``complaints``."""
    make_user(username="owner", password=PASSWORD, is_staff=True, is_superuser=True)
    make_category("催收与隐私")
    make_author("小花")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, timezone_id="Asia/Shanghai", locale="zh-CN")
    # A reading counted while the test ends would write into tables that are being emptied.
    context.route("**/views/**", lambda route: route.fulfill(status=204))
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(f"{live_server.url}/admin/")
    page.fill("input[name=login]", "owner")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def _choose(page: Page, field: str, words: str) -> None:
    """Pick the first suggestion of an autocomplete field."""
    page.click(f"#id_{field} + .select2 .select2-selection")
    page.keyboard.type(words)
    page.click(f".select2-results__option:has-text('{words}')")


def _write(page: Page) -> None:
    page.fill("#id_title", TITLE)
    page.click(EDITOR)
    page.keyboard.type("一、先听清是谁")
    page.keyboard.press("Enter")
    page.keyboard.type("问清机构、姓名和工号。")
    page.keyboard.press("Enter")
    page.evaluate(PASTE, [EDITOR, base64.b64encode(make_png()).decode()])
    page.wait_for_selector(f"{EDITOR} img[src^='/media/images/']")
    _choose(page, "category", "催收与隐私")
    _choose(page, "authors", "小花")
    page.fill("#id_tags", "催收，电话")


def _press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.click(f"button[name={name}]")


def test_owner_writes_saves_previews_publishes_edits_and_moves_an_article(desk, live_server, client):
    desk.goto(f"{live_server.url}/admin/articles/article/add/")
    _write(desk)

    _press(desk, "_save")
    article = Article.objects.get()
    edit = f"{live_server.url}/admin/articles/article/{article.pk}/change/"
    address = article.get_absolute_url()
    assert address == "/articles/jie-dao-cui-shou-dian-hua-xian-shuo-shen-me/"
    assert client.get(address).status_code == 404
    assert TITLE not in client.get("/").text

    _press(desk, "_preview")
    assert "/preview/" in desk.url
    assert desk.inner_text("h1").replace("\n", "") == TITLE
    assert desk.locator(".prose img").count() == 1

    desk.goto(edit)
    _press(desk, "_publish")
    article.refresh_from_db()
    category, tag = article.category.get_absolute_url(), article.tags.get(name="催收").get_absolute_url()
    for place in ("/", category, tag, "/feeds/rss.xml"):
        assert TITLE in client.get(place).text, place
    public = client.get(address).text
    assert 'id="xian-ting-qing-shi-shui"' in public
    assert "/media/images/" in public

    desk.goto(edit)
    desk.click(f"{EDITOR} p:has-text('问清机构')")
    desk.keyboard.press("End")
    desk.keyboard.type("再说您的难处。")
    _press(desk, "_save")
    assert client.get(address).text == public
    desk.goto(edit)
    assert "再说您的难处" in desk.inner_text(EDITOR)
    _press(desk, "_publish")
    assert "再说您的难处" in client.get(address).text

    desk.goto(edit)
    desk.evaluate("document.querySelectorAll('details').forEach((box) => box.open = true)")
    desk.fill("#id_slug", "dian-hua-li-shuo-shen-me")
    _press(desk, "_save")
    moved = client.get(address)
    assert (moved.status_code, moved["Location"]) == (301, "/articles/dian-hua-li-shuo-shen-me/")

    desk.set_viewport_size({"width": 390, "height": 844})
    for place in (edit, *(live_server.url + path for path in (moved["Location"], "/", category, tag))):
        desk.goto(place, wait_until="networkidle")
        assert desk.evaluate(WIDER) <= 0, place
    assert desk.complaints == []
