"""An editor works an article's worksheet: by keyboard alone, without a load, and without scripts by forms."""

import io
import re
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import expect

from articles.models import Article, Attestation, Citation, Coverage, Mention, Statement
from participants.models import Meeting, Participation, Person
from tests.browser.test_inbox import log_in
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_office,
    make_person,
    make_place,
    make_proposed_citation,
    make_proposed_statement,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

# The founding story, told with our own sentences.
STORY = (
    "Gas on the agenda of an informal summit",
    """President Putin held talks on gas with the leaders of Kazakhstan and Uzbekistan at the informal CIS summit in Saint Petersburg, said the Kremlin spokesman Dmitry Peskov. The topics included supply, pricing and joint ventures, Peskov said.

The informal CIS summit opened in Saint Petersburg on December 26. In addition to host Russia, eight countries have been invited: Azerbaijan, Armenia, Belarus, Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, and Uzbekistan.

Armenian Prime Minister Nikol Pashinyan attended the meeting of the Supreme Eurasian Economic Council and the informal CIS summit, according to the Armenian government. A bilateral meeting between Putin and Pashinyan is possible but has not been scheduled.

This report is based on information from the Kremlin press service, Armenian government communications and regional briefings.
""",
)
BODY = (
    "The presidents of Kazakhstan and Russia met in Astana on Tuesday. Gas supplies will grow, an adviser said. "
    "Akmaral Seitkali spoke after them, the Kremlin press service reported."
)
# The keystroke model: seconds for a key, a click, a load.
KEY, CLICK, LOAD = 0.2, 1.7, 1.0


class Hand:
    """An editor's hand on a page, which counts what it does."""

    def __init__(self, page):
        self.page, self.keys, self.loads = page, 0, 0

    def goto(self, address):
        self.loads += 1
        self.page.goto(address)

    def press(self, *keys):
        for key in keys:
            self.keys += 1
            self.page.keyboard.press(key)

    def type(self, text):
        self.keys += len(text)
        self.page.keyboard.type(text)

    def paste(self, text):
        """Ctrl V."""
        self.keys += 2
        self.page.keyboard.insert_text(text)

    @property
    def seconds(self):
        return self.keys * KEY + self.loads * LOAD

    def __str__(self):
        return f"{self.keys} keys, 0 clicks, {self.loads} loads: {self.seconds:.1f} s"


def address(article):
    return f"/admin/articles/article/{article.pk}/worksheet/"


@pytest.fixture
def user():
    return User.objects.create_superuser("editor", password="a-long-enough-secret")


@pytest.fixture
def editor(page, live_server, user):
    """A page on which the editor is logged in."""
    log_in(page.context, live_server, user)
    return page


def fill():
    """An article that reports a meeting, a statement and a source, and names two countries and an office."""
    kazakhstan, russia = make_country("KZ"), make_country("RU")
    office = make_office("President of Kazakhstan", country=kazakhstan)
    make_person("Dmitry Peskov", slug="dmitry-peskov")
    make_place("Astana", kazakhstan)
    article = make_article("Talks in Astana", body=BODY, status="draft")
    for country, words in ((kazakhstan, "Kazakhstan"), (russia, "Russia")):
        mention(article, words, country=country)
    mention(article, "The presidents", office=office, certainty="likely")
    spans = [["body", BODY.index("met"), BODY.index("met") + 3, "kind", "met"]]
    make_encounter(article, [kazakhstan, russia], when="2017-12-26", spans=spans)
    said = "Gas supplies will grow"
    start = BODY.index(said)
    adviser = BODY.index("an adviser")
    make_proposed_statement(
        article, said, start=start, end=start + len(said), speaker_name="an adviser",
        speaker_start=adviser, speaker_end=adviser + len("an adviser"),
    )  # fmt: skip
    source = BODY.index("the Kremlin press service") + 4
    make_proposed_citation(article, start=source, end=source + len("Kremlin press service"))
    return article


