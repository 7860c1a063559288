"""A meeting that may be the same as another is counted, and the count says so."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from participants.models import Meeting, MeetingLink
from tests.make import (
    make_country,
    make_meeting,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
)
from tests.pages import page

pytestmark = pytest.mark.django_db


def perhaps():
    return sorted(Meeting.objects.held().perhaps_the_same().values_list("title", flat=True))


def link(first, second, kind="perhaps-same"):
    return MeetingLink.objects.create(first=first, second=second, kind=kind)


@pytest.fixture
def two():
    """An undated edition of a series, and a dated one on one of its days."""
    series = make_series(slug="summits")
    undated = make_meeting("Some 26 December", when="XXXX-12-26", series=series)
    return undated, make_meeting("26 December 2022", when="2022-12-26", series=series)


def test_an_undated_edition_may_be_the_dated_one_of_its_day(two):
    assert perhaps() == ["Some 26 December"]


@pytest.mark.parametrize(
    "change",
    [
        {"when": "2022-12-25"},
        {"status": "announced"},
        {"when": "2022-12-26?"},
    ],
)
def test_only_what_was_held_on_a_certain_possible_day_may_be_it(two, change):
    undated, dated = two
    for name, value in change.items():
        setattr(dated, name, value)
    dated.save()
    assert perhaps() == []


def test_of_another_series_it_is_not_and_without_one_body_kind_and_place_say_it():
    cis, minsk = make_organisation("CIS"), make_place("Minsk")
    same = {"organisation": cis, "place": minsk, "kind": "summit"}
    undated = make_meeting("Some day of 2022", when="2022", **same)
    for number, other in enumerate([{"kind": "call"}, {"place": None}, {"organisation": None}]):
        make_meeting(f"Another {number}", when="2022-05-01", **same | other)
    assert perhaps() == []
    dated = make_meeting("A day of 2022", when="2022-05-01", **same)
    assert perhaps() == ["Some day of 2022"]
    dated.series = make_series(slug="one")
    dated.save()
    assert perhaps() == ["Some day of 2022"]
    undated.series = make_series(slug="other")
    undated.save()
    assert perhaps() == []


@pytest.mark.parametrize("kind", ["sibling", "continues", "replaced-by", "back-to-back"])
@pytest.mark.parametrize("is_turned", [False, True])
def test_what_an_editor_linked_otherwise_is_known_to_be_two(two, kind, is_turned):
    link(*(reversed(two) if is_turned else two), kind)
    assert perhaps() == []


def test_a_part_is_not_its_whole_and_another_number_another_edition(two):
    undated, dated = two
    undated.parent = dated
    undated.save()
    assert perhaps() == []
    undated.parent, undated.edition, dated.edition = None, 5, 6
    undated.save()
    dated.save()
    assert perhaps() == []
    Meeting.objects.filter(pk=undated.pk).update(edition=6)
    assert perhaps() == ["Some 26 December"]


def test_two_that_are_linked_as_perhaps_the_same_count_once_whichever_names_the_other():
    april, later = make_meeting("16 April", when="1993-04-16"), make_meeting("28 April", when="1993-04-28")
    row = link(later, april)
    assert perhaps() == ["28 April"]
    later.status = "cancelled"
    later.save()
    assert perhaps() == []
    later.status = "held"
    later.save()
    row.delete()
    link(april, later)
    assert perhaps() == ["16 April"]


def test_the_undated_one_of_two_is_in_doubt_even_where_the_dated_one_names_it(two):
    undated, dated = two
    link(dated, undated)
    assert perhaps() == ["Some 26 December"]


def test_two_are_linked_as_perhaps_the_same_once(two):
    undated, dated = two
    link(undated, dated)
    with pytest.raises(IntegrityError), transaction.atomic():
        link(dated, undated)
    link(dated, undated, "continues")


def test_both_pages_say_that_they_may_be_the_same(client, two):
    link(*two)
    for one, other in (two, reversed(two)):
        assert f"perhaps the same as {other.title}" in page(client, one.get_absolute_url())


SAID = "1 of them may be counted twice"
COUNTED = "1 meeting may be counted twice here"


def test_every_total_says_it_and_leads_to_the_meetings_in_doubt(client):
    cis = make_organisation("CIS", slug="cis")
    series, person = make_series(slug="summits", organisation=cis), make_person(slug="somebody")
    countries = [make_country("KZ"), make_country("UZ")]
    shared = {"series": series, "organisation": cis, "countries": countries, "people": [person]}
    make_meeting(
        "Some 26 December", when="XXXX-12-26", not_before=date(1991, 12, 8), window_reason="-", **shared
    )
    make_meeting("26 December 2022", when="2022-12-26", **shared)
    make_meeting("Alone", when="2020-12-26", **shared)
    for address, words in {
        "/": "3 meetings of leaders are on record. 1 of them may be counted twice.",
        "/meetings/": f"3 held, {SAID}",
        "/meetings/?country=kz&kind=summit": f"3 held, {SAID}",
        "/series/summits/": f"3 meetings held, {SAID}",
        "/countries/kz/": COUNTED,
        "/people/somebody/": COUNTED,
        "/organisations/cis/": COUNTED,
        "/countries/kz/uz/": COUNTED,
        "/matrix/": COUNTED,
    }.items():
        response = client.get(address)
        assert words in page(client, address), address
        html = response.content.decode()
        link_to = html[: html.index("may be counted twice")].rpartition('href="')[2].partition('"')[0]
        told = client.get(link_to.replace("&amp;", "&")).context["result"].rows
        assert [meeting.title for meeting in told] == ["Some 26 December"], address
    for address in ("/meetings.json", "/series/summits.json", "/countries/kz/uz.json", "/matrix.json"):
        assert client.get(address).json()["perhaps_the_same"] == 1, address


def test_where_none_may_be_the_same_nothing_is_said(client, two):
    undated, _dated = two
    undated.delete()
    for address in ("/", "/meetings/", "/series/summits/", "/matrix/"):
        assert "the same as another" not in page(client, address)
    assert client.get("/meetings.json").json()["perhaps_the_same"] == 0


def test_a_meeting_is_in_doubt_only_beside_another_that_is_counted_with_it(client, two):
    undated, dated = two
    make_participation(undated, country=make_country("KZ"), status="attended")
    assert client.get("/meetings.json?country=kz").json()["perhaps_the_same"] == 0
    make_participation(dated, country=undated.participations.get().country, status="attended")
    assert client.get("/meetings.json?country=kz").json()["perhaps_the_same"] == 1
