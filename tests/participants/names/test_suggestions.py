"""What is suggested as one types, and what is said to have been meant."""

import pytest

from participants.models import Country
from participants.names import pages_named, recognise
from participants.names.completing import beginning_with
from participants.names.misspelt import corrected
from participants.names.titles import titled
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_place,
    make_series,
    make_term,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    kazakhstan = make_country("KZ")
    tokayev = make_person("Kassym-Jomart Tokayev", slug="tokayev", family_name="Tokayev")
    make_term(tokayev, make_office("President of Kazakhstan", country=kazakhstan))
    make_name("Касым-Жомарт Токаев", "ru", person=tokayev)
    make_name("Казахстан", "ru", country=kazakhstan)
    make_organisation("EAEU")
    make_series("Informal CIS summit")
    make_meeting("Summit in Tokmok", slug="tokmok", when="2019-12-26")


def suggested(client, typed):
    return [result["name"] for result in client.get("/suggest.json", {"q": typed}).json()["results"]]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("tok", ["Kassym-Jomart Tokayev", "Summit in Tokmok"]),
        ("Тока", ["Kassym-Jomart Tokayev"]),
        ("toqa", ["Kassym-Jomart Tokayev"]),
        ("Касым", ["Kassym-Jomart Tokayev"]),
        ("каз", ["Kazakhstan"]),
        ("eae", ["Eurasian Economic Union (EAEU)"]),
        ("cis inf", ["Informal CIS summit"]),
        ("", []),
        ("zzz", []),
    ],
)
def test_what_begins_so_is_suggested_in_either_script(client, archive, typed, names):
    assert suggested(client, typed) == names


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ru", "Russia"),
        ("RU", "Russia"),
        ("rus", "Russia"),
        ("kz", "Kazakhstan"),
        ("eaeu", "Eurasian Economic Union (EAEU)"),
    ],
)
def test_who_types_a_code_or_an_abbreviation_gets_what_it_stands_for_before_people(
    client, archive, typed, name
):
    make_country("RU", alpha3="RUS", is_of_region=True)
    Country.objects.filter(code="KZ").update(is_of_region=True)
    for number in range(6):
        make_person(f"Rustam Eaeuov {number}", family_name="Eaeuov")
        make_person(f"Kzar Kzarov {number}", family_name="Kzarov")
    assert suggested(client, typed)[0] == name
    assert suggested(client, typed).count(name) == 1


def test_a_code_of_a_far_country_comes_after_the_people_who_may_be_meant(client, archive):
    make_country("TO", name="Tonga", alpha3="TON")
    make_country("GB", name="United Kingdom", alpha3="GBR")
    assert suggested(client, "to") == ["Kassym-Jomart Tokayev", "Tonga"]
    assert suggested(client, "gb") == ["United Kingdom"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Talks in Nur-Sultan", "Nur‑Sul"),
        ("Talks in Nur‑Sultan", "Nur-Sultan"),
        ("Meeting with O’Hara", "O'Hara"),
        ("Meeting with O’Hara", "OHara"),
        ("Встре\u00adча в замке", "встреча в за\u0301мке"),
        ("Встреча в замке", "встре\u00adча"),
    ],
)
def test_a_meeting_is_suggested_and_named_with_any_signs(client, title, typed):
    make_meeting(title)
    make_meeting("Another")

    assert suggested(client, typed) == [title]
    assert [row.title for group in pages_named(typed) for row in group.rows] == (
        [] if typed == "Nur‑Sul" else [title]
    )


@pytest.mark.parametrize(
    "typed", ["Kul'baev", "Kul’baev", "Kulbayev", "Кульбаев", "Кулʹбаев", "Кульба\u0301ев"]
)
def test_a_person_is_suggested_and_named_with_and_without_a_soft_sign(client, typed):
    person = make_person("Serik Kulbaev", family_name="Kulbaev")

    assert suggested(client, typed) == ["Serik Kulbaev"]
    assert [row for part in recognise(typed) for row in part.owners] == [person]


