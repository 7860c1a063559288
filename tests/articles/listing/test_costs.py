"""Lists cost the same number of queries, however many rows or values there are."""

from datetime import date

import pytest

from tests.make import (
    COUNTRIES,
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

COSTS = {
    "/articles/": 4,
    "/articles/?country=am&country=az&match=all&topic=energy&from=2001": 13,
    "/articles/?q=gas": 11,
    "/articles/?q=armenia+azerbaijan": 20,
    "/claims/": 0,
    "/claims/?who=am&met=az": 9,
    "/claims.json?who=am&met=az&on=2023": 9,
    "/claims.json?who=p0&met=p1&on=2023-12-26": 10,
    "/articles.json": 4,
    "/articles.json?q=gas&person=p0&organisation=o0": 14,
    "/meetings/": 6,
    "/meetings/?country=am&country=az&match=at-least&n=2&without=uz&from=2001": 6,
    "/meetings.json": 7,
    "/meetings.json?person=p0&organisation=o0&series=s0": 11,
    "/countries.json": 4,
    "/people.json": 3,
    "/organisations.json": 2,
    "/countries/am.json": 6,
    "/people/p0.json": 7,
    "/organisations/o0.json": 6,
    "/series/s0.json": 6,
    "/meetings/m0.json": 10,
}


def make_archive(size):
    """`size` of everything, each linked to all the others."""
    countries = [make_country(code) for code in list(COUNTRIES)[: size + 2]]
    make_country("UZ")
    organisations = [make_organisation(slug=f"o{number}", country=countries[0]) for number in range(size)]
    people = [make_person(slug=f"p{number}") for number in range(size)]
    offices = [make_office(country=country) for country in countries]
    for person, office in zip(people, offices, strict=False):
        make_term(person, office)
        make_term(people[0], make_office(country=countries[0]), start="1999")
        make_name("A name", person=person)
    for organisation in organisations:
        make_membership(countries[0], organisation)
        make_membership(countries[1], organisation)
    series = [make_series(slug=f"s{number}", organisation=organisations[0]) for number in range(size)]
    energy = make_topic(slug="energy")
    topics = [energy, *(make_topic(parent=energy) for _number in range(size))]
    for number in range(size):
        meeting = make_meeting(
            slug=f"m{number}",
            series=series[0],
            organisation=organisations[number],
            place=make_place(country=countries[number]),
            countries=countries,
            people=people,
            offices=offices,
        )
        make_participation(meeting, organisation=organisations[0])
        article = make_article(
            "Talks on gas",
            countries=countries,
            people=people,
            organisations=organisations,
            topics=topics,
            publisher=make_publisher(),
            published_on=date(2001 + number, 1, 1),
        )
        make_coverage(article, meeting)
        for participation in meeting.participations.all():
            make_attestation(article, participation)
        for person in people:
            make_statement(article, speaker=person).topics.set(topics)
            make_citation(article, cited_article=article, publisher=article.publisher)
    return article


@pytest.mark.parametrize("size", [2, 8])
def test_a_list_costs_the_same_at_any_size(client, django_assert_num_queries, size):
    article = make_archive(size)
    for path, cost in [*COSTS.items(), (f"/articles/{article.pk}.json", 12)]:
        with django_assert_num_queries(cost, info=path):
            assert client.get(path).status_code == 200


@pytest.mark.parametrize("size", [2, 8])
def test_chosen_countries_cost_the_same_however_many(client, django_assert_num_queries, size):
    make_archive(8)
    countries = "&".join(f"country={code}" for code in list(COUNTRIES)[:size])
    for path, cost in {
        "/articles/": 6,
        "/articles.json": 6,
        "/meetings/": 6,
        "/meetings.json": 7,
    }.items():
        with django_assert_num_queries(cost, info=path):
            assert client.get(f"{path}?{countries}&match=all").status_code == 200
