"""The record of a source: what it is, which meetings it covers, and which facts rest on it."""

import datetime

import pytest

from articles.models import Article, Coverage, SourceMeeting
from articles.sources.cited import MOST, facts_of
from participants.models import Meeting
from tests.forms import typed
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
    make_search,
    make_series,
    make_source,
    make_term,
)
from tests.pages import page

pytestmark = pytest.mark.django_db

ADDRESS = "https://agency.example/talks"
SITE = "http://testserver"


@pytest.fixture
def source():
    publisher = make_publisher("Jamestown Foundation")
    return make_source(url=ADDRESS, publisher=publisher, published_on="1995-05", language="en")


def facts_at(client, row):
    address = row.get_absolute_url()
    address = f"/articles/{row.pk}/" if isinstance(row, Article) else address
    return client.get(f"{address.rstrip('/')}.json").json()["facts"]


def test_the_page_says_what_the_source_is_and_leads_to_it(client, source):
    content = page(client, source.get_absolute_url())

    assert "Jamestown Foundation, May 1995" in content
    assert "No recorded fact cites this source now." in content
    assert "but not its text" in content and "Language English" in content
    assert f'href="{ADDRESS}"' in client.get(source.get_absolute_url()).content.decode()


def test_a_source_of_which_only_the_address_is_known_says_so(client):
    source = make_source(url=ADDRESS)
    content = page(client, source.get_absolute_url())

    assert content.count(ADDRESS) >= 2
    assert "day not stated" in content and "Publisher not stated" in content


def test_every_kind_of_fact_that_cites_it_is_listed(client, source):
    told = {"source_url": f"{ADDRESS}#page=2"}
    country = make_country("KZ", **told)
    organisation = make_organisation("CIS", **told)
    person = make_person("Nursultan Nazarbayev", **told)
    office = make_office("President", country=country, **told)
    make_term(person, office, **told)
    make_membership(country, organisation, **told)
    make_name("Казахстан", "ru", country=country, **told)
    make_place("Astana", country, **told)
    series = make_series("Summits", **told)
    make_search(series, 1996, **told)
    meeting = make_meeting("Talks", list_source_url=ADDRESS, **told)
    make_participation(meeting, person=person, **told)
    make_participation(meeting, country=country, **told)
    meeting.links_out.create(second=make_meeting("More talks"), kind="continues", **told)

    facts = facts_at(client, source)

    assert {name: part["total"] for name, part in facts.items()} == {
        "meetings": 1,
        "participant_lists": 1,
        "participants": 2,
        "meeting_links": 1,
        "people": 1,
        "terms": 1,
        "offices": 1,
        "countries": 1,
        "organisations": 1,
        "memberships": 1,
        "names": 1,
        "series": 1,
        "searches": 1,
        "places": 1,
    }
    assert facts["meetings"]["rows"] == [
        {"name": "Talks", "url": f"{SITE}{meeting.get_absolute_url()}", "note": "26 December 2023"}
    ]
    content = page(client, source.get_absolute_url())
    assert "Talks , Nursultan Nazarbayev; Kazakhstan" in content
    assert "Казахстан" in content


