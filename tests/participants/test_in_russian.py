"""Lists, filters, choices and suggestions under /ru/: by the names on record in Russian, and in their order."""

import re

import pytest

from participants.models import Name
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_place,
    make_term,
    make_topic,
)
from tests.pages import page

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def called(row, text, kind=Name.Kind.PREFERRED, **owner):
    make_name(text, "ru", kind=kind, **owner)
    return row


@pytest.fixture
def archive():
    armenia, kyrgyzstan = make_country("AM"), make_country("KG")
    called(armenia, "Армения", country=armenia)
    # In English behind Armenia, in Russian before it.
    called(kyrgyzstan, "Азия", country=kyrgyzstan)
    body = make_organisation("CIS")
    called(body, "Содружество Независимых Государств", organisation=body)
    called(body, "СНГ", Name.Kind.SHORT, organisation=body)
    town = make_place("Yerevan", armenia, slug="yerevan")
    called(town, "Ереван", place=town)
    person = make_person("Sooronbay Jeenbekov", slug="jeenbekov", family_name="Jeenbekov")
    called(person, "Сооронбай Жээнбеков", person=person)
    office = make_office("President of Kyrgyzstan", country=kyrgyzstan)
    called(office, "Президент Азии", office=office)
    make_term(person, office)
    make_meeting("Talks", countries=[armenia, kyrgyzstan], people=[person], place=town, organisation=body)
    topic = make_topic("Energy", name_ru="Энергетика")
    make_article(
        "News", countries=[armenia, kyrgyzstan], people=[person], organisations=[body], topics=[topic]
    )


ENGLISH = re.compile("Armenia|Kyrgyzstan|Yerevan|Sooronbay|Commonwealth|CIS\\b|Energy")


@pytest.mark.parametrize("address", ["/ru/meetings/", "/ru/articles/", "/ru/countries/kg/", "/ru/people/"])
def test_a_list_names_nobody_in_english_who_has_a_russian_name(client, archive, address):
    html = client.get(address).content.decode()
    body = html.partition("<main")[2].partition('<div class="page-foot"')[0]
    assert "Азия" in body or "Азии" in body
    assert ENGLISH.findall(re.sub(r"<[^>]*>", " ", body)) == []


def test_countries_stand_in_the_order_of_the_language(client, archive):
    for address in ("/ru/meetings/", "/ru/countries/", "/ru/articles/"):
        html = client.get(address).content.decode().partition("<main")[2]
        assert html.index("Азия") < html.index("Армения"), address
    english = page(client, "/countries/")
    assert english.index("Armenia") < english.index("Kyrgyzstan")


def test_people_stand_by_their_family_names_in_russian(client):
    for name, family, russian in (
        ("Ilham Aliyev", "Aliyev", "Ильхам Яковлев"),
        ("Xi Jinping", "Xi", "Си Цзиньпин"),
        ("Emomali Rahmon", "Rahmon", "Эмомали Ёлкин"),
        ("Salman bin Saud", "bin Saud", "Салман бин Сауд"),
        ("Nobody Translated", "Translated", ""),
    ):
        person = make_person(name, family_name=family)
        if russian:
            called(person, russian, person=person)
    text = page(client, "/ru/people/")
    order = ["Nobody Translated", "Салман бин Сауд", "Эмомали Ёлкин", "Си Цзиньпин", "Ильхам Яковлев"]
    assert sorted(order, key=text.index) == order


def test_what_is_suggested_is_called_and_leads_as_the_page_does(client, archive):
    found = client.get("/suggest.json", {"q": "жээ", "lang": "ru"}).json()["results"]
    told = {(one["name"], one["beside"], one["url"]) for one in found}
    assert ("Сооронбай Жээнбеков", "Президент Азии", "/ru/people/jeenbekov/") in told
    (english,) = client.get("/suggest.json", {"q": "жээ"}).json()["results"]
    assert (english["name"], english["url"]) == ("Sooronbay Jeenbekov", "/people/jeenbekov/")
    refused = client.get("/suggest.json", {"q": "a", "lang": "kk"})
    assert refused.status_code == 400 and "expected one of en, ru" in refused.content.decode()


@pytest.mark.django_db
def test_a_note_of_the_record_tells_its_language(client):
    meeting = make_meeting("Summit", slug="summit", summary="Held <as> a lunch.")
    meeting.summary = "Обед."
    html = client.get("/ru/meetings/summit/").content.decode()
    assert '<span lang="en">Held &lt;as&gt; a lunch.</span>' in html
    assert '<span lang="en">Held' not in client.get("/meetings/summit/").content.decode()
    meeting.save()
    assert "<p>Обед.</p>" in client.get("/ru/meetings/summit/").content.decode()
