"""What was planned or reported and is not confirmed as held, with who said so; and its former address."""

import csv
import io
import re

import pytest
from django.core.exceptions import ValidationError

from participants.models import Meeting
from tests.make import make_article, make_country, make_coverage, make_meeting, make_place, make_publisher
from tests.pages import page

pytestmark = pytest.mark.django_db


def titles(client, address="/meetings/not-confirmed/"):
    return re.findall(r'class="meeting-card__title"><a [^>]*>([^<]*)', client.get(address).content.decode())


def test_what_was_called_off_postponed_for_good_or_left_open_is_listed_by_its_fate(client):
    for status in ("held", "cancelled", "denied", "postponed"):
        make_meeting(f"The {status} one", status=status)
    for status in ("rumoured", "possible", "announced", "scheduled"):
        make_meeting(f"The {status} one", when="2023-01-20", status=status)
        make_meeting(f"The {status} one to come", when="2999-12-26", status=status)
    open_ones = [f"The {status} one" for status in ("rumoured", "possible", "announced", "scheduled")]
    assert titles(client) == ["The cancelled one", "The denied one", "The postponed one", *open_ones]


def sections(client, address="/meetings/not-confirmed/"):
    """{outcome: the titles below its heading}."""
    html = client.get(address).content.decode()
    parts = re.split(r'<section class="not-confirmed" aria-labelledby="outcome-([^"]*)">', html)[1:]
    return {
        outcome: re.findall(r'class="meeting-card__title"><a [^>]*>([^<]*)', text)
        for outcome, text in zip(parts[::2], parts[1::2], strict=True)
    }


def test_what_was_not_held_is_told_from_what_may_have_been(client):
    for status in ("cancelled", "denied"):
        make_meeting(f"The {status} one", status=status)
    replaced = make_meeting("The replaced one", status="postponed")
    replaced.links_out.create(second=make_meeting("The later one", when="2024-02-01"), kind="replaced-by")
    make_meeting("The postponed one", status="postponed")
    make_meeting("The announced one", when="2023-01-20", status="announced")

    assert sections(client) == {
        "not-held": ["The cancelled one", "The denied one", "The replaced one"],
        "unknown": ["The postponed one", "The announced one"],
    }
    text = page(client, "/meetings/not-confirmed/")
    assert "never held" not in text.lower()
    assert "The others may have been held." in text
    told = {row["title"]: row for row in client.get("/meetings/not-confirmed.json").json()["results"]}
    assert (told["The replaced one"]["outcome"], told["The replaced one"]["fate"]) == ("not-held", "replaced")
    assert (told["The announced one"]["outcome"], told["The announced one"]["fate"]) == ("unknown", "unknown")


def test_no_page_says_of_a_meeting_whose_day_has_passed_that_it_was_never_held(client):
    country = make_country("AM")
    meeting = make_meeting("Summit", when="2023-01-20", status="announced", countries=[country])
    for address in ("/", "/about/", "/meetings/", country.get_absolute_url(), meeting.get_absolute_url()):
        assert "never held" not in page(client, address).lower(), address


@pytest.mark.parametrize("address", ["/meetings/", "/calendar/2023/", "/calendar/2023/01/", "/countries/am/"])
def test_wherever_it_is_listed_its_outcome_is_unknown(client, address):
    meeting = make_meeting("Summit", when="2023-01-20", status="announced", countries=[make_country("AM")])
    make_meeting("Talks to come", when="2999-01-20", status="announced")
    for page_of in (address, meeting.get_absolute_url()):
        assert page(client, page_of).count("announced outcome unknown") == 1, page_of


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_the_outcome_of_what_was_held_or_called_off_is_known(client, status):
    meeting = make_meeting("Summit", when="2023-01-20", status=status)
    html = client.get(meeting.get_absolute_url()).content.decode()
    assert '<span class="muted">outcome unknown' not in html
    assert "No source on record says" not in html


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("never-held/", "not-confirmed/"),
        ("never-held/?country=am&fate=open", "not-confirmed/?country=am&fate=unknown"),
        ("never-held.csv?fate=cancelled", "not-confirmed.csv?fate=cancelled"),
        ("never-held.json?fate=open&page=2", "not-confirmed.json?fate=unknown&page=2"),
    ],
)
def test_the_former_address_leads_on_for_good_with_what_it_asked(client, before, after):
    answer = client.get(f"/meetings/{before}")
    assert (answer.status_code, answer["Location"]) == (301, f"/meetings/{after}")


