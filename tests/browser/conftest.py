"""A real Chromium for the tests in this folder.

page            a page of a fresh context; fails the test when a script breaks, the
                content security policy blocks something, or another host is asked
browser         the browser, for contexts of one's own (without JavaScript, a phone, …)
"""

import os

import pytest
from django.db import connections
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
        # Where an event loop runs, a thread has connections of its own: without it nobody finds
        # them again, and the test database could not be dropped.
        connections.close_all()


@pytest.fixture
def page(browser, live_server):
    """A page that resolves `page.goto("/articles/")` against the live server."""
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(10_000)
    page = context.new_page()
    faults = watch(page, live_server.url)
    yield page
    context.close()
    assert faults == []


def watch(page, home):
    """A list that grows with each error of the page and each request to another host than `home`."""
    faults = []
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("console", lambda said: faults.append(f"{page.url}: {said.text}") if is_fault(said) else None)
    page.on("request", lambda asked: None if is_ours(asked.url, home) else faults.append(asked.url))
    return faults


def is_fault(said):
    # A page that is not there is asked for on purpose, what somebody else has done meanwhile is done again, and what
    # cannot be so is sent for its refusal.
    on_purpose = ("404 (Not Found)", "409 (Conflict)", "422 (Unprocessable Entity)")
    return said.type == "error" and not any(status in said.text for status in on_purpose)


def is_ours(address, home):
    return address.startswith((f"{home}/", "data:"))
