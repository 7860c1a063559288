"""The files of those who met: their shape, and that they tell nothing that pages do not."""

from datetime import date

import pytest

from participants.models.meeting import today
from tests.make import (
    make_article,
    make_attestation,
    make_citation,
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
    make_series,
    make_statement,
    make_term,
    make_topic,
)

pytestmark = pytest.mark.django_db


def get(client, path, status=200):
    answer = client.get(path)
    kind = "application/json" if status == 200 else "application/problem+json"
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, kind)
    return answer.json()


@pytest.fixture
def summit():
    """An informal summit of no stated year, with a country, an office and a name as given."""
    russia, cis = make_country("RU"), make_organisation("CIS")
    meeting = make_meeting(
        "Informal summit",
        slug="informal-summit",
        when="XXXX-12-26",
        not_before=date(2022, 1, 1),
        not_after=date(2023, 12, 31),
        window_reason="Two years fit.",
        kind="informal-summit",
        place=make_place(slug="saint-petersburg", country=russia),
        series=make_series(slug="informal-summits", organisation=cis),
        parent=make_meeting(slug="whole"),
        source="A yearbook",
        confirmation="one-source",
    )
    make_participation(meeting, country=russia, role="host", status="attended")
    office = make_office(
        "President of Kazakhstan", slug="president-of-kazakhstan", country=make_country("KZ")
    )
    make_participation(meeting, office=office, status="invited")
    make_participation(meeting, name_as_given="regional leaders")
    return meeting


def party(**named):
    empty = {"country": None, "organisation": None, "office": None, "person": None, "name_as_given": ""}
    return empty | {"role": "not-stated", "status": "not-stated"} | named


def test_a_meeting_in_the_list(client, summit):
    article = make_article()
    make_coverage(article, summit)
    make_coverage(make_article(status="draft"), summit)
    answer = get(client, "/meetings.json?kind=informal-summit")
    assert answer["results"] == [
        {
            "slug": "informal-summit",
            "url": "http://testserver/meetings/informal-summit/",
            "title": "Informal summit",
            "kind": "informal-summit",
            "status": "held",
            "when": "XXXX-12-26",
            "when_in_words": "26 December, year not stated",
            "earliest": "2022-12-26",
            "latest": "2023-12-26",
            "is_certain": False,
            "possible": [["2022-12-26", "2022-12-26"], ["2023-12-26", "2023-12-26"]],
            "place": "saint-petersburg",
            "place_name": "St. Petersburg",
            "country": "ru",
            "format": "not-stated",
            "organisations": ["cis"],
            "series": "informal-summits",
            "edition": None,
            "parent": "whole",
            "participant_list": "partial",
            "participants": [
                party(office="president-of-kazakhstan", status="invited"),
                party(country="ru", role="host", status="attended"),
                party(name_as_given="regional leaders"),
            ],
            "countries": ["kz", "ru"],
            "countries_present": ["ru"],
            "source": "A yearbook",
            "source_url": "",
            "confirmation": "one-source",
            "articles": [article.pk],
        }
    ]
    of_lists = {"known", "of", "complete", "participant_lists", "facets_recorded"}
    assert (
        set(answer)
        == {"archive", "total", "held", "perhaps_the_same", "results", "facets", "next", "previous"}
        | of_lists
    )
    assert {"value": "ru", "label": "Russia", "count": 1} in answer["facets"]["country"]


def test_certain_and_possible_stand_apart_where_dates_are_filtered(client, summit):
    answer = get(client, "/meetings.json?from=2023&to=2023")
    assert (answer["total"], answer["certain"], answer["possible_total"]) == (2, 1, 1)
    assert not {"certain", "possible_total"} & set(get(client, "/meetings.json"))


def test_pages_lead_to_each_other(client):
    for _number in range(30):
        make_meeting(status="held")
    first = get(client, "/meetings.json?status=HELD")
    assert (len(first["results"]), first["previous"]) == (25, None)
    assert first["next"] == "http://testserver/meetings.json?status=held&page=2"
    second = get(client, first["next"])
    assert (len(second["results"]), second["next"]) == (5, None)
    assert second["previous"] == "http://testserver/meetings.json?status=held"
    assert not {row["slug"] for row in first["results"]} & {row["slug"] for row in second["results"]}


