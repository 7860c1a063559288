"""What the editors' forms refuse, in which words, and what they do by themselves."""

import threading

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from participants.models import Meeting, Membership, Organisation, Participation, Person, Term
from summit_archive.editing import admin as editing
from summit_archive.editing import slugs
from tests.forms import errors_of, row, typed
from tests.make import (
    make_attestation,
    make_country,
    make_coverage,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ADD_MEETING = "/admin/participants/meeting/add/"


def new_meeting(client, **changes):
    fields = {"title": "Summit in Almaty", "kind": "summit", "when": "2023-12-26", "status": "held"}
    return client.post(ADD_MEETING, typed(client.get(ADD_MEETING), "meeting_form", **fields | changes))


def change_page(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def test_a_meeting_is_added_with_three_participants(admin_client):
    lines = {"participations-TOTAL_FORMS": "3"}
    for number, code in enumerate(("KZ", "UZ", "RU")):
        country = make_country(code).pk
        lines |= row(
            "participations",
            number,
            country=country,
            role="member",
            status="not-stated",
            confirmation="not-stated",
        )
    assert new_meeting(admin_client, **lines).status_code == 302
    assert [str(one) for one in Participation.objects.all()] == ["Kazakhstan", "Uzbekistan", "Russia"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Summit in Almaty", "summit-in-almaty"),
        ("Саммит в Алматы", "sammit-v-almaty"),
        ("Summit " * 40, "summit" + "-summit" * 10 + "-su"),
    ],
)
def test_an_empty_address_makes_itself_from_the_title(admin_client, title, slug):
    new_meeting(admin_client, title=title, slug="")
    assert Meeting.objects.get().slug.startswith(slug.rstrip("-su")) and len(Meeting.objects.get().slug) <= 80


def test_an_address_that_makes_itself_avoids_those_that_are_or_were_taken(admin_client):
    make_meeting(slug="summit-in-almaty")
    moved = make_meeting(slug="summit-in-almaty-2")
    moved.slug = "elsewhere"
    moved.save()
    new_meeting(admin_client, slug="")
    assert Meeting.objects.get(title="Summit in Almaty").slug == "summit-in-almaty-3"


@pytest.mark.parametrize("typed_slug", ["", "summit-in-almaty"])
def test_a_new_row_whose_address_is_taken_gets_the_next_one_and_it_is_told(admin_client, typed_slug):
    make_meeting(slug="summit-in-almaty")
    answer = new_meeting(admin_client, slug=typed_slug)
    assert Meeting.objects.get(title="Summit in Almaty").slug == "summit-in-almaty-2"
    told = "Another page has the address “summit-in-almaty”, so this one got “summit-in-almaty-2”."
    assert told in admin_client.get(answer.url).content.decode()


def test_the_next_address_is_the_first_that_is_and_was_nobody_s(admin_client):
    moved = make_meeting(slug="summit-in-almaty-2")
    moved.slug = "moved"
    moved.save()
    make_meeting(slug="summit-in-almaty")
    new_meeting(admin_client)
    assert Meeting.objects.get(title="Summit in Almaty").slug == "summit-in-almaty-3"


def test_an_address_that_is_free_is_not_told(admin_client):
    answer = new_meeting(admin_client, slug="almaty-2002")
    assert "Another page has the address" not in admin_client.get(answer.url).content.decode()
    assert Meeting.objects.get().slug == "almaty-2002"


def test_a_new_row_never_gets_the_address_of_another_kind_of_page(admin_client):
    new_meeting(admin_client, title="Timeline")
    assert Meeting.objects.get().slug == "timeline-2"


def test_the_longest_address_has_room_for_its_number(admin_client):
    long = "a" * 120
    make_meeting(slug=long)
    new_meeting(admin_client, slug=long)
    assert Meeting.objects.get(title="Summit in Almaty").slug == "a" * 118 + "-2"


def test_an_address_that_an_editor_changes_to_a_taken_one_is_asked_about(admin_client):
    moved = make_meeting("Council in Minsk", slug="minsk")
    moved.slug = "minsk-2000"
    moved.save()
    other = make_meeting(slug="other")
    for taken in ("minsk", "minsk-2000"):
        fields = typed(admin_client.get(change_page(other)), "meeting_form", slug=taken)
        told = errors_of(admin_client.post(change_page(other), fields))
        assert f"“{taken}” is or was the address of “Council in Minsk”" in told
        assert "such as “minsk-2" in told
    fields = typed(admin_client.get(change_page(moved)), "meeting_form", slug="minsk")
    assert admin_client.post(change_page(moved), fields).status_code == 302
    assert Meeting.objects.get(title="Council in Minsk").slug == "minsk"


def test_an_address_of_a_row_that_is_gone_is_free(admin_client):
    moved = make_meeting(slug="minsk")
    moved.slug = "minsk-2000"
    moved.save()
    Meeting.objects.all().delete()
    new_meeting(admin_client, slug="minsk")
    assert Meeting.objects.get().slug == "minsk"


def test_emptying_the_address_of_a_meeting_keeps_it(admin_client):
    meeting = make_meeting("Summit in Almaty", slug="almaty")
    admin_client.post(
        change_page(meeting), typed(admin_client.get(change_page(meeting)), "meeting_form", slug="")
    )
    assert Meeting.objects.get().slug == "almaty"


def test_a_title_without_letters_asks_for_an_address(admin_client):
    assert "No address can be made of this" in errors_of(new_meeting(admin_client, title="—", slug=""))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"when": "26.12.23"}, "26.12.23"),
        ({"not_before": "2023-01-01"}, "Say why the date is narrowed"),
        (
            {"not_before": "2023-02-01", "not_after": "2023-01-01", "window_reason": "x"},
            "“Not before” must not be later",
        ),
        ({"when": "XXXX-02-30"}, "XXXX-02-30"),
        ({"edition": "-1"}, "greater than or equal to 0"),
        ({"edition": "99999999999999999999"}, "less than or equal to"),
        ({"place": "99999999999999999999999"}, "Select a valid choice"),
        ({"place": "x"}, "Select a valid choice"),
        ({"title": "a\x00b"}, "Null characters are not allowed"),
        ({"source_url": "javascript:alert(1)"}, "Enter a valid URL"),
    ],
)
def test_a_form_names_the_value_or_the_rule(admin_client, changes, said):
    answer = new_meeting(admin_client, **changes)
    assert said in errors_of(answer)
    assert not Meeting.objects.exists()


