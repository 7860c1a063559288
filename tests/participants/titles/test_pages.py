"""While a page in Russian is made, meetings are called by their Russian titles at no query a row."""

import pytest
from django.template import Context, Template

from participants.models import Meeting
from summit_archive.web.languages import speaking
from tests.make import make_country, make_meeting, make_name

pytestmark = pytest.mark.django_db

PAGE = "{% load cases %}{% for one in meetings %}{{ one.called }}|{{ one.title|titled }}\n{% endfor %}"


@pytest.fixture
def countries():
    made = []
    for code, name, called in (("KZ", "Kazakhstan", "Казахстан"), ("TJ", "Tajikistan", "Таджикистан")):
        made.append(make_country(code, name=name))
        make_name(called, "ru", kind="preferred", country=made[-1])
    return made


@pytest.mark.parametrize("number", [2, 12])
def test_titles_of_a_page_cost_one_query_at_any_number(number, countries, django_assert_num_queries):
    for year in range(2000, 2000 + number):
        make_meeting(f"Presidents of Kazakhstan and Tajikistan, {year}", when=str(year), countries=countries)
    with speaking("ru"), django_assert_num_queries(2):
        said = Template(PAGE).render(Context({"meetings": Meeting.objects.order_by("possible")}))
    called = [f"Встреча президентов Казахстана и Таджикистана, {year}" for year in range(2000, 2000 + number)]
    assert said.splitlines() == [f"{one}|{one}" for one in called]


def test_in_english_they_cost_none(countries, django_assert_num_queries):
    make_meeting("Presidents of Kazakhstan and Tajikistan, 2000", when="2000", countries=countries)
    with speaking("en"), django_assert_num_queries(1):
        said = Template(PAGE).render(Context({"meetings": Meeting.objects.all()}))
    assert said.strip() == "|".join(["Presidents of Kazakhstan and Tajikistan, 2000"] * 2)
