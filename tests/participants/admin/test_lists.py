"""The editors' lists: rows are found by any spelling, and a page costs the same for any number."""

import re
from html import unescape

import pytest
from django.contrib import admin
from django.urls import reverse

from articles.models import Encounter, ImportBatch, RememberedDecision, SelfAcceptance
from participants.models import Country, Meeting, MeetingLink, SpreadsheetImport
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_encounter,
    make_feed,
    make_meeting,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_proposed_citation,
    make_proposed_statement,
    make_publisher,
    make_series,
    make_source,
    make_term,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def found(client, noun, words):
    page = reverse(f"admin:{noun}_changelist")
    return [str(row) for row in client.get(page, {"q": words}).context["cl"].result_list]


def offered(client, field, words, model="meeting", app="participants"):
    asked = {"app_label": app, "model_name": model, "field_name": field, "term": words}
    results = client.get(reverse("admin:autocomplete"), asked).json()["results"]
    return [choice["text"] for choice in results]


@pytest.mark.parametrize("spelling", ["Tokayev", "tokaev", "Toqaev", "Токаев", "ТОҚАЕВ", "Касым Tokayev"])
def test_a_person_is_found_by_any_spelling(admin_client, spelling):
    person = make_person("Kassym-Jomart Tokayev")
    for text in ("Tokaev", "Toqaev", "Касым-Жомарт Токаев"):
        make_name(text, person=person)
    make_person("Shavkat Mirziyoyev")
    assert found(admin_client, "participants_person", spelling) == ["Kassym-Jomart Tokayev"]
    assert offered(admin_client, "person", spelling, "participation") == ["Kassym-Jomart Tokayev"]


def test_a_person_with_many_fitting_names_is_listed_once(admin_client):
    person = make_person("Kassym-Jomart Tokayev")
    for text in ("Tokayev", "K. Tokayev", "President Tokayev"):
        make_name(text, person=person)
    assert found(admin_client, "participants_person", "Tokayev") == ["Kassym-Jomart Tokayev"]


def test_a_country_and_a_place_are_found_in_cyrillic(admin_client):
    country = make_country("KZ")
    make_name("Казахстан", "ru", country=country)
    make_place("Almaty", country)
    assert found(admin_client, "participants_country", "Казах") == ["Kazakhstan"]
    assert found(admin_client, "participants_place", "Алматы") == ["Almaty, Kazakhstan"]


def test_a_meeting_is_found_by_title_date_city_and_organisation(admin_client):
    cis = make_organisation("CIS")
    make_meeting("Informal summit", when="XXXX-12-26", place=make_place("St. Petersburg"), organisation=cis)
    make_meeting("Council session", when="2017-10-11")
    for words in ("informal", "XXXX-12", "petersburg", "CIS summit"):
        assert found(admin_client, "participants_meeting", words) == ["Informal summit"]


def test_an_article_is_found_by_its_text_and_by_a_part_of_its_headline(admin_client):
    make_article("Gas talks in Astana", body="The presidents discussed pipelines.")
    make_article("Trade grows", body="Nothing else.")
    for words in ("pipeline", "Asta", "gas talks"):
        assert found(admin_client, "articles_article", words) == ["Gas talks in Astana"]


def test_signs_beside_a_name_do_no_harm(admin_client):
    make_place("Ust-Kamenogorsk", make_country("KZ"))
    assert found(admin_client, "participants_place", "ust-kamenogorsk,") == ["Ust-Kamenogorsk, Kazakhstan"]
    assert found(admin_client, "participants_place", "— ( ' \\ %") == []


@pytest.mark.parametrize(
    "words", ["Ust‑Kamen", "ust–kamen", "Усть-Каме", "Ust-Ka\u00admen", "Ust-Kamen\u200b"]
)
def test_a_place_is_found_with_any_signs(admin_client, words):
    make_place("Ust-Kamenogorsk", make_country("KZ"))
    make_place("Kamen", make_country("KZ"))
    assert found(admin_client, "participants_place", words) == ["Ust-Kamenogorsk, Kazakhstan"]
    assert offered(admin_client, "place", words) == ["Ust-Kamenogorsk, Kazakhstan"]


@pytest.mark.parametrize("words", ["O’Hara", "O'Hara", "OHara", "Oʼhara", "О’Хара", "Охара"])
@pytest.mark.parametrize("name", ["Sean O'Hara", "Sean O’Hara", "Sean OHara"])
def test_a_person_is_found_with_any_apostrophe_or_none(admin_client, name, words):
    make_name("Шон О’Хара", person=make_person(name))
    make_person("Sean Ohare")
    assert found(admin_client, "participants_person", words) == [name]