def test_the_same_participant_twice_in_one_form_is_refused(admin_client):
    country = make_country("KZ").pk
    lines = {"participations-TOTAL_FORMS": "2"}
    for number in range(2):
        lines |= row(
            "participations",
            number,
            country=country,
            role="member",
            status="not-stated",
            confirmation="not-stated",
        )
    answer = new_meeting(admin_client, **lines)
    assert "already in the list of this meeting" in errors_of(answer)
    assert not Meeting.objects.exists()


def test_a_participant_who_is_nobody_is_refused(admin_client):
    lines = row("participations", 0, role="host", status="attended", confirmation="not-stated") | {
        "participations-TOTAL_FORMS": "1"
    }
    assert "Name a country, an organisation" in errors_of(new_meeting(admin_client, **lines))


def test_a_status_alone_is_kept_and_the_line_says_what_to_do(admin_client):
    lines = {"participations-TOTAL_FORMS": "2"}
    for number, country in enumerate((make_country("KZ").pk, "")):
        facts = {"role": "not-stated", "status": "attended", "confirmation": "not-stated"}
        lines |= row("participations", number, country=country, **facts)
    answer = new_meeting(admin_client, **lines)
    second = answer.context["inline_admin_formsets"][0].formset.forms[1]
    assert second.non_field_errors() == [
        "Line 2 names nobody but has details (Status). Name a country, an organisation, an office, a person, or the "
        "name as given; or remove the line."
    ]
    assert second["status"].value() == "attended"
    assert not Meeting.objects.exists()


def test_a_participant_with_evidence_is_not_removed_from_the_meeting(admin_client):
    participation = make_participation(make_meeting(), country=make_country("KZ"))
    make_attestation(participation=participation)
    page = change_page(participation.meeting)
    fields = typed(admin_client.get(page), "meeting_form", **{"participations-0-DELETE": "on"})
    assert "Kazakhstan is not removed: 1 attestation hangs on it. Remove that first." in errors_of(
        admin_client.post(page, fields)
    )
    make_attestation(participation=participation)
    assert "2 attestations hang on it. Remove those first." in errors_of(admin_client.post(page, fields))
    assert Participation.objects.exists()


