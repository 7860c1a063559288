"""An editor moves more articles than one press does: the page goes on by itself, and stops where it is told to."""

import pytest
from playwright.sync_api import expect

from articles.admin import status_actions
from articles.models import Article
from tests.browser.test_imports import log_in_as_chief
from tests.make import make_article

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]


@pytest.fixture
def many(monkeypatch):
    monkeypatch.setattr(status_actions, "AT_ONCE", 2)
    for _ in range(7):
        make_article()


def withdraw_all(page):
    log_in_as_chief(page)
    page.goto("/admin/articles/article/")
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("withdraw")
    page.get_by_role("button", name="Go").click()


def test_what_one_press_does_not_do_goes_on_by_itself(page, many):
    withdraw_all(page)
    expect(page.locator(".messagelist")).to_contain_text("7 articles are now “withdrawn”.")
    assert not Article.objects.published().exists()


def test_it_stops_where_it_is_told_to_and_goes_on_when_asked(page, many):
    pressed = []

    def meanwhile(route):
        """While the script's own press is under way the editor stops it."""
        if route.request.resource_type == "fetch" and not pressed:
            pressed.append(route)
            page.evaluate("document.querySelector('[data-stop]').click()")
        route.continue_()

    page.route("**/admin/articles/article/", meanwhile)
    withdraw_all(page)
    expect(page.get_by_text("It has stopped. “Continue” goes on.")).to_be_visible()
    expect(page.locator("form[data-continue]")).to_contain_text("4 of 7 done.")
    assert Article.objects.published().count() == 3

    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".messagelist")).to_contain_text("7 articles are now “withdrawn”.")
