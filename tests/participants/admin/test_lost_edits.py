"""Two editors, one row: what only one of them touched is merged and told, what both did differently is asked about."""

import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from django.utils.html import strip_tags

from participants.models import Meeting, Participation
from summit_archive.history.recording import recorded
from tests.forms import errors_of, row, typed
from tests.make import (
    make_article,
    make_country,
    make_feed,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
    make_series,
    make_term,
)

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


def opened(browsers, thing, form_id):
    """The same form, opened by each."""
    return [typed(browser.get(change_page(thing)), form_id) for browser in browsers]


def told(browser):
    """What the next page says."""
    return " ".join(str(message) for message in browser.get("/admin/").context["messages"])


def asked(answer):
    """What the page asks: {label: (yours, theirs)}, as they will be."""
    assert answer.status_code == 409
    return {one.label: (new(one.mine), new(one.theirs)) for one in answer.context_data["asked"]}


def new(marked):
    return strip_tags(re.sub("<del>.*?</del>", "", marked))


def choose(browser, thing, answer, *names, **also):
    """Send the page back with a choice for each question, in their order."""
    keys = [one.key for one in answer.context_data["asked"]]
    chosen = {f"choose:{key}": name for key, name in zip(keys, names, strict=True) if name}
    return browser.post(change_page(thing), typed(answer, "two-editors") | chosen | also)


def new_line(number, **fields):
    line = row("participations", number, role="member", confirmation="not-stated", **fields)
    return line | {"participations-TOTAL_FORMS": str(number + 1)}


def not_kept(browser, thing):
    """What the history of a row tells of it."""
    names = thing._meta.app_label, thing._meta.model_name
    page = browser.get(reverse("admin:{}_{}_history".format(*names), args=[thing.pk])).content.decode()
    said = re.findall(r"<dd>(.*?)</dd>", page, re.DOTALL)
    return [" ".join(strip_tags(one).split()) for one in said]


# What only one of the two touched


def test_fields_that_only_one_touched_are_merged_and_told(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", summary="As it was")
    annas, beks = opened(editors, meeting, "meeting_form")

    anna.post(change_page(meeting), annas | {"summary": "By Anna"})
    answer = bek.post(change_page(meeting), beks | {"title": "Summit by Bek"})

    assert answer.status_code == 302
    meeting.refresh_from_db()
    assert (meeting.title, meeting.summary) == ("Summit by Bek", "By Anna")
    assert "anna also changed this while you were editing: Summary. Both are kept." in told(bek)


def test_the_same_change_by_both_is_no_question(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"title": "Summit in Almaty, 2002"})

    assert bek.post(change_page(meeting), beks | {"title": "Summit in Almaty, 2002"}).status_code == 302
    assert Meeting.objects.get().title == "Summit in Almaty, 2002"


def test_a_change_that_no_editor_made_is_merged_too(editors):
    bek = editors[1]
    meeting = make_meeting("Summit in Almaty")
    [beks] = opened([bek], meeting, "meeting_form")
    Meeting.objects.update(summary="From an import")

    bek.post(change_page(meeting), beks | {"title": "By Bek"})

    assert Meeting.objects.values_list("title", "summary").get() == ("By Bek", "From an import")
    assert "Somebody also changed this while you were editing: Summary." in told(bek)


def test_a_change_of_a_program_is_told_by_its_name(editors):
    bek = editors[1]
    meeting = make_meeting("Summit in Almaty")
    [beks] = opened([bek], meeting, "meeting_form")
    with recorded(program="load_meetings"):
        Meeting.objects.update(summary="From an import")
    bek.post(change_page(meeting), beks | {"title": "By Bek"})
    assert "The program load_meetings also changed this" in told(bek)