def test_names_of_what_has_no_page_stand_on_that_of_its_country_or_organisation(client, source):
    country, organisation = make_country("KZ"), make_organisation("CIS")
    owners = {
        "Astana": {"place": make_place("Astana", country)},
        "President": {"office": make_office("President", country=country)},
        "Secretary": {"office": make_office("Secretary", organisation=organisation)},
        "Summits": {"series": make_series("Summits")},
        "Nazarbayev": {"person": make_person("Nursultan Nazarbayev")},
    }
    for text, owner in owners.items():
        make_name(text, "ru", source_url=ADDRESS, **owner)

    rows = {row["name"]: row for row in facts_at(client, source)["names"]["rows"]}

    assert {rows[text]["url"] for text in ("Astana", "President")} == {f"{SITE}{country.get_absolute_url()}"}
    assert rows["Secretary"]["url"] == SITE + organisation.get_absolute_url()
    assert rows["Summits"]["url"] == SITE + owners["Summits"]["series"].get_absolute_url()
    assert rows["Nazarbayev"]["url"] == SITE + owners["Nazarbayev"]["person"].get_absolute_url()
    assert {row["note"] for row in rows.values()} == {"ru"}
    assert client.get(source.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("number", [2, 12])
def test_names_of_any_owner_cost_the_same_for_any_number(client, source, django_assert_num_queries, number):
    for index in range(number):
        make_name(f"Town {index}", "ru", place=make_place(), source_url=ADDRESS)
        make_name(f"Office {index}", "ru", office=make_office(), source_url=ADDRESS)
        make_name(
            f"Body's {index}", "ru", office=make_office(organisation=make_organisation()), source_url=ADDRESS
        )
        make_name(f"Series {index}", "ru", series=make_series(), source_url=ADDRESS)
    with django_assert_num_queries(5):
        client.get(f"{source.get_absolute_url().rstrip('/')}.json")


@pytest.mark.parametrize(
    ("cited", "is_found"),
    [
        (ADDRESS, True),
        (f"{ADDRESS}#page=2", True),
        (f"{ADDRESS}#!/2", False),
        (f"{ADDRESS}/2", False),
        (f"{ADDRESS}?id=2", False),
        ("", False),
    ],
)
def test_facts_of_one_page_are_found_wherever_on_it(cited, is_found):
    make_meeting(source_url=cited)

    assert bool(facts_of([ADDRESS])) == is_found


def test_an_address_that_an_editor_types_is_made_to_be_found():
    meeting = make_meeting(source_url="HTTPS://Agency.example:443/talks?utm_source=mail#page=2")
    meeting.list_source_url = "https://agency.example/talks?utm_medium=x"
    meeting.full_clean()
    meeting.save()

    meeting = Meeting.objects.get()
    assert (meeting.source_url, meeting.list_source_url) == (f"{ADDRESS}#page=2", ADDRESS)


@pytest.mark.parametrize("facts", [1, 8])
def test_the_page_costs_the_same_for_any_number_of_facts(client, source, facts, django_assert_num_queries):
    for _ in range(facts):
        meeting = make_meeting(source_url=ADDRESS, place=make_place())
        make_participation(meeting, person=make_person(), office=make_office(), source_url=ADDRESS)
        SourceMeeting.objects.create(source=source, meeting=meeting, kind="reports")
    client.get("/sources/0/")
    with django_assert_num_queries(7):
        client.get(source.get_absolute_url())


def test_more_facts_than_a_page_shows_are_counted(client, source):
    country = make_country("KZ")
    for number in range(MOST + 2):
        make_name(f"Name {number}", "en", country=country, source_url=ADDRESS)

    assert facts_at(client, source)["names"]["total"] == MOST + 2
    assert "2 more are not listed here." in page(client, source.get_absolute_url())


def test_a_number_that_no_source_has_is_not_found(client):
    for number in (7, 10**30):
        assert client.get(f"/sources/{number}/").status_code == 404
        assert client.get(f"/sources/{number}.json").status_code == 404


def test_the_articles_page_is_the_sources_page_where_there_is_one(client, source):
    article = make_article(url=ADDRESS, canonical_url=ADDRESS)
    meeting = make_meeting("Talks", source_url=ADDRESS)

    assert client.get(source.get_absolute_url())["Location"] == article.get_absolute_url()
    assert client.get(f"/sources/{source.pk}.json")["Location"] == f"/articles/{article.pk}.json"
    assert "Facts that cite this source" in page(client, article.get_absolute_url())
    assert [row["url"] for row in facts_at(client, article)["meetings"]["rows"]] == [
        SITE + meeting.get_absolute_url()
    ]
    Article.objects.update(status="draft")
    assert client.get(source.get_absolute_url()).status_code == 200


def test_an_article_that_no_fact_cites_says_nothing_of_facts(client):
    article = make_article(url=ADDRESS, canonical_url=ADDRESS)
    make_meeting(source_url="https://agency.example/other")
    content = page(client, article.get_absolute_url())

    assert "Facts that cite this source" not in content


# --- The meeting's page -------------------------------------------------------


def test_a_meetings_page_lists_articles_and_other_sources(client, source):
    meeting = make_meeting("Talks", status="held")
    make_coverage(make_article("Leaders meet"), meeting)
    SourceMeeting.objects.create(source=source, meeting=meeting, kind="announces", status="cancelled")
    content = page(client, meeting.get_absolute_url())

    assert content.index("Leaders meet") < content.index("Jamestown Foundation, May 1995")
    assert "differs" in content
    said = client.get(f"/meetings/{meeting.slug}.json").json()["sources"]
    assert [(row["id"], row["kind"], row["status"]) for row in said] == [
        (source.pk, "announces", "cancelled")
    ]
    evidence = client.get(f"/meetings/{meeting.slug}.csv").getvalue().decode("utf-8-sig")
    assert f"cancelled,yes,1995-05,Jamestown Foundation,,{ADDRESS}" in evidence


def test_a_meeting_that_only_such_a_source_covers_is_not_said_to_have_none(client, source):
    meeting = make_meeting()
    SourceMeeting.objects.create(source=source, meeting=meeting, kind="reports", status="held")

    assert "No article in the archive covers" not in page(client, meeting.get_absolute_url())


def test_a_source_whose_article_covers_the_meeting_is_told_once(client, source):
    meeting, other = make_meeting(), make_meeting()
    for covered in (meeting, other):
        SourceMeeting.objects.create(source=source, meeting=covered, kind="reports", status="held")
    article = make_article("Leaders meet", url=ADDRESS, canonical_url=ADDRESS)
    Coverage.objects.create(article=article, meeting=meeting, kind="reports")

    assert "Jamestown" not in page(client, meeting.get_absolute_url())
    assert "Jamestown" in page(client, other.get_absolute_url())


@pytest.mark.parametrize("number", [1, 6])
def test_a_meetings_page_asks_once_for_such_sources(client, number, django_assert_num_queries):
    meeting = make_meeting()
    for _ in range(number):
        make_source([meeting], publisher=make_publisher(), published_on="1995")
    client.get("/")
    with django_assert_num_queries(3):
        client.get(meeting.get_absolute_url())


# --- The publisher's page, the changes ----------------------------------------


def test_a_publishers_page_lists_its_sources(client, source):
    make_source(publisher=source.publisher, headline="Monitor", published_on="1996-05-17", language="en")
    content = page(client, source.publisher.get_absolute_url())

    assert "2 sources" in content
    assert content.index("Monitor , 17 May 1996") < content.index("May 1995")
    told = client.get(f"/publishers/{source.publisher.slug}.json").json()
    assert (told["sources_total"], [row["published"] for row in told["sources"]]) == (
        2,
        ["1996-05-17", "1995-05"],
    )
    listed = page(client, "/publishers/")
    assert "Jamestown Foundation other 0 2" in listed


def test_what_was_changed_of_a_source_is_told(client, source):
    source.published_on = datetime.date(1995, 5, 27).isoformat()
    source.save()
    content = page(client, f"/changes/sources/{source.pk}/")

    assert "27" in content


def test_an_editor_records_a_source_with_its_meetings(admin_client):
    add = "/admin/articles/source/add/"
    meeting = make_meeting()
    sent = typed(admin_client.get(add), "source_form", url="https://Agency.example/talks?utm_source=x")
    sent |= {"source_meetings-TOTAL_FORMS": "1", "source_meetings-0-meeting": meeting.pk}
    sent |= {"source_meetings-0-kind": "reports"}
    assert admin_client.post(add, sent).status_code == 302

    row = SourceMeeting.objects.get()
    assert (row.source.url, row.meeting) == (ADDRESS, meeting)
    again = admin_client.post(add, typed(admin_client.get(add), "source_form", url=f"{ADDRESS}#2"))
    assert "A source of this address is on record already." in again.content.decode()
