"""What a reader sees and can change, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.factories import make_article, make_category

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # The live server starts before any test may name a folder of collected files; it needs none.
    pytest.mark.filterwarnings("ignore:No directory at"),
]

TABLE = "<table><thead><tr><th>办法</th><th>适合谁</th><th>费用</th><th>对征信的影响</th></tr></thead><tbody><tr>"
TABLE += (
    "<td>个性化分期</td><td>有稳定收入的人</td><td>各行不同</td><td>按约定还款，不再新增逾期</td></tr></tbody></table>"
)
BODY = (
    f"<h2>一、先看账单</h2><p>先核对<em>本金</em>。</p>{TABLE}"
    f"<h2>二、再打电话</h2><p>说明困难。</p>{TABLE}<h2>三、小结</h2><p>慢慢来。</p>"
)
SLUG = "xian-kan-zhang-dan"
ARTICLE = f"/articles/{SLUG}/"
WIDER = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def site(live_server) -> str:
    make_article(title="信用卡逾期三个月，先做这五件事", body=BODY, slug=SLUG, category=make_category("信用卡"))
    return live_server.url


@pytest.fixture
def visit(browser, site) -> Iterator[Callable[..., Page]]:
    """Open an address of the site; what the console says is gathered in ``page.complaints``."""
    contexts = []

    def opened(path: str, *, width: int = 390, scheme: str = "light") -> Page:
        size = {"width": width, "height": 844}
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme, timezone_id="Asia/Shanghai"))
        # A reading counted while a test ends would write into tables that are being emptied.
        contexts[-1].route("**/views/**", lambda route: route.fulfill(status=204))
        page = contexts[-1].new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(site + path, wait_until="networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", ["/", ARTICLE, "/categories/", "/search/?q=账单"])
def test_page_has_no_sideways_scroll_on_small_phones_and_with_doubled_letters(visit, path):
    page = visit(path, width=320)
    as_it_is = page.evaluate(WIDER)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert (as_it_is, page.evaluate(WIDER)) == (0, 0)
    assert page.complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", ARTICLE, "/nowhere/"])
def test_page_passes_axe_in_light_and_dark(visit, path, scheme):
    page = visit(path, scheme=scheme)

    found = Axe().run(page).response["violations"]

    assert [(rule["id"], rule["nodes"][0]["target"]) for rule in found] == []


def test_choice_of_colours_and_letters_survives_the_next_page(visit):
    page = visit("/")

    page.click(".display-panel summary")
    page.click("[data-theme-choice=dark]")
    page.click("[data-size-choice=large]")
    page.wait_for_function("document.documentElement.dataset.size === 'large'")
    page.goto(page.url + ARTICLE[1:])

    assert page.evaluate("({...document.documentElement.dataset})") == {"theme": "dark", "size": "large"}


def test_table_scrolls_in_a_box_that_the_keyboard_reaches(visit):
    page = visit(ARTICLE)

    box = page.locator(".table-box").first

    assert box.get_attribute("tabindex") == "0"
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")


def test_contents_stand_open_beside_the_text_on_wide_screens(visit):
    page = visit(ARTICLE, width=1280)

    assert page.locator(".contents a").all_inner_texts() == ["一、先看账单", "二、再打电话", "三、小结"]
