"""An editor empties the inbox by keyboard: a key a group, and no page load for a decision."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from playwright.sync_api import expect

from articles.models import Article, Mention, RememberedDecision
from participants.models import Person
from tests.browser.test_inbox import log_in
from tests.make import make_article, make_encounter, make_name, make_person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

INBOX = "/admin/inbox/"
NAMES = """Karimov Rahmon Atambayev Niyazov Lukashenko Kuchma Yushchenko Voronin Filat Sandu Kocharyan Sargsyan Aliyev
Shevardnadze Saakashvili Margvelashvili Nabiyev Akayev Otunbayeva Japarov""".split()


class Strokes:
    """The keys, clicks and page loads of somebody who works by keyboard."""

    def __init__(self, page):
        self.page, self.keys, self.clicks, self.loads = page, 0, 0, 0
        page.on("load", self.loaded)

    def loaded(self, _page):
        self.loads += 1

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def type(self, text):
        self.page.keyboard.type(text)
        self.keys += len(text)

    @property
    def seconds(self):
        """By the keystroke model of the founding story."""
        return round(0.2 * self.keys + 1.7 * self.clicks + self.loads, 1)


def suggest(name, number=1, articles=None, person=None):
    """So many suggestions of a name, in an article each, or spread over so many."""
    person = person or make_person(f"Somebody {name}", family_name=name)
    made = [
        make_article(f"Talks of {name} {at}", body=f"Snow fell early. {f'{name} spoke of gas. ' * 4}")
        for at in range(articles or number)
    ]
    for at in range(number):
        article = made[at % len(made)]
        start = 17 + at // len(made) * len(f"{name} spoke of gas. ")
        place = {"part": "body", "start": start, "end": start + len(name)}
        facts = {"text": name, "person": person, "rule": "surname-of-holder", "certainty": "likely"}
        Mention.objects.create(article=article, **place, **facts)
    return person


@pytest.fixture
def editor(page, live_server):
    log_in(
        page.context, live_server, User.objects.create_superuser("editor", password="a-long-enough-secret")
    )
    return page


def here(page):
    return page.locator(".group:focus h2")


def said(page):
    return page.locator("#inbox-said")


def wait(page, number):
    """Until so many are left: keys may be faster than the server."""
    expect(page.locator("[data-left=mentions]")).to_have_text(str(number), timeout=30_000)


def states():
    return sorted(Mention.objects.values_list("state", flat=True))


def test_twenty_suggestions_cost_a_key_each_and_one_load(editor):
    for name in NAMES:
        suggest(name)
    strokes = Strokes(editor)
    editor.goto(INBOX)
    wait(editor, 20)
    for number, _name in enumerate(NAMES, start=1):
        strokes.press("r" if number % 5 == 0 else "a")
    wait(editor, 0)

    assert states() == ["accepted"] * 16 + ["rejected"] * 4
    assert (strokes.keys, strokes.clicks, strokes.loads) == (20, 0, 1)
    assert strokes.seconds == 5.0


def test_the_same_twenty_in_the_list_of_mentions_cost_a_load_each(editor):
    """What it was before there was an inbox of them: kept, that the gain is measured and not remembered."""
    for name in NAMES:
        suggest(name)
    strokes = Strokes(editor)
    editor.goto("/admin/articles/mention/")
    for left in range(20, 0, -1):
        expect(editor.locator("#result_list .action-select")).to_have_count(left)
        strokes.press("j")
        with editor.expect_navigation():
            strokes.press("a")

    assert states() == ["accepted"] * 20
    assert (strokes.keys, strokes.clicks, strokes.loads) == (40, 0, 21)


def test_identical_words_in_many_articles_cost_one_key_and_one_takes_them_back(editor):
    person = suggest("Tokaev", 34, articles=12)
    strokes = Strokes(editor)
    editor.goto(INBOX)
    expect(here(editor)).to_have_text(f"“Tokaev” → {person}")
    strokes.press("a")
    wait(editor, 0)
    expect(said(editor)).to_contain_text("34 places were decided. 12 links were added.")
    assert states() == ["accepted"] * 34
    assert (strokes.keys, strokes.loads) == (1, 1)

    strokes.press("u")
    wait(editor, 34)
    expect(said(editor)).to_contain_text("Undone.")
    assert states() == ["suggested"] * 34
    assert not person.articles.exists()


def test_keys_take_lines_out_put_off_and_remember(editor):
    person = suggest("Tokaev", 3)
    make_name("Tokaev", person=person)
    suggest("Rahmon", 2)
    editor.goto(INBOX)
    for key in ("l", "j", "x", "h", "f", "a"):
        editor.keyboard.press(key)
    wait(editor, 3)
    assert Mention.objects.filter(text="Tokaev", state="suggested").count() == 1
    assert RememberedDecision.objects.get().words == "Tokaev"

    expect(here(editor)).to_contain_text("Rahmon")
    editor.keyboard.press("s")
    expect(said(editor)).to_contain_text("Put off: it stays in the inbox.")
    editor.keyboard.press("k")
    wait(editor, 3)


def test_it_is_another_is_typed_and_chosen_by_enter(editor):
    suggest("Tokaev")
    sculptor = make_person("Alan Tokaev")
    editor.goto(INBOX)
    editor.keyboard.press("c")
    editor.keyboard.type("alan")
    expect(editor.locator("#inbox-choices option")).to_have_count(1)
    editor.keyboard.press("Enter")
    wait(editor, 0)

    mention = Mention.objects.get()
    assert (mention.person, mention.state) == (sculptor, "accepted")


def test_a_name_not_known_becomes_a_person_by_two_keys(editor):
    article = make_article("Talks", body="Deputy minister Bekzat Aliev came to Astana.", language="en")
    spans = [["body", 16, 28, "party 0", "Bekzat Aliev"]]
    make_encounter(article, [{"name_as_given": "Bekzat Aliev"}], spans=spans)
    strokes = Strokes(editor)
    editor.goto(f"{INBOX}?by=names")
    expect(here(editor)).to_have_text("“Bekzat Aliev”")
    strokes.press("f", "m")
    expect(editor.locator(".make-person input").first).to_be_focused()
    strokes.press("Enter")
    expect(editor.locator("[data-left=names]")).to_have_text("0")

    assert Person.objects.get().name == "Bekzat Aliev"
    assert list(article.people.all()) == [Person.objects.get()]
    assert (strokes.keys, strokes.loads) == (3, 1)


def test_g_groups_otherwise_and_enter_opens(editor):
    suggest("Tokaev")
    editor.goto(INBOX)
    editor.keyboard.press("Enter")
    expect(editor).to_have_url(re.compile(r"/admin/inbox/group/w\d+/$"))
    editor.goto(INBOX)
    for shown in ("by=names", "/admin/articles/encounter/", "by=article", "by=target", "by=words"):
        editor.keyboard.press("g")
        expect(editor).to_have_url(re.compile(shown))


def test_n_pastes_an_article_whose_page_opens(editor):
    strokes = Strokes(editor)
    editor.goto(INBOX)
    strokes.press("n")
    editor.keyboard.insert_text(
        "Leaders talked of gas\n\nThe two presidents met in Astana and spoke of prices for gas."
    )
    strokes.press("Control+Enter")
    expect(editor).to_have_url(re.compile(r"/admin/articles/article/\d+/(change|worksheet)/$"))

    assert Article.objects.get().status == "draft"
    assert strokes.keys == 2


def test_single_keys_are_silent_in_fields_and_can_be_switched_off(editor):
    suggest("Tokaev")
    editor.goto(INBOX)
    editor.locator(".waiting-search [name=q]").fill("")
    editor.locator(".waiting-search [name=q]").press_sequentially("arnx")
    editor.keyboard.press("Escape")
    editor.locator(".group").first.focus()
    editor.keyboard.press("?")
    editor.get_by_label("Switch these keys off in this browser").check()
    editor.get_by_role("button", name="Close").first.click()
    editor.keyboard.press("a")
    editor.keyboard.press("n")

    assert states() == ["suggested"]
    expect(editor.locator("#inbox-paste")).not_to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("by", ["words", "names", "article"])
def test_the_inbox_fits_the_screen_and_raises_no_barrier(browser, live_server, by, width, scheme):
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": width, "height": 800}, color_scheme=scheme
    )
    log_in(context, live_server, User.objects.create_superuser("editor", password="a-long-enough-secret"))
    suggest("Tokaev", 3)
    make_encounter(parties=[{"name_as_given": "Bekzat Aliev"}])
    page = context.new_page()
    page.goto(f"{INBOX}?by={by}")
    expect(page.locator(".group:focus")).to_have_count(1)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()

    assert [violation["id"] for violation in found] == []


def test_without_scripts_all_lies_open_and_the_form_decides(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    log_in(context, live_server, User.objects.create_superuser("editor", password="a-long-enough-secret"))
    suggest("Tokaev", 3)
    page = context.new_page()
    page.goto(INBOX)
    page.get_by_label("Belongs to it").first.uncheck()
    page.get_by_role("button", name="Accept all 3").click()
    expect(page.locator(".messagelist")).to_contain_text("2 places were decided.")
    page.get_by_role("button", name="Undo").click()
    context.close()

    assert states() == ["suggested"] * 3
