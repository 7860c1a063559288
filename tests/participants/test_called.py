"""Rows are called as the language of the page calls them, by the names on record at this moment, whatever their number."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from articles.models import Topic
from participants.attendance.participant_lines import State
from participants.called import Process, in_order
from participants.models import Country, Name
from summit_archive.page_cache.reading import Reading
from summit_archive.page_cache.version import bits
from summit_archive.web.languages import speaking
from tests.make import make_country, make_name, make_organisation, make_person, make_place, make_topic

RUSSIAN = {"KZ": "Казахстан", "UZ": "Узбекистан", "TJ": "Таджикистан"}


def preferred(text, **owner):
    return make_name(text, "ru", kind=Name.Kind.PREFERRED, **owner)


def called():
    with speaking("ru"):
        return [country.called for country in Country.objects.order_by("code")]


@pytest.fixture
def nothing_remembered(monkeypatch):
    monkeypatch.setattr(Process, "known", {})


# --- Within a transaction


@pytest.mark.django_db
def test_any_number_of_rows_costs_one_query(django_assert_num_queries):
    countries = [make_country(code) for code in RUSSIAN]
    for country in countries:
        preferred(RUSSIAN[country.code], country=country)
    for some in (countries[:1], countries):
        with django_assert_num_queries(1), speaking("ru"):
            assert [country.called for country in some] == [RUSSIAN[country.code] for country in some]
        with django_assert_num_queries(0):
            assert [country.called for country in some] == [country.name for country in some]


@pytest.mark.django_db
def test_each_kind_of_row_is_called_by_its_own_name():
    country, person = make_country("KZ"), make_person("Nursultan Nazarbayev")
    place, body = make_place("Astana", country), make_organisation("CIS", name="Commonwealth")
    for owner, row in {"country": country, "person": person, "place": place, "organisation": body}.items():
        preferred(f"имя: {owner}", **{owner: row})
    make_name("ВАРИАНТ", "ru", country=country)
    with speaking("ru"):
        assert [row.called for row in (country, person, place, body)] == [
            *("имя: country", "имя: person", "имя: place", "имя: organisation"),
        ]


@pytest.mark.django_db
def test_without_a_russian_name_the_english_one_stands_and_is_marked():
    country = make_country("KZ")
    shown = Template("{% load languages %}{% named row %}")
    with speaking("ru"):
        assert country.called == country.name
        assert shown.render(Context({"row": country})) == f'<span lang="en">{country.name}</span>'
    assert shown.render(Context({"row": country})) == country.name
    preferred("Казахстан", country=country)
    with speaking("ru"):
        assert shown.render(Context({"row": country})) == "Казахстан"


@pytest.mark.django_db
def test_a_body_is_called_by_its_abbreviation_in_each_language():
    body, other = make_organisation("CIS", name="Commonwealth"), make_organisation("GUAM")
    preferred("Содружество", organisation=body)
    with speaking("ru"):
        assert (body.short_name, other.short_name) == ("Содружество", "GUAM")
    make_name("СНГ", "ru", kind=Name.Kind.SHORT, organisation=body)
    with speaking("ru"):
        assert body.short_name == "СНГ"
    assert body.short_name == "CIS"


@pytest.mark.django_db
def test_a_topic_is_called_by_its_own_field():
    topic = make_topic("Energy", name_ru="Энергетика")
    with speaking("ru"):
        assert (topic.called, Topic(name="Trade").called) == ("Энергетика", "Trade")
    assert topic.called == "Energy"


@pytest.mark.django_db
def test_rows_stand_in_the_order_of_the_page_s_language():
    rows = [Topic(name="B", name_ru="ель"), Topic(name="A", name_ru="Ёж"), Topic(name="C", name_ru="арбуз")]
    assert in_order(rows) == rows
    with speaking("ru"):
        assert [row.called for row in in_order(rows)] == ["арбуз", "Ёж", "ель"]


@pytest.mark.django_db
def test_what_a_transaction_wrote_is_seen_within_it(nothing_remembered):
    country = make_country("KZ")
    assert called() == [country.name]
    name = preferred("Казахстан", country=country)
    assert called() == ["Казахстан"]
    name.delete()
    assert called() == [country.name]
    assert Process.known == {}


# --- From one page to the next


@pytest.mark.django_db(transaction=True)
def test_names_are_read_once_and_again_when_some_was_changed(nothing_remembered):
    country = make_country("KZ")
    name = preferred("Казахстан", country=country)
    assert called() == ["Казахстан"]
    with CaptureQueriesContext(connection) as queries:
        assert called() == ["Казахстан"]
    assert "participants_name" not in str(queries.captured_queries)
    Name.objects.filter(pk=name.pk).update(text="Республика Казахстан")
    assert called() == ["Республика Казахстан"]


@pytest.mark.django_db(transaction=True)
def test_a_page_that_shows_remembered_names_is_one_of_names(nothing_remembered):
    country = make_country("KZ")
    called()
    for language, shown in (("ru", bits()["names"]), ("en", 0)):
        with Reading() as reading, speaking(language):
            assert country.called == country.name
        assert reading.shown == shown


@pytest.mark.django_db(transaction=True)
def test_a_part_that_is_kept_is_made_anew_when_a_name_was_changed(nothing_remembered):
    country = make_country("KZ")
    name = preferred("Казахстан", country=country)
    part = Template("{% load once %}{% once who %}{{ who.called }}{% endonce %}")
    line = State("kz", country.name)
    for text in ("Казахстан", "Республика Казахстан"):
        Name.objects.filter(pk=name.pk).update(text=text)
        with speaking("ru"):
            assert part.render(Context({"who": line})) == text
    assert part.render(Context({"who": line})) == country.name


@pytest.mark.django_db
def test_what_a_state_calls_itself_is_of_the_language_or_left_out():
    country = make_country("KZ")
    Country.objects.filter(pk=country.pk).update(
        official_name="Republic of Kazakhstan", region="Central Asia"
    )
    country.refresh_from_db()
    with speaking("ru"):
        assert (country.official_called, str(country.region_called)) == ("", "Центральная Азия")
    make_name("Республика Казахстан", "ru", kind=Name.Kind.OFFICIAL, country=country)
    with speaking("ru"):
        assert country.official_called == "Республика Казахстан"
    assert (country.official_called, str(country.region_called)) == ("Republic of Kazakhstan", "Central Asia")
