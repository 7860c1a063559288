"""What pages say by schema.org: no more than is on record, and the same in the page and in its file."""

import datetime
import json

import pytest
from django.urls import reverse

from articles.models import Mention
from participants.models import Identifier
from tests.articles.linked_data.schema import as_nquads, expanded, in_page, subject
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
    make_series,
    make_source,
    make_term,
    make_topic,
)

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
NASTY = 'Встреча </script><script>alert("1")</script> & {braces} \u2028\n=cmd()'


def told(client, row):
    """What its page says of it."""
    return subject(in_page(client.get(row.get_absolute_url())))


def own_words(thing):
    return {one["name"]: one["value"] for one in thing["additionalProperty"]}


def make_summit(**fields):
    place = make_place(latitude="59.9386", longitude="30.3141")
    return make_meeting("Informal summit", place=place, format="in-person", **fields)


# --- Meetings


def test_a_meeting_that_was_held_is_an_event_with_its_days_and_place(client):
    summit = make_summit(when="2022-12-26/2022-12-27", confirmation="official", source="Kremlin")
    make_coverage(make_article("A report"), summit)

    event = told(client, summit)

    assert (event["@type"], event["@id"]) == ("Event", f"{SITE}{summit.get_absolute_url()}")
    assert (event["startDate"], event["endDate"]) == ("2022-12-26", "2022-12-27")
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert event["location"]["address"]["addressCountry"] == "RU"
    assert event["location"]["geo"]["latitude"] == 59.9386
    assert [one.get("name") or one["headline"] for one in event["subjectOf"]] == ["Kremlin", "A report"]
    assert own_words(event)["ground"] == "official"


@pytest.mark.parametrize(
    "when",
    ["XXXX-12-26", "2023-12", "2023-12-26?", "[2022-12-26,2023-12-26]", "2023-12-26/..", "2023-12~", "2023"],
)
def test_a_date_that_is_not_certain_is_never_padded(client, when):
    event = told(client, make_meeting(when=when))

    assert not {"startDate", "endDate"} & event.keys()
    [date] = [one for one in event["additionalProperty"] if one["name"] == "date"]
    assert date["value"] == when and date["description"]


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("announced", "EventScheduled"),
        ("scheduled", "EventScheduled"),
        ("held", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("cancelled", "EventCancelled"),
    ],
)
def test_each_status_that_schema_has_a_word_for_is_said_by_it(client, status, word):
    event = told(client, make_meeting(status=status))
    assert event["eventStatus"] == f"https://schema.org/{word}"
    assert (event["startDate"], own_words(event)["status"]) == ("2023-12-26", status)


@pytest.mark.parametrize("status", ["rumoured", "possible", "denied"])
def test_a_rumour_has_neither_status_nor_day(client, status):
    event = told(client, make_meeting(status=status))
    assert not {"eventStatus", "startDate", "endDate", "attendee"} & event.keys()
    assert own_words(event)["status"] == status


@pytest.mark.parametrize("status", ["invited", "confirmed", "absent", "represented", "not-stated"])
def test_only_who_came_is_an_attendee(client, status):
    summit = make_meeting()
    make_participation(summit, country=make_country("KZ"), status="attended")
    make_participation(summit, country=make_country("UZ"), status=status)

    assert [one["name"] for one in told(client, summit)["attendee"]] == ["Kazakhstan"]


def test_nobody_attended_what_was_not_held(client):
    planned = make_meeting(status="announced")
    make_participation(planned, country=make_country("KZ"), status="attended")
    assert "attendee" not in told(client, planned)


def test_an_office_stays_an_office(client):
    summit, kazakhstan = make_meeting(), make_country("KZ")
    office = make_office("President of Kazakhstan", country=kazakhstan)
    make_term(make_person("Kassym-Jomart Tokayev"), office)
    make_participation(summit, office=office, status="attended")

    response = client.get(summit.get_absolute_url())
    [role] = subject(in_page(response))["attendee"]

    assert (role["roleName"], role["attendee"]["name"]) == ("President of Kazakhstan", "Kazakhstan")
    assert "Tokayev" not in json.dumps(in_page(response))