def test_a_suggestion_tells_office_date_and_address(client, archive):
    person, meeting = client.get("/suggest.json", {"q": "tok"}).json()["results"]
    assert person == {
        "kind": "person",
        "kind_in_words": "person",
        "name": "Kassym-Jomart Tokayev",
        "beside": "President of Kazakhstan",
        "url": "/people/tokayev/",
    }
    assert meeting["beside"] == "26 December 2019"


@pytest.mark.parametrize("size", [2, 60])
def test_suggestions_of_a_word_cost_four_queries_and_are_ten_at_most(client, django_assert_num_queries, size):
    for number in range(size):
        make_name("Иван Иванов", "ru", person=make_person(f"Ivan Ivanov {number}", family_name="Ivanov"))
        make_meeting(f"Ivan talks {number}")
    with django_assert_num_queries(4):
        results = client.get("/suggest.json", {"q": "Ива" if size == 2 else "ivan"}).json()["results"]
    assert len(results) == (2 if size == 2 else 9)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("kazakhstan uz", ["Kazakhstan and Uzbekistan"]),
        ("Казахстан и Узб", ["Kazakhstan and Uzbekistan"]),
        ("kazakhstan–uzb", ["Kazakhstan and Uzbekistan"]),
        ("tokayev uz", ["Kassym-Jomart Tokayev and Uzbekistan"]),
        ("kazakhstan tok", ["Kazakhstan and Kassym-Jomart Tokayev"]),
        ("kazakhstan kaz", []),
        ("uz", ["Uzbekistan"]),
    ],
)
def test_after_one_name_the_pair_with_whoever_is_begun_is_suggested(client, archive, typed, names):
    make_name("Узбекистан", "ru", country=make_country("UZ", is_of_region=True))
    assert suggested(client, typed) == names


def test_a_pair_leads_to_its_page_and_people_are_before_others(client, archive):
    make_person("Shavkat Mirziyoyev", slug="mirziyoyev", family_name="Mirziyoyev")
    make_country("MR", name="Mirland")
    (pair,) = client.get("/suggest.json", {"q": "tokayev mir"}).json()["results"]
    assert (pair["kind"], pair["url"]) == ("pair", "/people/mirziyoyev/tokayev/")


def test_places_and_topics_are_suggested_too(client):
    place = make_place("Samarkand", make_country("UZ"), slug="samarkand")
    make_name("Самарканд", "ru", place=place)
    make_topic("Sanctions", slug="sanctions")
    told = client.get("/suggest.json", {"q": "sa"}).json()["results"]
    assert [(row["kind"], row["name"], row["url"]) for row in told] == [
        ("place", "Samarkand", "/meetings/?place=samarkand"),
        ("topic", "Sanctions", "/topics/sanctions/"),
    ]
    assert suggested(client, "Самар") == ["Samarkand"]


def test_of_a_long_question_only_the_beginning_counts(client, archive):
    long = "Kassym-Jomart Tokayev".ljust(99) + "x"
    assert suggested(client, long + " and more") == suggested(client, long)


ODD = [
    "😀",
    "שלום עולם",
    "*",
    "%_\\",
    "' & | ! :*",
    "(",
    '"',
    "-",
    "'",
    "\u202etok",
    ".*[a-z]+(",
]


@pytest.mark.parametrize("typed", ODD)
@pytest.mark.parametrize("path", ["/suggest.json", "/articles/"])
def test_whatever_is_typed_gets_an_answer(client, archive, path, typed):
    assert client.get(path, {"q": typed}).status_code == 200


@pytest.mark.parametrize("typed", ["\0", "a\0b", "word " * 10_000, "\t", "\x1b[31m"])
@pytest.mark.parametrize("path", ["/suggest.json", "/articles/", "/meetings/", "/people/"])
def test_what_cannot_be_typed_gets_an_answer_too(client, path, typed):
    assert client.get(path, {"q": typed}).status_code == 200


