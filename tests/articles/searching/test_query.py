"""Whatever is typed becomes a query that PostgreSQL takes, or a plain sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.searching.matches import Within, matches_of
from articles.searching.query import Alternative, query_of
from articles.searching.ranking import ranked
from tests.articles.searching.asking import headlines
from tests.make import make_article, make_country, make_name, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive():
    make_article("Gas talks in Moscow", body="Nothing else.")
    make_article("Oil talks in Moscow", body="Nothing else.")
    make_article("Talks on gas and oil", body="Nothing else.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gas", {"Gas talks in Moscow", "Talks on gas and oil"}),
        ("gas oil", {"Talks on gas and oil"}),
        ("gas or oil", {"Gas talks in Moscow", "Oil talks in Moscow", "Talks on gas and oil"}),
        ('"gas talks"', {"Gas talks in Moscow"}),
        ("talks -gas", {"Oil talks in Moscow"}),
        ('talks -"gas talks"', {"Oil talks in Moscow", "Talks on gas and oil"}),
        ("oil moscow or gas moscow", {"Gas talks in Moscow", "Oil talks in Moscow"}),
        ("the gas", {"Gas talks in Moscow", "Talks on gas and oil"}),
        ("gas :* | oil'\\", {"Talks on gas and oil"}),
        ("y 2023 m 2023-12", set()),
    ],
)
def test_what_is_found(archive, text, expected):
    assert set(headlines(text)) == expected


@pytest.mark.parametrize("text", ["", "the", "и на", "-gas", "-gas or -oil", "***", '"', "or", "\0"])
def test_what_cannot_be_searched_finds_nothing_and_asks_nothing(archive, text):
    query = query_of(text)
    assert not query
    assert matches_of(query, Within()).total == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the gas of Armenia", "Too common to be searched for: “the”, “of”."),
        ("gas or -oil", "“-oil” was not searched"),
        ("gas " * 50, "Only the first"),
        ('gas "oil', "quotation mark"),
        ("gas*", "“*” stands for no letters here"),
    ],
)
def test_what_was_not_searched_is_told(text, said):
    assert any(said in told for told in query_of(text).told)


def test_what_was_searched_whole_leaves_nothing_to_tell():
    assert query_of('gas "oil pipeline" -grain or Moscow').told == ()


WORDS = st.sampled_from(
    [
        "gas",
        "or",
        "-",
        '"',
        "the",
        "Токаева",
        "*",
        "(",
        "'",
        "\\",
        "\0",
        "😀",
        "مرحبا",
        "<->",
        "!",
        ":",
        "%s",
        "день",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=12).map(" ".join)))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_fails(archive, text):
    query = query_of(text)
    matches = matches_of(query, Within())
    assert len(ranked(matches, 0, 25)) == matches.total


# --- Languages ------------------------------------------------------------------


def test_each_text_is_searched_by_its_language():
    make_article("Leaders on supplies", language="en-GB", body="")
    make_article("О поставках газа", language="ru", body="")
    make_article("Leaders und Lieferungen", language="de", body="")

    assert headlines("supply") == ["Leaders on supplies"]
    assert headlines("поставка") == ["О поставках газа"]
    assert headlines("leader") == ["Leaders on supplies"]
    assert set(headlines("leaders")) == {"Leaders on supplies", "Leaders und Lieferungen"}


def test_what_is_left_out_is_left_out_in_every_language():
    make_article("Gas for leaders", language="en", body="")
    make_article("Gas leader", language="de", body="")

    assert headlines("gas -leaders") == ["Gas leader"]


@pytest.mark.parametrize(("typed", "written"), [("день", "Три дня в Минске"), ("рынка", "Рынок открыт")])
def test_a_russian_word_is_found_in_forms_that_its_ending_does_not_lead_to(typed, written):
    make_article(written, language="ru", body="")
    assert headlines(typed) == [written]
    assert headlines(typed, exact=True) == []


# --- Names ----------------------------------------------------------------------


@pytest.fixture
def person():
    person = make_person("Kassym-Jomart Tokayev")
    make_article("Tokayev in Minsk", body="")
    make_article("Токаев в Минске", language="ru", body="")
    make_article("The President in Minsk", people=[person], body="")
    make_article("Putin in Minsk", body="")
    return person


def alternative(person, text="Tokaev", whole=None):
    start = (whole or text).index(text)
    spellings = ("Tokayev", "Токаев", "Kassym-Jomart Tokayev")
    is_left_out = (whole or text)[:start].endswith("-")
    return Alternative(start, start + len(text), spellings, (person.pk,), is_left_out=is_left_out)


def test_whoever_types_a_name_finds_every_spelling_and_who_is_linked(person):
    found = headlines("Tokaev", alternatives=[alternative(person)])
    assert set(found) == {"Tokayev in Minsk", "Токаев в Минске", "The President in Minsk"}
    assert found[-1] == "The President in Minsk"
    assert headlines("Tokaev") == ["Tokayev in Minsk"]  # the other way to write the ending


def test_a_name_stands_beside_other_words(person):
    whole = "Minsk Tokaev"
    assert set(headlines(whole, alternatives=[alternative(person, whole=whole)])) == {
        "Tokayev in Minsk",
        "The President in Minsk",
    }


def test_a_name_that_is_left_out_is_left_out_in_every_spelling(person):
    whole = "Minsk -Tokaev"
    assert headlines(whole, alternatives=[alternative(person, whole=whole)]) == ["Putin in Minsk"]


def test_a_name_in_quotes_is_searched_as_it_is_written(person):
    whole = '"Tokaev"'
    assert headlines(whole, alternatives=[alternative(person, whole=whole)]) == []


def test_a_name_of_several_words_is_one(person):
    whole = "Kassym-Jomart Tokaev"
    names = [Alternative(0, len(whole), ("Токаев",), (person.pk,))]
    assert set(headlines(whole, alternatives=names)) == {"Токаев в Минске", "The President in Minsk"}


def test_a_mark_cannot_be_typed(person):
    assert headlines(f"'p {person.pk}'") == []
    assert headlines(f'"p {person.pk}"') == []


# --- The page -------------------------------------------------------------------


def test_a_reader_who_types_a_name_sees_what_was_searched_and_can_ask_for_it_as_typed(client):
    person = make_person("Kassym-Jomart Tokayev", family_name="Tokayev")
    for text in ("Kassym-Jomart Tokayev", "Kassym-Jomart Tokaev"):
        make_name(text, person=person)
    make_article("Tokayev in Minsk")
    make_article("Tokaev in Moscow")

    page = client.get("/articles/?q=Tokaev")
    both, shown = page.context, page.content.decode()
    exact = client.get("/articles/?q=Tokaev&exact=1").context

    assert both["result"].total == 2
    assert (
        "Tokayev"
        in shown.partition("Other spellings of “Tokaev” were searched for, too:")[2].partition("</p>")[0]
    )
    assert both["exact_url"] == "/articles/?q=Tokaev&exact=1"
    assert both["exact_url"].replace("&", "&amp;") in shown
    assert [row.headline for row in exact["result"].cards] == ["Tokaev in Moscow"]
    assert exact["spellings"] == []


def test_a_name_is_left_out_in_every_spelling_whichever_is_typed(client):
    person = make_person("Kassym-Jomart Tokayev", family_name="Tokayev")
    make_name("Касым-Жомарт Токаев", "ru", person=person)
    make_article("Gas talks of Tokayev")
    make_article("Gas talks of Путин")
    make_article("Gas talks", people=[person])
    for typed in ("gas -Tokayev", "gas -Токаев", "gas -токаева", "gas -Tokayev K.-J."):
        page = client.get("/articles/", {"q": typed}).context
        assert [row.headline for row in page["result"].cards] == ["Gas talks of Путин"]
        assert page["named"] == []


@pytest.mark.parametrize("typed", ["какую подарок получить", "подарок всей", "одним из подарков"])
def test_a_pronoun_is_as_common_in_each_of_its_forms(typed):
    make_article("Какой подарок получить от всех", language="ru")
    assert query_of(typed) and len(headlines(typed)) == 1
    told = " ".join(query_of(typed).told)
    assert "Too common to be searched for" in told
    assert [word for word in ("какую", "всей", "одним") if word in told and word in typed]
    # Who wants the word as it is typed gets it.
    assert headlines("подарок всей", exact=True) == []


def test_initials_and_small_words_of_a_name_are_not_told_to_be_too_common(client):
    make_name("Владимир Путин", "ru", person=make_person("Vladimir Putin", family_name="Putin"))
    make_article("Putin speaks")
    page = client.get("/articles/", {"q": "Путин В.В."})
    assert page.context["result"].total == 1
    assert "Too common" not in page.text
    assert "Too common to be searched for: “В.В.”" in client.get("/articles/", {"q": "gas В.В."}).text


def test_the_words_of_a_countrys_name_stand_side_by_side(client):
    country = make_country("US", name="United States")
    make_name("США", "ru", country=country)
    make_name("USA", country=country)
    make_article("The United States and France")
    make_article("All states are united")
    make_article("A visit to the USA")
    for typed in ("United States", "USA", "США"):
        found = client.get("/articles/", {"q": typed}).context["result"].cards
        assert {row.headline for row in found} == {"The United States and France", "A visit to the USA"}
    # In a person's name others may stand between.
    make_name("Xi Jinping", person=make_person("Xi Jinping", family_name="Xi"))
    make_article("President Xi, that is Jinping")
    assert client.get("/articles/", {"q": "Xi Jinping"}).context["result"].total == 1


@pytest.mark.parametrize("code", ["KZ", "KAZ"])
def test_who_types_a_code_is_led_to_the_country(client, code):
    make_country("KZ", alpha3="KAZ")
    assert "Countries: <a" in client.get("/articles/", {"q": code}).text
    assert "Countries: <a" not in client.get("/articles/", {"q": f"{code} gas"}).text
    assert "Countries: <a" not in client.get("/articles/", {"q": code.lower()}).text


def test_a_phrase_that_nobody_wrote_is_searched_by_its_words_and_that_is_told(client, archive):
    page = client.get("/articles/", {"q": '"Moscow gas talks"'})
    assert [row.headline for row in page.context["result"].cards] == ["Gas talks in Moscow"]
    assert "searched for one by one" in page.content.decode()
    page = client.get("/articles/", {"q": '"gas talks"'})
    assert "searched for one by one" not in page.content.decode()


def test_what_was_not_searched_is_told_on_the_page(client, archive):
    page = client.get("/articles/", {"q": "the gas"})
    assert "Too common to be searched for: “the”." in page.content.decode()
    assert page.context["problems"] == []


def test_what_is_too_long_is_cut_between_words(client, archive):
    found = client.get("/articles/", {"q": "gas talks in " + "Moscow " * 40}).context
    (words,) = found["asked"].chosen("q")
    assert words.text.endswith(" Moscow")
    assert len(words.text) <= 200
    assert [row.headline for row in found["result"].cards] == ["Gas talks in Moscow"]


def test_an_exact_search_of_nothing_is_refused(client, archive):
    found = client.get("/articles/", {"exact": "1"}).context
    assert (found["result"].total, found["links"].chips) == (3, [])
