"""“Keep this result”: what was kept, what is now, and what has changed since, row by row."""

import csv
import hashlib
import io
import json
import zlib
from datetime import UTC, datetime

import pytest

from articles.kept_results import limits
from articles.models import KeptResult
from participants.models import Meeting
from tests.make import make_country, make_meeting, make_participation
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def meetings():
    kazakhstan = make_country("KZ")
    return [
        make_meeting(f'Встреча "{name}" {{1}}', slug=name, when="2020-05-01", countries=[kazakhstan])
        for name in ("one", "two", "three")
    ]


def keep(client, page="/meetings/?country=kz", **more):
    return client.post("/results/new/", {"page": page}, **more)


def test_a_kept_result_says_what_it_was_and_that_nothing_has_changed(client, meetings):
    response = keep(client, "/meetings/?facets=all&country=KZ")
    page = text_of(client.get(response.headers["Location"]))
    assert "3 rows, kept on" in page
    assert "Nothing has changed: the list is the same today." in page
    assert "Kazakhstan" in page
    result = KeptResult.objects.get()
    assert (result.query, result.number) == ("country=kz", 3)
    assert hashlib.sha256(zlib.decompress(result.rows)).hexdigest() == result.digest


def test_what_of_the_filter_cannot_be_used_is_told_before_it_is_kept(client, meetings):
    page = text_of(client.get("/results/new/", {"page": "/meetings/?country=kz&country=xx"}))
    assert "Country: “xx” was ignored" in page
    assert "was ignored" not in text_of(client.get("/results/new/", {"page": "/meetings/?country=kz"}))


def test_a_kept_result_is_cited_by_the_version_that_it_was_taken_from(client, meetings):
    address = keep(client).headers["Location"]
    result = KeptResult.objects.get()
    KeptResult.objects.update(archive_version="0.0.9+7", kept_at=datetime(2020, 12, 30, 12, tzinfo=UTC))
    make_meeting("Newcomer", slug="newcomer", countries=[make_country("KZ")])
    page = text_of(client.get("/cite/", {"page": address}))
    assert f"Kept result {result.key}: Meetings (Country: Kazakhstan), as of 30 December 2020" in page
    assert "Version 0.0.9+7" in page
    assert "3 rows" in page
    assert "Its rows do not change" in page
    told = client.get("/cite.csl.json", {"page": f"http://testserver{address}"}).json()
    assert (told[0]["version"], told[0]["type"]) == ("0.0.9+7", "dataset")
    assert "cannot be cited" in text_of(client.get("/cite/", {"page": "/results/nothing2/"}))


def test_rows_for_programs_have_whole_addresses(client, meetings):
    address = keep(client).headers["Location"]
    Meeting.objects.filter(slug="one").update(title="Renamed")
    Meeting.objects.get(slug="two").participations.all().delete()
    make_meeting("Newcomer", slug="newcomer", countries=[make_country("KZ")])
    told = client.get(f"{address.rstrip('/')}.json").json()
    rows = [*told["added"], *told["left"], *(one["row"] for one in told["changed"])]
    assert sorted(row["url"] for row in rows) == [
        f"http://testserver/meetings/{slug}/" for slug in ("newcomer", "one", "two")
    ]


def test_words_with_other_line_breaks_than_ours_are_kept_as_they_are(client):
    title = "Встреча\u2028в\u2029Астане\x85 =cmd()"
    make_meeting("Talks", slug="talks")
    Meeting.objects.update(title=title)
    address = keep(client, "/meetings/").headers["Location"]
    assert "Nothing has changed" in text_of(client.get(address))
    line = client.get(f"{address.rstrip('/')}.jsonl").getvalue().decode().split("\n")[0]
    assert json.loads(line)["title"] == title


def test_what_came_what_went_and_what_changed_is_told_row_by_row(client, meetings):
    address = keep(client).headers["Location"]
    one, two, three = meetings
    Meeting.objects.filter(pk=one.pk).update(title="Renamed")
    two.participations.all().delete()
    three.delete()
    make_meeting("Newcomer", slug="newcomer", countries=[make_country("KZ")])
    told = client.get(address.rstrip("/") + ".json").json()
    assert [row["slug"] for row in told["added"]] == ["newcomer"]
    assert [row["slug"] for row in told["left"]] == ["two"]
    assert told["taken_away_since"] == 1
    [changed] = told["changed"]
    assert changed["row"]["slug"] == "one"
    assert changed["differences"] == [{"field": "title", "was": 'Встреча "one" {1}', "now": "Renamed"}]
    page = text_of(client.get(address))
    assert "1 row was withdrawn or deleted; it is not shown any more." in page
    assert "three" not in page