@pytest.mark.parametrize(
    "typed", [*ODD, "\0", "a\0b", "word " * 10_000, "\ud800", "-" * 5000, "токаев " * 3000]
)
def test_no_input_is_too_odd_to_be_looked_for(archive, typed):
    """Without the gate that stands before the pages."""
    for look in (recognise, pages_named, corrected, beginning_with):
        look(typed)


def test_a_typing_error_gets_a_suggestion_in_its_own_alphabet():
    nazarbayev = make_person("Nursultan Nazarbayev")
    make_name("Nursultan Nazarbayev", person=nazarbayev)
    make_name("Нурсултан Назарбаев", "ru", person=nazarbayev)
    assert corrected("Nazarbayef gas")[0] == "Nazarbayev gas"
    assert corrected("gas Назарбаеф")[0] == "gas Назарбаев"
    assert (
        corrected("Nazarbayev")
        == corrected("gas")
        == corrected('"Nazarbayef"')
        == corrected("-Nazarbayef")
        == []
    )


def test_letters_of_other_latin_alphabets_and_inhabitants_lead_to_names_too():
    make_name("Ilham Aliyev", person=make_person("Ilham Aliyev"))
    belarus = make_country("BY", name="Belarus")
    make_name("Беларусь", "ru", country=belarus)
    make_name("белорус", "ru", country=belarus, kind="demonym")
    assert [part.words for part in recognise("Əliyev")] == ["Əliyev"]
    assert corrected("Əliyev") == []
    assert "Беларусь" in corrected("Белорусь")


def test_the_page_suggests_only_what_finds_something(client):
    nazarbayev = make_person("Nursultan Nazarbayev")
    make_name("Nursultan Nazarbayev", person=nazarbayev)
    search = {"q": "Nazarbayef", "country": "kz"}
    kazakhstan = make_country("KZ")
    assert "Did you mean" not in client.get("/articles/", search).text
    make_article("Nazarbayev speaks", countries=[make_country("UZ")])
    assert "Did you mean" not in client.get("/articles/", search).text
    make_article("Nazarbayev speaks", countries=[kazakhstan])
    assert (
        'Did you mean <a href="/articles/?q=Nazarbayev&amp;country=kz">Nazarbayev</a>?'
        in client.get("/articles/", search).text
    )


def test_who_only_acted_in_an_office_is_suggested_as_acting(client):
    office = make_office("Prime Minister of Kyrgyzstan", country=make_country("KG"))
    make_term(make_person("Medetbek Kerimkulov"), office, start="2005-06-20", is_acting=True)
    held = make_person("Felix Kulov")
    make_term(held, office, start="2005-08-15", end="2006-12-19")
    make_term(held, office, start="2006-12-19", is_acting=True)

    told = {name: client.get("/suggest.json", {"q": name}).json()["results"] for name in ("Medet", "Felix")}

    assert [row["beside"] for row in told["Medet"]] == ["Prime Minister of Kyrgyzstan, acting"]
    assert [row["beside"] for row in told["Felix"]] == ["Prime Minister of Kyrgyzstan"]


def test_titles_are_found_with_and_without_accents():
    make_meeting("Talks in Chișinău")
    for typed in ("Chisinau", "Chișinău", "chişinau talks"):
        assert [str(row) for row in titled(typed, 5)] == ["Talks in Chișinău"]


@pytest.mark.parametrize("typed", ["к " * 80, "日本 " * 60, "Токаев Касым " * 12, "日本" * 80, "a-b-" * 40])
def test_a_text_that_is_no_name_costs_no_more_than_a_name(
    client, archive, typed, django_assert_max_num_queries
):
    """Four queries, as for one word: no pair is looked for."""
    with django_assert_max_num_queries(8):
        assert suggested(client, typed) == []
    assert client.get("/suggest.json", {"q": "x" * 100}).json()["results"] == []