@pytest.mark.parametrize("words", ["Нур‑Султан", "Нур-Султан", "наедине «Ещё»", '"еще"', "встре\u00adча"])
def test_a_meeting_is_found_by_its_title_with_any_signs(admin_client, words):
    make_meeting("Встреча наедине «Ещё» в Нур-Султане")
    make_meeting("Встре\u0301чи нет")
    titles = found(admin_client, "participants_meeting", words)
    assert titles == ["Встреча наедине «Ещё» в Нур-Султане"]


def test_leaders_have_a_list_of_their_own(admin_client):
    leader, speaker = make_person("Vladimir Putin"), make_person("Dmitry Peskov")
    make_term(leader, make_office("President of Russia", country=make_country("RU")))
    make_term(speaker, make_office("Press secretary", kind="spokesperson", country=make_country("RU")))
    answer = admin_client.get(reverse("admin:participants_leader_changelist"))
    assert [str(row) for row in answer.context["cl"].result_list] == ["Vladimir Putin"]
    assert "Select leader to change" in answer.content.decode()
    assert "President of Russia" in answer.content.decode()


def test_nothing_is_edited_in_a_list():
    assert [site for site in admin.site._registry.values() if site.list_editable] == []


def make_one_of_each(number):
    country = make_country()
    organisation = make_organisation(country=country, parent=make_organisation())
    person = make_person()
    make_term(person, make_office(country=country))
    make_office(organisation=organisation)
    make_membership(country, organisation)
    place = make_place(f"City {number}", country)
    series = make_series(organisation=organisation)
    meeting = make_meeting(place=place, organisation=organisation, series=series, countries=[country])
    make_participation(meeting, person=person)
    MeetingLink.objects.create(first=meeting, second=make_meeting(), kind="sibling")
    publisher = make_publisher(country=country)
    make_source(publisher=publisher)
    article = make_article(countries=[country], publisher=publisher, people=[person])
    article.mentions.create(start=0, end=3, text="The", country=make_country(), rule="test")
    make_coverage(article, meeting)
    make_topic(parent=make_topic())
    ImportBatch.objects.create(files=[f"news-{number}.jsonl"], fingerprint=str(number))
    make_feed(publisher=publisher)
    SelfAcceptance.objects.create(publisher=publisher)
    make_encounter(article, [country], state="accepted", meeting=meeting)
    make_proposed_statement(article)
    make_proposed_citation(article, as_given=f"Source {number}")
    SpreadsheetImport.objects.create(file=f"meetings-{number}.csv")
    RememberedDecision.objects.create(words=f"Tokaev {number}", verdict="is", person=person)


OURS = [
    model
    for model in admin.site._registry
    # What waits of encounters is no list of rows: the inbox has its own tests.
    if model._meta.app_label in ("participants", "articles") and model is not Encounter
]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.model_name)
@pytest.mark.parametrize("rows", [2, 12])
def test_a_list_costs_the_same_for_any_number_of_rows(
    admin_client, django_assert_max_num_queries, model, rows
):
    for number in range(rows):
        make_one_of_each(number)
    page = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    most = {"article": 8, "meeting": 6, "person": 6, "leader": 6, "mention": 8}.get(model._meta.model_name, 5)
    with django_assert_max_num_queries(most):
        assert len(admin_client.get(page, {"q": ""}).context["cl"].result_list) >= rows


@pytest.mark.parametrize("participants", [2, 12])
def test_the_form_of_a_meeting_does_not_ask_for_each_participant(
    admin_client, django_assert_max_num_queries, participants
):
    """Two queries for each line would be 24 here: the labels come with the lines."""
    meeting = make_meeting(countries=[make_country() for _ in range(participants)])
    page = reverse("admin:participants_meeting_change", args=[meeting.pk])
    with django_assert_max_num_queries(9):
        assert f"{participants - 1}-country" in admin_client.get(page).content.decode()


def test_every_condition_that_a_list_offers_can_be_followed(admin_client):
    for model in (Country, Meeting):
        page = reverse(f"admin:participants_{model._meta.model_name}_changelist")
        offered = re.findall(r'<a href="(\?[^"]+)"', admin_client.get(page).content.decode())
        for condition in offered:
            assert admin_client.get(page + unescape(condition)).status_code == 200, condition
