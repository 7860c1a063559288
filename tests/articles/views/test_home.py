"""The front page: what it found, the questions it answers, what is newest and to come, and where it leads."""

import datetime
import re
from html import unescape

import pytest

from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_participation,
    make_person,
    make_place,
    make_publisher,
)

pytestmark = pytest.mark.django_db

LAST_YEAR = datetime.datetime.now(datetime.UTC).year - 1
FIVE = ("KZ", "KG", "TJ", "TM", "UZ")


def text_of(response):
    """What a reader sees, without tags and with single spaces."""
    words = unescape(re.sub(r"<[^>]+>", " ", response.content.decode()))
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", words))


def home(client):
    return text_of(client.get("/"))


def links_in(html, within):
    """{address: words} of the links of one element of the page, by the beginning of its tag."""
    part = html[html.index(within) :]
    part = part[: re.search(r"</(?:ul|ol|svg)>", part).end()]
    found = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', part, re.DOTALL)
    return {unescape(url): " ".join(re.sub(r"<[^>]+>", "", words).split()) for url, words in found}


def summits(number, year, *others, **fields):
    """So many summits of Kazakhstan, Kyrgyzstan and Uzbekistan, with `others`, in a year."""
    for day in range(1, number + 1):
        countries = [make_country(code) for code in ("KZ", "KG", "UZ", *others)]
        make_meeting(when=f"{year}-05-{day:02}", countries=countries, **fields)


COMPLETE = {"has_complete_list": True, "list_source": "Akorda press service"}


# --- What it found -----------------------------------------------------------------


@pytest.fixture
def region():
    for code in (*FIVE, "RU"):
        make_country(code)


def test_the_headline_follows_from_the_numbers(client, region):
    summits(6, LAST_YEAR, "RU")
    summits(5, LAST_YEAR - 1, **COMPLETE)
    make_meeting(when=f"{LAST_YEAR - 4}-01-01", countries=[make_country(code) for code in FIVE], **COMPLETE)
    make_meeting(
        when=f"{LAST_YEAR - 9}-01-01", countries=[make_country(code) for code in (*FIVE, "RU")], **COMPLETE
    )
    text = home(client)
    assert "Central Asia’s leaders meet without Russia about as often as with it" in text
    years = f"From {LAST_YEAR - 4} to {LAST_YEAR}, at least three of the five Central Asian states met in person 6 times without Russia."
    assert f"{years} With Russia they met 6 times." in text
    assert "they met 0 times without Russia. With Russia they met 1 time." in text


@pytest.mark.parametrize(
    ("with_russia", "without", "headline"),
    [
        ((3, {}), (3, COMPLETE), "Meetings of Central Asia’s leaders, with Russia and without"),
        ((9, {}), (11, {}), "Meetings of Central Asia’s leaders, with Russia and without"),
        ((9, {}), (11, COMPLETE), "Central Asia’s leaders meet without Russia more often than with it"),
        ((12, {}), (2, COMPLETE), "Central Asia’s leaders meet with Russia more often than without it"),
    ],
)
def test_a_headline_claims_no_more_than_is_on_record(client, region, with_russia, without, headline):
    make_meeting(when=f"{LAST_YEAR - 4}-01-01", countries=[make_country(code) for code in (*FIVE, "RU")])
    summits(with_russia[0], LAST_YEAR, "RU", **with_russia[1])
    summits(without[0], LAST_YEAR - 1, **without[1])
    assert headline in home(client)


def test_each_year_of_the_picture_leads_to_as_many_meetings_as_it_draws(client, region):
    summits(3, LAST_YEAR, "RU")
    summits(2, LAST_YEAR - 2, **COMPLETE)
    html = client.get("/").content.decode()
    addresses = re.findall(r'<a href="([^"]+)" aria-label="(\d+): (\d+) meetings?"(.*?)</a>', html, re.DOTALL)
    assert [(year, number) for _url, year, number, _marks in addresses] == [
        (str(LAST_YEAR - 2), "2"),
        (str(LAST_YEAR), "3"),
    ]
    for url, _year, number, marks in addresses:
        assert marks.count("<circle") == int(number)
        assert client.get(unescape(url)).context["result"].total == int(number)


def test_the_links_of_the_picture_can_be_skipped(client, region):
    summits(1, LAST_YEAR, "RU")
    html = client.get("/").content.decode()
    skipping = html.index('class="skip-link" href="#latest"')
    assert skipping < html.index('class="both-sides ') < html.index('id="latest"')