def test_of_many_to_many_each_element_is_merged_by_itself(editors):
    anna, bek = editors
    kazakhstan, russia, armenia, belarus = (make_country(code) for code in ("KZ", "RU", "AM", "BY"))
    article = make_article(countries=[kazakhstan, russia])
    annas, beks = opened(editors, article, "article_form")

    anna.post(change_page(article), annas | {"countries": [kazakhstan.pk, armenia.pk]})
    bek.post(change_page(article), beks | {"countries": [kazakhstan.pk, russia.pk, belarus.pk]})

    assert {country.code for country in article.countries.all()} == {"KZ", "AM", "BY"}
    assert "Countries. Both are kept." in told(bek)


@pytest.mark.parametrize(
    ("annas_change", "beks_change"),
    [
        ({"participations-0-status": "attended"}, {"participations-0-note": "By the programme"}),
        ({"participations-0-note": "By the programme"}, {"participations-0-status": "attended"}),
    ],
)
def test_the_fields_of_one_line_are_merged(editors, annas_change, beks_change):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ")])
    annas, beks = opened(editors, meeting, "meeting_form")

    anna.post(change_page(meeting), annas | annas_change)
    assert bek.post(change_page(meeting), beks | beks_change).status_code == 302

    assert Participation.objects.values_list("status", "note").get() == ("attended", "By the programme")
    assert "Participant Kazakhstan: " in told(bek)


