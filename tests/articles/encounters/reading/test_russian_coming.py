"""Who came to a meeting of a body in Russian, who stayed away, and who came for whom; nobody of whom that is not said."""

import pytest

from tests.articles.linking.archive import NAMES

from .test_russian import read

HELD, TO_COME = "В Минске прошёл саммит СНГ.", "В пятницу в Минске пройдёт саммит СНГ."


def came(body):
    """`AM pashinyan absent`: country, person, and the status or role that is not the usual one."""
    [summit] = read("Новости", body)
    assert NAMES[summit.organisation] == "cis"
    usual = ("not-stated", "attended" if summit.status == "held" else "confirmed")
    return [
        " ".join(
            [
                *(NAMES[pk] for pk in (party.country, party.person) if pk),
                *(mark for mark in (party.role, party.status) if mark not in usual),
            ]
        )
        for party in summit.parties
    ]


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("Участвовали Владимир Путин, Нурсултан Назарбаев и Александр Лукашенко.", ["RU putin", "KZ nazarbayev", "BY lukashenko"]),
        ("В саммите приняли участие президенты: Владимир Путин и Нурсултан Назарбаев.", ["RU putin", "KZ nazarbayev"]),
        ("На саммит приехали Владимир Путин и Нурсултан Назарбаев.", ["RU putin", "KZ nazarbayev"]),
        ("Участие в нём приняли президенты России, Казахстана и Белоруссии.", ["RU", "KZ", "BY"]),
        ("Председательствовал Александр Лукашенко.", ["BY lukashenko chair"]),
        ("Нурсултан Назарбаев также присутствовал.", ["KZ nazarbayev"]),
        ("Нурсултан Назарбаев не приехал.", ["KZ nazarbayev absent"]),
        ("Нурсултан Назарбаев в нём не участвовал.", ["KZ nazarbayev absent"]),
        ("Отсутствовали Нурсултан Назарбаев и Ильхам Алиев.", ["KZ nazarbayev absent", "AZ ilham-aliyev absent"]),
        ("Саммит прошёл без участия Грузии.", ["GE absent"]),
        ("Таджикистан на саммите представлял вице-премьер.", ["TJ represented", "TJ"]),
        ("Вместо Нурсултана Назарбаева на саммит приехал министр иностранных дел.", ["KZ nazarbayev represented", "KZ"]),
        ("Казахстан представлял Нурсултан Назарбаев.", ["KZ nazarbayev"]),
        ("Таджикистан представлял вице-премьер, Нурсултан Назарбаев отсутствовал.", ["TJ represented", "TJ", "KZ nazarbayev absent"]),
    ],
)  # fmt: skip
def test_who_came_who_stayed_away_and_who_came_for_whom(words, parties):
    assert came(f"{HELD} {words}") == parties


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("Нурсултан Назарбаев на саммит не приедет.", ["KZ nazarbayev absent"]),
        ("В саммите примут участие Владимир Путин и Александр Лукашенко.", ["RU putin", "BY lukashenko"]),
        ("Таджикистан на саммите представит вице-премьер.", ["TJ represented", "TJ"]),
    ],
)
def test_who_is_to_come_to_what_is_to_come(words, parties):
    assert came(f"{TO_COME} {words}") == parties


@pytest.mark.parametrize(
    "words",
    [
        "Нурсултан Назарбаев участвовал в параде.",
        "Нурсултан Назарбаев приехал в Москву.",
        "Неизвестно, участвовал ли в нём Нурсултан Назарбаев.",
        "Если Нурсултан Назарбаев не приехал, виноват туман.",
        "Нурсултан Назарбаев должен был приехать на саммит.",
        "Казахстан представил проект соглашения.",
        "Казахстан на саммите представлял президент Белоруссии.",
    ],
)
def test_of_whom_nothing_is_said_is_no_party(words):
    assert came(f"{HELD} {words}") == []


@pytest.mark.parametrize(
    "headline",
    [
        "Нурсултан Назарбаев не примет участия в саммите СНГ",
        "Нурсултан Назарбаев не приедет на саммит СНГ",
        "Нурсултан Назарбаев не будет участвовать в саммите СНГ",
    ],
)
def test_whoever_will_stay_away_from_a_meeting_to_come_is_absent(headline):
    [summit] = read(headline)

    assert summit.status == "scheduled"
    assert [(NAMES[one.person], one.status) for one in summit.parties] == [("nazarbayev", "absent")]


def test_that_somebody_stayed_away_alone_tells_no_meeting():
    assert read("Нурсултан Назарбаев не приехал на саммит СНГ") == []