def mention(article, words, **facts):
    start = article.body.index(words)
    place = {"start": start, "end": start + len(words), "text": words}
    return Mention.objects.create(article=article, rule="name", state="suggested", **place, **facts)


@pytest.fixture
def article():
    return fill()


@pytest.fixture
def sheet(editor, article):
    editor.goto(address(article))
    expect(current(editor)).to_be_focused()
    return editor


def current(page):
    return page.locator(".card[aria-current]")


def card(page, title):
    return page.locator(".card", has=page.get_by_role("heading", name=title))


def said(page):
    return page.locator("[data-said]")


def left(page):
    return page.locator("[data-left]")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def go_to(page, title):
    """By keys, as far as it takes."""
    for _ in range(page.locator(".card").count()):
        if title in current(page).locator("[data-title]").inner_text():
            return
        page.keyboard.press("j")
    expect(current(page).locator("[data-title]")).to_contain_text(title)


def is_on_body(page):
    return page.evaluate("document.activeElement === document.body")


def answered(page):
    """All that was sent has its answer."""
    expect(page.locator(".card[aria-busy]")).to_have_count(0, timeout=30_000)


# --- The founding story ---


@pytest.fixture
def reference():
    call_command("load_reference", stdout=io.StringIO())


def test_the_founding_story_takes_less_than_ninety_seconds_of_keys(editor, reference, capsys):
    """From the inbox, where it is pasted, until it is saved."""
    hand = Hand(editor)
    hand.goto("/admin/inbox/")
    hand.press("n")
    expect(editor.get_by_role("textbox", name="Paste an article")).to_be_focused()
    hand.paste("{}\n\n{}".format(*STORY))
    hand.press("Control+Enter")
    editor.wait_for_url("**/worksheet/", timeout=60_000)
    hand.loads += 1
    expect(current(editor)).to_be_focused()
    story = Article.objects.get()
    cards = editor.locator(".card").count()
    for _ in range(cards):
        title = current(editor).locator("[data-title]").inner_text()
        answers = current(editor).get_by_role("radio")
        if answers.count():
            hand.press("1")
            expect(answers.first).to_be_checked()
        hand.press(*("rr" if title == "regional briefings" else "a"))
    expect(left(editor)).to_have_text("0")
    answered(editor)
    # A name that the reader did not tie to its country is found by its beginning, and chosen.
    hand.press("/")
    hand.type("Saint P")
    expect(editor.locator("[data-find] input")).to_have_value("Saint P")
    hand.press("Enter", "m")
    menu = editor.get_by_role("dialog", name="What these words are")
    menu.get_by_label("Who or what").fill("")
    hand.type("Russian Federation")
    expect(menu.get_by_role("button").first).to_contain_text("Russia")
    hand.press("Enter")
    expect(said(editor)).to_contain_text("Saint Petersburg", timeout=30_000)
    hand.press("Enter")
    expect(editor.locator("[data-strip]")).to_contain_text("Saved")

    assert hand.seconds <= 90, str(hand)
    with capsys.disabled():
        sys.stdout.write(f"\nfounding story, {cards} cards: {hand}\n")
    summit = Meeting.objects.get(kind="informal-summit", coverage__article=story)
    assert Participation.objects.filter(meeting=summit, status="invited").count() == 8
    assert Attestation.objects.filter(participation__meeting=summit, status="attended").exists()
    assert Coverage.objects.filter(article=story).count() == 4
    assert Statement.objects.filter(article=story).count() == 3
    assert Citation.objects.filter(article=story).count() == 2
    story.refresh_from_db()
    assert story.status != "draft"
    assert story.mentions.filter(text="Saint Petersburg", country__code="RU").exists()


# --- Deciding by keys ---


