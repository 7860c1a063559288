"""An editor pastes or drops an article, looks at what was read, and saves it, with and without scripts."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.conftest import watch
from tests.browser.test_imports import log_in_as_chief
from tests.make import make_article, make_country, make_publisher

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

ADD = "/admin/articles/article/add/"
BODY = "Kazakhstan and Armenia spoke of gas, of transit and of the road through the mountains."
TEXT = f"Talks in Astana\n\nPublished: 14 March 2023\nURL: https://www.example.org/talks\n\n{BODY}\n"
# As a browser hands over a file that is dropped.
DROP = """([name, text]) => {
  const chosen = new DataTransfer();
  chosen.items.add(new File([text], name, { type: "text/plain" }));
  const event = new DragEvent("drop", { dataTransfer: chosen, bubbles: true, cancelable: true });
  document.querySelector("[data-drop] textarea").dispatchEvent(event);
}"""


@pytest.fixture(autouse=True)
def known():
    make_country("AM"), make_country("KZ"), make_publisher("Akorda")


def paste_and_read(page):
    page.goto(ADD)
    page.locator("#id_pasted").fill(TEXT)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".reading")).to_contain_text("Read from the pasted text")
    expect(page.locator("#id_headline")).to_have_value("Talks in Astana")
    expect(page.locator("#id_published_on")).to_have_value("2023-03-14")
    expect(page.locator(".reading")).to_contain_text("publisher")


def save(page):
    page.get_by_role("button", name="Save", exact=True).last.click()


def test_a_text_is_pasted_read_warned_of_and_saved(page):
    make_article("Talks in Astana", url="https://www.example.org/talks")
    log_in_as_chief(page)
    paste_and_read(page)
    warning = page.locator(".errorlist").filter(has_text="The archive has one article like this one")
    expect(warning).to_contain_text("the same address")
    assert Article.objects.count() == 1

    warning.get_by_role("checkbox").check()
    save(page)

    expect(page.locator(".messagelist")).to_contain_text("Linked: Armenia, Kazakhstan.")
    assert Article.objects.filter(headline="Talks in Astana").count() == 2


def test_a_file_that_is_dropped_is_read_at_once(page):
    log_in_as_chief(page)
    page.goto(ADD)
    page.locator("#id_byline").fill("Anna")
    page.evaluate(DROP, ["talks.txt", TEXT])

    expect(page.locator(".reading")).to_contain_text("Read from talks.txt")
    expect(page.locator("#id_body")).to_have_value(BODY)
    expect(page.locator("#id_byline")).to_have_value("Anna")


def test_the_return_key_in_a_field_saves(page):
    log_in_as_chief(page)
    page.goto(ADD)
    page.locator("#id_headline").fill("Talks in Astana")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")


def test_it_works_without_scripts(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    faults = watch(page, live_server.url)
    log_in_as_chief(page)
    paste_and_read(page)
    save(page)
    expect(page.locator(".messagelist")).to_contain_text("Linked: Armenia, Kazakhstan.")
    context.close()
    assert faults == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    log_in_as_chief(page)
    paste_and_read(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
