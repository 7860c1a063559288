"""Any query string at all: nothing breaks, and the address that the list gives itself means the same."""

import pytest
from django.utils.http import urlencode
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from participants.listing.filter import WITH_YEAR
from summit_archive.filtering.values import Value
from tests.lists import article_list, meeting_list
from tests.make import make_article, make_country, make_meeting, make_organisation, make_person, make_topic

pytestmark = pytest.mark.django_db

NAMES = """q country match n part without person organisation topic series kind status place publisher language from to
    certainty sort facets page unknown""".split()
WORDS = """kz RU zz any all exactly at-least present invited certain possible newest oldest relevance putin cis gas summit held en
    2023 2023-12 2023-12-26 2023-02-30 0000 9999 XXXX 1 2 0 -1 the -gas "gas""".split()

values = st.sampled_from(WORDS) | st.text(max_size=12) | st.dates().map(str) | st.integers().map(str)
queries = st.lists(st.tuples(st.sampled_from(NAMES), values), max_size=10)


@pytest.fixture
def archive():
    kz, ru = make_country("KZ"), make_country("RU")
    putin, cis, gas = make_person(slug="putin"), make_organisation("CIS"), make_topic(slug="gas")
    for countries in ([kz], [ru], [kz, ru]):
        make_article("Talks on gas", countries=countries, people=[putin], organisations=[cis], topics=[gas])
        make_meeting(countries=countries, people=[putin], organisation=cis)
    make_meeting(when="XXXX-12-26")


def lists(query):
    for found in (article_list, meeting_list):
        yield found, found(query)


def words(found):
    return {(chip.label, chip.text) for chip in found.chips}


@given(queries)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_is_the_same_at_the_address_it_gives_itself(archive, parameters):
    for list_of, found in lists(urlencode(parameters)):
        again = list_of(found.query)
        assert again.problems == []
        assert (again.query, again.total, again.chips) == (found.query, found.total, found.chips)
        assert len(found.rows) == min(found.total, 25)
        for chip in found.chips:
            left = list_of(chip.url.partition("?")[2])
            assert left.problems == []
            assert words(left) < words(found)


@given(queries)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_and_files_answer_every_query(archive, client, parameters):
    query = urlencode(parameters)
    for name in ("articles", "meetings"):
        page, answer = client.get(f"/{name}/?{query}"), client.get(f"/{name}.json?{query}")
        assert page.status_code in (200, 400)
        assert answer.status_code in (200, 400, 404)
        if page.status_code == 200:
            assert bool(page.context["problems"]) == (answer.status_code != 200)


@given(queries)
@example([("country", "kz"), ("match", "all"), ("person", "putin")])
@example([("country", "ru"), ("match", "at-least"), ("n", "1"), ("part", "present")])
@example([("from", "2023"), ("to", "2023"), ("certainty", "certain"), ("topic", "gas")])
@example([("q", "talks & gas"), ("from", "2023-12"), ("organisation", "cis")])
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_choice_leads_to_the_conditions_that_it_changes(archive, parameters):
    for _list_of, found in lists(urlencode(parameters)):
        for facet in found.facets:
            for choice in facet.choices:
                assert choice.url == spelled_out(found, facet.parameter, choice)


def spelled_out(found, parameter, choice):
    """The address of a choice, from its conditions one by one."""
    value = Value(choice.value, choice.label)
    if parameter == "year" and value.text.isdigit():
        ends = [] if choice.is_chosen else [value]
        stated = {"year": [] if choice.is_chosen else [WITH_YEAR]} if "year" in found.asked.declared else {}
        return found.links.varied({"from": ends, "to": ends} | stated)
    others = [other for other in found.asked.chosen(parameter) if other != value]
    if not (choice.is_chosen or found.asked.declared[parameter].takes_many):
        others = []
    return found.links.varied({parameter: others if choice.is_chosen else [*others, value]})
