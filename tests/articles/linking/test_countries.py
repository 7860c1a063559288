"""Countries: names, demonyms, and words that only look like them."""

import pytest

from tests.articles.linking.archive import KEYS, link, rules_of, said


def countries(body, **options):
    return [code for _words, code in said(body, "country", **options)]


def sure(body, **options):
    return [one.text for one in link(body, **options) if one.kind == "country" and one.certainty == "sure"]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Niger and Nigeria", ["NE", "NG"]),
        ("Papua New Guinea, Guinea, New Guinea", ["PG", "GN"]),
        ("South Korea, North Korea, Republic of Korea", ["KR", "KP", "KR"]),
        ("Macedonia and North Macedonia, Greek Macedonia", ["MK", "MK"]),
        ("New Mexico, the Gulf of Mexico, Mexico", ["MX"]),
        ("Northern Ireland and Ireland", ["IE"]),
        ("the Republic of Congo, DEMOCRATIC REPUBLIC OF CONGO", ["CG", "CD"]),
        ("South Ossetia, North Ossetia, South Georgia", []),
        ("the Democratic Republic of the Congo and the Republic of the Congo", ["CD", "CG"]),
        ("a turkey, a jordan, the font georgia", []),
        ("В Грузии, Грузией, о ГРУЗИИ; Республики Казахстан", ["GE", "GE", "GE", "KZ"]),
        ("Нью-Джерси, Южно-Китайское море, Нью-Мексико", []),
        ("Российская империя, Грузинская ССР, Восточная Германия", []),
        ("Того же мнения. В Того", ["TG"]),
        ("Latin American, African American, American", ["US"]),
        ("British Columbia, North Holland, the Organization of American States", []),
        ("Британская Колумбия, в Британской Колумбии, округ Колумбия, Новый Южный Уэльс", []),
        ("король Тонги", ["TO"]),
        ("Sino-Russian, EU-Russia, Russian-Uzbek", ["RU", "RU", "RU", "UZ"]),
    ],
)
def test_a_country_is_found_by_its_name_and_not_within_another(body, codes):
    assert countries(body) == codes


@pytest.mark.parametrize(
    "body", ["Michael Jordan won.", "Jordan Peterson spoke.", "He met DeAndre Jordan.", "Nina Georgia sang."]
)
def test_a_person_of_a_countrys_name_is_no_country(body):
    assert countries(body) == []


def test_beside_another_name_a_personal_name_is_a_possible_country():
    assert rules_of("Chad Kowalski sings.", "country") == [("Chad", "country-or-personal-name")]
    assert rules_of("The President of Chad Idriss Deby", "country") == [("Chad", "country-name")]
    assert rules_of("In Jordan the King of Jordan spoke", "country") == [("Jordan", "country-name")] * 2


def test_where_somebody_bears_it_a_personal_name_alone_is_a_possible_country():
    possible = ("Jordan", "country-or-personal-name")

    assert rules_of("Michael Jordan scored. Jordan won.", "country") == [possible]
    assert rules_of("Jordan won. So said Boris Jordan.", "country") == [possible]
    assert rules_of("Michael Jordan scored in Jordan.", "country") == [("Jordan", "country-name")]


@pytest.mark.parametrize("sign", ["Atlanta", "Savannah", "the U.S. state"])
def test_georgia_beside_places_of_the_american_state_is_only_possible(sign):
    assert rules_of(f"Voters in Georgia went to {sign}.", "country") == [
        ("Georgia", "country-or-american-state")
    ]
    assert rules_of(f"Georgia, {sign} and Tbilisi", "country") == [("Georgia", "country-name")]


def test_an_abbreviation_among_words_in_capitals_is_a_word():
    assert countries("LET US GO") == []
    assert countries("the US and Russia") == ["US", "RU"]


