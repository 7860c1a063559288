"""People: in full, and by less where the article or the day tells who."""

import datetime

import pytest

from articles.linking.linker import Linker
from tests.articles.linking.archive import facts, name, names, rules_of, said


def people(body, *arguments, **options):
    return [person for _words, person in said(body, "person", *arguments, **options)]


def test_a_full_name_is_sure_in_every_case_and_script():
    assert (
        people("Vladimir Putin; Владимиру Путину; Владимиром Владимировичем Путиным; VLADIMIR PUTIN", None)
        == ["putin"] * 4
    )


def test_a_family_name_counts_after_the_full_name():
    assert rules_of("Islam Karimov came. Karimov spoke.", "person", None) == [
        ("Islam Karimov", "full-name"),
        ("Karimov", "surname-of-one-named"),
    ]
    assert people("Karimov spoke.", None) == []


@pytest.mark.parametrize(
    ("body", "family_name"),
    [
        ("Президенту России Путину писали. Путин ответил.", "Путин"),
        ("Putin spoke. It was a day for President of Russia Putin.", "Putin"),
        ("Putin answered the Kremlin. So Vladimir Putin said.", "Putin"),
        ("Kremlin spokesman Peskov spoke. Peskov left.", "Peskov"),
    ],
)
def test_without_a_date_a_family_name_is_that_of_whom_the_text_names_elsewhere(body, family_name):
    assert (family_name, "surname-of-one-named") in rules_of(body, "person", None)


def test_of_one_only_likely_named_a_family_name_alone_only_suggests_the_same():
    assert rules_of("Karimov left. President Karimov spoke.", "person", None) == [
        ("Karimov", "surname-of-one-likely-named"),
        ("Karimov", "title-and-surname-without-date"),
    ]
    assert people("President Putin, Karimov.", None) == ["putin"]
    both = "President Karimov met Prime Minister Karimov. Karimov left."
    assert people(both, None) == ["islam-karimov", "jamshed-karimov"]


def test_of_two_whom_the_text_names_by_office_a_family_name_alone_is_neithers():
    both = "President of Uzbekistan Karimov and Prime Minister of Tajikistan Karimov. Karimov left."

    assert people(both, None) == ["islam-karimov", "jamshed-karimov"]


def test_what_is_named_after_a_person_does_not_name_the_person_for_the_rest():
    assert people("Heydar Aliyev Foundation opened. Aliyev spoke.", "2011-01-01") == [
        "heydar-aliyev",
        "ilham-aliyev",
    ]
    assert people("Heydar Aliyev Foundation opened. Aliyev spoke.", None) == ["heydar-aliyev"]


def test_a_title_that_is_no_leaders_tells_a_family_name_too():
    assert rules_of("Presidential Press Secretary Peskov spoke.", "person", "2015-01-01") == [
        ("Peskov", "title-and-surname")
    ]
    assert people("Presidential Press Secretary Peskov spoke.", "2005-01-01") == []


def test_the_full_name_may_stand_in_the_headline():
    assert people("Karimov spoke.", None, headline="Islam Karimov in Moscow") == [
        "islam-karimov",
        "islam-karimov",
    ]


def test_a_family_name_counts_after_the_office():
    assert rules_of("The president of Uzbekistan came. Karimov spoke.", "person", "2005-01-01") == [
        ("Karimov", "surname-of-one-named")
    ]


def test_a_family_name_counts_where_one_alone_was_in_office_that_day():
    assert people("Karimov spoke.", "2005-01-01") == ["islam-karimov"]
    assert people("Karimov spoke.", "2020-01-01") == []


@pytest.mark.parametrize(
    "somebody_else", ["Alexander Medvedev of Gazprom", "А. Медведев", "Александр Медведев", "Sardor Medvedev"]
)
def test_beside_a_namesake_a_family_name_alone_is_only_possibly_the_holders(somebody_else):
    namesake = ("Medvedev", "surname-of-the-holder-or-a-namesake")

    assert rules_of(f"{somebody_else} came. Medvedev spoke.", "person", "2010-01-01") == [namesake]
    assert rules_of(f"Medvedev spoke. {somebody_else} came.", "person", "2010-01-01") == [namesake]
    assert rules_of(f"{somebody_else} and President Medvedev. Medvedev", "person", "2010-01-01") == [
        ("Medvedev", "title-and-surname"),
        namesake,
    ]
    assert rules_of(f"{somebody_else} and Dmitry Medvedev. Medvedev", "person", "2010-01-01") == [
        ("Dmitry Medvedev", "full-name"),
        ("Medvedev", "surname-of-one-named"),
    ]


def test_of_two_in_office_a_family_name_alone_tells_neither():
    assert people("Karimov spoke.", "1995-01-01") == []
    assert people("Sargsyan spoke.", "2010-01-01") == []