def test_a_postponed_meeting_that_another_continues_is_left_out(client):
    replaced, continued = (make_meeting(f"Postponed {number}", status="postponed") for number in (1, 2))
    later = make_meeting("The later one", when="2024-02-01")
    replaced.links_out.create(second=later, kind="replaced-by")
    later.links_out.create(second=continued, kind="continues")
    beside = make_meeting("Postponed 3", status="postponed")
    beside.links_out.create(second=later, kind="sibling")
    assert titles(client) == ["Postponed 1", "Postponed 3"]


def test_what_took_the_place_of_a_cancelled_meeting_is_named(client):
    cancelled = make_meeting("Cancelled", status="cancelled")
    cancelled.links_out.create(second=make_meeting("The later one", when="2024-02-01"), kind="replaced-by")
    assert "Replaced by: The later one , 1 February 2024" in page(client, "/meetings/not-confirmed/")


def test_each_comes_with_who_said_so(client):
    meeting = make_meeting("Summit", status="cancelled", source="A book")
    tass = make_publisher("TASS")
    article = make_article("It is off", publisher=tass, body="The summit was called off.")
    make_coverage(article, meeting, status="cancelled", quote="called off")
    make_coverage(make_article("A draft", status="draft"), meeting, status="denied")
    make_coverage(make_article("Of something else"), meeting)
    make_meeting("Without an article", status="denied", source="Kremlin press service, 1 March 2000")
    text = page(client, "/meetings/not-confirmed/")
    assert "cancelled in It is off , TASS, 26 December 2023 called off" in text
    assert "Kremlin press service, 1 March 2000" in text
    assert "A draft" not in text
    assert "Of something else" not in text


def test_an_open_one_tells_the_last_day_on_which_it_may_have_been(client):
    make_meeting(when="2023-01/2023-02", status="announced")
    assert (
        "It was planned for 28 February 2023 at the latest. No source on record says whether it was held."
        in page(client, "/meetings/not-confirmed/")
    )


def test_every_number_equals_the_list_that_it_links_to(client):
    for fate, number in {"cancelled": 3, "denied": 1, "postponed": 2, "announced": 2}.items():
        for _ in range(number):
            make_meeting(status=fate)
    html = client.get("/meetings/not-confirmed/").content.decode()
    links = re.findall(r'class="not-confirmed__count" href="([^"]*)">(\d+)<', html)
    assert [int(number) for _address, number in links] == [3, 1, 2, 2]
    for address, number in links:
        assert len(titles(client, address)) == int(number)


def test_the_list_is_narrowed_by_country_and_days(client):
    armenia = make_country("AM")
    make_meeting("With Armenia", status="cancelled", countries=[armenia])
    make_meeting("With Armenia in 2000", when="2000-08-18", status="cancelled", countries=[armenia])
    make_meeting("With Georgia", status="cancelled", countries=[make_country("GE")])
    assert titles(client, "/meetings/not-confirmed/?country=am&from=2023") == ["With Armenia"]
    assert titles(client, "/meetings/not-confirmed/?country=am&fate=denied") == []
    text = page(client, "/meetings/not-confirmed/?fate=lost&country=zz&page=x")
    assert "“lost” was ignored" in text
    assert "“zz” was ignored" in text


def test_an_empty_archive_offers_the_next_step(client):
    assert 'href="/meetings/">All meetings' in client.get("/meetings/not-confirmed/").content.decode()


