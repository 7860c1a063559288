"""Names in what is typed, against the shipped reference data."""

from io import StringIO

import pytest
from django.core.management import call_command

from participants.names import pages_named, recognise
from tests.make import make_country, make_meeting, make_name, make_organisation, make_person

pytestmark = pytest.mark.django_db

TOKAYEV = "Kassym-Jomart Tokayev"
EAEU, CIS = "Eurasian Economic Union (EAEU)", "Commonwealth of Independent States (CIS)"
SPELLINGS = [
    "Tokayev", "Tokaev", "Toqaev", "toqaev", "Токаев", "токаев", "ТОКАЕВ", "Токаева", "токаеву", "Касым-Жомарт",
    "касым-жомарт токаев", "Kassym-Jomart", "Касым-Жомарта Токаева", "Tokayev,", "Қасым-Жомарт Тоқаев",
]  # fmt: skip
OTHERS = {
    "Kazakhstan": "Kazakhstan",
    "kazakhstan": "Kazakhstan",
    "Казахстана": "Kazakhstan",
    "казахстане": "Kazakhstan",
    "Республики Казахстан": "Kazakhstan",
    "Российской Федерации": "Russia",
    "Соединённых Штатов Америки": "United States",
    "Astana": "Kazakhstan",
    "Астаны": "Kazakhstan",
    "казахстанского": "Kazakhstan",
    "ЕАЭС": EAEU,
    "eaeu": EAEU,
    "EAEU": EAEU,
    "Евразийского экономического союза": EAEU,
    "Содружества Независимых Государств": CIS,
}


def named(text):
    return [(part.words, [str(owner) for owner in part.owners]) for part in recognise(text)]


@pytest.fixture
def shipped():
    call_command("load_reference", stdout=StringIO())


def test_any_spelling_in_any_case_names_its_owner_anywhere_in_what_is_typed(shipped):
    wanted = dict.fromkeys(SPELLINGS, TOKAYEV) | OTHERS
    found = {typed: (named(typed), named(f"gas talks {typed} pipeline")) for typed in wanted}
    assert found == {typed: ([(typed, [owner])],) * 2 for typed, owner in wanted.items()}


def test_a_common_word_is_taken_for_no_name(shipped):
    make_name("Сергей Волк", "ru", person=make_person("Sergei Volk"))
    for typed in (
        "us and them",
        "who",
        "talks between us",
        "мороз",
        "president",
        "союз",
        "Vladimir",
        "владимир",
        "a",
        "",
    ):
        assert named(typed) == [], typed
    assert named("US talks") == [("US", ["United States"])]
    assert named("Волк") == [("Волк", ["Sergei Volk"])]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("рф", "Russia"),
        ("РФ", "Russia"),
        ("uk", "United Kingdom"),
        ("us", "United States"),
        ("U.S.", "United States"),
    ],
)
def test_two_letters_name_somebody_where_nothing_else_is_typed(shipped, typed, name):
    assert named(typed) == [(typed, [name])]


def test_quoted_words_are_left_alone_and_those_left_out_are_told_apart(shipped):
    assert named('"Tokayev" -"Lukashenko" „Aliyev“') == []
    [part] = recognise("gas -Путина")
    assert (part.start, part.end, part.words, part.is_left_out) == (5, 11, "-Путина", True)
    assert "Putin" in part.spellings
    assert pages_named("pipeline -Путина") == []
    assert recognise("gas Путина")[0].is_left_out is False
    assert named("Armenia or Georgia") == [("Armenia", ["Armenia"]), ("Georgia", ["Georgia"])]


def test_the_longest_name_is_taken_and_its_place_is_told(shipped):
    part, other = recognise("talks of Vladimir Putin, Republic of Moldova")
    assert (part.start, part.end, part.words) == (9, 24, "Vladimir Putin,")
    assert (other.words, str(other.owners[0])) == ("Republic of Moldova", "Moldova")


def test_a_surname_of_several_names_them_all(shipped):
    assert named("Karimov") == [("Karimov", ["Islam Karimov", "Jamshed Karimov"])]


