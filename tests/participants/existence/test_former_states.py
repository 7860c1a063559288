"""States that are no more: their days, what they cannot be a party of, and that they stand apart from the present ones."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from participants.models import Country, Meeting, Participation
from participants.reference.checking import read_all
from participants.reference.entries import Refused
from participants.reference.loader import FOLDER, load
from tests.forms import errors_of, row, typed
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_office,
    make_participation,
)
from tests.participants.reference.files import Files

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

UNTIL = datetime.date(1991, 12, 26)
DAYS = {"existed_from": datetime.date(1922, 12, 30), "existed_until": UNTIL}


def make_union(**fields):
    fields = {"name": "Soviet Union", "official_name": "Union of Soviet Socialist Republics"} | DAYS | fields
    return make_country("SU", **fields)


def page_of(thing):
    return reverse(f"admin:participants_{thing._meta.model_name}_change", args=[thing.pk])


# --- The rules of the database -------------------------------------------------------


def test_a_state_that_ends_before_it_begins_is_refused():
    with pytest.raises(IntegrityError, match="country_ended_no_earlier_than_it_began"):
        make_union(existed_until=datetime.date(1922, 12, 29))


def test_a_state_may_have_been_for_one_day():
    assert make_union(existed_from=UNTIL).is_former


def test_a_state_that_is_no_more_is_not_followed_in_depth():
    with pytest.raises(IntegrityError, match="country_of_the_region_is_not_of_the_past"):
        make_union(is_of_region=True)


@pytest.mark.parametrize(
    "when", ["1991-12-26", "1991-12", "1991-12-26/1991-12-28", "[1991-12-21,1992-01-05]"]
)
def test_a_state_may_be_a_party_while_a_day_of_the_meeting_lies_in_its_time(when):
    assert make_meeting(when=when, countries=[make_union()]).participations.count() == 1


@pytest.mark.parametrize("when", ["1991-12-27", "1992", "[1992-01-05,1993-01-05]", "1922-12-29", "1922-11"])
def test_a_state_is_no_party_of_a_meeting_outside_of_its_time(when):
    meeting = make_meeting(when=when)

    with pytest.raises(IntegrityError, match="cannot be a party of"), transaction.atomic():
        make_participation(meeting, country=make_union())
    with pytest.raises(IntegrityError, match="Soviet Union"), transaction.atomic():
        make_participation(meeting, office=make_office("President of the Soviet Union", country=make_union()))
    assert not Participation.objects.exists()


def test_a_meeting_does_not_move_out_of_the_time_of_one_of_its_two_parties():
    meeting = make_meeting(when="1991-11-01", countries=[make_country("KZ"), make_union()])
    meeting.when = "1992-11-01"

    with pytest.raises(IntegrityError, match="cannot be a party of"):
        meeting.save()


def test_a_state_does_not_end_before_a_meeting_that_it_took_part_in():
    state = make_union(**dict.fromkeys(DAYS))
    make_meeting(when="1991-11-01", countries=[state])
    make_meeting(when="1992-11-01", countries=[state])

    with pytest.raises(IntegrityError, match="cannot be a party of"):
        Country.objects.filter(pk=state.pk).update(existed_until=UNTIL)


def test_the_rule_is_kept_by_the_database_alone():
    """Whoever writes SQL by hand meets it too."""
    meeting, state = make_meeting(when="2023-12-26"), make_union()

    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO participants_participation (meeting_id, country_id, name_as_given, role, status, note,"
            " source, source_url, confirmation) VALUES (%s, %s, '', 'member', 'attended', '', '', '', 'not-stated')",
            [meeting.pk, state.pk],
        )


# --- What the editors' forms say ------------------------------------------------------


def with_party(country):
    line = row(
        "participations", 0, country=country.pk, role="member", status="attended", confirmation="not-stated"
    )
    return {"participations-TOTAL_FORMS": "1"} | line


def add_meeting(client, when, **lines):
    address = reverse("admin:participants_meeting_add")
    fields = {"title": "Talks", "kind": "bilateral", "when": when, "status": "held"} | lines
    return client.post(address, typed(client.get(address), "meeting_form", **fields))


def test_the_form_of_a_meeting_says_which_party_was_no_more(admin_client):
    answer = add_meeting(admin_client, "1992-03-01", **with_party(make_union()))

    assert "Soviet Union existed until 26 December 1991; “Talks” was after that day." in errors_of(answer)
    assert not Meeting.objects.exists()
    assert add_meeting(admin_client, "1991-03-01", **with_party(make_union())).status_code == 302


def test_the_form_of_a_state_says_which_meeting_was_after_its_end(admin_client):
    state = make_union(**dict.fromkeys(DAYS))
    make_meeting("Early talks", when="1991-11-01", countries=[state])
    make_meeting("Late talks", when="1992-11-01", countries=[state])
    form = typed(admin_client.get(page_of(state)), "country_form", existed_until="1991-12-26")

    assert "“Late talks” was after that day" in errors_of(admin_client.post(page_of(state), form))


def test_the_form_of_a_state_refuses_an_end_before_the_beginning(admin_client):
    state = make_union()
    form = typed(admin_client.get(page_of(state)), "country_form", existed_until="1900-01-01")

    assert "“Existed until” is before “existed from”" in errors_of(admin_client.post(page_of(state), form))


# --- What readers see -----------------------------------------------------------------


def test_its_page_says_in_words_when_it_existed(client):
    make_union(existence_note="Until its Supreme Soviet declared the end.")
    page = client.get("/countries/su/").content.decode()

    assert (
        "Existed from 30 December 1922 to 26 December 1991. "
        '<span lang="en">Until its Supreme Soviet declared the end.</span>' in page
    )


def test_a_state_of_which_only_the_end_is_known_says_so(client):
    make_union(existed_from=None)
    assert "Existed until 26 December 1991." in client.get("/countries/su/").content.decode()


def test_a_state_that_is_there_says_nothing_of_its_time(client):
    make_country("KZ")
    assert "Existed" not in client.get("/countries/kz/").content.decode()


def test_json_has_the_two_days_and_null_for_states_that_are_there(client):
    make_union()
    make_country("KZ")
    rows = {one["code"]: one for one in client.get("/countries.json").json()["results"]}

    assert (rows["su"]["existed_from"], rows["su"]["existed_until"]) == ("1922-12-30", "1991-12-26")
    assert (rows["kz"]["existed_from"], rows["kz"]["existed_until"]) == (None, None)
    assert client.get("/countries/su.json").json()["existed_until"] == "1991-12-26"
    assert list(rows) == ["kz", "su"]


def test_the_list_of_countries_sets_it_apart(client):
    make_union()
    make_article(countries=[make_country("FI", name="Finland")])
    page = client.get("/countries/").content.decode()
    others, former = page.split('id="former"')

    assert "Finland" in others and "Soviet Union" not in others
    assert 'Soviet Union</a> <span class="muted">1922–1991</span>' in former


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_costs_the_same_for_any_number_of_them(client, django_assert_num_queries, number):
    for _state in range(number):
        make_country(**DAYS)
    with django_assert_num_queries(3):
        client.get("/countries/")


def test_no_list_of_present_states_offers_it(client):
    make_union()
    make_meeting(countries=[make_country("KZ"), make_country("UZ")])

    for address in ("/", "/meetings/", "/matrix/", "/compare/", "/meetings/not-confirmed/", "/meetings/map/"):
        assert "Soviet Union" not in client.get(address, follow=True).content.decode(), address


def test_it_is_found_where_it_took_part_or_is_written_of(client):
    state = make_union()
    make_meeting("Novo-Ogaryovo", when="1991-04-23", countries=[state])
    make_article(headline="The end of a union", countries=[state])

    assert [one["title"] for one in client.get("/meetings.json?country=su").json()["results"]] == [
        "Novo-Ogaryovo"
    ]
    assert client.get("/articles.json?country=su").json()["total"] == 1


def test_a_shipped_state_that_ends_before_it_begins_is_refused(tmp_path):
    with pytest.raises(Refused) as refused:
        read_all(files_with(tmp_path, "1991-12-26,1922-12-30"))
    assert "column existed_until: “1922-12-30”: expected a day that is not before 1991-12-26" in str(
        refused.value
    )


def test_a_state_is_loaded_with_its_days(tmp_path):
    load(files_with(tmp_path, "1922-12-30,1991-12-26"))
    assert (
        Country.objects.get(code="SU").existed_from,
        Country.objects.get(code="SU").existed_until,
    ) == tuple(DAYS.values())


def files_with(folder, days):
    files = Files(folder)
    header, *rows = files.read("countries").splitlines()
    files.write("countries", f"{header},existed_from,existed_until\n" + "".join(f"{one},,\n" for one in rows))
    files.add("countries", f"SU,SUN,Soviet Union,,,0,,ISO 3166-3,,official,{days}")
    return folder


# --- What is shipped ------------------------------------------------------------------


def test_three_former_states_are_shipped_with_their_days():
    countries = next(rows for table, rows in read_all(FOLDER).items() if table.name == "countries")
    days = {
        one["code"]: (one["existed_from"], one["existed_until"]) for one in countries if one["existed_until"]
    }

    assert days == {
        "CS": ("1918-10-28", "1992-12-31"),
        "SU": ("1922-12-30", "1991-12-26"),
        "YU": ("1918-12-01", "2003-02-04"),
    }
