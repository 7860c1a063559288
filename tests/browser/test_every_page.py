"""Every kind of page, in every light and width: nothing blocked, nothing cut off, no barrier."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.archive import PAGES, fill_as_shipped

pytestmark = pytest.mark.django_db(transaction=True)

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


def barriers(page):
    """What axe finds, a line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_has_a_barrier(browser, live_server, viewport, scheme):
    fill_as_shipped()
    context = browser.new_context(base_url=live_server.url, viewport=viewport, color_scheme=scheme)
    page = context.new_page()
    found = {}
    for name, address in PAGES.items():
        page.goto(address)
        if lines := barriers(page):
            found[name] = lines
    context.close()
    assert found == {}


def test_no_page_is_wider_than_the_screen_nor_breaks_the_policy_nor_asks_elsewhere(browser, live_server):
    fill_as_shipped()
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    faults = []
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if is_fault(said) else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith(live_server.url) else faults.append(request.url),
    )
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for name, address in PAGES.items():
            page.goto(address)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{name} is wider than {width}")
    context.close()
    assert faults == []


def is_fault(said):
    # The page that is not there is asked for on purpose.
    return said.type == "error" and "404 (Not Found)" not in said.text


def test_the_keyboard_reaches_the_content_first_and_always_shows_where_it_is(page):
    page.goto("/about/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")

    page.goto("/articles/")
    for _ in range(12):
        page.keyboard.press("Tab")
        width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert width != "0px", page.evaluate("document.activeElement.outerHTML")


def test_print_leaves_out_what_only_leads_about(page):
    page.goto("/articles/")
    expect(page.locator(".site-nav")).to_be_visible()
    page.emulate_media(media="print")
    for part in (".site-nav", ".site-search", ".site-footer", ".filters"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
