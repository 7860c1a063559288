"""Places: of a place line and of sentences, in whatever spelling, and none that the words do not say something is at."""

import pytest

from articles.encounters.reading.places import Places, place_called
from articles.linking.facts import read_facts
from participants.models import Name
from tests.make import make_country, make_name, make_place

pytestmark = pytest.mark.django_db

SPELLINGS = {
    "Chișinău": ["Chisinau", "Kishinev", "Кишинёв"],
    "Kyiv": ["Kiev", "Киев"],
    "Minsk": ["Минск"],
    "Moscow": ["Москва"],
    "Novo-Ogaryovo": ["Novo-Ogarevo", "Ново-Огарёво"],
    "Sochi": ["Сочи"],
    "St. Petersburg": ["St Petersburg", "Saint Petersburg", "Санкт-Петербург", "Петербург"],
    "Yalta": ["Ялта"],
}


@pytest.fixture
def places():
    russia, ukraine = make_country("RU", name="Russia"), make_country("UA", name="Ukraine")
    moldova, belarus = make_country("MD", name="Moldova"), make_country("BY", name="Belarus")
    iran = make_country("IR", name="Iran")
    for name, country in (
        *(("Moscow", russia), ("Sochi", russia), ("St. Petersburg", russia), ("Novo-Ogaryovo", russia)),
        *(("Kyiv", ukraine), ("Yalta", ukraine), ("Chișinău", moldova), ("Minsk", belarus)),
    ):
        place = make_place(name, country)
        for text in SPELLINGS.get(name, []):
            make_name(text, "ru" if text[-1] > "а" else "en", place=place)
    make_name("Tehran", country=iran, kind=Name.Kind.METONYM)
    return Places(read_facts())


@pytest.fixture
def names():
    """Of places and countries by their keys."""
    from participants.models import Country, Place

    by_key = dict(Place.objects.values_list("pk", "name")), dict(Country.objects.values_list("pk", "code"))
    return lambda one: (by_key[0].get(one.place), by_key[1].get(one.country))


@pytest.mark.parametrize(
    ("line", "place", "country"),
    [
        ("The Kremlin, Moscow", "Moscow", "RU"),
        ("Bocharov Ruchei, Sochi", "Sochi", "RU"),
        ("Bocharov Ruchei", "Sochi", "RU"),
        ("Novo-Ogaryovo, Moscow Region", "Novo-Ogaryovo", "RU"),
        ("Minsk", "Minsk", "BY"),
        ("Kiev, Ukraine", "Kyiv", "UA"),
        ("Chisinau", "Chișinău", "MD"),
        ("Saint Petersburg", "St. Petersburg", "RU"),
        ("Tehran", None, "IR"),
        ("Moldova", None, "MD"),
        ("Omsk", None, None),
        ("Gorki, Moscow Region", None, "RU"),
        ("Minsk, Moldova", None, "MD"),
        ("Кремль, Москва", "Moscow", "RU"),
    ],
)
def test_a_place_line_names_one_place(places, names, line, place, country):
    read = places.of_line(line)
    assert (read.words, names(read)) == (line, (place, country))


def test_an_empty_line_names_none(places):
    assert places.of_line(" ") is None


@pytest.mark.parametrize(
    ("words", "told", "place"),
    [
        ("They met in Sochi on Friday.", "Sochi", "Sochi"),
        ("They met at Novo-Ogaryovo.", "Novo-Ogaryovo", "Novo-Ogaryovo"),
        ("They met in the city of Kiev.", "Kiev", "Kyiv"),
        ("They met in the Kremlin.", "Kremlin", "Moscow"),
        ("They met in the Kremlin in Moscow.", "Kremlin in Moscow", "Moscow"),
        ("They met in St Petersburg.", "St Petersburg", "St. Petersburg"),
        ("the decisions of the Yalta summit", "Yalta", "Yalta"),
        ("Minsk hosted a session of the council.", "Minsk", "Minsk"),
        ("Минск принял саммит.", "Минск", "Minsk"),
        ("Они встретились в Минске.", "Минске", "Minsk"),
        ("Они встретились в Санкт-Петербурге.", "Санкт-Петербурге", "St. Petersburg"),
        ("Они встретились в Ново-Огарёве.", "Ново-Огарёве", "Novo-Ogaryovo"),
        ("Они встретились в Кишинёве.", "Кишинёве", "Chișinău"),
        ("Переговоры в Кремле", "Кремле", "Moscow"),
    ],
)
def test_a_sentence_says_where_something_is(places, names, words, told, place):
    [one] = places.in_sentence(words)
    assert words[one.start : one.end] == one.words == told
    assert names(one)[0] == place