def test_a_participant_without_evidence_is_removed_from_the_meeting(admin_client):
    participation = make_participation(make_meeting(), country=make_country("KZ"))
    page = change_page(participation.meeting)
    fields = typed(admin_client.get(page), "meeting_form", **{"participations-0-DELETE": "on"})
    assert admin_client.post(page, fields).status_code == 302
    assert not Participation.objects.exists()


def test_deleting_a_meeting_says_that_its_coverage_goes(admin_client):
    coverage = make_coverage(meeting=make_meeting("Summit in Almaty"))
    page = reverse("admin:participants_meeting_delete", args=[coverage.meeting.pk])
    assert f"Coverage: {coverage.article}" in admin_client.get(page).content.decode()


def test_deleting_a_country_that_takes_part_is_refused_on_a_page(admin_client):
    country = make_country("KZ")
    make_meeting("Summit in Almaty", countries=[country])
    page = reverse("admin:participants_country_delete", args=[country.pk])
    assert "protected related objects" in admin_client.post(page, {"post": "yes"}).content.decode()


def test_a_participation_is_edited_with_its_meeting(admin_client):
    participation = make_participation(make_meeting(), country=make_country("KZ"))
    for view in ("change", "delete"):
        page = reverse(f"admin:participants_participation_{view}", args=[participation.pk])
        assert admin_client.post(page, {"post": "yes"}).url == change_page(participation.meeting)
    assert Participation.objects.exists()


# Terms and memberships


def terms_form(client, person, *lines, changes=()):
    page = change_page(person)
    fields = typed(client.get(page), "person_form")
    first = int(fields["terms-TOTAL_FORMS"][0])
    for number, line in enumerate(lines, start=first):
        fields |= row("terms", number, confirmation="not-stated", **line)
    return client.post(page, fields | {"terms-TOTAL_FORMS": str(first + len(lines))} | dict(changes))


def test_two_overlapping_terms_in_one_form_are_refused(admin_client):
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    answer = terms_form(
        admin_client,
        make_person("Kassym-Jomart Tokayev"),
        {"office": office.pk, "start": "2019-03-20", "end": "", "known_until": "2026-01-01"},
        {"office": office.pk, "start": "2022-11-26", "end": "", "known_until": "2026-01-01"},
    )
    assert "This overlaps another line" in errors_of(answer)
    assert not Term.objects.exists()


def test_an_open_term_is_closed_and_the_next_one_added_in_one_form(admin_client):
    person, office = make_person("Vladimir Putin"), make_office(country=make_country("RU"))
    make_term(person, office, "2000-05-07")
    answer = terms_form(
        admin_client,
        person,
        {"office": office.pk, "start": "2012-05-07", "known_until": "2026-01-01"},
        changes={"terms-0-end": "2008-05-07"},
    )
    assert answer.status_code == 302
    terms = [(str(term.start), str(term.end), str(term.known_until)) for term in person.terms.in_order()]
    assert terms == [("2000-05-07", "2008-05-07", "None"), ("2012-05-07", "None", "2026-01-01")]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("", "Until which day is it known that this had not ended? The day of the source is expected."),
        ("2019-03-19", "2019-03-19 is before the start, 2019-03-20"),
        ("9999-12-31", "9999-12-31 is still to come"),
        ("January 2026", "A whole day is expected"),
    ],
)
def test_a_term_with_no_end_asks_for_the_day_of_its_source(admin_client, day, told):
    line = {"office": make_office().pk, "start": "2019-03-20", "known_until": day}
    assert told in errors_of(terms_form(admin_client, make_person(), line))
    assert not Term.objects.exists()


def test_the_boundary_between_two_terms_moves_in_one_form(admin_client):
    person, office = make_person("Vladimir Putin"), make_office(country=make_country("RU"))
    make_term(person, office, "2000-05-07", end="2004-05-07")
    make_term(person, office, "2004-05-07", end="2008-05-07")
    changes = {"terms-0-end": "2005-05-07", "terms-1-start": "2005-05-07"}
    assert terms_form(admin_client, person, changes=changes).status_code == 302
    assert [str(term.start) for term in person.terms.in_order()] == ["2000-05-07", "2005-05-07"]


def test_overlapping_standings_in_one_form_are_refused(admin_client):
    organisation, country = make_organisation("CIS"), make_country("TM")
    page = change_page(organisation)
    fields = typed(admin_client.get(page), "organisation_form") | {"memberships-TOTAL_FORMS": "2"}
    for number, (standing, start) in enumerate([("member", "1991-12-21"), ("associate", "2005-08-26")]):
        line = {"country": country.pk, "standing": standing, "start": start, "confirmation": "not-stated"}
        line |= {"known_until": "2026-01-01"}
        fields |= row("memberships", number, **line)
    assert "This overlaps another line" in errors_of(admin_client.post(page, fields))
    assert not Membership.objects.exists()