def test_a_title_tells_two_of_one_name_apart():
    assert people("President Karimov spoke to Prime Minister Karimov.", "1995-01-01") == [
        "islam-karimov",
        "jamshed-karimov",
    ]
    assert people("президент Саргсян и премьер-министр Саргсян", "2010-01-01") == [
        "serzh-sargsyan",
        "tigran-sargsyan",
    ]
    assert people("President Aliyev", "2001-01-01") == ["heydar-aliyev"]
    assert people("President Aliyev", "2011-01-01") == ["ilham-aliyev"]


def test_without_a_date_a_title_only_suggests():
    assert rules_of("President Nazarbayev", "person", None) == [
        ("Nazarbayev", "title-and-surname-without-date")
    ]


def test_an_office_right_before_a_family_name_tells_whose_it_is():
    assert rules_of("Письмо президенту России Путину", "person", None) == [("Путину", "office-and-surname")]


def test_of_two_whom_the_article_names_the_last_one_is_likely():
    body = "Heydar Aliyev gave way to Ilham Aliyev. Aliyev spoke."

    assert rules_of(body, "person", None)[-1] == ("Aliyev", "surname-of-the-last-named")
    assert people(body, None)[-1] == "ilham-aliyev"


@pytest.mark.parametrize(
    "body",
    [
        "Sergei Karimov",
        "Nina Putina",
        "Нина Путина",
        "Письмо Нины Путиной",
        "С. Каримов",
        "Sardor Karimov",
        "Governor Karimov",
        "сенатор Каримов",
        "Gen. Karimov",
        "Sen. Karimov",
        "ген. Каримов",
    ],
)
def test_somebody_elses_family_name_is_not_our_persons(body):
    assert people(body, "2005-01-01") == []


@pytest.mark.parametrize(
    ("body", "words"),
    [("И. Каримов", "И. Каримов"), ("I.A.Karimov", "I.A.Karimov"), ("В.Путину", "В.Путину")],
)
def test_fitting_initials_belong_to_the_name(body, words):
    assert [text for text, _person in said(body, "person", "2005-01-01")] == [words]


def test_the_family_name_of_a_couple_is_also_our_persons():
    for couple in ("Vladimir and Lyudmila Putin", "Владимир и Людмила Путин"):
        assert people(f"{couple} came. Putin spoke.", "2005-01-01") == ["putin", "putin"]
        assert "surname-of-the-holder-or-a-namesake" not in dict(
            rules_of(f"{couple}. Putin", "person", "2005-01-01")
        )
    assert people("Boris and Lyudmila Putin", "2005-01-01") == []


@pytest.mark.parametrize("behind", ["-младший", "-младшему", " Jr", ", Jr.", " Junior"])
def test_a_son_of_that_name_is_somebody_else(behind):
    assert people(f"Так решил Karimov{behind}", "2005-01-01") == []


@pytest.mark.parametrize("words", ["В. В. Путин", "В.В.Путин", "В.В. Путин", "В.\u00a0В.\u00a0Путин"])
def test_two_initials_name_a_person_in_full(words):
    assert rules_of(words, "person", None) == [(words, "full-name")]


def test_one_initial_does_not():
    assert people("Д. Медведев", None) == []


@pytest.mark.parametrize(
    "before",
    ["When", "Mr", "President", "По словам", "Накануне", "In Russia", "Mr.", "On 5 Jan.", "В 2005 г."],
)
def test_a_word_that_is_no_name_leaves_the_family_name_its_own(before):
    assert people(f"{before} Путин. {before} Putin.", "2005-01-01") == ["putin", "putin"]


def test_full_stops_in_a_countrys_name_are_no_initials():
    named = Linker(facts(names=[*names(), name("U.S.", "en", "short", country="US")]))

    found = named.link("", "", "He said of the U.S. Putin spoke.", datetime.date(2023, 12, 27), "en")

    assert [one.text for one in found] == ["U.S.", "Putin"]


def test_in_capitals_a_word_before_is_no_name_unless_it_is_one():
    assert people("PUTIN MEETS KARIMOV", "2005-01-01") == ["putin", "islam-karimov"]
    assert people("SERGEI KARIMOV SPOKE", "2005-01-01") == []


def test_a_middle_name_that_the_archive_lacks_makes_nobody_else():
    assert people("Nursultan Abishuly Nazarbayev", None) == []
    assert people("Nursultan Abishuly Nazarbayev", "2005-01-01") == ["nazarbayev"]


def test_a_given_name_and_patronymic_count_where_the_article_names_the_person():
    assert rules_of("Нурсултан Назарбаев. Нурсултана Абишевича ждали.", "person", None)[1] == (
        "Нурсултана Абишевича",
        "given-name-and-patronymic",
    )
    assert people("Нурсултана Абишевича ждали.", None) == []


def test_what_is_named_after_a_person_only_suggests_the_person():
    assert rules_of("Heydar Aliyev Foundation", "person", None) == [("Heydar Aliyev", "name-within-a-name")]
