"""Logs an editor in as one does: by the form."""

from playwright.sync_api import Page, expect


def log_in(page: Page, name: str, password: str) -> None:
    """Returns when the answer is there. The form itself has the site's name, too: whoever only waited for that
    would go on before the answer, which would then be given up, and with it the login."""
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    expect(page.locator("#user-tools")).to_be_visible()
