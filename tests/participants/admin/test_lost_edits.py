"""Two editors, one row: whoever comes second is told, keeps what was typed, and decides."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from participants.models import Meeting, Office, Participation, Person
from tests.forms import errors_of, row, typed
from tests.make import make_country, make_meeting, make_office, make_participation, make_person, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def editors(client, django_user_model):
    """Two logged-in browsers, of Anna and of Bek."""
    group = Group.objects.create(name="Editors")
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label__in=["participants", "articles"])
    )
    clients = []
    for name in ("anna", "bek"):
        user = User.objects.create_user(name, is_staff=True)
        user.groups.add(group)
        browser = type(client)()
        browser.force_login(user)
        clients.append(browser)
    return clients


def change_page(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def test_the_second_editor_is_told_and_nothing_is_overwritten(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", summary="As it was")
    page = change_page(meeting)
    annas, beks = (typed(browser.get(page), "meeting_form") for browser in editors)

    anna.post(page, annas | {"summary": "By Anna"})
    answer = bek.post(page, beks | {"title": "Summit by Bek"})

    assert "anna changed this while you were editing it" in errors_of(answer)
    assert "Changed Summary." in errors_of(answer)
    meeting.refresh_from_db()
    assert (meeting.title, meeting.summary) == ("Summit in Almaty", "By Anna")
    assert typed(answer, "meeting_form")["title"] == ["Summit by Bek"]
    assert f'href="{page}"' in errors_of(answer)


def test_saving_again_after_the_warning_changes_nothing_until_it_is_ticked(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    page = change_page(meeting)
    annas, beks = (typed(browser.get(page), "meeting_form") for browser in editors)
    anna.post(page, annas | {"title": "By Anna"})
    warned = bek.post(page, beks | {"title": "By Bek"})

    again = bek.post(page, typed(warned, "meeting_form"))
    assert "changed this while you were editing" in errors_of(again)
    assert Meeting.objects.get().title == "By Anna"

    version = str(Meeting.objects.get().version)
    ticked = bek.post(page, typed(again, "meeting_form", overwrite=version))
    assert ticked.status_code == 302
    assert Meeting.objects.get().title == "By Bek"


def test_a_tick_is_worth_nothing_after_a_third_change(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    page = change_page(meeting)
    annas, beks = (typed(browser.get(page), "meeting_form") for browser in editors)
    anna.post(page, annas | {"title": "By Anna"})
    warned = bek.post(page, beks | {"title": "By Bek"})
    seen = str(Meeting.objects.get().version)

    anna.post(page, typed(anna.get(page), "meeting_form", title="By Anna again"))
    bek.post(page, typed(warned, "meeting_form", overwrite=seen))

    assert Meeting.objects.get().title == "By Anna again"


def test_a_participant_changed_by_one_and_a_field_by_the_other(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ")])
    page = change_page(meeting)
    annas, beks = (typed(browser.get(page), "meeting_form") for browser in editors)

    anna.post(page, annas | {"participations-0-status": "attended"})
    answer = bek.post(page, beks | {"title": "By Bek"})

    assert "anna changed this" in errors_of(answer)
    assert Participation.objects.get().status == "attended"
    assert Meeting.objects.get().title == "Summit in Almaty"


def test_a_field_changed_by_one_and_a_participant_by_the_other(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ")])
    page = change_page(meeting)
    annas, beks = (typed(browser.get(page), "meeting_form") for browser in editors)

    anna.post(page, annas | {"title": "By Anna"})
    answer = bek.post(page, beks | {"participations-0-status": "absent"})

    assert "anna changed this" in errors_of(answer)
    assert Participation.objects.get().status == "not-stated"
    assert typed(answer, "meeting_form")["participations-0-status"] == ["absent"]


def test_a_change_that_no_editor_made_is_blamed_on_nobody(editors):
    _anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    page = change_page(meeting)
    earlier = typed(bek.get(page), "meeting_form")
    bek.post(page, earlier | {"title": "Before"})

    beks = typed(bek.get(page), "meeting_form")
    Meeting.objects.update(summary="From an import")
    answer = bek.post(page, beks)

    assert "by something else than an editor" in errors_of(answer)
    assert "bek" not in errors_of(answer)


def test_a_row_that_was_deleted_meanwhile_comes_back_only_when_ticked(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ")])
    page = change_page(meeting)
    beks = typed(bek.get(page), "meeting_form", title="By Bek")
    anna.post(reverse("admin:participants_meeting_delete", args=[meeting.pk]), {"post": "yes"})

    warned = bek.post(page, beks)
    assert "anna deleted this while you were editing it" in errors_of(warned)
    assert not Meeting.objects.exists()
    assert typed(warned, "meeting_form")["title"] == ["By Bek"]
    assert typed(warned, "meeting_form")["participations-0-country"] == [str(make_country("KZ").pk)]
    assert 'name="_save"' in warned.content.decode()

    bek.post(page, typed(warned, "meeting_form"))
    assert not Meeting.objects.exists()

    bek.post(page, typed(warned, "meeting_form", overwrite="gone"))
    assert Meeting.objects.get().title == "By Bek"
    assert [str(one) for one in Participation.objects.all()] == ["Kazakhstan"]


def test_a_participant_removed_by_one_is_kept_in_the_form_of_the_other(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ"), make_country("UZ")])
    page = change_page(meeting)
    annas, beks = (typed(browser.get(page), "meeting_form") for browser in editors)
    anna.post(page, annas | {"participations-0-DELETE": "on"})
    assert [str(one) for one in Participation.objects.all()] == ["Uzbekistan"]

    warned = bek.post(page, beks | {"participations-0-note": "Typed by Bek"})
    fields = typed(warned, "meeting_form")
    assert fields["participations-0-country"] == [str(make_country("UZ").pk)]
    assert fields["participations-1-country"] == [str(make_country("KZ").pk)]
    assert fields["participations-1-note"] == ["Typed by Bek"]

    version = str(Meeting.objects.get().version)
    bek.post(page, fields | {"overwrite": version})
    assert {(str(one), one.note) for one in Participation.objects.all()} == {
        ("Uzbekistan", ""),
        ("Kazakhstan", "Typed by Bek"),
    }


def test_a_participant_added_by_one_stays_when_the_other_saves_all_the_same(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ")])
    page = change_page(meeting)
    annas, beks = (typed(browser.get(page), "meeting_form") for browser in editors)
    added = row("participations", 1, country=make_country("UZ").pk, role="member", status="invited")
    added["participations-1-confirmation"] = "not-stated"
    anna.post(page, annas | added | {"participations-TOTAL_FORMS": "2"})

    warned = bek.post(page, beks | {"title": "By Bek"})
    bek.post(page, typed(warned, "meeting_form", overwrite=str(Meeting.objects.get().version)))

    assert Meeting.objects.get().title == "By Bek"
    assert [str(one) for one in Participation.objects.all()] == ["Kazakhstan", "Uzbekistan"]


def test_a_term_changed_in_the_list_of_leaders_is_seen_by_the_form_of_the_person(editors):
    anna, bek = editors
    person = make_person("Kassym-Jomart Tokayev")
    make_term(person, make_office("President of Kazakhstan", country=make_country("KZ")))
    leaders_page = reverse("admin:participants_leader_change", args=[person.pk])
    beks = typed(bek.get(change_page(person)), "person_form")

    anna.post(leaders_page, typed(anna.get(leaders_page), "leader_form", **{"terms-0-how_ended": "death"}))
    answer = bek.post(change_page(person), beks | {"name": "By Bek"})

    assert "anna changed this" in errors_of(answer)
    assert Person.objects.get().name == "Kassym-Jomart Tokayev"


def test_a_table_without_versions_is_guarded_too(editors):
    anna, bek = editors
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    page = change_page(office)
    annas, beks = (typed(browser.get(page), "office_form") for browser in editors)

    anna.post(page, annas | {"name": "By Anna"})
    answer = bek.post(page, beks | {"name": "By Bek"})

    assert "anna changed this" in errors_of(answer)
    assert Office.objects.get().name == "By Anna"


def test_a_form_that_does_not_say_what_it_was_made_from_is_not_saved(editors):
    anna, _bek = editors
    meeting = make_meeting("Summit in Almaty")
    fields = typed(anna.get(change_page(meeting)), "meeting_form", version_seen=None, title="Changed")
    answer = anna.post(change_page(meeting), fields)
    assert "while you were editing" in errors_of(answer)
    assert Meeting.objects.get().title == "Summit in Almaty"


@pytest.mark.parametrize("seen", ["", ".", "1", "x.y", "9" * 60, "1.99999999999999999999999"])
def test_odd_versions_do_not_break_the_form(editors, seen):
    anna, _bek = editors
    meeting = make_meeting("Summit in Almaty")
    Meeting.objects.update(summary="Version two")
    fields = typed(anna.get(change_page(meeting)), "meeting_form", version_seen=seen)
    assert "while you were editing" in errors_of(anna.post(change_page(meeting), fields))


def test_one_editor_alone_is_never_warned(editors):
    anna, _bek = editors
    meeting = make_meeting("Summit in Almaty")
    make_participation(meeting, country=make_country("KZ"))
    for title in ("One", "Two"):
        fields = typed(anna.get(change_page(meeting)), "meeting_form", title=title, _continue="1")
        assert anna.post(change_page(meeting), fields).status_code == 302
        assert Meeting.objects.get().title == title


def test_what_was_changed_since_the_question_is_not_deleted_unseen(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    question = reverse("admin:participants_meeting_delete", args=[meeting.pk])
    yes = typed(bek.get(question), "delete_form")
    anna.post(change_page(meeting), typed(anna.get(change_page(meeting)), "meeting_form", title="By Anna"))

    assert "Look at it again" in bek.post(question, yes, follow=True).content.decode()
    assert Meeting.objects.get().title == "By Anna"

    bek.post(question, typed(bek.get(question), "delete_form"))
    assert not Meeting.objects.exists()