def test_spellings_are_those_of_what_is_typed_with_case_forms(shipped):
    [surname], [whole], [country] = map(recognise, ("Tokayev", "Kassym-Jomart Tokayev", "Kazakhstan"))
    assert set(surname.spellings) == {"Tokaev", "Токаев", "Токаева", "Токаеву", "Токаевым", "Токаеве"}
    assert {"Касым-Жомарт Токаев", "Касым-Жомарта Токаева"} <= set(whole.spellings)
    assert all(" " in spelling for spelling in whole.spellings)
    assert {"Казахстан", "Казахстана", "Казахстаном", "Қазақстан Республикасы"} <= set(country.spellings)
    assert not {"Astana", "Kazakh", "Астана"} & set(country.spellings)
    assert recognise("Astana")[0].spellings == []


def test_an_owner_without_names_of_its_own_is_found_by_the_row(db):
    make_person("Sooronbay Jeenbekov", family_name="Jeenbekov")
    make_organisation("CIS")
    make_country("KZ")
    assert named("Жээнбеков") == [("Жээнбеков", ["Sooronbay Jeenbekov"])]
    assert named("cis Kazakhstan") == [("cis", [CIS]), ("Kazakhstan", ["Kazakhstan"])]


@pytest.mark.parametrize("size", [1, 30])
def test_recognising_costs_two_queries_and_the_block_three(django_assert_num_queries, size):
    for number in range(size):
        make_name("Иван Иванов", "ru", person=make_person(f"Ivan Ivanov {number}", family_name="Ivanov"))
        make_meeting(f"Ivanov talks {number}")
    with django_assert_num_queries(2):
        [part] = recognise("Ivanov")
    assert len(part.owners) == size
    with django_assert_num_queries(3):
        people, meetings = pages_named("Ivanov")
    assert len(people.rows) == len(meetings.rows) == min(size, 5)


def test_the_block_lists_first_names_meetings_and_series(shipped):
    found = {group.label: [str(row) for row in group.rows] for group in pages_named("Vladimir")}
    assert "Vladimir Putin" in found["People"]
    found = {group.label: [str(row) for row in group.rows] for group in pages_named("informal cis summits")}
    assert found["Series of meetings"] == ["Informal summit of CIS heads of state"]
    assert len(found["Meetings"]) == 5


def test_two_common_words_are_nobodys_initials():
    person = make_person("Igor Chudinov", family_name="Chudinov")
    make_name("И. В. Чудинов", "ru", person=person)
    assert named("и в на") == []
    assert named("И. В. Чудинов") == [("И. В. Чудинов", ["Igor Chudinov"])]


@pytest.mark.parametrize("typed", ["И В", "В.В.", "I", "J. J."])
def test_initials_alone_name_nobody(shipped, typed):
    make_name("И. В. Чудинов", "ru", person=make_person("Igor Chudinov", family_name="Chudinov"))
    make_name("В.В. Чудинов", "ru", person=make_person("Vladimir Chudinov", family_name="Chudinov"))
    assert recognise(typed).all_parts == []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Путин В.В.", "Путин В.В."),
        ("gas Putin V. V. oil", "Putin V. V."),
        ("В.В. Путина газ", "В.В. Путина"),
        ("V Putin", "V Putin"),
        ("Путин-В.", None),
        ("Putin V. Lukashenko", ["Putin V.", "Lukashenko"]),
        ("Putin, A. Lukashenko", ["Putin,", "A. Lukashenko"]),
        ("Lukashenko A. G. Putin", ["Lukashenko A. G.", "Putin"]),
        ("V. Putin A. Lukashenko", ["V. Putin A.", "Lukashenko"]),
        ("-Putin V.V.", "-Putin V.V."),
        ("V.V. -Putin", "-Putin"),
        ("Putin and X", "Putin"),
        ("Putin a", "Putin"),
        ("Putin G20", "Putin"),
        ("Kazakhstan V.", "Kazakhstan"),
    ],
)
def test_initials_belong_to_the_surname_beside_them(shipped, typed, words):
    make_name("Владимир Филат", "ru", person=make_person("Vlad Filat"))
    found = [part.words for part in recognise(typed)]
    assert found == ([words] if isinstance(words, str) else words or [])
    assert {"Putin", "Путин", "Путина"} <= {*recognise("Путин В.В.")[0].spellings}


def test_whom_a_name_is_spelt_like_goes_before_whom_it_sounds_like():
    make_person("Aidar Tokaev")
    make_person(TOKAYEV)
    assert named("Tokaev") == [("Tokaev", ["Aidar Tokaev"])]
    assert named("Toqaev") == [("Toqaev", ["Aidar Tokaev", TOKAYEV])]
