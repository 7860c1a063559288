import pytest

from articles.importing.gazetteer import Gazetteer

NAMES = [
    ("Armenia", "AM"),
    ("Армения", "AM"),
    ("Georgia", "GE"),
    ("Guinea", "GN"),
    ("Guinea-Bissau", "GW"),
    ("Côte d’Ivoire", "CI"),
    ("Kyrgyz Republic", "KG"),
    ("Кыргызстан", "KG"),
    ("Niger", "NE"),
    ("Nigeria", "NG"),
    ("Korea", "KP"),
    ("Korea", "KR"),
    ("Republic of Korea", "KR"),
    ("Democratic People's Republic of Korea", "KP"),
    ("Russia", "RU"),
    ("Россия", "RU"),
    ("Орёл", "a town"),
    ("США", "US"),
    ("CAR", "CF"),
    ("UK", "GB"),
]


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(NAMES)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Armenia hosts the summit", ["AM"]),
        ("Армения принимает саммит", ["AM"]),
        ("ARMENIA HOSTS", ["AM"]),
        ("АРМЕНИЯ", ["AM"]),
        ("Armenia’s president, and Armenia's", ["AM", "AM"]),
        ("the Russia-Armenia talks", ["RU", "AM"]),
        ("«Россия»", ["RU"]),
        ("in Armenia.", ["AM"]),
        ("the Armenian president", []),
        ("армянский президент", []),
        ("in armenia", []),
        ("set in georgia, 12 points", []),
        ("New Armenians, subArmenia, Armenia2, _Armenia_", []),
        ("Россиянин из Подроссия", []),
        ("Niger and Nigeria", ["NE", "NG"]),
        ("Nigerian", []),
        ("Guinea-Bissau and Guinea", ["GW", "GN"]),
        ("Guinea‑Bissau", ["GW"]),
        ("Republic of Korea", ["KR"]),
        ("the Democratic People’s Republic of Korea", ["KP"]),
        ("Korea", []),
        ("the Republic of\u00a0Korea", ["KR"]),
        ("the Republic of\nKorea", ["KR"]),
        ("the Kyrgyz republic", ["KG"]),
        ("Cote d'Ivoire", []),
        ("Côte d'Ivoire", ["CI"]),
        ("Орел", ["a town"]),
        ("США и Россия", ["US", "RU"]),
        ("Сша", []),
        ("the CAR and the Car", ["CF"]),
        ("UK", []),
        ("", []),
    ],
)
def test_a_name_is_found_as_a_whole_word_the_longest_first(gazetteer, text, found):
    assert [span.target for span in gazetteer.find(text)] == found


def test_a_span_counts_characters_of_the_text_as_it_is(gazetteer):
    text = "😀 «Россия»\n\n  и Republic of  Korea"

    spans = gazetteer.find(text)

    assert [text[span.start : span.end] for span in spans] == ["Россия", "Republic of  Korea"]
    assert [span.text for span in spans] == ["Россия", "Republic of  Korea"]


def test_without_names_nothing_is_found():
    assert Gazetteer([]).find("Armenia") == []


def test_what_the_expression_takes_for_the_same_but_is_not_does_no_harm(gazetteer):
    assert [span.target for span in gazetteer.find("NİGERİA, RUSſIA")] == ["RU"]


@pytest.mark.parametrize("name", ["A.B (C", "x[y", "S\\d+", "Ivory|Coast"])
def test_names_are_no_expressions(name):
    assert [span.text for span in Gazetteer([(name, 1)]).find(f"in {name} today")] == [name]
