"""A record that is two: a merge is taken back, or some of what hangs on it moves to another record."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from participants.models import Meeting, Organisation, Person
from summit_archive.history.recording import recorded
from summit_archive.history.reverting import revert
from summit_archive.history.tables import Step
from tests.forms import typed
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_publisher,
    make_term,
)
from tests.merging import merge, whole_archive, words

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def page_of(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_split", args=[row.pk])


@pytest.fixture
def tokayev():
    return make_person("Kassym-Jomart Tokayev", slug="tokayev", wikidata="Q318281")


def split(client, row, query="", **fields):
    page = page_of(row) + query
    return client.post(page, typed(client.get(page), "split_form", **fields))


def test_a_merge_is_offered_to_be_taken_back_first(admin_client, tokayev):
    gone = make_person("Kassym Zhomart Tokaev")
    make_meeting(people=[gone])
    before = whole_archive()
    merge(admin_client, tokayev, gone)
    page = admin_client.get(page_of(tokayev))
    assert "Merged before: take it back instead" in words(page) and "Kassym Zhomart Tokaev" in words(page)
    (merged, _step) = page.context["merged"][0]
    answer = admin_client.post(page_of(tokayev), {"take_back": merged.pk}, follow=True)
    assert "they are two records again" in words(answer)
    assert {table for table, rows in whole_archive().items() if rows != before[table]} == set()
    assert "Merged before" not in words(admin_client.get(page_of(tokayev)))
    again = admin_client.post(page_of(tokayev), {"take_back": merged.pk}, follow=True)
    assert "taken back already" in words(again)


def test_what_came_after_is_told_where_a_merge_cannot_be_taken_back(admin_client, tokayev):
    gone = make_person("Kassym Zhomart Tokaev")
    make_meeting("Summit in Astana", people=[gone])
    merge(admin_client, tokayev, gone)
    with recorded(program="test"):
        Meeting.objects.get().participations.update(person=make_person("Somebody Else"))
    merged = admin_client.get(page_of(tokayev)).context["merged"][0][0]
    answer = admin_client.post(page_of(tokayev), {"take_back": merged.pk})
    assert answer.status_code == 422 and "was changed since" in words(answer)
    assert Person.objects.count() == 2


def test_some_of_a_person_moves_to_a_new_one(admin_client, tokayev):
    stays, moves = (
        make_meeting(title, people=[tokayev]) for title in ("Summit in Astana", "Talks in Moscow")
    )
    article = make_article(people=[tokayev])
    term = make_term(tokayev, make_office("Mayor"))
    name = make_name("Tokaev", person=tokayev)
    before = whole_archive()
    answer = split(
        admin_client,
        tokayev,
        name="Kemel Tokaev",
        **{
            "move-participants_participation": str(moves.participations.get().pk),
            "move-articles_article_people": str(article.people.through.objects.get().pk),
            "move-participants_term": str(term.pk),
            "move-participants_name": str(name.pk),
        },
    )
    new = Person.objects.get(slug="kemel-tokaev")
    assert answer["Location"] == reverse("admin:participants_person_change", args=[new.pk])
    assert (new.name, new.wikidata, tokayev.participations.get().meeting) == ("Kemel Tokaev", "", stays)
    assert new.participations.get().meeting == moves
    assert list(article.people.all()) == [new]
    assert (new.terms.get(), new.names.get()) == (term, name)
    revert(Step.objects.latest("pk").pk)
    assert {table for table, rows in whole_archive().items() if rows != before[table]} == set()


def test_trying_writes_nothing_and_keeps_the_ticks(admin_client, tokayev):
    row = make_meeting("Talks in Moscow", people=[tokayev]).participations.get()
    before = whole_archive()
    answer = split(
        admin_client,
        tokayev,
        name="Kemel Tokaev",
        **{"try": "1", "move-participants_participation": str(row.pk)},
    )
    assert "What would move" in words(answer) and "<b>1</b> participant" in words(answer)
    assert f'value="{row.pk}" checked' in words(answer)
    assert whole_archive() == before


def test_what_the_other_record_has_already_becomes_one(admin_client, tokayev):
    other = make_person("Kemel Tokaev", slug="kemel-tokaev")
    meeting = make_meeting("Talks in Moscow", people=[other])
    row = make_participation(meeting, person=tokayev, status="attended")
    for said in ("https://archive.example/people/kemel-tokaev/", "kemel-tokaev", str(other.pk)):
        answer = split(
            admin_client,
            tokayev,
            to="existing",
            other=said,
            **{"try": "1", "move-participants_participation": str(row.pk)},
        )
        assert "1 that the other has already becomes one with it" in words(answer)
    split(
        admin_client,
        tokayev,
        to="existing",
        other="kemel-tokaev",
        **{"move-participants_participation": str(row.pk)},
    )
    assert meeting.participations.values_list("person", "status").get() == (other.pk, "attended")


def test_all_of_a_year_moves_whatever_the_page_shows(admin_client, tokayev):
    for day in range(1, 26):
        make_meeting(when=f"2019-03-{day:02}", people=[tokayev])
    make_meeting(when="2023-12-26", people=[tokayev])
    split(admin_client, tokayev, "?year=2019", name="Kemel Tokaev", **{"all-participants_participation": "1"})
    assert Person.objects.get(slug="kemel-tokaev").participations.count() == 25
    assert tokayev.participations.count() == 1


def test_rows_are_found_by_their_source(admin_client, tokayev):
    make_article("In Akorda", people=[tokayev], publisher=make_publisher("Akorda"))
    make_article("In TASS", people=[tokayev], publisher=make_publisher("TASS"))
    page = words(admin_client.get(page_of(tokayev) + "?source=akorda"))
    assert "In Akorda" in page and "In TASS" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Nothing is ticked"),
        ({"to": "existing", "other": "nobody-here"}, "There is no such record"),
        ({"to": "existing", "other": "\0"}, "There is no such record"),
        ({"to": "existing", "other": "tokayev"}, "That is this record itself"),
        ({"name": "???"}, "Give the new record a name"),
        ({"name": "x" * 250}, "200"),
    ],
)
def test_what_cannot_be_is_refused_in_words(admin_client, tokayev, fields, said):
    row = make_meeting(people=[tokayev]).participations.get()
    ticked = {"move-participants_participation": str(row.pk)} if fields else {}
    answer = admin_client.post(page_of(tokayev), {**ticked, **fields})
    assert answer.status_code == 422 and said in words(answer)
    assert Person.objects.count() == 1 and tokayev.participations.count() == 1


def test_rows_of_others_are_refused_and_make_no_record(admin_client, tokayev):
    stranger = make_person("Somebody Else")
    row = make_meeting(people=[stranger]).participations.get()
    before = whole_archive()
    for number in (row.pk, 999_999_999, 10**18 - 1):
        for button in ({}, {"try": "1"}):
            fields = {"move-participants_participation": number, "name": "New", **button}
            answer = admin_client.post(page_of(tokayev), fields)
            assert answer.status_code == 422 and "never belonged to this record" in words(answer)
    assert whole_archive() == before


def test_of_two_who_move_the_same_line_the_second_is_told_who_did_and_makes_no_record(
    admin_client, client, django_user_model, tokayev
):
    line, other = (
        make_meeting(title, people=[tokayev]).participations.get()
        for title in ("Talks in Moscow", "Summit in Astana")
    )
    client.force_login(django_user_model.objects.create_superuser("aigerim"))
    page = client.get(page_of(tokayev))
    seconds = typed(page, "split_form") | {"move-participants_participation": [str(line.pk), str(other.pk)]}
    split(admin_client, tokayev, name="Kemel Tokaev", **{"move-participants_participation": str(line.pk)})
    before = whole_archive()

    for button in ({}, {"try": "1"}):
        answer = client.post(page_of(tokayev), seconds | button)
        assert answer.status_code == 409
        told = words(answer)
        assert "admin moved “Talks in Moscow" in told and "to another record" in told
        assert f'value="{other.pk}" checked' in told
    assert whole_archive() == before
    assert Person.objects.count() == 2


def test_a_line_that_was_removed_meanwhile_is_told(admin_client, tokayev):
    line = make_meeting("Talks in Moscow", people=[tokayev]).participations.get()
    number = line.pk
    with recorded(program="import_participants"):
        line.delete()
    answer = admin_client.post(page_of(tokayev), {"move-participants_participation": number, "name": "New"})
    assert answer.status_code == 409
    assert "The program import_participants removed a ticked line" in words(answer)
    assert Person.objects.count() == 1


def test_all_that_fit_are_none_any_more_and_no_record_is_made(admin_client, tokayev):
    make_meeting(when="2023-12-26", people=[tokayev])
    answer = admin_client.post(
        page_of(tokayev) + "?year=2019", {"all-participants_participation": "1", "name": "New"}
    )
    assert answer.status_code == 409 and "somebody moved or removed it" in words(answer)
    assert Person.objects.count() == 1


def test_trying_keeps_the_tick_of_all(admin_client, tokayev):
    for day in range(1, 26):
        make_meeting(when=f"2019-03-{day:02}", people=[tokayev])
    answer = split(admin_client, tokayev, name="New", **{"try": "1", "all-participants_participation": "1"})
    assert 'name="all-participants_participation" value="1" checked' in words(answer)


def test_terms_that_contradict_the_other_ones_are_refused(admin_client, tokayev):
    other, office = make_person("Kemel Tokaev", slug="kemel-tokaev"), make_office("Mayor")
    mine = make_term(tokayev, office, "1999-10-12", end="2002-01-28")
    make_term(other, office, "1999-10-01", end="2001-12-01")
    answer = admin_client.post(
        page_of(tokayev), {"move-participants_term": mine.pk, "to": "existing", "other": "kemel-tokaev"}
    )
    assert answer.status_code == 422 and "contradict the other record" in words(answer)


def test_a_line_that_contradicts_the_other_ones_does_not_vanish_in_it(admin_client, tokayev):
    other = make_person("Kemel Tokaev", slug="kemel-tokaev")
    meeting = make_meeting("Talks in Moscow")
    make_participation(meeting, person=other, status="absent")
    row = make_participation(meeting, person=tokayev, status="attended", note="By video")
    sent = {"move-participants_participation": row.pk, "to": "existing", "other": "kemel-tokaev"}
    assert "Some contradict the other record" in words(
        admin_client.post(page_of(tokayev), sent | {"try": "1"})
    )
    answer = admin_client.post(page_of(tokayev), sent)
    assert answer.status_code == 422 and "contradict the other record" in words(answer)
    assert set(meeting.participations.values_list("status", "note")) == {
        ("absent", ""),
        ("attended", "By video"),
    }


def test_meetings_and_organisations_are_split_too(admin_client):
    meeting = make_meeting("Talks", countries=[make_country("KZ"), make_country("UZ")])
    row = meeting.participations.first()
    split(admin_client, meeting, name="Other talks", **{"move-participants_participation": str(row.pk)})
    assert Meeting.objects.get(title="Other talks").participations.get() == row
    organisation = make_organisation("CIS")
    office = make_office(organisation=organisation)
    split(admin_client, organisation, name="Treaty", **{"move-participants_office": str(office.pk)})
    assert Organisation.objects.get(name="Treaty").offices.get() == office


def test_who_may_not_change_may_not_split_and_who_may_not_delete_takes_nothing_back(
    client, admin_client, django_user_model, tokayev
):
    merge(admin_client, tokayev, make_person("Kassym Zhomart Tokaev"))
    merged = admin_client.get(page_of(tokayev)).context["merged"][0][0]
    editor = django_user_model.objects.create_user("editor", is_staff=True)
    client.force_login(editor)
    assert client.get(page_of(tokayev)).status_code == 403
    editor.user_permissions.add(*Permission.objects.filter(codename__in=["view_person", "change_person"]))
    assert client.get(page_of(tokayev)).status_code == 200
    assert client.post(page_of(tokayev), {"take_back": merged.pk}).status_code == 403
    row = make_meeting(people=[tokayev]).participations.get()
    new = {"move-participants_participation": row.pk, "name": "New", "to": "new"}
    assert client.post(page_of(tokayev), new).status_code == 403
    assert Person.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 19])
def test_the_page_costs_the_same_for_any_number_of_rows(
    admin_client, tokayev, rows, django_assert_num_queries
):
    article = make_article(people=[tokayev])
    for number in range(rows):
        make_meeting(people=[tokayev])
        article.mentions.create(start=0, end=number + 1, text="T", person=tokayev, rule="name")
        make_term(tokayev, make_office())
    with django_assert_num_queries(20):
        admin_client.get(page_of(tokayev))