def test_what_is_not_counted_is_told_beside_the_picture(client, region):
    summits(2, LAST_YEAR, "RU", format="online")
    summits(1, LAST_YEAR - 1)
    make_meeting(
        when=f"[{LAST_YEAR - 3}-12-26,{LAST_YEAR - 2}-12-26]",
        countries=[make_country(code) for code in FIVE],
    )
    make_meeting(when=f"{LAST_YEAR}-06-01", countries=[])
    text = home(client)
    assert "by video or phone: 2" in text
    assert "Russia not named, and the list may be incomplete: 1" in text
    assert "Not drawn: 1 meeting whose year is not certain" in text
    assert (
        "the list may be incomplete no participant on record "
        "Participants are on record for 4 of 5 meetings that were not bilateral. 4 lists may be incomplete. "
        "The picture is of 4 of these meetings: at least three of the five Central Asian states took part in each."
    ) in text


@pytest.mark.parametrize(("published", "told"), [("2017-12-01", True), ("2020-02-01", False)])
def test_articles_that_end_long_before_the_newest_meeting_say_so(client, published, told):
    meeting = make_meeting(when="2020-05-01", countries=[make_country("FR"), make_country("DE")])
    make_coverage(make_article(published_on=datetime.date.fromisoformat(published)), meeting)
    assert ("The newest on record: December 2017" in text_of(client.get("/"))) is told


def test_an_archive_of_another_region_opens_with_all_its_years(client):
    make_meeting(when="2021-10-14", countries=[make_country("FR"), make_country("DE")])
    make_meeting(when="[2021-12-26,2022-12-26]")
    make_meeting(when="XXXX-12-26")
    response = client.get("/")
    text, html = text_of(response), response.content.decode()
    assert "Meetings on record, 2021–2022" in text
    assert "1 meeting held has a certain year. There may have been more. 1 more has no year on record" in text
    told = {
        "/meetings/?from=2021&to=2021&certainty=certain&status=held": 1,
        "/meetings/?from=2021&to=2021&certainty=possible&status=held&year=stated": 1,
        "/meetings/?from=2022&to=2022&certainty=possible&status=held&year=stated": 1,
        "/meetings/?year=not-stated&status=held": 1,
    }
    for address, number in told.items():
        assert address in unescape(html)
        assert client.get(address).context["result"].total == number


def test_a_drawing_has_the_same_numbers_in_every_language(client, region):
    summits(3, LAST_YEAR, "RU")
    for address in ("/", "/ru/"):
        html = client.get(address).content.decode()
        numbers = re.findall(
            r' (?:c?[xy]|r|width|height)="([^"]*)"', html[html.index('class="both-sides ') :]
        )
        assert len(numbers) > 20
        assert [number for number in numbers if not re.fullmatch(r"-?[0-9.]+", number)] == []


def test_years_before_the_first_full_five_are_told_as_a_total(client, region):
    make_meeting(when=f"{LAST_YEAR}-01-01", countries=[make_country(code) for code in (*FIVE, "RU")])
    words = "At least three of the five Central Asian states took part in 1 meeting on record."
    assert f"Meetings of Central Asia’s leaders, with Russia and without {words}" in home(client)


def test_an_archive_of_many_meetings_draws_blocks(client, region):
    summits(21, LAST_YEAR, "RU")
    html = client.get("/").content.decode()
    assert '<rect class="m-other"' in html[html.index('class="finding__picture"') :]


def test_an_empty_archive_says_what_is_missing(client):
    text = home(client)
    for words in (
        "0 meetings of leaders are on record.",
        "No meetings recorded yet.",
        "No coming meeting is on record.",
        "No articles yet.",
        "No country of the region is recorded yet.",
    ):
        assert words in text
    assert "The record reaches to" not in text and "For example" not in text


def test_an_archive_with_one_meeting(client, region):
    make_meeting("Summit in Astana", when="2022-10-14", countries=[make_country("KZ")])
    text = home(client)
    assert "1 meeting of leaders is on record. The record reaches to 14 October 2022." in text
    assert "Kazakhstan 1 meeting" in text
    assert "Meetings on record, 2022–2022" not in text
    assert "Meetings on record, 2022" in text


# --- Questions ---------------------------------------------------------------------


