"""Capitals: a suggestion of the country where one acts or is dealt with, and nothing where it is a place."""

import pytest

from tests.articles.linking.archive import rules_of


def capitals(body):
    return [words for words, rule in rules_of(body, "country") if rule == "capital"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("On Monday Moscow rejected the offer.", ["Moscow"]),
        ("Tashkent has repeatedly said so.", ["Tashkent"]),
        ("It is clear that Moscow, he said, was engaged in dialogue.", ["Moscow"]),
        ("Tashkent's position is known.", ["Tashkent"]),
        ("He explained Moscow’s principled stand.", ["Moscow"]),
        ("the position of Moscow on gas", ["Moscow"]),
        ("They accused Tashkent of delay.", ["Tashkent"]),
        ("relations with Tashkent", ["Tashkent"]),
        ("cooperation between Moscow and Tashkent", ["Moscow", "Tashkent"]),
        ("a new level of Moscow-Tashkent contacts", ["Moscow", "Tashkent"]),
        ("Moscow and Tashkent agreed on it.", ["Moscow", "Tashkent"]),
        ("This was proposed by Moscow.", ["Moscow"]),
        ("a decision taken by Tashkent", ["Tashkent"]),
        ("It is said that Tashkent would strive for peace.", ["Tashkent"]),
        ("Москва уже отвергла предложение.", ["Москва"]),
        ("Как ответила Москва, этого нет.", ["Москва"]),
        ("Позиция Москвы известна.", ["Москвы"]),
        ("Переговоры Москвы и Ташкента прошли.", ["Москвы", "Ташкента"]),
        ("Москва и Ташкент договорились о газе.", ["Москва", "Ташкент"]),
        ("договор между Москвой и Ташкентом", ["Москвой", "Ташкентом"]),
        ("отношения с Ташкентом", ["Ташкентом"]),
        ("Они обвинили Ташкент в задержке.", ["Ташкент"]),
        ("Газ поставляют Ташкенту.", ["Ташкенту"]),
        ("решение, принятое Москвой", ["Москвой"]),
        ("по мнению Москвы, в отношении Ташкента", ["Москвы", "Ташкента"]),
        ("официальный Ташкент", ["Ташкент"]),
    ],
)
def test_a_capital_that_acts_or_is_dealt_with_suggests_its_country(body, words):
    assert capitals(body) == words


@pytest.mark.parametrize(
    "body",
    [
        "In Moscow said nobody a word.",
        "He arrived in Moscow and left Tashkent.",
        "MOSCOW, June 1 – The forum opened.",
        "the Moscow Region, Moscow time, the mayor of Moscow, Moscow City",
        "Moscow Mayor Sergei Sobyanin said so.",
        "Candidates for the position of Moscow mayor agreed.",
        "a train between Moscow and Tashkent",
        "the Moscow-Tashkent flight",
        "people from Moscow said",
        "Moscow State University announced it.",
        "В Москве заявили об этом.",
        "Из Москвы сообщили о встрече.",
        "Мэр Москвы заявил об этом.",
        "Тверской суд Москвы отказал ему.",
        "рейсы между Москвой и Ташкентом",
        "Поезд Москва — Ташкент прибыл.",
        "Москва отмечает День города.",
        "Москва признана лучшим городом.",
        "Эксперты назвали Москву лучшим городом.",
        "столица нашей страны Москва",
        "Радиостанция «Эхо Москвы» сообщила.",
    ],
)
def test_a_capital_that_is_a_place_or_part_of_a_name_suggests_nothing(body):
    assert capitals(body) == []