def test_accepting_rejecting_and_putting_off_go_on_to_the_next(sheet, article):
    expect(left(sheet)).to_have_text(str(sheet.locator(".card").count()))
    go_to(sheet, "Gas supplies will grow")
    press(sheet, "a")
    expect(current(sheet)).to_contain_text("Kremlin press service")
    expect(current(sheet)).to_be_focused()
    press(sheet, "r", "1")
    answered(sheet)
    expect(card(sheet, "Kremlin press service")).to_contain_text("rejected")
    go_to(sheet, "The presidents")
    press(sheet, "s")
    expect(card(sheet, "The presidents")).to_contain_text("later")
    answered(sheet)
    expect(said(sheet)).to_contain_text("Now:")

    assert Statement.objects.filter(article=article, text="Gas supplies will grow").exists()
    assert not Citation.objects.exists()
    assert Mention.objects.get(text="The presidents").state == "suggested"


def test_a_reason_is_given_in_own_words_or_not_given_after_all(sheet, article):
    go_to(sheet, "Gas supplies will grow")
    press(sheet, "r", "Escape")
    expect(current(sheet)).to_have_attribute("data-state", "waiting")
    press(sheet, "r", "w")
    sheet.keyboard.type("said of another year")
    press(sheet, "Enter")
    answered(sheet)
    expect(card(sheet, "Gas supplies will grow")).to_contain_text("said of another year")
    assert article.proposed_statements.get().state == "rejected"


def test_whoever_decided_may_think_better_of_it(sheet, article):
    go_to(sheet, "Gas supplies will grow")
    press(sheet, "a", "a")
    answered(sheet)
    card(sheet, "Gas supplies will grow").get_by_role("heading").click()
    press(sheet, "r", "r")
    expect(card(sheet, "Gas supplies will grow")).to_have_attribute("data-state", "rejected")
    answered(sheet)
    assert not Statement.objects.exists()
    assert article.proposed_statements.get().state == "rejected"
    assert Citation.objects.count() == 1


def test_undo_takes_back_step_by_step_and_goes_to_what_it_restored(sheet, article):
    go_to(sheet, "Gas supplies will grow")
    press(sheet, "a", "a")
    answered(sheet)
    assert Statement.objects.exists() and Citation.objects.exists()
    press(sheet, "u")
    expect(current(sheet)).to_contain_text("Kremlin press service")
    expect(current(sheet)).to_have_attribute("data-state", "waiting")
    press(sheet, "u")
    expect(current(sheet)).to_contain_text("Gas supplies will grow")
    expect(current(sheet)).to_be_focused()
    assert not Statement.objects.exists()
    assert not Citation.objects.exists()
    press(sheet, "u")
    expect(said(sheet)).to_contain_text("Nothing to undo")


def test_undo_takes_back_step_by_step_after_a_reload_too(sheet, article):
    go_to(sheet, "Gas supplies will grow")
    press(sheet, "a", "a")
    answered(sheet)
    left = sheet.locator("[data-left]").text_content()
    sheet.reload()
    expect(current(sheet)).to_be_focused()
    for number in (1, 2):
        press(sheet, "u")
        expect(sheet.locator("[data-left]")).to_have_text(str(int(left) + number))
    press(sheet, "u")
    expect(said(sheet)).to_contain_text("Nothing to undo")


def test_keys_faster_than_the_server_are_answered_in_their_order(sheet, article):
    go_to(sheet, "Talks")
    press(sheet, "a", "a", "a")
    expect(left(sheet)).to_have_text("3")
    answered(sheet)
    assert Meeting.objects.count() == 1
    assert Statement.objects.count() == 1


def test_a_line_is_left_out_by_keys(sheet, article):
    go_to(sheet, "Talks")
    press(sheet, "l", "j", "r", "h", "a")
    answered(sheet)
    expect(left(sheet)).not_to_have_text("0")
    assert Participation.objects.count() == 1