def test_a_name_that_is_two_places_is_neither_s():
    belarus, russia = make_country("BY", name="Belarus"), make_country("RU", name="Russia")
    for name, country in (
        ("Gorki", belarus),
        ("Gorki-9", russia),
        ("Homel", belarus),
        ("Gomel Region", belarus),
    ):
        place = make_place(name, country)
        make_name("Горки" if name.startswith("Gorki") else "Гомель", "ru", place=place)
    places = Places(read_facts())
    [one] = places.in_sentence("Они встретились в Горках.")
    assert (one.words, one.place, one.country) == ("Горках", None, None)
    [one] = places.in_sentence("Они встретились в Гомеле.")
    assert (one.place, one.country) == (None, belarus.pk)


def test_a_house_may_be_a_place_of_its_own():
    russia = make_country("RU", name="Russia")
    make_place("Sochi", russia)
    polyana = make_place("Krasnaya Polyana", russia)
    assert Places(read_facts()).of_line("Krasnaya Polyana").place == polyana.pk


def test_of_a_place_that_nobody_knows_the_words_are_kept(places):
    [one] = places.in_sentence("They met in Nizhny Novgorod on Friday.")
    assert (one.words, one.place, one.country) == ("Nizhny Novgorod", None, None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Они встретились в Женеве.", ["Женеве"]),
        ("Они встретились в Нижнем Новгороде.", []),
        ("Они говорили о Женеве.", []),
        ("Он уехал в Женеву.", []),
        ("В Европе об этом говорят.", []),
        ("Они встретились в Минске.", ["Минске"]),
        ("Они жили в Женевской области.", []),
    ],
)
def test_in_russian_a_town_that_only_the_dictionary_knows_is_kept_in_its_words(places, words, told):
    assert [one.words for one in places.in_sentence(words)] == told


@pytest.mark.parametrize(
    ("words", "name", "is_line", "called"),
    [
        ("Москву", "Moscow", False, "Moscow"),
        ("Кишинёве", "Chișinău", False, "Chișinău"),
        ("Kiev", "Kyiv", False, "Kyiv"),
        ("Минск", "Minsk", True, "Minsk"),
        ("The Kremlin, Moscow", "Moscow", True, "The Kremlin, Moscow"),
        ("Кремль, Москва", "Moscow", True, "Кремль, Москва"),
        ("Кремле", "Moscow", False, "Moscow"),
        ("Kremlin in Moscow", "Moscow", False, "Kremlin in Moscow"),
        ("", "Sochi", False, "Sochi"),
        ("Женеве", "", False, "Женева"),
        ("Ростове-на-Дону", "", False, "Ростов-на-Дону"),
        ("Нижних Ключах", "", False, "Нижних Ключах"),
        ("Nizhny Novgorod", "", False, "Nizhny Novgorod"),
    ],
)
def test_a_place_is_called_by_its_name_unless_the_words_say_more(words, name, is_line, called):
    names = [name, *SPELLINGS.get(name, [])] if name else []
    assert place_called(words, names, is_line=is_line) == called


@pytest.mark.parametrize(
    "words",
    [
        "They left Moscow for Minsk.",
        "He arrived from Sochi.",
        "They spoke of relations with Minsk.",
        "They met in December.",
        "They met in President Ivanov's office.",
        "They spoke in English.",
        "They met in the Kazan Kremlin.",
        "Он улетел из Минска.",
        "the Moscow Times",
    ],
)
def test_near_misses_say_nowhere(places, words):
    assert places.in_sentence(words) == []


def test_what_is_known_to_be_no_place_is_none(places):
    words = "They met in Arcadia."
    assert [one.words for one in places.in_sentence(words)] == ["Arcadia"]
    assert places.in_sentence(words, taken=[(12, 19)]) == []


def test_several_places_come_in_the_order_of_the_text(places):
    words = "In Minsk they spoke of the summit in Kiev."
    assert [one.words for one in places.in_sentence(words)] == ["Minsk", "Kiev"]