def test_a_demonym_counts_for_its_country():
    assert rules_of("Kazakh gas; казахстанского газа", "country") == [
        ("Kazakh", "demonym"),
        ("казахстанского", "demonym"),
    ]
    assert countries("российско-казахстанские переговоры, американо-российский договор") == [
        "RU",
        "KZ",
        "US",
        "RU",
    ]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("Russians voted.", "demonym-of-people"),
        ("Голосовали узбекистанцы.", "demonym-of-people"),
        ("Американский певец", "demonym-of-a-person"),
        ("американский профессиональный баскетболист", "demonym-of-a-person"),
        ("поляк американского происхождения", "demonym-of-a-person"),
        ("the Russian language", "demonym-or-language"),
        ("на армянском, на турецком и армянском языках", "demonym-or-language"),
        ("миллион американских долларов", "country-of-money"),
        ("партия «Единая Россия»", "country-within-a-name"),
        ("теплоход «Грузия»", "country-name-in-quotes"),
        ("Гонконг, гонконгский суд и гонконгские", "territory"),
        ("графство Норфолк", "country-or-other-place"),
        ("Suomi", "country-name-of-another-language"),
        ("Russian rubles, Swiss and British pounds. Turkish liras", "country-of-money"),
        ("20 тысяч российских рублей и казахстанских тенге", "country-of-money"),
        ("Air France, Al Germany; Эйр Франция", "country-within-a-name"),
        ("Turkish Airlines, the French Open, the U.S. Open, American Idol", "country-within-a-name"),
        ("турецкие авиалинии; рейс французских авиалиний", "country-within-a-name"),
        ("Bank of Georgia, the Panama Papers, «Россия сегодня»", "country-within-a-name"),
        ("телешоу «Американский идол», «Турецкая семейка» (Modern Family)", "country-name-in-quotes"),
        ("шаттл «Колумбия», корабля Колумбия, шаттлу Колумбия", "country-name-in-quotes"),
        ("England, Scotland, Albion, сборная Англии, туманного Альбиона", "part-of-the-country"),
        ("государство в Южной Африке", "country-or-other-place"),
        ("певец узнал Доминику", "country-or-personal-name"),
        ("американский хип-хоп-исполнитель", "demonym-of-a-person"),
        ("Tbilisi tells, Moscow says", "capital"),
    ],
)
def test_less_than_a_name_only_suggests_the_country(body, rule):
    assert {found for _words, found in rules_of(body, "country")} == {rule}
    assert sure(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "The deal was written in Uzbek.",
        "He speaks Georgian. She spoke Georgian at home.",
        "translated from Armenian into Turkish, Kazakh and Uzbek.",
        "in Russian and Kazakh, or in Armenian",
        "a Russian word, the Georgian alphabet",
        "Она говорила на узбекском и казахстанском.",
        "Он перевёл с армянского на узбекский.",
        "Книга переведена на грузинский в Москве.",
        "Она знает узбекский и учит турецкий.",
        "судно носит российское название",
    ],
)
def test_a_language_without_the_word_only_suggests_the_country(body):
    found = [rule for _words, rule in rules_of(body, "country")]

    assert found
    assert set(found) == {"demonym-or-language"}


@pytest.mark.parametrize(
    "body",
    [
        "He lives in Uzbek cities. in Russian, Kazakh and other markets",
        "from Russian and foreign companies",
        "на российском, казахстанском и белорусском рынках",
        "на узбекском телевидении, с армянского берега, на турецком Кипре",
        "They study Russian history.",
    ],
)
def test_an_adjective_before_its_noun_is_no_language(body):
    assert {rule for _words, rule in rules_of(body, "country")} == {"demonym"}


@pytest.mark.parametrize(
    "body",
    [
        "Мартин Куба забил гол.",
        "премьер Доминика де Вильпена",
        "Дело Доминика Стросс-Кана",
        "Minister German Gref",
        "German Klimenko spoke.",
    ],
)
def test_a_person_of_a_countrys_name_in_another_language_is_no_country(body):
    assert countries(body) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Ураган пришёл на Доминику.", "Доминику"),
        ("Слава Украине!", "Украине"),
        ("Надежда России", "России"),
        ("Союз узбекских композиторов", "узбекских"),
        ("белорусские оппозиционеры, турецкие социалисты", "белорусские"),
        ("The German Chancellor", "German"),
        ("Президент Кубы Рауль Кастро", "Кубы"),
        ("пакт Южной Африки", "Южной Африки"),
    ],
)
def test_what_only_looks_like_another_name_stays_the_country(body, words):
    assert words in sure(body)


@pytest.mark.parametrize("body", ["американский президент", "американские военные", "американского газа"])
def test_what_those_in_office_do_their_country_does(body):
    assert [rule for _words, rule in rules_of(body, "country")] == ["demonym"]


def test_a_native_name_is_sure_in_its_own_language():
    assert rules_of("Suomi", "country", language="fi-FI") == [("Suomi", "country-name")]


def test_a_capital_as_a_place_is_no_government():
    assert countries("They met in Moscow, at Moscow and в Москве; from Tashkent") == []
    assert countries("In Moscow\n\nIn Moscow", headline="In Moscow") == []


def test_a_shared_name_waits_for_the_article_to_tell_which():
    assert countries("The Congolese army, Korea, Конго") == []
    assert rules_of("Korea trades with South Korea.", "country") == [
        ("Korea", "name-of-several-countries"),
        ("South Korea", "country-name"),
    ]
    assert countries("Korea: South Korea and North Korea") == ["KR", "KP"]


@pytest.mark.parametrize(
    "body", ["The USSR and the Soviet Union", "В СССР, Советского Союза, Героем СОВЕТСКОГО СОЮЗА"]
)
def test_a_state_that_is_no_more_is_named_surely(body):
    assert {rule for _words, rule in rules_of(body, "country")} == {"former-state"}


@pytest.mark.parametrize(
    "body",
    [
        "the former Soviet Union, the late USSR, in ex-USSR countries",
        "в бывшем СССР, страны экс-СССР; бывшего Советского Союза",
        "Soviet troops, the Soviets; советский период и советско-узбекские отношения",
    ],
)
def test_what_was_left_of_it_and_its_adjective_are_suggestions(body):
    found = [one for one in link(body) if one.kind == "country" and one.target == KEYS["SU"]]

    assert found
    assert not [one.text for one in found if one.certainty == "sure"]


@pytest.mark.parametrize(
    "body",
    [
        "Soviet Russia, Soviet Armenia; Советская Россия, в советской Грузии, Украинская ССР",
        "the Supreme Soviet, the Congress of Soviets, Советский район, улица Советская",
    ],
)
def test_a_republic_of_the_union_is_no_state_of_today(body):
    assert sure(body) == []
    assert set(countries(body)) <= {"SU"}


def test_a_russian_family_name_is_no_adjective():
    assert countries("Татьяна Грузинская") == []
