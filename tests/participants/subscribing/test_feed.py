"""What is new, changed and gone among the meetings of any filter, as feedparser reads it."""

import pytest

from participants.models import Meeting
from summit_archive.history.recording import recorded
from tests.feeds_read import buried, names, read_feed
from tests.lists import meeting_list
from tests.make import (
    make_country,
    make_meeting,
    make_organisation,
    make_participation,
    make_person,
    make_place,
)
from tests.merging import merge

pytestmark = pytest.mark.django_db

TITLE = "Встреча «на высшем уровне» & <b>газ</b>\n=cmd() {и} \x0b\ufffe\ud83d".encode(
    "utf-8", "ignore"
).decode()


@pytest.fixture
def talks():
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    with recorded():
        make_meeting("Oldest", slug="oldest", when="2001-05-01", countries=[kazakhstan])
    with recorded():
        make_meeting("Next", slug="next", when="XXXX-12-26", countries=[kazakhstan, uzbekistan])
    with recorded():
        make_meeting("Newest", slug="newest", when="1999", countries=[uzbekistan], status="announced")


@pytest.mark.parametrize(
    "query",
    ["", "?country=kz", "?country=kz&country=uz&match=all", "?status=announced", "?circle=bilateral", "?from=2002", "?without=uz&sort=oldest"],
)  # fmt: skip
def test_a_feed_has_the_meetings_of_the_list_what_was_added_last_first(client, talks, query):
    listed = {f"meetings/{card.slug}" for card in meeting_list(query.removeprefix("?")).rows}
    told = names(read_feed(client, f"/meetings.atom{query}"))
    assert set(told) == listed
    assert told == [one for one in ("meetings/newest", "meetings/next", "meetings/oldest") if one in listed]


def test_an_entry_says_what_is_on_record(client):
    almaty = make_place("Алма-Ата", country=make_country("KZ"))
    meeting = make_meeting(
        TITLE, slug="talks", when="XXXX-12-26", place=almaty, status="announced", confirmation="one-source",
        source="«Известия», 1 мая", source_url="https://iz.ru/1?a=1&b=2", people=[make_person("Токаев <К.>")],
    )  # fmt: skip
    make_participation(meeting, country=make_country("KZ"), status="attended")
    make_participation(meeting, country=make_country("UZ"), status="invited")
    found = read_feed(client, "/meetings.atom?country=kz")
    [entry] = found.entries
    assert entry.title.startswith("Встреча «на высшем уровне» & <b>газ</b>") and "(announced)" in entry.title
    assert entry.id == "tag:testserver,2026:meetings/talks"
    assert entry.link == "http://testserver/meetings/talks/"
    for said in (
        "When: 26 December, year not stated",
        "Where: Алма-Ата",
        "Participants (attended): Kazakhstan",
        "Participants (invited): Uzbekistan",
        "Токаев &lt;К.&gt;",
        "Status: announced",
        "Ground: one source",
        "Source: «Известия», 1 мая https://iz.ru/1?a=1&amp;b=2",
    ):
        assert said in entry.summary
    assert {tag.term for tag in entry.tags} == {"Kazakhstan", "Uzbekistan"}
    assert entry.published == entry.updated and "Changed" not in entry.summary
    assert found.feed.title == "Meetings: Kazakhstan"
    assert {link.rel: link.href for link in found.feed.links} == {
        "alternate": "http://testserver/meetings/?country=kz",
        "self": "http://testserver/meetings.atom?country=kz",
    }
    assert "CC0-1.0" in found.feed.rights and found.feed.generator_detail.version


def test_what_is_changed_comes_first_and_says_what_was_changed(client, talks):
    with recorded():
        oldest = Meeting.objects.get(slug="oldest")
        oldest.title, oldest.status = "Oldest of all", "cancelled"
        oldest.save()
    found = read_feed(client, "/meetings.atom")
    assert names(found) == ["meetings/oldest", "meetings/newest", "meetings/next"]
    assert "Changed: Title: Oldest → Oldest of all" in found.entries[0].summary
    assert "Changed: Status: held → cancelled" in found.entries[0].summary
    assert found.entries[0].updated > found.entries[0].published
    with recorded():
        make_participation(Meeting.objects.get(slug="next"), organisation=make_organisation("CIS"))
    found = read_feed(client, "/meetings.atom")
    assert names(found)[0] == "meetings/next"
    assert "Changed: Added: participants (1)" in found.entries[0].summary
    with recorded():
        Meeting.objects.get(slug="newest").participations.all().delete()
    found = read_feed(client, "/meetings.atom")
    assert names(found)[0] == "meetings/newest"
    assert "Changed: Removed: participants (1)" in found.entries[0].summary