def test_what_is_gone_is_in_no_file_of_a_kept_result(client, meetings):
    address = keep(client).headers["Location"].rstrip("/")
    meetings[2].delete()
    Meeting.objects.filter(pk=meetings[0].pk).update(title="Renamed")
    text = client.get(f"{address}.csv").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["slug"]: row["title"] for row in rows} == {
        "one": 'Встреча "one" {1}',
        "two": 'Встреча "two" {1}',
    }
    result = KeptResult.objects.get()
    assert {row["archive_version"] for row in rows} == {result.archive_version}
    assert {row["taken_at"] for row in rows} == {result.kept_at.isoformat()}


def test_a_participant_who_came_since_is_a_change_of_the_meeting(client, meetings):
    address = keep(client).headers["Location"].rstrip("/")
    make_participation(meetings[0], country=make_country("UZ"), status="attended")
    [changed] = client.get(f"{address}.json").json()["changed"]
    fields = {difference["field"] for difference in changed["differences"]}
    assert fields == {"participants", "countries", "countries_present", "participant_list"} & fields
    assert {"participants", "countries"} <= fields


def test_the_same_result_kept_twice_has_one_address(client, meetings):
    assert keep(client).headers["Location"] == keep(client).headers["Location"]
    make_meeting(countries=[make_country("KZ")])
    keep(client)
    assert KeptResult.objects.count() == 2


def test_what_is_kept_and_has_been_damaged_says_so(client, meetings):
    address = keep(client).headers["Location"]
    KeptResult.objects.update(digest="0" * 64)
    assert "no longer match this checksum" in text_of(client.get(address))


@pytest.mark.parametrize("page", ["/people/", "/nowhere/", "https://example.org/meetings/", "\x00", "//"])
def test_what_is_no_list_is_refused_by_its_name(client, page):
    response = keep(client, page)
    assert response.status_code == 422
    assert "expected an address such as /meetings/?country=kz" in text_of(response)
    assert not KeptResult.objects.exists()


def test_a_list_that_is_too_long_is_refused(client, meetings, monkeypatch):
    monkeypatch.setattr("articles.kept_results.keeping.MOST_ROWS", 2)
    assert keep(client).status_code == 422
    assert not KeptResult.objects.exists()


def test_a_list_that_has_grown_too_long_is_not_compared(client, meetings, monkeypatch):
    address = keep(client).headers["Location"]
    monkeypatch.setattr("articles.kept_results.keeping.MOST_ROWS", 2)
    assert "too long to be compared" in text_of(client.get(address))


def test_nobody_keeps_more_than_some_results_in_an_hour(client, meetings, monkeypatch):
    monkeypatch.setattr(limits, "MOST_FROM_ONE", 2)
    assert keep(client, "/meetings/").status_code == 302
    assert keep(client, "/meetings/?country=kz").status_code == 302
    assert keep(client, "/meetings/?status=held").status_code == 429
    assert keep(client, "/meetings/?status=held", REMOTE_ADDR="10.1.2.3").status_code == 302


def test_another_site_keeps_nothing(client, meetings):
    assert keep(client, HTTP_ORIGIN="https://evil.example").status_code == 403


def test_the_list_leads_to_the_page_that_asks_under_its_conditions(client, meetings):
    html = client.get("/meetings/?country=kz").content.decode()
    assert "/results/new/?page=/meetings/%3Fcountry%3Dkz" in html
    page = text_of(client.get("/results/new/?page=/meetings/%3Fcountry%3Dkz"))
    assert "Rows 3" in page


def test_a_kept_result_costs_as_many_queries_for_many_rows(client, django_assert_num_queries):
    def cost(number):
        for _ in range(number):
            make_meeting(countries=[make_country("KZ")])
        address = keep(client).headers["Location"]
        with django_assert_num_queries(9):
            client.get(address)

    cost(1)
    cost(12)


def test_an_address_in_capitals_leads_on_and_an_unknown_one_nowhere(client, meetings):
    address = keep(client).headers["Location"]
    key = address.split("/")[2]
    assert client.get(f"/results/{key.upper()}/").headers["Location"] == address
    assert client.get("/results/nothing2/").status_code == 404