def test_a_name_is_changed_to_whom_is_typed(sheet, article):
    go_to(sheet, "The presidents")
    press(sheet, "c")
    sheet.keyboard.type("pesk")
    expect(current(sheet).locator("[data-rows] button").first).to_contain_text("Dmitry Peskov")
    press(sheet, "Enter")
    answered(sheet)
    assert Mention.objects.get(text="The presidents").person.slug == "dmitry-peskov"


def test_all_that_is_sure_in_the_group_is_accepted_at_once(sheet, article):
    go_to(sheet, "Talks")
    press(sheet, "Shift+A")
    answered(sheet)
    assert Meeting.objects.count() == 1
    press(sheet, "u")
    expect(current(sheet)).to_contain_text("Talks")
    assert not Meeting.objects.exists()


def test_saving_asks_once_when_some_are_left(sheet, article):
    press(sheet, "Enter")
    expect(said(sheet)).to_contain_text("Enter again saves")
    article.refresh_from_db()
    assert article.status == "draft"
    press(sheet, "Enter")
    expect(sheet.locator("[data-strip]")).to_contain_text("Saved")
    article.refresh_from_db()
    assert article.status != "draft"
    assert not is_on_body(sheet)


def test_the_next_article_comes_in_place_and_undo_takes_the_saving_back(editor, article):
    other = make_article("Talks in Minsk", body="The presidents met.", status="draft")
    make_encounter(other, [make_country("KZ")], when="2017-11-26")
    first, second = Article.objects.order_by("-pk")
    editor.goto(address(first))
    editor.evaluate("window.isStillThere = true")
    press(editor, "Enter", "Enter")
    expect(editor.get_by_role("heading", level=1)).to_have_text(second.headline)
    expect(editor).to_have_url(re.compile(address(second) + "$"))
    expect(current(editor)).to_be_focused()
    assert editor.evaluate("window.isStillThere")
    press(editor, "u")
    expect(editor.get_by_role("heading", level=1)).to_have_text(first.headline)
    first.refresh_from_db()
    assert first.status == "draft"
    assert editor.evaluate("window.isStillThere")


def test_the_preview_shows_what_readers_will_see_and_goes_back(sheet, article):
    press(sheet, "p")
    preview = sheet.get_by_role("region", name="As readers will see it")
    expect(preview).to_be_focused()
    expect(preview).to_contain_text("draft")
    expect(preview.get_by_role("heading", name="Talks in Astana")).to_be_visible()
    expect(current(sheet)).to_be_hidden()
    press(sheet, "p")
    expect(current(sheet)).to_be_focused()


# --- Words ---


def find(page, words):
    press(page, "/")
    page.keyboard.type(words)
    press(page, "Enter")
    menu = page.get_by_role("dialog", name="What these words are")
    expect(menu).to_be_visible()
    return menu


def test_words_found_by_their_beginning_are_made_longer_and_become_a_new_person(sheet, article):
    menu = find(sheet, "akma")
    expect(menu).to_contain_text("“Akmaral”")
    press(sheet, "ArrowRight")
    expect(menu).to_contain_text("“Akmaral Seitkali”")
    press(sheet, "ArrowRight", "ArrowLeft", "y")
    expect(menu.get_by_role("button", name="create “Akmaral Seitkali”")).to_be_visible()
    press(sheet, "Enter")
    expect(menu).to_be_hidden()
    expect(sheet.locator(".run", has_text="Akmaral Seitkali")).to_be_visible()
    assert not is_on_body(sheet)
    [row] = Mention.objects.filter(text="Akmaral Seitkali")
    assert row.person.name == "Akmaral Seitkali"

    press(sheet, "u")
    expect(sheet.locator(".run", has_text="Akmaral Seitkali")).to_have_count(0)