def test_a_line_that_one_took_out_stays_out_of_the_other_s_form(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ"), make_country("UZ")])
    annas, beks = opened(editors, meeting, "meeting_form")

    anna.post(change_page(meeting), annas | {"participations-0-DELETE": "on"})
    assert bek.post(change_page(meeting), beks | {"title": "By Bek"}).status_code == 302

    assert [str(one) for one in Participation.objects.all()] == ["Uzbekistan"]
    assert Meeting.objects.get().title == "By Bek"
    assert "Participant Kazakhstan." in told(bek)


def test_lines_that_each_added_all_stand(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ")])
    annas, beks = opened(editors, meeting, "meeting_form")

    anna.post(change_page(meeting), annas | new_line(1, country=make_country("RU").pk, status="invited"))
    bek.post(change_page(meeting), beks | new_line(1, country=make_country("UZ").pk, status="absent"))

    rows = {(str(one), one.status) for one in Participation.objects.all()}
    assert rows == {("Kazakhstan", "not-stated"), ("Russia", "invited"), ("Uzbekistan", "absent")}


def test_a_line_that_both_added_is_one(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    annas, beks = opened(editors, meeting, "meeting_form")
    russia = make_country("RU").pk

    anna.post(change_page(meeting), annas | new_line(0, country=russia, status="invited"))
    line = new_line(0, country=russia, status="not-stated") | {"participations-0-note": "By the programme"}
    assert bek.post(change_page(meeting), beks | line).status_code == 302

    [one] = Participation.objects.all()
    assert (str(one), one.status, one.note) == ("Russia", "invited", "By the programme")


def test_a_term_changed_in_the_list_of_leaders_is_merged_into_the_form_of_the_person(editors):
    anna, bek = editors
    person = make_person("Kassym-Jomart Tokayev")
    make_term(person, make_office("President of Kazakhstan", country=make_country("KZ")))
    leaders_page = reverse("admin:participants_leader_change", args=[person.pk])
    beks = typed(bek.get(change_page(person)), "person_form")

    anna.post(leaders_page, typed(anna.get(leaders_page), "leader_form", **{"terms-0-how_ended": "death"}))
    assert bek.post(change_page(person), beks | {"family_name": "Tokayev"}).status_code == 302

    person.refresh_from_db()
    assert (person.family_name, person.terms.get().how_ended) == ("Tokayev", "death")


def test_what_the_two_together_break_is_refused_with_both_in_the_form(editors):
    anna, bek = editors
    person = make_person("Kassym-Jomart Tokayev")
    make_term(person, make_office(), "2019", end="2024")
    annas, beks = opened(editors, person, "person_form")

    anna.post(change_page(person), annas | {"terms-0-end": "2020"})
    answer = bek.post(change_page(person), beks | {"terms-0-start": "2021"})

    assert "This ends before it starts" in errors_of(answer)
    assert [str(message) for message in answer.context["messages"]] == [
        f"anna also changed this while you were editing: Term {person.terms.get()}: Until. "
        "It is below, beside what you typed; nothing of yours is saved yet."
    ]
    fields = typed(answer, "person_form")
    assert (fields["terms-0-start"], fields["terms-0-end"]) == (["2021"], ["2020"])
    assert bek.post(change_page(person), fields | {"terms-0-end": "2022"}).status_code == 302
    assert (str(person.terms.get().start), str(person.terms.get().end)) == ("2021", "2022")


# What both did differently


def test_what_both_did_differently_is_shown_word_by_word_and_nothing_is_saved(editors):
    anna, bek = editors
    meeting = make_meeting(
        "Summit in Almaty", summary="The talks began on 26 December.", countries=[make_country("KZ")]
    )
    annas, beks = opened(editors, meeting, "meeting_form")

    anna.post(
        change_page(meeting), annas | {"summary": "The talks began on 27 December.", "title": "By Anna"}
    )
    answer = bek.post(
        change_page(meeting),
        beks | {"summary": "The talks ended on 26 December.", "participations-0-note": "Named"},
    )

    page = answer.content.decode()
    assert set(asked(answer)) == {"Summary"}
    assert "The talks <del>began</del><ins>ended</ins> on 26 December." in page
    assert "The talks began on <del>26</del><ins>27</ins> December." in page
    assert "The talks began on 26 December." in page
    assert {(one.label, one.by) for one in answer.context_data["told"]} == {
        ("Title", ""),
        ("Participant Kazakhstan: Note", "you"),
    }
    meeting.refresh_from_db()
    assert (meeting.title, meeting.summary) == ("By Anna", "The talks began on 27 December.")


MINE, THEIRS = "The talks ended on 26 December.", "The talks began on 27 December."
NOBODY_S = "Talks on 26 or 27 December."


@pytest.mark.parametrize(
    ("choice", "saved", "in_history"),
    [
        ("mine", MINE, [f"Summary, anna: {THEIRS}"]),
        ("theirs", THEIRS, [f"Summary, bek: {MINE}"]),
        ("both", "The talks ended on 27 December.", []),
        ("anew", NOBODY_S, [f"Summary, anna: {THEIRS}", f"Summary, bek: {MINE}"]),
    ],
)
def test_what_is_chosen_is_saved_and_what_is_not_kept_is_in_the_history(editors, choice, saved, in_history):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", summary="The talks began on 26 December.")
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"summary": THEIRS, "title": "By Anna"})
    answer = bek.post(change_page(meeting), beks | {"summary": MINE, "edition": "7"})

    done = choose(bek, meeting, answer, choice, **{"anew:summary": NOBODY_S})

    assert done.status_code == 302
    meeting.refresh_from_db()
    assert (meeting.title, meeting.edition, meeting.summary) == ("By Anna", 7, saved)
    assert not_kept(anna, meeting) == in_history
    assert "What was not kept is in the history of this page." in told(bek)


def test_what_is_not_kept_is_in_the_history_also_when_the_form_came_back_before_it_was_saved(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", summary="The talks began on 26 December.")
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"summary": THEIRS})
    answer = bek.post(change_page(meeting), beks | {"summary": MINE, "when": "31.02.2020"})

    form = choose(bek, meeting, answer, "theirs")
    assert "31.02.2020" in errors_of(form)
    assert not_kept(anna, meeting) == []

    fields = typed(form, "meeting_form", when="2020-02-29")
    assert bek.post(change_page(meeting), fields).status_code == 302
    assert not_kept(anna, meeting) == [f"Summary, bek: {MINE}"]


