"""Names in what is typed, against the shipped reference data."""

import pytest

from participants.names import pages_named, recognise
from tests.make import make_name, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts")]

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
    "Kabul": "Afghanistan",
    "Кабула": "Afghanistan",
    "казахстанского": "Kazakhstan",
    "ЕАЭС": EAEU,
    "eaeu": EAEU,
    "EAEU": EAEU,
    "Евразийского экономического союза": EAEU,
    "Содружества Независимых Государств": CIS,
}


def named(text):
    return [(part.words, [str(owner) for owner in part.owners]) for part in recognise(text)]


def test_any_spelling_in_any_case_names_its_owner_anywhere_in_what_is_typed():
    wanted = dict.fromkeys(SPELLINGS, TOKAYEV) | OTHERS
    found = {typed: (named(typed), named(f"gas talks {typed} pipeline")) for typed in wanted}
    assert found == {typed: ([(typed, [owner])],) * 2 for typed, owner in wanted.items()}


def test_a_common_word_is_taken_for_no_name():
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
def test_two_letters_name_somebody_where_nothing_else_is_typed(typed, name):
    assert named(typed) == [(typed, [name])]


def test_quoted_words_are_left_alone_and_those_left_out_are_told_apart():
    assert named('"Tokayev" -"Lukashenko" „Aliyev“') == []
    [part] = recognise("gas -Путина")
    assert (part.start, part.end, part.words, part.is_left_out) == (5, 11, "-Путина", True)
    assert "Putin" in part.spellings
    assert pages_named("pipeline -Путина") == []
    assert recognise("gas Путина")[0].is_left_out is False
    assert named("Armenia or Georgia") == [("Armenia", ["Armenia"]), ("Georgia", ["Georgia"])]


def test_the_longest_name_is_taken_and_its_place_is_told():
    part, other = recognise("talks of Vladimir Putin, Republic of Moldova")
    assert (part.start, part.end, part.words) == (9, 24, "Vladimir Putin,")
    assert (other.words, str(other.owners[0])) == ("Republic of Moldova", "Moldova")


def test_a_surname_of_several_names_them_all():
    assert named("Karimov") == [("Karimov", ["Islam Karimov", "Jamshed Karimov"])]


def test_spellings_are_those_of_what_is_typed_with_case_forms():
    [surname], [whole], [country] = map(recognise, ("Tokayev", "Kassym-Jomart Tokayev", "Kazakhstan"))
    assert set(surname.spellings) == {"Tokaev", "Токаев", "Токаева", "Токаеву", "Токаевым", "Токаеве"}
    assert {"Касым-Жомарт Токаев", "Касым-Жомарта Токаева"} <= set(whole.spellings)
    assert all(" " in spelling for spelling in whole.spellings)
    assert {"Казахстан", "Казахстана", "Казахстаном", "Қазақстан Республикасы"} <= set(country.spellings)
    assert not {"Astana", "Kazakh", "Астана"} & set(country.spellings)
    assert recognise("Kabul")[0].spellings == []


def test_a_capital_names_the_place_and_aside_the_country():
    for typed in ("Astana", "Астаны", "nur-sultan", "gas Астана"):
        [part] = recognise(typed)
        country = [] if typed == "nur-sultan" else ["Kazakhstan"]
        assert [str(owner) for owner in part.owners] == [*country, "Astana, Kazakhstan"]
        spelt = {spelling.lower() for spelling in (typed, *part.spellings)}
        assert {"нур-султан", "astana", "nur-sultan"} <= spelt
        assert "Kazakhstan" not in part.spellings


def test_a_place_that_was_called_as_somebody_is_not_searched_for_by_that_name():
    assert recognise("Shevchenko") == [] or recognise("Shevchenko")[0].spellings == []
    assert "Shevchenko" not in recognise("Aktau")[0].spellings
    assert "Шевченко" not in recognise("Актау")[0].spellings
    assert "Aktau" in recognise("Актау")[0].spellings


def test_an_office_and_a_series_are_named_by_all_of_their_words():
    [office] = recognise("Генеральный секретарь ОДКБ").wide
    assert "Secretary-General of the CSTO" in office.spellings
    assert [part.words for part in recognise("Генеральный секретарь ОДКБ")] == ["ОДКБ"]
    [series] = recognise("новости: неформального саммита СНГ").wide
    assert series.words == "неформального саммита СНГ"
    assert recognise("секретарь").wide == recognise("Tokayev").wide == []


def test_the_block_lists_first_names_meetings_and_series():
    found = {group.label: [str(row) for row in group.rows] for group in pages_named("Vladimir")}
    assert "Vladimir Putin" in found["People"]
    found = {group.label: [str(row) for row in group.rows] for group in pages_named("informal cis summits")}
    assert found["Series of meetings"] == ["Informal summit of CIS heads of state"]
    assert len(found["Meetings"]) == 5


@pytest.mark.parametrize("typed", ["И В", "В.В.", "I", "J. J."])
def test_initials_alone_name_nobody(typed):
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
def test_initials_belong_to_the_surname_beside_them(typed, words):
    make_name("Владимир Филат", "ru", person=make_person("Vlad Filat"))
    found = [part.words for part in recognise(typed)]
    assert found == ([words] if isinstance(words, str) else words or [])
    assert {"Putin", "Путин", "Путина"} <= {*recognise("Путин В.В.")[0].spellings}