def test_words_selected_by_the_mouse_open_the_menu_and_become_a_statement(sheet, article):
    sheet.locator("p", has_text="Akmaral").evaluate(
        """paragraph => {
            const text = [...paragraph.childNodes].find((node) => node.data?.includes("spoke after them"));
            const start = text.data.indexOf("spoke after them");
            getSelection().setBaseAndExtent(text, start, text, start + "spoke after them".length);
            paragraph.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }"""
    )
    menu = sheet.get_by_role("dialog", name="What these words are")
    expect(menu).to_contain_text("“spoke after them”")
    expect(menu.get_by_role("button").first).to_be_focused()
    press(sheet, "b")
    menu.get_by_label("Who or what").fill("Akmaral Seitkali")
    expect(menu.get_by_role("button", name="as given")).to_be_visible()
    press(sheet, "Enter")
    expect(card(sheet, "spoke after them")).to_be_visible()
    assert Statement.objects.get(text="spoke after them").speaker_name == "Akmaral Seitkali"


def test_words_become_a_new_meeting_that_waits(sheet, article):
    find(sheet, "spoke")
    press(sheet, "w")
    expect(current(sheet)).to_have_attribute("data-kind", "meeting")
    expect(current(sheet)).to_be_focused()
    assert article.encounters.count() == 2


def test_words_that_are_refused_are_selected_again_with_the_reason(sheet, article):
    go_to(sheet, "Talks")
    menu = find(sheet, "spoke")
    press(sheet, "t")
    expect(said(sheet)).to_have_class(re.compile("is-refusal"))
    expect(menu).to_be_visible()
    expect(menu).to_contain_text("“spoke”")


def test_a_second_person_of_the_same_name_is_made_only_when_asked_for_twice(sheet, article):
    make_person("Akmaral Seitkali")
    menu = find(sheet, "akmaral s")
    press(sheet, "y")
    create = menu.get_by_role("button", name="create “Akmaral Seitkali”")
    create.click()
    expect(said(sheet)).to_contain_text("add another anyway")
    press(sheet, "y")
    create.click()
    expect(menu).to_be_hidden()
    answered(sheet)
    expect(sheet.locator(".run", has_text="Akmaral Seitkali")).to_be_visible()
    assert Person.objects.filter(name="Akmaral Seitkali").count() == 2


def test_escape_closes_the_menu_and_goes_back_to_the_card(sheet, article):
    menu = find(sheet, "spoke")
    press(sheet, "Escape")
    expect(menu).to_be_hidden()
    expect(current(sheet)).to_be_focused()


# --- Others, and what goes wrong ---


def test_what_another_editor_decided_meanwhile_comes_back_with_the_focus(
    sheet, browser, live_server, article
):
    context = browser.new_context(base_url=live_server.url)
    log_in(context, live_server, User.objects.create_superuser("other", password="a-long-enough-secret"))
    other = context.new_page()
    other.goto(address(article))
    go_to(other, "Gas supplies will grow")
    press(other, "r", "r")
    answered(other)
    context.close()

    go_to(sheet, "Gas supplies will grow")
    press(sheet, "a")
    expect(current(sheet)).to_contain_text("Gas supplies will grow")
    expect(current(sheet)).to_have_attribute("data-state", "conflict")
    expect(current(sheet)).to_contain_text("other")
    expect(current(sheet)).to_be_focused()
    assert not Statement.objects.exists()


def test_what_cannot_be_sent_comes_back_with_words_and_can_be_sent_again(browser, live_server, user, article):
    context = browser.new_context(base_url=live_server.url)
    log_in(context, live_server, user)
    sheet = context.new_page()
    sheet.goto(address(article))
    sheet.route("**/decide/", lambda route: route.abort())
    go_to(sheet, "Gas supplies will grow")
    press(sheet, "a")
    expect(said(sheet)).to_contain_text("cannot be reached")
    expect(current(sheet)).to_contain_text("cannot be reached")
    expect(current(sheet)).to_have_attribute("data-state", "waiting")
    sheet.unroute("**/decide/")
    press(sheet, "a")
    answered(sheet)
    context.close()
    assert Statement.objects.count() == 1


