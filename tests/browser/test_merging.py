"""Two people become one by keyboard, and two again; the keys, clicks and loads are counted."""

import pytest
from django.contrib.auth import get_user_model

from participants.models import Person, Term
from tests.make import make_meeting, make_office, make_person, make_term
from tests.merging import page_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]


@pytest.fixture
def editor(page):
    get_user_model().objects.create_superuser("editor", password="of the archive")
    page.goto("/admin/login/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", "of the archive")
    with page.expect_navigation():
        page.click("input[type=submit]")
    return page


@pytest.fixture
def two():
    """Their days as prime minister contradict each other: one thing is to be chosen."""
    kept, gone = make_person("Kassym-Jomart Tokayev"), make_person("Kassym Zhomart Tokaev")
    office = make_office("Prime Minister of Kazakhstan")
    make_term(kept, office, "1999-10-12", end="2002-01-28")
    make_term(gone, office, "1999-10-01", end="2001-12-01")
    make_meeting(people=[gone])
    return kept, gone


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_two_people_become_one_with_six_keys_and_two_loads(editor, two):
    kept, gone = two
    loads = []
    editor.on("framenavigated", lambda frame: loads.append(frame.url))
    editor.goto(page_of(kept, gone))
    # “Stays”, then the name, on which the other one's is taken, then the terms.
    keys = ["j", "j", "2", "j", "1", "Enter"]
    press(editor, *keys[:3])
    assert editor.locator("tr:has(input[name=field-name]) .merge-will-be").inner_text() == gone.name
    press(editor, *keys[3:5])
    with editor.expect_navigation():
        press(editor, keys[5])
    assert "was merged with" in editor.locator(".messagelist").inner_text()
    person = Person.objects.get()
    assert (person.pk, person.name) == (kept.pk, gone.name)
    assert str(Term.objects.get().start) == "1999-10-12"
    assert (len(keys), len(loads)) == (6, 2)


def test_a_merge_is_taken_back_with_two_clicks(editor, two):
    kept, gone = two
    editor.goto(page_of(kept, gone))
    press(editor, "j", "j", "j", "1")
    with editor.expect_navigation():
        press(editor, "Enter")
    editor.click("text=Take it back")
    editor.click("text=Take this merge back")
    editor.wait_for_selector("text=they are two records again")
    assert set(Person.objects.values_list("pk", flat=True)) == {kept.pk, gone.pk}


def test_that_they_are_two_is_said_with_one_key(editor, two):
    editor.goto(page_of(*two))
    with editor.expect_navigation():
        press(editor, "d")
    assert "Saved: “" in editor.locator(".messagelist").inner_text()