def test_saving_without_a_change_is_no_news(client, talks):
    with recorded():
        Meeting.objects.get(slug="oldest").save()
    assert names(read_feed(client, "/meetings.atom"))[0] == "meetings/newest"


def test_a_meeting_keeps_its_name_under_another_address(client, talks):
    with recorded():
        Meeting.objects.filter(slug="oldest").update(slug="older")
    entry = read_feed(client, "/meetings.atom?from=2001&to=2001&year=stated").entries[0]
    assert entry.id.endswith("meetings/oldest") and entry.link.endswith("/meetings/older/")


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ("", True),
        ("?country=kz", True),
        ("?country=tj", False),
        ("?from=2003", False),
        ("?circle=bilateral", None),
    ],
)
def test_what_is_deleted_is_told_by_a_tombstone_and_an_entry_without_its_words(client, talks, query, is_told):
    make_country("TJ")
    with recorded():
        oldest = Meeting.objects.get(slug="oldest")
        oldest.participations.all().delete()
        oldest.delete()
    address = f"/meetings.atom{query}"
    found = read_feed(client, address)
    # Of a filter that nobody can apply any more, programs that have the entry are told to take it out.
    assert ("meetings/oldest" in buried(client, address)) is (is_told is not False)
    assert ("meetings/oldest" in names(found)) is bool(is_told)
    if is_told:
        assert found.entries[0].title == "No longer on record"
        assert b"Oldest" not in client.get(address).content


def test_what_became_a_part_of_another_meeting_leads_there(admin_client, client):
    stays, twin = make_meeting("The meeting itself", slug="itself"), make_meeting("Its twin", slug="twin")
    assert merge(admin_client, stays, twin).status_code == 302
    found = {entry.id.rpartition("/")[2]: entry for entry in read_feed(client, "/meetings.atom").entries}
    assert found["twin"].link == "http://testserver/meetings/itself/"
    assert buried(client, "/meetings.atom") == ["meetings/twin"]


def test_older_changes_are_on_further_pages(client, monkeypatch):
    monkeypatch.setattr("participants.subscribing.feed.PAGE_SIZE", 2)
    for number in range(5):
        with recorded():
            make_meeting(slug=f"m{number}", when="2023-05-01")
    address, told = "/meetings.atom?from=2023", []
    while address:
        found = read_feed(client, address)
        told += names(found)
        address = next((link.href for link in found.feed.links if link.rel == "next"), None)
    assert told == [f"meetings/m{number}" for number in (4, 3, 2, 1, 0)]


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=x", "?page=1000", "?colour=red", "?country=zz", "?coming=90"]
)
def test_what_cannot_be_used_of_an_address_is_an_error(client, query):
    answer = client.get(f"/meetings.atom{query}")
    assert answer.status_code == 400
    assert query[1:].partition("=")[0] in answer.content.decode()


def test_a_feed_of_nothing_is_a_feed(client):
    make_country("TJ")
    assert read_feed(client, "/meetings.atom?country=tj").entries == []


@pytest.mark.parametrize("number", [2, 9])
def test_a_feed_costs_the_same_for_any_size(client, django_assert_num_queries, number):
    country, office = make_country("KZ"), make_country("UZ")
    for _ in range(number):
        with recorded():
            meeting = make_meeting(countries=[country, office], place=make_place(country=country))
        with recorded():
            meeting.place = make_place(country=country)
            meeting.save()
        with recorded():
            make_meeting(countries=[country], place=make_place(country=country)).delete()
    with django_assert_num_queries(15):
        assert len(read_feed(client, "/meetings.atom?country=kz").entries) == 2 * number