def test_leaving_with_unsent_decisions_asks(sheet, article):
    held = []
    sheet.route("**/decide/", lambda route: held.append(route))
    press(sheet, "a")
    asked = []
    sheet.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    sheet.close(run_before_unload=True)
    sheet.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    held[0].fulfill(status=409, json={"said": "Not now."})
    expect(said(sheet)).to_have_text("Not now.")


def test_letters_typed_into_a_field_decide_nothing_and_keys_can_be_switched_off(sheet, article):
    press(sheet, "/")
    sheet.keyboard.type("a rasu")
    expect(left(sheet)).to_have_text(str(sheet.locator(".card").count()))
    press(sheet, "Escape", "?")
    expect(sheet.get_by_role("dialog", name="Keys")).to_be_visible()
    sheet.get_by_label("Switch these keys off").check()
    press(sheet, "Escape", "a")
    expect(left(sheet)).to_have_text(str(sheet.locator(".card").count()))
    assert not is_on_body(sheet)
    current(sheet).get_by_role("button", name="Accept").click()
    answered(sheet)
    expect(left(sheet)).to_have_text(str(sheet.locator(".card").count() - 1))


def test_focus_is_never_lost_to_the_page(sheet, article):
    for key in "j k n l h . p p ? Escape / Escape a u s r Escape".split():
        press(sheet, key)
        assert not is_on_body(sheet), key
    answered(sheet)
    expect(sheet.locator("[data-preview] .draft-band")).to_have_count(1)


# --- Long, narrow, without scripts ---


def test_a_long_text_comes_as_it_is_scrolled_to_and_is_searched_whole(editor, article):
    lines = [f"Paragraph {number} of a long transcript." for number in range(200)]
    Article.objects.filter(pk=article.pk).update(
        body="\n\n".join([article.body, *lines, "Zhetysu is named last."])
    )
    editor.goto(address(article))
    paragraphs = editor.locator("p[data-start]")
    assert paragraphs.count() < 100
    editor.locator(".text").evaluate("pane => pane.scrollTo(0, pane.scrollHeight)")
    expect(editor.locator("p[data-start]", has_text="Paragraph 70 ")).to_have_count(1)
    menu = find(editor, "zhety")
    expect(menu).to_contain_text("“Zhetysu”")


def test_without_scripts_each_card_is_a_form(browser, live_server, user, article):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    log_in(context, live_server, user)
    page = context.new_page()
    page.goto(address(article))
    expect(page.locator("kbd:visible")).to_have_count(0)
    expect(card(page, "Gas supplies will grow").get_by_role("button", name="Accept")).to_be_visible()
    card(page, "Gas supplies will grow").get_by_role("button", name="Accept").click()
    assert Statement.objects.count() == 1
    expect(card(page, "Gas supplies will grow")).to_contain_text("accepted")
    source = card(page, "Kremlin press service")
    source.get_by_label("Reason for rejecting").select_option(index=1)
    source.get_by_role("button", name="Reject").click()
    expect(card(page, "Kremlin press service")).to_contain_text("rejected")
    page.get_by_role("button", name="Save and next").click()
    article.refresh_from_db()
    assert article.status != "draft"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_the_worksheet_fits_the_screen_and_raises_no_barrier(
    browser, live_server, user, article, width, scheme
):
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    log_in(context, live_server, user)
    page = context.new_page()
    page.goto(address(article))
    found = {}
    states = {"opened": [], "decided": ["a", "a"], "asked why": ["r"], "change": ["Escape", "c"]}
    for state, keys in states.items():
        press(page, *keys)
        answered(page)
        found |= barriers(page, state)
    if width > 390:
        press(page, "Escape")
        find(page, "spoke")
        found |= barriers(page, "words")
        press(page, "Escape", "?")
        found |= barriers(page, "help")
    width_needed = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found == {}
    assert width_needed <= width


def barriers(page, state):
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return {(state, one["id"]): [node["html"][:200] for node in one["nodes"]] for one in found}
