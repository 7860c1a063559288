"""A reader filters and follows links, with scripts and without, at a desk and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.archive import FOUNDING, fill, fill_as_shipped
from tests.make import make_article

pytestmark = pytest.mark.django_db(transaction=True)

WAYS = {
    "at a desk": {"viewport": {"width": 1280, "height": 900}},
    "without scripts": {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False},
    "on a phone": {"viewport": {"width": 390, "height": 844}},
    "on a phone without scripts": {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False},
}


@pytest.fixture(params=WAYS)
def reader(request, browser, live_server):
    context = browser.new_context(base_url=live_server.url, **WAYS[request.param])
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def choose(reader, facet, name):
    """Click a choice of a facet, unfolding the filters where they are folded."""
    summary = reader.locator(".filters > summary")
    if summary.is_visible() and reader.locator(".filters:not([open])").count():
        summary.click()
    reader.locator(f"section[aria-labelledby=facet-{facet}]").get_by_role(
        "link", name=re.compile(name)
    ).click()


@pytest.mark.parametrize("query", ["", "?from=2015&to=2015"])
def test_no_label_below_the_bars_is_cut_or_runs_into_the_next(reader, query):
    for day in ("2004-03-01", "2015-05-01", "2015-06-01"):
        make_article(published_on=day)
    reader.goto(f"/articles/{query}")
    labels = [label.bounding_box() for label in reader.locator(".histogram__label").all()]
    picture = reader.locator(".histogram__picture").bounding_box()
    assert len(labels) > 1
    ends = [label["x"] + label["width"] for label in labels]
    begins = [label["x"] for label in labels[1:]] + [picture["x"] + picture["width"]]
    assert all(end < begin for end, begin in zip(ends, begins, strict=True))


def test_a_reader_narrows_by_country_and_widens_again_by_clicking(reader):
    fill()
    reader.goto("/articles/")
    expect(reader.locator(".count")).to_have_text("32 articles")

    choose(reader, "country", "Uzbekistan")
    expect(reader.locator(".count")).to_have_text("11 articles")
    expect(reader).to_have_url(re.compile(r"\?country=uz$"))

    choose(reader, "country", "Kazakhstan")
    expect(reader.locator(".count")).to_have_text("31 articles")

    reader.get_by_role("link", name="Next page").click()
    expect(reader.locator(".chip")).to_have_count(3)
    expect(reader.locator(".article-card")).to_have_count(6)

    summary = reader.locator(".filters > summary")
    if summary.is_visible():
        summary.click()
    reader.get_by_label("Match").select_option("all")
    reader.get_by_role("button", name="Apply").click()
    expect(reader.locator(".count")).to_have_text("10 articles")

    reader.locator(".chip", has_text="Kazakhstan").click()
    expect(reader.locator(".count")).to_have_text("11 articles")
    expect(reader.locator(".article-card__headline").first).to_be_visible()


def test_an_empty_result_says_which_condition_to_drop(reader):
    fill()
    reader.goto("/articles/?country=am&q=gas")
    expect(reader.locator(".empty")).to_contain_text("Nothing fits all of these conditions.")
    reader.get_by_role("link", name="without Country: Armenia").click()
    expect(reader.locator(".count")).to_have_text("30 articles")


def test_a_researcher_walks_from_the_founding_article_to_everything_and_back(reader):
    fill_as_shipped()
    reader.goto("/articles/?topic=natural-gas")
    reader.get_by_role("link", name=re.compile(FOUNDING)).click()

    reader.locator("section", has_text="Meetings it covers").get_by_role(
        "link", name="Informal CIS summit, St. Petersburg, 26 December"
    ).first.click()
    expect(reader.locator(".page-head .lead")).to_contain_text("26 December, year not stated")

    reader.get_by_role("link", name="Nikol Pashinyan").first.click()
    expect(reader.locator("h1")).to_have_text("Nikol Pashinyan")

    reader.get_by_role("link", name="Prime Minister of Armenia", exact=True).first.click()
    expect(reader.locator("h1")).to_have_text("Armenia")

    reader.get_by_role("link", name="Filter these meetings").click()
    choose(reader, "series", "Informal summit of CIS heads of state")
    reader.get_by_role("link", name="Informal CIS summit, St. Petersburg, 26 December").first.click()
    reader.get_by_role("link", name=re.compile(FOUNDING)).first.click()
    expect(reader.locator("h1")).to_contain_text(FOUNDING)


def test_words_are_searched_by_pressing_enter_and_marked_where_found(reader):
    fill()
    reader.goto("/search/")
    box = reader.locator("input[name=q]:visible").first
    box.fill("discussed trade")
    box.press("Enter")
    reader.wait_for_url("**/search/?q=discussed+trade")
    expect(reader.locator("mark").first).to_have_text("discussed")


def test_the_language_that_was_chosen_is_that_of_the_first_page(page):
    page.goto("/countries/")
    page.get_by_role("banner").get_by_role("link", name="Русский").first.click()
    expect(page).to_have_url(re.compile("/ru/countries/$"))
    page.goto("/")
    expect(page).to_have_url(re.compile("/ru/$"))
    page.goto("/countries/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/ru/")
    page.get_by_role("banner").get_by_role("link", name="English").first.click()
    expect(page).to_have_url(re.compile(r":\d+/$"))
