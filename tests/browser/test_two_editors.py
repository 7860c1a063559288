"""The page that shows what two editors did differently: by keyboard, and without scripts; and what is asked of who leaves."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import expect

from participants.models import Meeting
from tests.browser.archive import fill_for_editing
from tests.forms import typed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

BEFORE = "The talks began on 26 December. Neither the year nor the end is stated."


@pytest.fixture
def meeting(page, live_server):
    """A meeting with a summary; the page's editor is bek, and anna has a browser of her own."""
    fill_for_editing()
    bek = Client()
    bek.force_login(User.objects.create_superuser("bek"))
    session = bek.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    meeting = Meeting.objects.get(title="Summit in Astana")
    Meeting.objects.update(summary=BEFORE)
    return meeting


def form_of(meeting):
    return f"/admin/participants/meeting/{meeting.pk}/change/"


def by_anna(meeting, **changes):
    anna = Client()
    anna.force_login(User.objects.get_or_create(username="anna", is_staff=True, is_superuser=True)[0])
    anna.post(form_of(meeting), typed(anna.get(form_of(meeting)), "meeting_form", **changes))


def both_save(page, meeting):
    page.goto(form_of(meeting))
    by_anna(
        meeting, summary=BEFORE + " Who came is attested for one person.", title="Anna’s title", edition="3"
    )
    page.locator("#id_summary").fill(BEFORE.replace("the end", "the last day"))
    page.locator("#id_title").fill("Bek’s title")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="anna saved this while you were editing it")).to_be_visible()
    page.wait_for_load_state("load")  # the keys are heard from then on


def look(page, name):
    """A picture for whoever wants to look: LOOK names a folder."""
    if folder := os.environ.get("LOOK"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_what_both_did_is_chosen_by_keyboard(page, meeting):
    both_save(page, meeting)
    look(page, "two-editors")
    expect(page.locator("[data-asked]").first).to_be_focused()
    expect(page.locator(".two-editors-said")).to_have_text("to choose: 2")
    page.keyboard.press("2")
    expect(page.locator(".two-editors-said")).to_have_text("to choose: 1")
    page.keyboard.press("3")
    expect(page.locator(".two-editors-said")).to_be_empty()
    page.keyboard.press("Enter")

    expect(page.locator(".messagelist")).to_contain_text(
        "As you chose: Title (of anna); Summary (the words of both)"
    )
    meeting.refresh_from_db()
    assert (meeting.title, meeting.edition) == ("Anna’s title", 3)
    assert meeting.summary == (
        BEFORE.replace("the end", "the last day") + " Who came is attested for one person."
    )


def test_what_both_did_is_written_anew_by_keyboard(page, meeting):
    both_save(page, meeting)
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("A title of both, j and k and 1")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_be_visible()
    meeting.refresh_from_db()
    assert meeting.title == "A title of both, j and k and 1"
    assert meeting.summary == BEFORE.replace("the end", "the last day")


def test_what_is_not_chosen_yet_is_not_sent(page, meeting):
    both_save(page, meeting)
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator("input:invalid").first).to_be_attached()
    assert Meeting.objects.get(pk=meeting.pk).title == "Anna’s title"


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "dark")])
def test_the_page_fits_every_screen(page, meeting, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    both_save(page, meeting)
    look(page, f"two-editors-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_is_chosen_without_scripts(browser, live_server, page, meeting):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    still = context.new_page()
    both_save(still, meeting)
    for row in still.locator("[data-asked]").all():
        row.get_by_role("radio").nth(1).check()
    still.get_by_role("button", name="Save what is chosen").click()
    expect(still.locator(".messagelist")).to_contain_text("As you chose")
    assert Meeting.objects.get(pk=meeting.pk).title == "Anna’s title"
    context.close()


def test_the_way_back_leads_to_what_was_typed(page, meeting):
    both_save(page, meeting)
    page.get_by_role("button", name="Back to my typing").click()
    expect(page.locator("#id_title")).to_have_value("Bek’s title")
    expect(page.locator("#id_edition")).to_have_value("3")
    expect(page.locator(".errorlist").first).to_contain_text("Both of you changed this")


# Leaving


@pytest.fixture
def questions(page):
    """Whether leaving was asked about; each question is answered by staying."""
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    return asked


def leave(page):
    page.evaluate("location.assign('/admin/')")
    page.wait_for_timeout(300)


def test_leaving_with_words_that_are_not_saved_asks(page, meeting, questions):
    page.goto(form_of(meeting))
    page.locator("#id_title").press_sequentially("More")
    leave(page)
    assert questions == ["beforeunload"]
    expect(page.locator("#id_title")).to_be_visible()


def test_leaving_asks_nothing_when_nothing_was_changed(page, meeting, questions):
    page.goto(form_of(meeting))
    page.locator("#id_title").press_sequentially("x")
    page.locator("#id_title").press("Backspace")
    page.evaluate("location.assign('/admin/')")
    page.wait_for_url("**/admin/")
    assert questions == []


def test_saving_asks_nothing(page, meeting, questions):
    page.goto(form_of(meeting))
    page.locator("#id_title").press_sequentially("More")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert questions == []


def test_leaving_a_form_that_came_back_with_errors_asks(page, meeting, questions):
    page.goto(form_of(meeting))
    page.locator("#id_when").fill("31.02.2020")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errornote")).to_be_visible()
    page.locator("#id_summary").click()
    leave(page)
    assert questions == ["beforeunload"]


def test_leaving_what_is_still_to_be_chosen_asks(page, meeting, questions):
    both_save(page, meeting)
    page.keyboard.press("1")
    leave(page)
    assert questions == ["beforeunload"]


def test_searching_a_list_asks_nothing(page, meeting, questions):
    page.goto("/admin/participants/meeting/")
    page.locator("#searchbar").press_sequentially("Astana")
    page.evaluate("location.assign('/admin/')")
    page.wait_for_url("**/admin/")
    assert questions == []