def test_each_example_leads_to_its_answer(client):
    russia, kazakhstan, belarus, armenia = (make_country(code) for code in ("RU", "KZ", "BY", "AM"))
    putin, minsk = make_person("Vladimir Putin", slug="putin"), make_place("Minsk", belarus, slug="minsk")
    for day in (1, 2, 3):
        make_meeting(when=f"2019-03-0{day}", countries=[russia, kazakhstan], kind="bilateral")
    for day in (4, 5):
        meeting = make_meeting(
            when=f"2023-03-0{day}", countries=[armenia, belarus], kind="bilateral", place=minsk
        )
        make_participation(meeting, country=russia, person=putin, status="attended")
    make_meeting("A summit", when="2023-12-26", countries=[russia])
    links = links_in(client.get("/").content.decode(), '<ul class="opening__examples">')
    assert links == {
        "/countries/kz/ru/": "Kazakhstan and Russia",
        "/meetings/?country=am&country=by&match=all&part=present&status=held&circle=bilateral-meeting"
        "&from=2019&to=2023&certainty=certain": "Armenia and Belarus, 2019–2023",
        "/meetings/?kind=summit&from=2023-12&to=2023-12&status=held": "Summits, December 2023",
        "/meetings/?person=putin&part=present&status=held&place=minsk": "Vladimir Putin in Minsk",
    }
    totals = [client.get(url).context["result"].total for url in list(links)[1:]]
    assert totals == [2, 1, 2]
    assert client.get("/countries/kz/ru/").status_code == 200


# --- What is newest and to come ------------------------------------------------------


def test_meetings_to_come_stand_apart_the_soonest_first(client):
    ahead = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=30)
    make_meeting("The later one", when=(ahead + datetime.timedelta(days=9)).isoformat(), status="announced")
    make_meeting("The sooner one", when=ahead.isoformat(), status="scheduled")
    make_meeting("Long past", when="2015-05-05", status="scheduled")
    make_meeting("Called off", when=ahead.isoformat(), status="cancelled")
    make_meeting("Held", when="2015-05-05")
    html = client.get("/").content.decode()
    latest, coming = (
        html[html.index('id="latest"') : html.index('id="coming"')],
        html[html.index('id="coming"') :],
    )
    assert "Held" in latest and "The sooner one" not in latest
    assert coming.index("The sooner one") < coming.index("The later one")
    assert "Long past" not in html and "Called off" not in html


def test_articles_about_meetings_come_before_others(client):
    old = make_article("They met", published_on=datetime.date(2001, 1, 1), publisher=make_publisher("TASS"))
    make_coverage(old, make_meeting())
    make_article("Weather")
    text = home(client)
    assert "Articles about meetings" in text and "They met TASS" in text
    assert "Weather" not in text


def test_other_articles_stand_where_none_is_about_a_meeting(client):
    make_article("Weather", published_on=None)
    text = home(client)
    assert "Latest articles" in text and "no date Weather" in text
    assert "Articles about meetings" not in text


def test_a_draft_about_a_meeting_is_not_shown(client):
    make_coverage(make_article("Not yet", status="draft"), make_meeting())
    assert "Not yet" not in home(client)


# --- Countries -----------------------------------------------------------------------


def test_a_country_stands_with_those_whom_it_met_most(client):
    kazakhstan, russia, china = make_country("KZ"), make_country("RU"), make_country("CN", name="China")
    for day in (1, 2):
        make_meeting(when=f"2019-03-0{day}", countries=[russia, kazakhstan])
    make_meeting(when="2019-04-01", countries=[kazakhstan, china])
    make_meeting(when="2019-04-02", countries=[kazakhstan], status="announced")
    invited = make_meeting(when="2019-04-03", countries=[kazakhstan])
    make_participation(invited, country=china, status="invited")
    text = home(client)
    assert "Kazakhstan 4 meetings Most with Russia 2, China 1" in text
    assert "Russia 2 meetings Most with Kazakhstan 2" in text
    assert 'href="/countries/kz/ru/"' in client.get("/").content.decode()


@pytest.mark.parametrize("number", [2, 9])
def test_the_front_page_costs_the_same_for_any_archive(client, django_assert_num_queries, region, number):
    russia = make_country("RU")
    putin, minsk = make_person("Vladimir Putin"), make_place("Minsk", make_country("BY"))
    summits(number, LAST_YEAR, "RU")
    for day in range(1, number + 1):
        meeting = make_meeting(when=f"2019-03-0{day}", place=minsk, countries=[make_country("KZ")])
        make_participation(meeting, country=russia, person=putin)
        make_meeting(when=f"{LAST_YEAR + 2}-03-0{day}", status="scheduled")
        make_coverage(make_article(publisher=make_publisher()), meeting)
    with django_assert_num_queries(11):
        assert client.get("/").status_code == 200