def test_evidence_stands_beside_the_conclusion(client, summit):
    armenia = make_organisation(slug="government-of-armenia")
    article = make_article("Armenia's government says so", body="The host? He did not come.")
    host = summit.participations.get(role="host")
    make_attestation(article, host, status="absent", said_by_organisation=armenia, quote="He did not come.")
    make_attestation(make_article(status="draft"), host, status="confirmed")
    make_coverage(article, summit, status="cancelled")
    answer = get(client, "/meetings/informal-summit.json")
    (shown,) = [row for row in answer["participants"] if row["role"] == "host"]
    assert shown["status"] == "attended"
    assert shown["evidence"] == [
        {
            "article": article.pk,
            "url": f"http://testserver{article.get_absolute_url()}",
            "headline": "Armenia's government says so",
            "published": "2023-12-26",
            "publisher": None,
            "status": "absent",
            "said_by": {"person": None, "organisation": "government-of-armenia", "name": ""},
            "quote": "He did not come.",
            "in_text": True,
            "part": "body",
            "start": 10,
            "end": 26,
            "of_summary": False,
            "quote_url": f"http://testserver{article.get_absolute_url()}#attestation-{article.attestations.get().pk}",
            "quote_at_source": None,
            "note": "",
        }
    ]
    assert [(row["article"], row["status"]) for row in answer["coverage"]] == [(article.pk, "cancelled")]
    assert answer["articles"] == [article.pk]


def test_an_office_is_resolved_beside_the_quoted_party_never_in_it(client, summit):
    office = summit.participations.get(office__isnull=False).office
    make_term(make_person(slug="tokayev"), office, start="2019-03-20")
    make_term(make_person(slug="predecessor"), office, start="1991-12-01", end="2019-03-20")
    answer = get(client, "/meetings/informal-summit.json")
    (shown,) = [row for row in answer["participants"] if row["office"]]
    assert shown["person"] is None
    assert shown["office_held_by"] == [
        {"person": "tokayev", "is_certain": True, "is_acting": False, "known_until": today().isoformat()}
    ]


def test_countries(client):
    kz = make_country("KZ", region="Central Asia")
    make_meeting(countries=[kz])
    make_meeting(countries=[kz], status="possible")
    make_article(countries=[kz])
    make_article(countries=[kz], status="draft")
    (row,) = get(client, "/countries.json")["results"]
    assert (row["code"], row["url"], row["meetings_held"], row["articles"]) == (
        "kz",
        "http://testserver/countries/kz/",
        1,
        1,
    )


def test_a_country(client):
    kz, cis = make_country("KZ"), make_organisation("CIS")
    make_membership(kz, cis, start="1991-12-21")
    make_name("Қазақстан", "kk", country=kz)
    make_term(make_person(slug="tokayev"), make_office(slug="president", country=kz), start="2019-03-20")
    answer = get(client, "/countries/kz.json")
    assert answer["names"][0]["text"] == "Қазақстан"
    assert "Қазақстан" in client.get("/countries/kz.json").content.decode()
    (membership,) = answer["memberships"]
    assert (membership["organisation"], membership["start"], membership["end"]) == ("cis", "1991-12-21", None)
    (leader,) = answer["leaders"]
    assert (leader["person"], leader["office"], leader["start_in_words"]) == (
        "tokayev",
        "president",
        "20 March 2019",
    )
    assert answer["articles_url"] == "http://testserver/articles.json?country=kz"
    assert get(client, answer["meetings_url"])["total"] == 0


def test_a_person(client):
    person = make_person("Kassym-Jomart Tokayev", slug="tokayev")
    make_term(person, make_office(slug="president", country=make_country("KZ")), start="2019-03-20")
    said = make_statement(make_article(), "Supplies will grow.", speaker=person)
    make_statement(make_article(status="draft"), "Not yet said.", speaker=person)
    answer = get(client, "/people/tokayev.json")
    assert [(term["office"], term["start"], term["country"]) for term in answer["terms"]] == [
        ("president", "2019-03-20", "kz")
    ]
    assert [(row["article"], row["text"]) for row in answer["statements"]] == [
        (said.article_id, "Supplies will grow.")
    ]
    assert answer["statements_total"] == 1


SOURCED = {"source": "A yearbook", "source_url": "https://example.org/", "confirmation": "one-source"}


def test_every_fact_says_where_it_comes_from(client):
    kz, cis = make_country("KZ", wikidata="Q232"), make_organisation("CIS", wikidata="Q7779")
    make_name("Қазақстан", "kk", country=kz, **SOURCED)
    make_name("Tashkent", country=kz, kind="metonym", **SOURCED)
    meeting = make_meeting(slug="summit")
    make_participation(meeting, country=kz, **SOURCED)
    meeting.links_out.create(second=make_meeting(slug="talks"), kind="sibling", **SOURCED)
    make_person(slug="tokayev", **SOURCED)
    make_series(slug="informal", **SOURCED)

    country, summit = get(client, "/countries/kz.json"), get(client, "/meetings/summit.json")
    (name,), (participant,), (link,) = country["names"], summit["participants"], summit["links"]
    (back,) = get(client, "/meetings/talks.json")["links"]
    person, series = get(client, "/people/tokayev.json"), get(client, "/series/informal.json")
    for row in (name, participant, link, back, person, series):
        assert {key: row[key] for key in SOURCED} == SOURCED, row
    assert (country["wikidata"], get(client, "/organisations/cis.json")["wikidata"]) == ("Q232", cis.wikidata)