@pytest.mark.parametrize(("source", "number"), [("Kremlin press service", 1), ("", 0)])
def test_a_host_is_named_only_by_a_source(client, source, number):
    summit = make_summit()
    make_participation(summit, country=make_country("RU"), role="host", status="attended", source=source)
    assert len(told(client, summit).get("organizer", [])) == number


def test_a_meeting_stands_in_its_parent_and_its_series_and_has_its_parts(client):
    series, whole = make_series("Informal summits"), make_meeting("A whole")
    summit = make_meeting(series=series, parent=whole)
    part = make_meeting("A part", parent=summit)

    event = told(client, summit)

    assert [one["name"] for one in event["superEvent"]] == ["A whole", "Informal summits"]
    assert [one["@id"] for one in event["subEvent"]] == [f"{SITE}{part.get_absolute_url()}"]
    assert [one["name"] for one in told(client, series)["subEvent"]] == [summit.title]


# --- Articles


def test_an_article_is_the_news_of_its_source(client):
    kazakhstan, gas = make_country("KZ"), make_topic("Gas")
    article = make_article(
        NASTY,
        body="Uzbekistan came.",
        countries=[kazakhstan],
        topics=[gas],
        language="ru",
        publisher=make_publisher("Kazinform"),
        url="https://news.example/1",
        byline="An aide",
    )
    uzbekistan, summit = make_country("UZ"), make_meeting("A summit")
    Mention.objects.create(
        article=article, start=0, end=10, text="Uzbekistan", country=uzbekistan, state="accepted"
    )
    make_coverage(article, summit)

    news = told(client, article)

    assert (news["@type"], news["headline"], news["inLanguage"]) == ("NewsArticle", NASTY, "ru")
    assert (news["datePublished"], news["url"]) == ("2023-12-26", "https://news.example/1")
    assert (news["publisher"]["name"], news["creditText"]) == ("Kazinform", "An aide")
    assert [one["name"] for one in news["about"]] == ["Kazakhstan", "Gas"]
    assert [one["@id"] for one in news["mentions"]] == [
        f"{SITE}{summit.get_absolute_url()}",
        f"{SITE}/countries/uz/",
    ]


def test_nothing_in_a_headline_ends_the_block_of_data(client):
    content = client.get(make_article(NASTY).get_absolute_url()).content.decode()
    block = content.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set("<>&\u2028") & set(block)
    assert json.loads(block)["@graph"][0]["headline"] == NASTY


def test_an_article_without_day_language_and_publisher_says_nothing_of_them(client):
    article = make_article(published_on=None, publisher=None, language="und")
    assert not {"datePublished", "publisher", "inLanguage"} & told(client, article).keys()


def test_a_language_that_was_recognised_is_not_said_to_be_stated(client):
    news = told(client, make_article(language="ru", language_is_guessed=True))
    assert "inLanguage" not in news
    assert own_words(news) == {"language, recognised by the text": "ru"}


@pytest.mark.parametrize("status", ["draft", "in-review", "withdrawn"])
def test_what_is_not_published_is_not_described(client, status):
    article = make_article("A slip of the pen", status=status)
    for address in (article.get_absolute_url(), reverse("article-jsonld", args=[article.pk])):
        response = client.get(address)
        assert response.status_code in (404, 410)
        assert b"A slip" not in response.content and b"NewsArticle" not in response.content


# --- Those who met


def test_a_person_has_held_offices_for_as_long_as_is_known(client):
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    person = make_person("Kassym-Jomart Tokayev", wikidata="Q432473")
    make_term(person, office, "2019-03-20", known_until=datetime.date(2026, 11, 1))
    make_term(person, make_office("Chair"), "2013~", end="2019-03")

    thing = told(client, person)
    by_office = {one["roleName"]: one for one in thing["hasOccupation"]}

    assert thing["sameAs"] == ["http://www.wikidata.org/entity/Q432473"]
    president, chair = by_office["President of Kazakhstan"], by_office["Chair"]
    assert president["startDate"] == "2019-03-20" and "endDate" not in president
    assert own_words(president)["known until"] == "2026-11-01"
    assert "startDate" not in chair and chair["endDate"] == "2019-03"
    assert own_words(chair)["from"] == "2013~"


