"""A real Chromium for the tests in this folder.

page            a page of a fresh context; fails the test when a script breaks
                or the content security policy blocks something
browser         the browser, for contexts of one's own (without JavaScript, a phone, …)
"""

import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium


@pytest.fixture(scope="session")
def browser():
    # Playwright keeps an event loop running in this thread; Django would refuse
    # every query of the test itself for it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        try:
            browser = chromium.launch(playwright)
        except chromium.Missing as missing:
            if os.environ.get("CI"):
                pytest.fail(str(missing))
            pytest.skip(str(missing))
        yield browser
        browser.close()


@pytest.fixture
def page(browser, live_server):
    """A page that resolves `page.goto("/articles/")` against the live server."""
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(10_000)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if is_blocked(said) else None)
    yield page
    context.close()
    assert faults == []


def is_blocked(said):
    return said.type == "error" and "Content Security Policy" in said.text
