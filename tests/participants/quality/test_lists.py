"""The checks of lists of participants: each finds its fault, and is silent on the clean twin."""

import pytest

from participants.quality.lists import (
    complete_list_of_nobody,
    complete_list_of_too_few,
    complete_list_without_a_member,
    side_not_on_record,
)
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_series,
)

pytestmark = pytest.mark.django_db


def said(check):
    return [finding.sentence for finding in check.findings()]


def complete(title=None, *codes, **fields):
    countries = [make_country(code) for code in codes]
    return make_meeting(title, countries=countries, has_complete_list=True, list_source="Kremlin", **fields)


def test_a_complete_list_that_names_no_country_is_found():
    empty = complete("Empty")
    make_participation(complete("Of a person"), person=make_person())
    make_participation(complete("Of somebody absent"), country=make_country("KZ"), status="absent")
    complete("Named", "KZ")
    make_participation(complete("By office"), office=make_office(country=make_country("KZ")))
    make_meeting("Said to be nothing")
    assert said(complete_list_of_nobody) == [
        f"“{title}” (26 December 2023) is marked as naming every country that took part, but names none."
        for title in ("Empty", "Of a person", "Of somebody absent")
    ]
    assert complete_list_of_nobody.severity == "error"
    assert complete_list_of_nobody.findings()[0].address.endswith(f"/{empty.pk}/change/")


def test_a_complete_list_of_fewer_sides_than_the_kind_says_is_found():
    complete("Alone", "KZ", kind="bilateral")
    complete("Two", "KZ", "RU", kind="bilateral")
    complete("Two of three", "KZ", "RU", kind="trilateral")
    complete("Three", "KZ", "RU", "BY", kind="trilateral")
    complete("Summit", "KZ")
    make_participation(complete("With NATO", "KZ", kind="bilateral"), organisation=make_organisation("NATO"))
    assert said(complete_list_of_too_few) == [
        "“Alone” (26 December 2023) is bilateral and names 1 of 2 sides.",
        "“Two of three” (26 December 2023) is trilateral and names 2 of 3 sides.",
    ]
    assert said(side_not_on_record) == []


def test_a_talk_of_which_one_side_is_on_record_is_found():
    make_meeting("Alone", countries=[make_country("KZ")], kind="bilateral")
    make_meeting("Two", countries=[make_country("KZ"), make_country("RU")], kind="bilateral")
    make_meeting("Nobody", kind="bilateral")
    make_meeting("Two people", kind="bilateral", people=[make_person(), make_person()])
    secretary = {
        "office": make_office(country=None, organisation=make_organisation("CSTO")),
        "person": make_person(),
    }
    with_csto = make_meeting("With the CSTO", countries=[make_country("KZ")], kind="bilateral")
    make_participation(with_csto, **secretary)
    make_participation(make_meeting("CSTO alone", kind="bilateral"), **secretary)
    assert said(side_not_on_record) == [
        f"“{title}” (26 December 2023) is bilateral and names 1 of 2 sides."
        for title in ("Alone", "CSTO alone")
    ]
    assert said(complete_list_of_too_few) == []


def test_a_member_that_a_complete_list_neither_names_nor_excuses_is_noted():
    cis = make_organisation("CIS")
    for code in ("AM", "KZ", "UZ"):
        make_membership(make_country(code), cis)
    make_membership(make_country("GE"), cis, start="1993-12-03", end="2009-08-18")
    make_membership(make_country("TM"), cis, standing="associate")
    make_membership(make_country("MD"), cis, start="2023")
    council = complete("Council", "KZ", organisation=cis)
    make_participation(council, country=make_country("UZ"), status="absent")
    complete("In a series", "KZ", "UZ", series=make_series(organisation=cis))
    complete("Of its part", "KZ", "UZ", organisation=make_organisation("Court", parent=cis))
    complete("All", "AM", "KZ", "UZ", "MD", organisation=cis)
    complete("Of a doubted day", "KZ", when="2023-12-26?", organisation=cis)
    make_meeting("Partial", countries=[make_country("KZ")], organisation=cis)
    complete("Of no organisation", "KZ")
    assert said(complete_list_without_a_member) == [
        f"“{title}” (26 December 2023) has a complete list without a country that was a member then: Armenia."
        for title in ("Council", "In a series", "Of its part")
    ]