def test_a_country_and_an_organisation_say_what_they_are_known_as(client):
    kazakhstan = make_country("KZ", alpha3="KAZ", wikidata="Q232")
    known = {"source": "Correlates of War", "known_until": datetime.date(2016, 12, 31)}
    Identifier.objects.create(country=kazakhstan, scheme="cow", value="705", start="1991-12-16", **known)
    body = make_organisation("CIS", wikidata="Q7779")
    make_membership(kazakhstan, body)

    country = told(client, kazakhstan)
    assert country["sameAs"] == ["http://www.wikidata.org/entity/Q232"]
    assert [one["value"] for one in country["identifier"]] == ["KZ", "KAZ", "705"]
    assert country["identifier"][2]["description"] == "1991-12-16/"
    organisation = told(client, body)
    assert organisation["alternateName"] == ["CIS"]
    [member] = organisation["member"]
    assert (member["member"]["name"], member["startDate"]) == ("Kazakhstan", "1991-12-21")


# --- In the page and beside it


def every_subject():
    country, series = make_country("KZ", wikidata="Q232"), make_series()
    body = make_organisation("CIS", parent=make_organisation(), country=country)
    make_membership(country, body, "1991")
    person = make_person('Имя "с кавычками"')
    make_term(person, make_office(country=country), "2019")
    summit = make_summit(series=series, when="2022-12-26", organisation=body)
    make_meeting(parent=summit)
    make_participation(summit, country=country, status="attended", role="host", source="A list")
    make_participation(summit, person=person, office=make_office(), status="online")
    article = make_article(NASTY, countries=[country], publisher=make_publisher(country=country))
    make_coverage(article, summit)
    source = make_source([summit], published_on="2022-12", publisher=article.publisher)
    topic = make_topic(parent=make_topic())
    return {
        "article": (article, article.pk),
        "meeting": (summit, summit.slug),
        "series": (series, series.slug),
        "country": (country, "kz"),
        "person": (person, person.slug),
        "organisation": (body, body.slug),
        "topic": (topic, topic.slug),
        "publisher": (article.publisher, article.publisher.slug),
        "source": (source, source.pk),
    }


def test_each_file_says_what_its_page_says_and_other_programs_read_it(client):
    for kind, (row, key) in every_subject().items():
        response = client.get(reverse(f"{kind}-jsonld", args=[key]))

        assert response["Content-Type"] == "application/ld+json"
        assert in_page(client.get(row.get_absolute_url())) == response.json(), kind
        assert expanded(response.json())
        assert f"<{SITE}{row.get_absolute_url()}>" in as_nquads(response.json())


def test_a_file_costs_as_much_for_many_as_for_few(client, django_assert_max_num_queries):
    summit = make_meeting()
    for number in range(12):
        person = make_person()
        make_participation(summit, person=person, status="attended")
        make_coverage(make_article(), summit)
        make_meeting(parent=summit)
        if number in (1, 11):
            with django_assert_max_num_queries(4):
                client.get(reverse("meeting-jsonld", args=[summit.slug]))


def test_the_home_page_tells_how_the_archive_is_searched(client):
    site = subject(in_page(client.get("/")))
    assert site["potentialAction"]["target"]["urlTemplate"] == f"{SITE}/articles/?q={{search_term_string}}"


def test_a_former_address_leads_on_to_the_file(client):
    summit = make_meeting(slug="former")
    summit.slug = "current"
    summit.save()
    assert client.get("/meetings/former.jsonld").headers["Location"] == "/meetings/current.jsonld"


def test_a_list_that_can_be_taken_along_is_a_set_of_data(client):
    make_series()
    data = subject(in_page(client.get("/series/")))
    assert (data["@type"], data["name"], data["url"]) == ("Dataset", "Series of meetings", f"{SITE}/series/")
    assert data["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    files = {one["encodingFormat"]: one["contentUrl"] for one in data["distribution"]}
    assert files["text/csv"] == f"{SITE}/series.csv"
