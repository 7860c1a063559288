"""Where two may be meant, no rule of the linker chooses one as sure."""

import datetime

import pytest

from articles.linking.facts import NameRow, OfficeRow, TermRow
from articles.linking.linker import Linker
from tests.articles.linking.archive import (
    ALWAYS,
    COUNTRIES,
    HEAD_OF_STATE,
    KEYS,
    NAMES,
    OFFICES,
    day,
    facts,
    name,
)

KARIMOVS = ("islam-karimov", "jamshed-karimov")
ARCHIVE = facts()


def held(office, *people, since="1991-01-01", until=ALWAYS):
    days = day(since), day(until)
    return [TermRow(KEYS[person], KEYS[office], days, days) for person in people]


def found(body, kind, on="2005-01-01", **changes):
    """The words, what they name and by which rule, in an archive with these changes."""
    published_on = datetime.date.fromisoformat(on) if on else None
    linked = Linker(facts(**changes)).link("", "", body, published_on, "en")
    return [(one.text, NAMES[one.target], one.rule) for one in linked if one.kind == kind]


def called(text, *people):
    """The names of the archive, and one more that all of these people have."""
    return [*ARCHIVE.names, *(name(text, "en", person=person) for person in people)]


@pytest.mark.parametrize("on", [None, "2005-01-01"])
def test_an_office_that_two_of_a_family_name_held_names_neither(on):
    def of_that_name(*holders):
        people = found(f"Президент Узбекистана {surname}", "person", on, terms=held("president-uz", *holders))
        return [one for one in people if one[0] == surname]

    surname = "Каримов"

    assert of_that_name("jamshed-karimov") == [(surname, "jamshed-karimov", "office-and-surname")]
    assert of_that_name(*KARIMOVS) == []


@pytest.mark.parametrize("on", [None, "2005-01-01"])
def test_a_title_that_two_of_a_family_name_held_names_neither(on):
    assert found("President Karimov spoke.", "person", on, terms=held("president-uz", *KARIMOVS)) == []


def test_a_given_name_and_patronymic_that_two_of_the_article_have_name_neither():
    twins = [
        NameRow("preferred", f"Ислам Абдуганиевич {family}", "ru", None, KEYS[person], None)
        for person, family in (("islam-karimov", "Каримов"), ("jamshed-karimov", "Саидов"))
    ]
    body = "Islam Karimov, Jamshed Karimov. Ислама Абдуганиевича ждали."

    assert [
        person for _words, person, _rule in found(body, "person", None, names=[*ARCHIVE.names, *twins])
    ] == [*KARIMOVS]


@pytest.mark.parametrize(
    ("in_office", "named"),
    [
        ((), []),
        (("jamshed-karimov",), [("Sharif Karimov", "jamshed-karimov", "full-name-of-several-people")]),
        (KARIMOVS, []),
    ],
)
def test_a_full_name_that_two_have_names_the_one_in_office_or_nobody(in_office, named):
    shared = called("Sharif Karimov", *KARIMOVS)

    assert found("Sharif Karimov", "person", names=shared, terms=held("president-uz", *in_office)) == named


def test_a_full_name_that_two_have_is_nobodys_university_either():
    shared = called("Sharif Karimov", *KARIMOVS)

    assert found("Sharif Karimov University", "person", None, names=shared) == []


def test_of_two_named_whom_the_day_does_not_tell_apart_the_last_one_is_likely():
    body = "Islam Karimov and Jamshed Karimov met. Karimov spoke."

    for in_office in ((), KARIMOVS):
        *_full, last = found(body, "person", terms=held("president-uz", *in_office))
        assert last == ("Karimov", "jamshed-karimov", "surname-of-the-last-named")
    *_full, last = found(body, "person", terms=held("president-uz", "islam-karimov"))
    assert last == ("Karimov", "islam-karimov", "surname-of-the-last-named")


def test_a_family_name_of_two_in_office_names_neither():
    assert found("Karimov spoke.", "person", terms=held("president-uz", *KARIMOVS)) == []


def test_an_office_beside_a_name_of_two_of_its_holders_has_no_holder():
    shared = called("Sharif Karimov", *KARIMOVS)
    archive = Linker(facts(names=shared, terms=held("president-uz", *KARIMOVS)))
    linked = archive.link("", "", "President of Uzbekistan Sharif Karimov", datetime.date(2005, 1, 1), "en")

    assert [(one.rule, one.person) for one in linked if one.kind == "office"] == [
        ("office-of-another-time", None)
    ]


def test_a_name_that_two_organisations_have_names_neither():
    shared = [*ARCHIVE.names, *(name("Union", "en", organisation=one) for one in ("cis", "eaeu"))]

    assert found("The Union met.", "organisation", names=shared) == []
    assert found("The Union met.", "organisation", names=shared[:-1]) == [
        ("Union", "cis", "organisation-name")
    ]


@pytest.mark.parametrize("body", ["Congo", "Congo: President of Congo", "Korea and Korea"])
def test_a_name_of_two_countries_alone_names_neither(body):
    assert found(body, "country") == []


def test_a_name_of_two_countries_of_which_the_archive_has_one_names_neither():
    countries = [row for row in ARCHIVE.countries if row[1] != "KP"]

    assert found("Korea", "country", countries=countries) == []


def presidents_of(*countries):
    """An office for each, and nobody in it."""
    numbers = {code: KEYS[office] for code, office in zip(countries, OFFICES, strict=False)}
    return {
        "offices": [
            OfficeRow(number, f"President of {COUNTRIES[code][0]}", HEAD_OF_STATE, KEYS[code], None)
            for code, number in numbers.items()
        ],
        "terms": [],
    }


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("the president of Korea", []),
        ("the president of South Korea", ["president of South Korea"]),
        ("Korea's president", []),
        ("South Korea's president", ["South Korea's president"]),
        ("the Congolese president", []),
        ("the South Korean and Congolese presidents", []),
        ("the Congolese and South Korean presidents", ["South Korean presidents"]),
    ],
)
def test_a_title_beside_a_name_of_two_countries_is_no_office(body, words):
    archive = presidents_of("KR", "KP", "CG", "CD")

    assert [text for text, _office, _rule in found(body, "office", **archive)] == words


def test_a_title_of_two_offices_is_both_and_sure_of_neither():
    terms = held("president-am", "khachaturyan") + held("premier-am", "pashinyan")
    offices = [
        row._replace(kind=HEAD_OF_STATE) if row.pk == KEYS["premier-am"] else row for row in ARCHIVE.offices
    ]
    both = [
        ("head of state of Armenia", office, "office-of-several") for office in ("president-am", "premier-am")
    ]

    assert found("the head of state of Armenia", "office", offices=offices, terms=terms) == both
    assert found("the head of state of Armenia", "office", offices=offices, terms=terms[:1]) == [
        ("head of state of Armenia", "president-am", "office")
    ]