def test_the_file_has_a_line_for_each_article_that_gives_a_status(client):
    armenia = make_country("AM")
    meeting = make_meeting("=Summit", slug="summit", status="cancelled", countries=[armenia])
    make_coverage(make_article("It is off"), meeting, status="cancelled")
    make_coverage(make_article("It is on", published_on=None), meeting, status="scheduled")
    make_meeting("Nobody says", slug="nobody", when="2023-01", status="announced")
    text = b"".join(client.get("/meetings/not-confirmed.csv").streaming_content).decode("utf-8-sig")
    rows = [
        (
            row["meeting"],
            row["title"],
            row["fate"],
            row["article_status"],
            row["article_day"],
            row["countries"],
        )
        for row in csv.DictReader(io.StringIO(text))
    ]
    assert rows == [
        ("summit", "'=Summit", "cancelled", "cancelled", "2023-12-26", "am"),
        ("summit", "'=Summit", "cancelled", "scheduled", "", "am"),
        ("nobody", "Nobody says", "unknown", "", "", ""),
    ]


def test_the_json_has_a_meeting_with_each_article_that_gives_it_a_status(client):
    meeting = make_meeting("Summit", slug="summit", status="cancelled", countries=[make_country("AM")])
    meeting.links_out.create(second=make_meeting(slug="later", when="2024-02-01"), kind="replaced-by")
    make_coverage(make_article("It is off"), meeting, status="cancelled")
    make_coverage(make_article("It is on", published_on=None), meeting, status="scheduled")
    make_meeting("Nobody says", slug="nobody", when="2023-01", status="announced")
    assert 'href="/meetings/not-confirmed.json"' in client.get("/meetings/not-confirmed/").content.decode()
    told = client.get("/meetings/not-confirmed.json").json()
    assert told["total"] == 2
    first, second = told["results"]
    assert (first["meeting"], first["fate"], first["countries"]) == ("summit", "cancelled", ["am"])
    assert first["successors"] == ["later"]
    assert [(row["article_status"], row["article_headline"]) for row in first["articles"]] == [
        ("cancelled", "It is off"),
        ("scheduled", "It is on"),
    ]
    assert (second["meeting"], second["articles"]) == ("nobody", [])
    assert client.get("/meetings/not-confirmed.json?fate=unknown").json()["total"] == 1
    assert client.get("/meetings/not-confirmed.json?fate=lost").status_code == 400


def test_a_wrong_condition_of_the_file_is_an_error_in_words(client):
    answer = client.get("/meetings/not-confirmed.csv?fate=lost")
    assert answer.status_code == 400
    assert "“lost” was ignored" in answer.content.decode()


@pytest.mark.parametrize("slug", ["never-held", "not-confirmed"])
def test_no_meeting_takes_the_address_of_this_page(slug):
    with pytest.raises(ValidationError, match="the address of another page"):
        Meeting(title="x", slug=slug, kind="summit", status="held", when="2023-12-26").full_clean()


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_costs_the_same_for_any_size(client, django_assert_num_queries, number):
    for index in range(number):
        meeting = make_meeting(status="cancelled", countries=[make_country()], place=make_place())
        later = make_meeting(when="2024-02-01")
        meeting.links_out.create(second=later, kind="replaced-by")
        later.links_out.create(second=meeting, kind="continues")
        publisher = make_publisher()
        make_coverage(make_article(f"Off {index}", publisher=publisher), meeting, status="cancelled")
    with django_assert_num_queries(8):
        client.get("/meetings/not-confirmed/")
    with django_assert_num_queries(8):
        list(client.get("/meetings/not-confirmed.csv").streaming_content)


def test_a_file_of_several_parts_has_each_meeting_in_its_order_with_its_countries(client, monkeypatch):
    monkeypatch.setattr("participants.listing.not_confirmed.AT_ONCE", 2)
    russia, kazakhstan = make_country("RU"), make_country("KZ")
    for year in range(2001, 2006):
        make_meeting(f"Of {year}", when=str(year), status="cancelled", countries=[russia, kazakhstan])
    content = b"".join(client.get("/meetings/not-confirmed.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [(row["title"], row["countries"]) for row in rows] == [
        (f"Of {year}", "kz; ru") for year in range(2005, 2000, -1)
    ]
