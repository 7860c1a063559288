"""An editor logs in and works by keyboard; what was typed is never lost."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from playwright.sync_api import expect

from participants.models import Meeting
from tests.browser.archive import fill_for_editing
from tests.browser.logins import log_in
from tests.make import make_article, make_country

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]


@pytest.fixture
def editor(page):
    """A page of somebody who has just logged in."""
    fill_for_editing()
    editors = Group.objects.create(name="Editors")
    editors.permissions.set(
        Permission.objects.filter(content_type__app_label__in=["articles", "participants"])
    )
    user = User.objects.create_user("editor", password="a-long-enough-secret", is_staff=True)
    user.groups.add(editors)
    log_in(page, "editor", "a-long-enough-secret")
    return page


def pick(editor, field, text):
    """Choose in an autocomplete by typing and pressing Enter; a letter opens it."""
    editor.locator(f"#id_{field} + .select2 .select2-selection").focus()
    editor.keyboard.press(text[0])
    search = editor.locator(".select2-search__field")
    search.fill(text)
    expect(editor.locator(".select2-results__option--highlighted")).to_contain_text(text)
    editor.keyboard.press("Enter")
    expect(editor.locator(f"#id_{field} + .select2")).to_contain_text(text)


def add_participant(editor, number):
    editor.get_by_role("link", name="Add another Participant").or_(
        editor.get_by_role("button", name="Add another Participant")
    ).click()
    expect(editor.locator(f"#id_participations-{number}-role")).to_be_visible()


def unfold(editor, number):
    """The evidence of a line, where another party than a country or a person is named, too."""
    editor.locator(f"#participations-{number} summary").click()


def test_an_editor_adds_a_meeting_with_three_participants(editor):
    editor.goto("/admin/participants/meeting/add/")
    editor.locator("#id_title").fill("Informal summit, St. Petersburg")
    editor.locator("#id_kind").select_option("informal-summit")
    editor.locator("#id_status").select_option("held")
    editor.locator("#id_when").fill("XXXX-12-26")
    for number, (field, text) in enumerate(
        [("country", "Kazakhstan"), ("office", "President of Kazakhstan"), ("person", "Vladimir Putin")]
    ):
        add_participant(editor, number)
        if field == "office":
            unfold(editor, number)
        pick(editor, f"participations-{number}-{field}", text)
    editor.locator("#id_participations-0-status").select_option("invited")
    editor.get_by_role("button", name="Save", exact=True).click()
    expect(editor.locator(".messagelist")).to_contain_text("was added successfully")

    meeting = Meeting.objects.get(title="Informal summit, St. Petersburg")
    editor.goto(meeting.get_absolute_url())
    expect(editor.locator(".lead")).to_contain_text("26 December, year not stated")
    for words in ("Kazakhstan", "Invited", "President of Kazakhstan", "Vladimir Putin"):
        expect(editor.locator(".parties")).to_contain_text(words)


def test_a_wrong_date_is_refused_in_words_and_nothing_typed_is_lost(editor):
    editor.goto("/admin/participants/meeting/add/")
    editor.locator("#id_title").fill("Informal summit")
    editor.locator("#id_kind").select_option("informal-summit")
    editor.locator("#id_status").select_option("held")
    editor.locator("#id_when").fill("31.02.2020")
    add_participant(editor, 0)
    unfold(editor, 0)
    editor.locator("#id_participations-0-name_as_given").fill("the leaders of the region")
    editor.get_by_role("button", name="Save", exact=True).click()

    expect(editor.locator(".field-when .errorlist")).to_contain_text("31.02.2020")
    expect(editor.locator(".field-when .errorlist")).to_contain_text("expected")
    expect(editor.locator("#id_title")).to_have_value("Informal summit")
    expect(editor.locator("#id_participations-0-name_as_given")).to_have_value("the leaders of the region")
    assert not Meeting.objects.filter(title="Informal summit").exists()


def test_an_editor_adds_the_members_of_that_day(editor):
    meeting = Meeting.objects.get(title="Summit in Astana")
    editor.goto(f"/admin/participants/meeting/{meeting.pk}/change/")
    editor.get_by_role("link", name="Add the members").click()
    for country in ("Kazakhstan", "Russia"):
        editor.get_by_role("checkbox", name=country).check()
    editor.get_by_role("button", name="Add those ticked").click()

    expect(editor.locator(".messagelist")).to_be_visible()
    rows = meeting.participations.values_list("country__code", "status", "person")
    assert sorted(rows) == [("KZ", "not-stated", None), ("RU", "not-stated", None)]


def test_every_kind_of_editors_page_works_under_the_policy(editor):
    article, meeting = make_article(countries=[make_country("KZ")]), Meeting.objects.get()
    for address in (
        "articles/article/",
        "articles/article/?q=leaders",
        "articles/article/add/",
        f"articles/article/{article.pk}/change/",
        "participants/meeting/",
        "participants/meeting/add/",
        f"participants/meeting/{meeting.pk}/change/",
        f"participants/meeting/{meeting.pk}/members/",
        f"participants/meeting/{meeting.pk}/history/",
        f"participants/meeting/{meeting.pk}/delete/",
        "participants/person/add/",
        "password_change/",
    ):
        editor.goto(f"/admin/{address}")
        expect(editor.locator("#user-tools")).to_be_visible()
        expect(editor.locator("#content h1")).not_to_be_empty()
    # What breaks the policy, or a script, is told by the fixture.


def test_two_editors_at_once_lose_nothing(editor, browser, live_server):
    meeting = Meeting.objects.get(title="Summit in Astana")
    change = f"/admin/participants/meeting/{meeting.pk}/change/"
    editor.goto(change)
    other = editor.context.new_page()
    other.goto(change)
    other.locator("#id_summary").fill("Written by the other one.")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(".messagelist")).to_be_visible()

    editor.locator("#id_title").fill("Summit in Astana, 14 October")
    editor.get_by_role("button", name="Save", exact=True).click()

    expect(editor.locator(".messagelist")).to_contain_text(
        "also changed this while you were editing: Summary."
    )
    meeting.refresh_from_db()
    assert (meeting.title, meeting.summary) == ("Summit in Astana, 14 October", "Written by the other one.")
