"""Every kind of page, in every light and width: nothing blocked, nothing cut off, no barrier."""

from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.archive import fill_as_demo
from tests.make import (
    make_article,
    make_citation,
    make_country,
    make_coverage,
    make_meeting,
    make_participation,
    make_publisher,
)

pytestmark = pytest.mark.django_db(transaction=True)

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

# What colours alone can break: all else is the same as by daylight.
IN_THE_DARK = ["color-contrast", "link-in-text-block"]
# WCAG 2.2 asks for it; axe looks only where it is told to.
LARGE_ENOUGH = {"target-size": {"enabled": True}}


def unfold(page):
    """Open what is folded, so that nothing escapes the look; but the menu, which would lie over the page."""
    page.evaluate(
        "document.querySelectorAll('details:not(.menu)').forEach(details => { details.open = true })"
    )


def barriers(page, rules=None):
    """What axe finds by all of its rules or by those given, a line each."""
    unfold(page)
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {"rules": LARGE_ENOUGH})
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_no_page_has_a_barrier(browser, live_server, viewport, language):
    """By all rules of axe by daylight, and by those of colour in the dark."""
    pages = fill_as_demo()
    before = "" if language == "en" else f"/{language}"
    context = browser.new_context(base_url=live_server.url, viewport=viewport)
    page = context.new_page()
    found = {}
    for name, address in pages.items():
        page.emulate_media(color_scheme="light")
        page.goto(f"{before}{address}")
        lines = barriers(page)
        page.emulate_media(color_scheme="dark")
        if lines := lines + barriers(page, IN_THE_DARK):
            found[name] = lines
    context.close()
    assert found == {}


# The words of pictures that reach beyond their edge, and the names at the head of a row that are broken in two.
CUT = """[...document.querySelectorAll("svg text")].filter(text => {
  const words = text.getBoundingClientRect(), picture = text.ownerSVGElement.getBoundingClientRect()
  return words.width && (words.right > picture.right + 1 || words.left < picture.left - 1)
}).map(text => text.textContent)"""
BROKEN = """[...document.querySelectorAll("tbody th a")].filter(name =>
  name.getClientRects().length > 1 && /^\\p{L}{1,15}$/u.test(name.textContent.trim())
).map(name => name.textContent)"""


# What of a table is covered by the edge of its frame, and cannot be scrolled to: before the frame's beginning.
COVERED = """[...document.querySelectorAll("table :is(th, td) > a, table :is(th, td) > :first-child")].filter(cell => {
  for (let frame = cell.parentElement; frame && frame !== document.body; frame = frame.parentElement) {
    if (getComputedStyle(frame).overflowX !== "visible" && frame.clientWidth > 2) {
      const from = frame.getBoundingClientRect().left - frame.scrollLeft
      return cell.checkVisibility() && cell.clientWidth > 2 && cell.getBoundingClientRect().left < from - 1
    }
  }
}).map(cell => cell.textContent.trim())"""


def test_no_page_is_wider_than_the_screen_nor_cuts_its_words_nor_breaks_the_policy_nor_asks_elsewhere(page):
    too_wide, cut = [], []
    for name, address in fill_as_demo().items():
        page.goto(address)
        unfold(page)
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append(f"{name} at {width}")
            cut += [
                f"{name} at {width}: {words}"
                for words in page.evaluate(CUT) + page.evaluate(BROKEN) + page.evaluate(COVERED)
            ]
    assert too_wide == []
    assert cut == []


def test_a_word_without_end_does_not_widen_a_page(page):
    word = "Энергетикасотрудничествосаммит" * 6
    article = make_article(
        word,
        body=word,
        byline=word,
        standfirst=word,
        publisher=make_publisher(word[:100]),
        countries=[make_country("KZ")],
    )
    make_citation(article, word, url=f"https://example.org/{'a' * 200}")
    meeting = make_meeting(word, summary=word)
    make_participation(meeting, name_as_given=word)
    make_coverage(article, meeting, quote=word)
    addresses = ["/", "/articles/", "/meetings/", article.get_absolute_url(), meeting.get_absolute_url()]
    for address, viewport in product(addresses, (PHONE, DESK)):
        page.set_viewport_size(viewport)
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], address


def test_every_page_of_the_menu_is_two_taps_away_on_the_smallest_phone(page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/about/")
    page.get_by_text("Menu", exact=True).click()
    links = page.locator(".menu__sheet a")
    assert links.count() > 20
    for link in links.all():
        expect(link).to_be_visible()
    too_low = "links => links.filter(link => link.getBoundingClientRect().height < 24).map(link => link.href)"
    assert links.evaluate_all(too_low) == []
    links.get_by_text("Who met whom").click()
    page.wait_for_url("**/matrix/")


def test_escape_closes_the_menu_and_goes_back_to_where_it_was_opened(page):
    page.goto("/about/")
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".menu__sheet")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu__sheet")).to_be_hidden()
    expect(page.locator(".menu summary")).to_be_focused()


def test_the_keyboard_reaches_the_content_first_and_always_shows_where_it_is(page):
    page.goto("/about/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url("**/about/#content")

    page.goto("/articles/")
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", page.evaluate("document.activeElement.outerHTML")


def test_print_leaves_out_what_only_leads_about(page):
    page.goto("/articles/")
    expect(page.locator(".masthead")).to_be_visible()
    page.emulate_media(media="print")
    for part in (".masthead", ".site-footer", ".filters"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_a_page_on_paper_says_where_and_when_it_was_read(page):
    page.goto("/articles/?country=kz")
    printed = page.locator(".on-paper")
    expect(printed).to_be_hidden()
    page.emulate_media(media="print")
    expect(printed).to_be_visible()
    expect(printed).to_contain_text("/articles/?country=kz, as of")