def test_without_a_choice_nothing_is_saved_and_it_is_asked_again(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", summary="As it was")
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"title": "By Anna", "summary": "Of Anna"})
    answer = bek.post(change_page(meeting), beks | {"title": "By Bek", "summary": "Of Bek"})

    again = choose(bek, meeting, answer, "mine", "")

    assert "Some of it is not chosen yet" in again.content.decode()
    assert asked(again)["Title"] == ("By Bek", "By Anna")
    assert [one.chosen for one in again.context_data["asked"]] == ["mine", ""]
    assert Meeting.objects.get().title == "By Anna"
    assert choose(bek, meeting, again, "mine", "theirs").status_code == 302
    assert Meeting.objects.values_list("title", "summary").get() == ("By Bek", "Of Anna")


def test_a_choice_is_worth_nothing_after_a_third_change(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"title": "By Anna"})
    answer = bek.post(change_page(meeting), beks | {"title": "By Bek"})
    anna.post(change_page(meeting), typed(anna.get(change_page(meeting)), "meeting_form", title="Anna again"))

    again = choose(bek, meeting, answer, "mine")

    assert asked(again)["Title"][1] == "Anna again"
    assert Meeting.objects.get().title == "Anna again"


def test_the_way_back_to_the_form_keeps_all_and_saving_asks_again(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"title": "By Anna", "summary": "Of Anna"})
    answer = bek.post(change_page(meeting), beks | {"title": "By Bek"})

    form = bek.post(change_page(meeting), typed(answer, "two-editors") | {"_back": "1"})
    assert "Both of you changed this; your version is below: Title." in errors_of(form)
    fields = typed(form, "meeting_form")
    assert (fields["title"], fields["summary"]) == (["By Bek"], ["Of Anna"])

    again = bek.post(change_page(meeting), fields)
    assert set(asked(again)) == {"Title"}
    assert Meeting.objects.get().title == "By Anna"
    assert bek.post(change_page(meeting), fields | {"title": "By Anna"}).status_code == 302


@pytest.mark.parametrize(
    ("choice", "left"), [("mine", ["Uzbekistan"]), ("theirs", ["Kazakhstan", "Uzbekistan"])]
)
def test_a_line_that_i_took_out_and_they_changed_is_asked_about(editors, choice, left):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ"), make_country("UZ")])
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"participations-0-status": "attended"})

    answer = bek.post(change_page(meeting), beks | {"participations-0-DELETE": "on"})
    assert asked(answer) == {"Participant Kazakhstan": ("taken out", "Status: attended")}
    assert Participation.objects.count() == 2

    assert choose(bek, meeting, answer, choice).status_code == 302
    assert sorted(str(one) for one in Participation.objects.all()) == left
    told = not_kept(bek, meeting)
    assert (choice == "mine") == any("Status: attended" in one for one in told)


@pytest.mark.parametrize(("choice", "notes"), [("mine", ["", "Named by Bek"]), ("theirs", [""])])
def test_a_line_that_they_took_out_and_i_changed_is_asked_about(editors, choice, notes):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ"), make_country("UZ")])
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"participations-0-DELETE": "on"})

    answer = bek.post(change_page(meeting), beks | {"participations-0-note": "Named by Bek"})
    assert asked(answer) == {"Participant Kazakhstan": ("Note: Named by Bek", "taken out")}

    assert choose(bek, meeting, answer, choice).status_code == 302
    assert sorted(Participation.objects.values_list("note", flat=True)) == notes
    told = not_kept(bek, meeting)
    assert (choice == "theirs") == any("Note: Named by Bek" in one for one in told)


def test_a_line_that_both_added_with_two_statuses_is_asked_about(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    annas, beks = opened(editors, meeting, "meeting_form")
    russia = make_country("RU").pk
    anna.post(change_page(meeting), annas | new_line(0, country=russia, status="invited"))

    answer = bek.post(change_page(meeting), beks | new_line(0, country=russia, status="attended"))

    assert asked(answer) == {"Participant Russia: Status": ("attended", "invited")}
    assert choose(bek, meeting, answer, "mine").status_code == 302
    assert [one.status for one in Participation.objects.all()] == ["attended"]


def test_what_is_chosen_from_a_list_is_told_in_words(editors):
    anna, bek = editors
    almaty, astana = (make_place(name, make_country("KZ")) for name in ("Almaty", "Astana"))
    meeting = make_meeting("Summit", place=None)
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"place": almaty.pk, "status": "cancelled"})
    answer = bek.post(change_page(meeting), beks | {"place": astana.pk, "status": "postponed"})
    assert asked(answer) == {"Place": (str(astana), str(almaty)), "Status": ("postponed", "cancelled")}


