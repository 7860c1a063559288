"""The form of a meeting in a browser: by keyboard alone, with what was understood and what looks alike beside it."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from participants.models import Meeting, Person, Place
from tests.browser.archive import fill_for_editing
from tests.browser.logins import log_in
from tests.make import make_country, make_meeting, make_participation, make_person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

ADD = "/admin/participants/meeting/add/"
PLACE = "#id_place + .select2 .select2-selection"


@pytest.fixture
def editor(page):
    fill_for_editing()
    User.objects.create_superuser("editor", password="a-long-enough-secret")
    log_in(page, "editor", "a-long-enough-secret")
    return page


class Hands:
    """Counts what an editor does: keys, and pages loaded."""

    def __init__(self, page):
        self.keys, self.loads, self.page = 0, 1, page

    def type(self, text, page=None):
        (page or self.page).keyboard.type(text)
        self.keys += len(text)

    def press(self, *keys, page=None):
        for key in keys:
            (page or self.page).keyboard.press(key)
            self.keys += 1

    def choose(self, text, shown, page=None):
        page = page or self.page
        self.type(text, page)
        expect(page.locator(".select2-results__option--highlighted")).to_contain_text(shown)
        self.press("Enter", page=page)

    def create(self, text):
        """The page on which what was typed becomes a new row."""
        self.type(text)
        expect(self.page.locator(".select2-results__option--highlighted")).to_have_text(f"create “{text}”")
        with self.page.expect_popup() as opened:
            self.press("Enter")
        self.loads += 1
        opened.value.wait_for_load_state()
        return opened.value

    @property
    def seconds(self):
        return self.keys * 0.2 + self.loads * 1


def test_a_meeting_with_a_new_place_and_a_new_person_takes_no_click(editor):
    make_country("UZ")
    editor.goto(ADD)
    hands = Hands(editor)
    expect(editor.locator("#id_title")).to_be_focused()
    hands.type("Informal talks, Tashkent")
    hands.press("Tab", "i", "n", "Tab", "h", "Tab")
    hands.type("26 dec 2023")
    expect(editor.locator("#id_when-echo")).to_contain_text("26 December 2023")
    hands.press("Tab", "Tab")
    popup = hands.create("Tashkent")
    expect(popup.locator("#id_name")).to_have_value("Tashkent")
    popup.locator("#id_name").focus()
    hands.press("Tab", "Tab", page=popup)
    hands.choose("uzb", "Uzbekistan", popup)
    with popup.expect_event("close"):
        hands.press("Control+s", page=popup)
    expect(editor.locator(PLACE)).to_contain_text("Tashkent, Uzbekistan")
    expect(editor.locator(PLACE)).to_be_focused()

    hands.press("Tab", "Tab", "Enter")
    for number, (typed, shown) in enumerate(
        [("uzb", "Uzbekistan"), ("kaz", "Kazakhstan"), ("rus", "Russia")]
    ):
        country = editor.locator(f"#id_participations-{number}-country + .select2 .select2-selection")
        expect(country).to_be_focused()
        hands.choose(typed, shown)
        hands.press("Tab")
        if number == 2:
            popup = hands.create("Maria Newcomer")
            with popup.expect_event("close"):
                hands.press("Control+s", page=popup)
            person = editor.locator("#id_participations-2-person + .select2 .select2-selection")
            expect(person).to_be_focused()
        hands.press("Tab")
        if number:
            hands.press("Control+d")
        else:
            hands.type("at")
        expect(editor.locator(f"#id_participations-{number}-status")).to_have_value("attended")
        if number < 2:
            hands.press("Enter")
    with editor.expect_navigation():
        hands.press("Control+s")
    hands.loads += 1

    meeting = Meeting.objects.get(title="Informal talks, Tashkent")
    assert (str(meeting.when), str(meeting.place)) == ("2023-12-26", "Tashkent, Uzbekistan")
    assert [str(row) for row in meeting.participations.all()] == [
        "Uzbekistan",
        "Kazakhstan",
        "Maria Newcomer, Russia",
    ]
    assert hands.keys <= 130 and hands.loads == 4 and hands.seconds < 30


def test_what_looks_alike_is_shown_while_one_types_and_confirmed_there(editor):
    other = Meeting.objects.get(title="Summit in Astana")
    editor.goto(ADD)
    editor.locator("#id_title").fill("summit in astana")
    region = editor.locator(".cautions-region")
    expect(region).to_contain_text("the same title")
    expect(region.get_by_role("link", name="Summit in Astana")).to_have_attribute("target", "_blank")
    editor.locator("#id_kind").select_option("summit")
    editor.locator("#id_status").select_option("held")
    editor.locator("#id_when").fill("14.10.2021")
    region.get_by_role("checkbox").check()
    editor.keyboard.press("Control+s")
    expect(editor.locator(".messagelist")).to_contain_text("was added successfully")
    assert Meeting.objects.exclude(pk=other.pk).count() == 1


def test_of_two_readings_of_a_date_the_editor_takes_one(editor):
    editor.goto(ADD)
    editor.locator("#id_when").press_sequentially("08/12/1991")
    echo = editor.locator("#id_when-echo")
    echo.get_by_role("button", name="8 December 1991").click()
    expect(editor.locator("#id_when")).to_have_value("1991-12-08")
    expect(echo).to_contain_text("8 December 1991")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_lines_of_participants_fit_the_screen(editor, width):
    meeting = make_meeting("Summit of many")
    for number in range(30):
        make_participation(meeting, person=make_person(f"Delegate number {number}"), note="By its own site.")
    editor.set_viewport_size({"width": width, "height": 900})
    editor.goto(f"/admin/participants/meeting/{meeting.pk}/change/")
    for name in ("country", "person", "status", "role"):
        box = editor.locator(f".participant__{name}").first.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
    evidence = editor.locator("#participations-0 details")
    expect(evidence).not_to_have_attribute("open", "")
    expect(evidence.locator("summary")).to_have_text("Note")
    assert editor.evaluate("document.documentElement.scrollWidth") <= width + 1
    # Only what is looked at becomes a list to choose from.
    assert editor.locator("#id_participations-29-person + .select2").count() == 0
    editor.locator("#id_participations-29-person").scroll_into_view_if_needed()
    expect(editor.locator("#id_participations-29-person + .select2")).to_be_visible()


def test_keys_go_from_line_to_line_and_into_the_evidence(editor):
    meeting = make_meeting("Summit", countries=[make_country("KZ"), make_country("RU")])
    editor.goto(f"/admin/participants/meeting/{meeting.pk}/change/")
    editor.locator("#id_participations-0-status").select_option("attended")
    editor.locator("#id_participations-0-status").press("Enter")
    expect(editor.locator("#id_participations-1-status")).to_be_focused()
    editor.keyboard.press("Control+d")
    expect(editor.locator("#id_participations-1-status")).to_have_value("attended")
    editor.keyboard.press("Alt+ArrowDown")
    expect(editor.locator("#participations-1 details")).to_have_attribute("open", "")
    editor.locator("#id_participations-1-note").fill("By its own site.")
    editor.keyboard.press("Control+s")
    expect(editor.locator(".messagelist")).to_contain_text("changed successfully")
    assert [row.status for row in meeting.participations.all()] == ["attended", "attended"]


def test_each_new_line_begins_with_its_country(editor):
    make_country("UZ")
    editor.goto(ADD)
    country = "#id_participations-{}-country + .select2 .select2-selection"
    add = editor.get_by_role("button", name="Add another Participant")
    add.press("Enter")
    expect(editor.locator(country.format(0))).to_be_focused()
    add.press("Enter")
    expect(editor.locator(country.format(1))).to_be_focused()
    expect(editor.locator("#id_participations-TOTAL_FORMS")).to_have_value("2")

    hands = Hands(editor)
    editor.locator(country.format(0)).focus()
    hands.choose("uzb", "Uzbekistan")
    hands.press("Tab", "Tab")
    hands.type("at")
    hands.press("Enter")
    expect(editor.locator(country.format(1))).to_be_focused()


def test_without_scripts_the_form_is_whole_and_asks_on_saving(browser, live_server, editor):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=editor.context.storage_state()
    )
    page = context.new_page()
    page.goto(ADD)
    page.locator("#id_title").fill("Summit in Astana")
    page.locator("#id_kind").select_option("summit")
    page.locator("#id_status").select_option("held")
    page.locator("#id_when").fill("in October 2022")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errorlist").first).to_contain_text("Nothing is saved yet")
    page.get_by_role("checkbox", name="Save all the same").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    assert (
        Meeting.objects.count() == 2
        and not Person.objects.filter(name="").exists()
        and Place.objects.exists()
    )
    context.close()