def test_a_term_that_ends_before_it_starts_is_refused(admin_client):
    line = {"office": make_office().pk, "start": "2019", "end": "2018"}
    assert "This ends before it starts" in errors_of(terms_form(admin_client, make_person(), line))


def test_an_organisation_is_not_put_inside_its_own_part(admin_client):
    union = make_organisation("EAEU")
    commission = make_organisation(parent=union)
    page = change_page(union)
    fields = typed(admin_client.get(page), "organisation_form", parent=commission.pk)
    assert "one of its own parts" in errors_of(admin_client.post(page, fields))


# What only the database sees


def test_an_address_that_is_taken_at_the_last_moment_is_tried_again(admin_client, monkeypatch):
    """The form does not see the other row, which is written at the same moment, before it is tried again."""
    make_meeting(slug="summit-in-almaty")
    looks = iter([lambda model, stem: stem])
    find = slugs.free_beside
    monkeypatch.setattr(slugs, "free_beside", lambda *args: next(looks, find)(*args))
    monkeypatch.setattr(Meeting, "validate_unique", lambda *args, **options: None)
    answer = new_meeting(admin_client, slug="summit-in-almaty")
    assert answer.status_code == 302
    assert Meeting.objects.get(title="Summit in Almaty").slug == "summit-in-almaty-2"


def test_what_only_the_database_refuses_keeps_what_was_typed(admin_client, monkeypatch):
    """The form never sees the other row."""
    make_meeting(slug="summit-in-almaty")
    monkeypatch.setattr(slugs, "free_beside", lambda model, stem: stem)
    monkeypatch.setattr(Meeting, "validate_unique", lambda *args, **options: None)
    answer = new_meeting(admin_client, slug="summit-in-almaty", summary="Long thoughts")
    assert "Nothing is saved yet. Somebody else has saved the same" in errors_of(answer)
    assert typed(answer, "meeting_form")["summary"] == ["Long thoughts"]
    assert "successfully" not in admin_client.get("/admin/").content.decode()


def test_a_rule_that_only_the_database_sees_is_told_in_its_own_words(admin_client, monkeypatch):
    monkeypatch.setattr(Meeting, "validate_constraints", lambda *args, **options: None)
    answer = new_meeting(admin_client, not_before="2023-01-01")
    assert "Nothing is saved yet. Say why the date is narrowed" in errors_of(answer)


def test_a_circle_that_only_the_trigger_sees_comes_back_as_a_form(admin_client, monkeypatch):
    union = make_organisation("EAEU")
    commission = make_organisation(parent=union)
    monkeypatch.setattr(Organisation, "clean", lambda organisation: None)
    fields = typed(admin_client.get(change_page(union)), "organisation_form", parent=commission.pk)
    answer = admin_client.post(change_page(union), fields)
    assert "cannot be a part of itself or of one of its own parts" in errors_of(answer)


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_the_same_moment_one_is_told(admin_user, monkeypatch):
    person = make_person("Kassym-Jomart Tokayev")
    page = change_page(person)
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(admin_user)
    forms = [typed(browser.get(page), "person_form") for browser in browsers]
    together = threading.Barrier(2, timeout=20)
    check = editing.EditingAdmin.was_deleted_meanwhile
    monkeypatch.setattr(
        editing.EditingAdmin, "was_deleted_meanwhile", lambda *args: (together.wait(), check(*args))[1]
    )
    answers = {}

    def save(number):
        answers[number] = browsers[number].post(page, forms[number] | {"name": f"Editor {number}"})
        connections.close_all()

    threads = [threading.Thread(target=save, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    statuses = [answers[number].status_code for number in range(2)]
    assert sorted(statuses) == [302, 409]
    assert Person.objects.get().name == f"Editor {statuses.index(302)}"
    connection.close()


def test_a_place_and_its_form_are_there(admin_client):
    place = make_place("Almaty", make_country("KZ"))
    fields = typed(admin_client.get(change_page(place)), "place_form", latitude="43.25", longitude="")
    assert "Give both coordinates" in errors_of(admin_client.post(change_page(place), fields))