# Each table, and odd forms


@pytest.mark.parametrize(
    ("make", "form_id", "field", "other", "value"),
    [
        (make_office, "office_form", "name", "wikidata", "Q23009"),
        (make_place, "place_form", "name", "source", "A gazetteer"),
        (make_country, "country_form", "official_name", "region", "Central Asia"),
        (make_publisher, "publisher_form", "name", "url", "https://example.org/"),
        (make_series, "meetingseries_form", "name", "source", "A list of sessions"),
        (make_organisation, "organisation_form", "name", "abbreviation", "SCO"),
        (make_feed, "feed_form", "name", "minutes", "90"),
    ],
)
def test_every_form_merges_and_asks(editors, make, form_id, field, other, value):
    anna, bek = editors
    thing = make()
    annas, beks = opened(editors, thing, form_id)

    anna.post(change_page(thing), annas | {field: "By Anna"})
    answer = bek.post(change_page(thing), beks | {field: "By Bek", other: value})

    assert [
        mine.endswith("By Bek") and theirs.endswith("By Anna") for mine, theirs in asked(answer).values()
    ] == [True]
    assert choose(bek, thing, answer, "theirs").status_code == 302
    thing.refresh_from_db()
    assert (getattr(thing, field), str(getattr(thing, other))) == ("By Anna", value)


@pytest.mark.parametrize("seen", [None, "", ".", "7.120", "x:y:z", "9" * 60])
def test_a_form_that_does_not_say_what_it_showed_overwrites_nothing(editors, seen):
    anna, _bek = editors
    meeting = make_meeting("Summit in Almaty", countries=[make_country("KZ")])
    fields = typed(anna.get(change_page(meeting)), "meeting_form", title="Changed")
    same = fields | {"title": "Summit in Almaty"}
    fields |= {"version_seen": seen} if seen is not None else {}
    fields = {name: value for name, value in fields.items() if seen is not None or name != "version_seen"}

    assert asked(anna.post(change_page(meeting), fields)) == {"Title": ("Changed", "Summit in Almaty")}
    assert Meeting.objects.get().title == "Summit in Almaty"
    assert anna.post(change_page(meeting), same | {"version_seen": seen or ""}).status_code == 302


def test_what_another_row_s_form_showed_is_taken_for_no_base(editors):
    anna, _bek = editors
    meeting, other = make_meeting("Summit in Almaty"), make_meeting("Summit in Astana")
    [fields] = opened([anna], meeting, "meeting_form")
    answer = anna.post(change_page(other), fields)
    assert "Title" in asked(answer)


def test_only_what_was_asked_can_be_chosen(editors):
    anna, bek = editors
    meeting = make_meeting("Summit in Almaty")
    annas, beks = opened(editors, meeting, "meeting_form")
    anna.post(change_page(meeting), annas | {"title": "By Anna"})
    answer = bek.post(change_page(meeting), beks | {"title": "By Bek", "choose:title": "mine"})
    assert asked(answer) and Meeting.objects.get().title == "By Anna"


# A row that is gone


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

    bek.post(page, typed(warned, "meeting_form", as_new="gone"))
    assert Meeting.objects.get().title == "By Bek"
    assert [str(one) for one in Participation.objects.all()] == ["Kazakhstan"]


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

    assert "Check it again" in bek.post(question, yes, follow=True).content.decode()
    assert Meeting.objects.get().title == "By Anna"

    bek.post(question, typed(bek.get(question), "delete_form"))
    assert not Meeting.objects.exists()