def test_organisations_and_series(client):
    cis = make_organisation("CIS", founded_on=date(1991, 12, 8))
    make_membership(make_country("KZ"), cis)
    series = make_series(slug="informal", organisation=cis)
    make_meeting(slug="first", series=series, edition=1)
    assert get(client, "/organisations.json")["results"][0]["founded_on"] == "1991-12-08"
    answer = get(client, "/organisations/cis.json")
    assert (answer["memberships"][0]["country"], answer["series"]) == ("kz", ["informal"])
    (edition,) = get(client, "/series/informal.json")["meetings"]
    assert (edition["slug"], edition["edition"], edition["when"]) == ("first", 1, "2023-12-26")


def test_topics(client):
    energy = make_topic("Energy", slug="energy")
    gas = make_topic("Gas", slug="gas", parent=energy)
    article = make_article(topics=[gas])
    make_article(topics=[gas], status="draft")
    said = make_statement(article, "Supplies will grow.", speaker=make_person(slug="tokayev"))
    said.topics.add(energy)
    make_statement(make_article(status="draft"), "Not yet said.").topics.add(energy)
    make_article()
    listed = get(client, "/topics.json")
    assert listed["articles_recorded"] == {"known": 1, "of": 2}
    rows = listed["results"]
    assert [(row["slug"], row["parent"], row["articles"]) for row in rows] == [
        ("energy", None, 1),
        ("gas", "energy", 1),
    ]
    answer = get(client, "/topics/energy.json")
    assert (answer["name"], answer["parts"], answer["statements_total"]) == ("Energy", ["gas"], 1)
    assert [(row["speaker"], row["text"]) for row in answer["statements"]] == [
        ("tokayev", "Supplies will grow.")
    ]
    assert get(client, answer["articles_url"])["total"] == 1


def test_publishers(client):
    office = make_office("President of Russia", slug="president-of-russia")
    facts = {"country": make_country("RU"), "url": "http://kremlin.ru/", "office": office}
    kremlin = make_publisher("Kremlin", slug="kremlin", **facts)
    make_article(publisher=kremlin)
    citing = make_article("As the Kremlin says")
    make_citation(citing, "the Kremlin's press service", publisher=kremlin)
    make_citation(make_article(status="draft"), "the Kremlin", publisher=kremlin)
    (row,) = get(client, "/publishers.json")["results"]
    assert row == {
        "slug": "kremlin",
        "url": "http://testserver/publishers/kremlin/",
        "name": "Kremlin",
        "kind": "other",
        "country": "ru",
        "office": "president-of-russia",
        "site": "http://kremlin.ru/",
        "articles": 1,
        "sources_total": 0,
    }
    answer = get(client, "/publishers/kremlin.json")
    assert [(row["article"], row["as_given"]) for row in answer["cited_in"]] == [
        (citing.pk, "the Kremlin's press service")
    ]
    assert answer["cited_in_total"] == 1
    assert get(client, answer["articles_url"])["total"] == 1


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize(
    ("path", "queries"),
    [("topics", 3), ("topics/energy", 5), ("publishers", 3), ("publishers/kremlin", 3)],
)
def test_topics_and_publishers_cost_the_same_for_any_number(
    client, django_assert_num_queries, path, queries, number
):
    energy, kremlin = make_topic("Energy", slug="energy"), make_publisher(slug="kremlin")
    for _ in range(number):
        make_topic(parent=energy)
        make_publisher(country=make_country(), office=make_office())
        article = make_article(topics=[energy])
        make_statement(article, speaker=make_person()).topics.add(energy)
        make_citation(article, publisher=kremlin)
    with django_assert_num_queries(queries):
        get(client, f"/{path}.json")


def test_the_address_of_an_articles_page_leads_to_its_json(client):
    article = make_article()
    answer = client.get(f"{article.get_absolute_url().removesuffix('/')}.json")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/articles/{article.pk}.json")


@pytest.mark.parametrize(
    "path",
    [
        "/topics/none.json",
        "/publishers/none.json",
        "/countries/zz/network.json",
        "/people/none/network.json",
        "/people/none/trips.json",
        "/calendar.json",
        "/calendar/2023/12.json",
        "/meetings/none.json",
        "/people/none.json",
        "/organisations/none.json",
        "/series/none.json",
        "/countries/zz.json",
        "/countries/zzzz.json",
    ],
)
def test_what_is_not_there_says_so(client, path):
    assert get(client, path, 404)["instance"] == path


def test_a_former_address_leads_to_the_present_one(client):
    person = make_person(slug="old")
    person.slug = "new"
    person.save()
    answer = client.get("/people/old.json")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/people/new.json")
    make_country("KZ")
    answer = client.get("/countries/KZ.json")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/countries/kz.json")
