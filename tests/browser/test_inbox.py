"""An editor works through the inbox of meetings from the news by keyboard, without a load for each decision."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import expect

from articles.models import Encounter, EncounterDecision
from participants.models import Meeting
from tests.make import make_article, make_country, make_encounter, make_office, make_proposal, make_publisher

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

INBOX = "/admin/articles/encounter/"
TITLES = ["Talks in Astana", "Talks in Minsk", "Talks in Moscow", "Talks in Tashkent"]


def fill():
    """Four proposed meetings of different days, the first with most sources; in the order in which they are listed."""
    kremlin = make_publisher("Kremlin press service")
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    for number, title in enumerate(TITLES):
        when = f"2017-0{number + 1}-04"
        proposal = make_proposal(title, when=when)
        for source in range(len(TITLES) - number):
            article = make_article(f"{title}: report {source}", body="The presidents met.", publisher=kremlin)
            parties = [{"office": office, "status": "attended"}, make_country("RU")]
            spans = [["body", 15, 18, "kind", "met"]]
            make_encounter(article, parties, proposal=proposal, when=when, spans=spans)


@pytest.fixture
def user():
    return User.objects.create_superuser("editor", password="a-long-enough-secret")


@pytest.fixture
def inbox(page, live_server, user):
    fill()
    log_in(page.context, live_server, user)
    page.goto(INBOX)
    return page


def log_in(context, live_server, user):
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def here(inbox):
    return inbox.locator(".group:focus h2")


def said(inbox):
    return inbox.locator("#inbox-said")


def row(inbox, title):
    return inbox.locator(".group", has=inbox.get_by_role("heading", name=title))


def test_accepting_rejecting_and_undoing_take_a_key_each(inbox):
    inbox.keyboard.press("j")
    expect(here(inbox)).to_have_text("Talks in Astana")
    inbox.keyboard.press("a")
    expect(here(inbox)).to_have_text("Talks in Minsk")
    expect(said(inbox)).to_contain_text("Accepted: Talks in Astana.")
    expect(said(inbox)).to_contain_text("Now: Talks in Minsk")
    expect(inbox.locator("[data-left=groups]")).to_have_text("3")

    inbox.keyboard.press("r")
    inbox.keyboard.press("1")
    expect(row(inbox, "Talks in Minsk")).to_contain_text("rejected by editor")
    expect(row(inbox, "Talks in Minsk")).to_contain_text("no meeting is told of")
    expect(here(inbox)).to_have_text("Talks in Moscow")

    # What is proposed again has its title of what its articles say; its day tells which it is.
    for left, day in (("3", "4 February 2017"), ("4", "4 January 2017")):
        inbox.keyboard.press("u")
        expect(inbox.locator("[data-left=groups]")).to_have_text(left)
        expect(inbox.locator(".group:focus")).to_contain_text(day)
        expect(inbox.locator(".group:focus").get_by_role("button", name="Accept")).to_be_visible()
        expect(said(inbox)).to_contain_text("Undone.")

    assert not Meeting.objects.exists()
    assert set(Encounter.objects.values_list("state", flat=True)) == {"proposed"}


def test_keys_faster_than_the_server_decide_each_row_once(inbox):
    inbox.keyboard.press("j")
    for _ in range(6):
        inbox.keyboard.press("a")
    expect(inbox.locator("[data-left=groups]")).to_have_text("0")

    assert Meeting.objects.count() == 4
    assert EncounterDecision.objects.count() == 4


def test_keys_move_and_a_reason_can_be_in_own_words_or_none(inbox):
    for key, title in [("j", 0), ("j", 1), ("k", 0), ("k", 0), ("j", 1)]:
        inbox.keyboard.press(key)
        expect(here(inbox)).to_have_text(TITLES[title])
    inbox.keyboard.press("r")
    inbox.keyboard.press("w")
    inbox.keyboard.type("A film of that name")
    inbox.keyboard.press("Enter")
    expect(row(inbox, "Talks in Minsk")).to_contain_text("A film of that name")
    expect(here(inbox)).to_have_text("Talks in Moscow")
    inbox.keyboard.press("r")
    inbox.keyboard.press("r")
    expect(row(inbox, "Talks in Moscow")).to_contain_text("rejected by editor")

    assert sorted(EncounterDecision.objects.values_list("reason", flat=True)) == ["", "A film of that name"]


def test_what_another_editor_decided_meanwhile_comes_back_and_has_the_focus(inbox, browser, live_server):
    context = browser.new_context(base_url=live_server.url)
    log_in(context, live_server, User.objects.create_superuser("other", password="a-long-enough-secret"))
    other = context.new_page()
    other.goto(INBOX)
    other.keyboard.press("j")
    other.keyboard.press("a")
    expect(other.locator("[data-left=groups]")).to_have_text("3")
    context.close()

    row(inbox, "Talks in Astana").get_by_role("button", name="Accept").click()
    expect(said(inbox)).to_contain_text("Accepted by other")
    expect(inbox.locator(".group:focus")).to_contain_text("accepted by other")


def test_those_ticked_are_accepted_at_once(inbox):
    for title in TITLES[:2]:
        inbox.get_by_role("checkbox", name=f"Choose “{title}”").check()
    inbox.get_by_role("button", name="Accept those ticked").click()
    expect(inbox.locator("[data-left=groups]")).to_have_text("2")

    assert Meeting.objects.count() == 2


def test_the_keys_are_told_and_can_be_switched_off(inbox):
    inbox.keyboard.press("?")
    expect(inbox.get_by_role("dialog", name="Keys")).to_be_visible()
    inbox.get_by_label("Switch these keys off").check()
    inbox.keyboard.press("Escape")
    inbox.keyboard.press("j")
    inbox.keyboard.press("a")
    inbox.wait_for_timeout(300)
    assert set(Encounter.objects.values_list("state", flat=True)) == {"proposed"}

    inbox.get_by_role("button", name="all keys").click()
    inbox.get_by_label("Switch these keys off").uncheck()
    inbox.keyboard.press("Escape")
    inbox.keyboard.press("j")
    expect(inbox.locator(".group:focus")).to_be_visible()


def test_letters_typed_into_a_field_decide_nothing(inbox):
    inbox.keyboard.press("j")
    inbox.keyboard.press("/")
    inbox.keyboard.type("a rat jumps")
    expect(inbox.get_by_label("Words", exact=True)).to_have_value("a rat jumps")

    assert set(Encounter.objects.values_list("state", flat=True)) == {"proposed"}


def test_without_scripts_the_same_is_done_by_the_form(browser, live_server, user):
    fill()
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    log_in(context, live_server, user)
    page = context.new_page()
    page.goto(f"{INBOX}?country=kz")
    row(page, "Talks in Astana").get_by_role("button", name="Accept").click()
    expect(page.locator(".just-decided")).to_contain_text("accepted by editor")
    assert Meeting.objects.count() == 1

    page.locator(".just-decided").get_by_role("button", name="Undo").click()
    expect(page.locator(".messagelist")).to_contain_text("Undone.")
    expect(page.locator(".group")).to_have_count(4)
    assert not Meeting.objects.exists()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_inbox_fits_the_screen_and_raises_no_barrier(browser, live_server, user, width, scheme):
    fill()
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    log_in(context, live_server, user)
    page = context.new_page()
    page.goto(INBOX)
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("[data-left=groups]")).to_have_text("3")
    width_needed = page.evaluate("document.documentElement.scrollWidth")
    found = (
        Axe().run(page, context="#content", options={"resultTypes": ["violations"]}).response["violations"]
    )
    context.close()
    assert width_needed <= width
    assert {violation["id"]: [node["html"] for node in violation["nodes"]] for violation in found} == {}
