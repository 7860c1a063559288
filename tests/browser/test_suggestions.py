"""A search box suggests whom and what may be meant: by keyboard, by touch, and not at all without scripts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.make import (
    make_article,
    make_country,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_term,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def archive(transactional_db):
    kazakhstan = make_country("KZ")
    tokayev = make_person("Kassym-Jomart Tokayev", slug="tokayev", family_name="Tokayev")
    make_term(tokayev, make_office("President of Kazakhstan", country=kazakhstan))
    make_name("Касым-Жомарт Токаев", "ru", person=tokayev)
    make_country("TO", name="Tonga")
    make_organisation(name="Tobacco Council", slug="tobacco")
    make_article("Tokayev arrives", people=[tokayev])


def box(page):
    return page.get_by_role("combobox", name="Search everything", exact=True)


def options(page):
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def test_the_keyboard_alone_chooses_among_suggestions(page):
    page.goto("/countries/")
    box(page).focus()
    page.keyboard.type("to")
    expect(options(page)).to_have_count(3)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(options(page).first).to_have_text("Kassym-Jomart Tokayevperson · President of Kazakhstan")
    walk = [("ArrowDown", 0), ("ArrowDown", 1), ("End", 2), ("Home", 0), ("ArrowUp", None), ("ArrowUp", 2)]
    for key, chosen in walk:
        page.keyboard.press(key)
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0 if chosen is None else 1)
        if chosen is not None:
            active = box(page).get_attribute("aria-activedescendant")
            expect(options(page).nth(chosen)).to_have_id(active)
            expect(options(page).nth(chosen)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/people/tokayev/$"))


def test_escape_folds_the_suggestions_and_keeps_what_is_typed(page):
    page.goto("/countries/")
    box(page).focus()
    page.keyboard.type("ток")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_value("ток")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options(page)).to_have_count(1)


def test_the_box_of_the_front_page_suggests_too(page):
    page.goto("/")
    form = page.get_by_role("search")
    room = form.bounding_box()["width"] - form.get_by_role("button").bounding_box()["width"]
    assert box(page).bounding_box()["width"] > 0.95 * room
    box(page).focus()
    page.keyboard.type("ток")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/people/tokayev/$"))


def test_enter_searches_while_nothing_is_chosen(page):
    page.goto("/countries/")
    box(page).focus()
    page.keyboard.type("tokayev")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=tokayev$"))
    expect(page.locator(".answer")).to_contain_text("Kassym-Jomart Tokayev")


def test_a_suggestion_is_clicked(page):
    page.goto("/countries/")
    box(page).focus()
    page.keyboard.type("ton")
    options(page).first.click()
    expect(page).to_have_url(re.compile("/countries/to/$"))


def test_the_words_among_the_filters_are_helped_too(page):
    page.goto("/articles/")
    page.get_by_role("combobox", name="Words").fill("tok")
    expect(options(page)).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_open_suggestions_fit_the_screen_and_raise_no_barrier(browser, live_server, width, scheme):
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    page.goto("/")
    box(page).focus()
    page.keyboard.type("to")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("ArrowDown")
    place = page.get_by_role("listbox").bounding_box()
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    context.close()
    assert [violation["id"] for violation in found] == []


def test_without_scripts_the_box_simply_searches(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/countries/")
    page.get_by_label("Search everything", exact=True).fill("Токаев")
    page.get_by_label("Search everything", exact=True).press("Enter")
    page.locator(".answer").get_by_role("link", name="Kassym-Jomart Tokayev").click()
    expect(page.locator("h1")).to_have_text("Kassym-Jomart Tokayev")
    context.close()
