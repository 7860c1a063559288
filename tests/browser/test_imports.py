"""An editor brings articles in, looks at what is suggested in them, and takes them back, with and without scripts."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from articles.importing import slices
from articles.models import Article, ImportBatch, Mention
from tests.articles.news import TALKS, line_of, records
from tests.browser.conftest import watch
from tests.browser.logins import log_in
from tests.make import make_country

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

NEWS = [
    *records(5),
    b'{"title": "cut off',
    TALKS | {"title": "Tbilisi decides", "url": "", "id": "", "text": "Tbilisi spoke."},
]
BRING_IN, PROGRESS = "Import the new articles", "form[data-continue]"


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(slices, "FEWER", [2])
    for code in ("AM", "KZ", "RU"):
        make_country(code)
    georgia = make_country("GE")
    georgia.names.create(text="Tbilisi", language="en", kind="variant")
    file = tmp_path / "news.jsonl"
    file.write_bytes(b"".join(line_of(record) + b"\n" for record in NEWS))
    return file


def log_in_as_chief(page):
    User.objects.create_superuser("chief", password="a-long-enough-secret")
    log_in(page, "chief", "a-long-enough-secret")


def upload(page, file):
    page.goto("/admin/articles/importbatch/")
    page.get_by_role("link", name="Import articles").click()
    page.get_by_label("File").set_input_files(file)
    page.get_by_label("New articles are").select_option("published")
    page.get_by_role("button", name="Read the file").click()


def test_a_file_is_uploaded_looked_at_brought_in_and_taken_back(page, file):
    log_in_as_chief(page)
    upload(page, file)
    expect(page.get_by_role("button", name=BRING_IN)).to_be_visible()
    content = page.locator("#content")
    for words in ("new: to be imported", "Talks, day 4", "the line is not JSON", "Tbilisi decides"):
        expect(content).to_contain_text(words)
    assert not Article.objects.exists()

    page.get_by_role("button", name=BRING_IN).click()
    expect(page.locator(".messagelist")).to_contain_text("6 articles were imported")
    page.get_by_role("link", name="Its articles").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(6)

    page.go_back()
    page.get_by_role("link", name="Undo this batch").click()
    expect(page.locator("#content")).to_contain_text("6 articles are unchanged since the import")
    page.get_by_role("button", name="Undo the batch").click()
    expect(page.locator(".messagelist")).to_contain_text("6 articles were removed, 0 were kept")
    assert not Article.objects.exists()


def test_without_scripts_the_button_is_pressed_by_hand(browser, live_server, file):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    faults = watch(page, live_server.url)
    log_in_as_chief(page)
    upload(page, file)
    for button, last in (("Continue", BRING_IN), (BRING_IN, "Continue"), ("Continue", None)):
        while page.get_by_role("button", name=button).count():
            page.get_by_role("button", name=button).click()
        if last:
            expect(page.get_by_role("button", name=last)).to_be_visible()

    expect(page.locator(".messagelist")).to_contain_text("6 articles were imported")
    assert (Article.objects.count(), ImportBatch.objects.get().state) == (6, "finished")
    context.close()
    assert faults == []


def test_it_goes_on_when_the_page_is_opened_again(page, file, browser, live_server):
    log_in_as_chief(page)
    page.route("**/continue.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    upload(page, file)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(PROGRESS)).to_contain_text("2 of 7 done")
    page.goto("/admin/")

    page.unroute("**/continue.js*")
    page.goto(f"/admin/articles/importbatch/{ImportBatch.objects.get().pk}/change/")

    expect(page.get_by_role("button", name=BRING_IN)).to_be_visible()


def test_suggestions_are_decided_by_keyboard(page):
    article = Article.objects.create(
        headline="Talks", body="Georgia and Armenia spoke. Georgia left.", language="en"
    )
    for start, text in ((0, "Georgia"), (12, "Armenia"), (27, "Georgia")):
        country = make_country("GE" if text == "Georgia" else "AM")
        article.mentions.create(text=text, start=start, end=start + len(text), country=country, rule="test")
    log_in_as_chief(page)
    page.goto("/admin/articles/mention/")
    expect(page.locator("#result_list mark")).to_have_text(["Georgia", "Armenia", "Georgia"])

    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator(".messagelist")).to_contain_text("1 mention is now rejected.")
    page.locator("#result_list .action-select").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("1 mention is now accepted.")

    states = Mention.objects.order_by("start").values_list("text", "state")
    assert list(states) == [("Georgia", "accepted"), ("Armenia", "rejected"), ("Georgia", "suggested")]
    assert [country.code for country in article.countries.all()] == ["GE"]
