"""The cases of Russian words that are no names of people."""

import pytest

from summit_archive.text.name_forms import forms_with_patronymic, is_masculine
from summit_archive.text.phrase_forms import (
    is_animate_noun,
    is_mans_name,
    may_be_nominative,
    phrase_forms,
    plural_forms,
    sure_forms,
    word_forms,
)


@pytest.mark.parametrize(
    ("phrase", "genitive", "instrumental"),
    [
        ("Россия", "России", "Россией"),
        ("Казахстан", "Казахстана", "Казахстаном"),
        ("Республика Казахстан", "Республики Казахстан", "Республикой Казахстан"),
        ("Российская Федерация", "Российской Федерации", "Российской Федерацией"),
        ("Соединённые Штаты Америки", "Соединённых Штатов Америки", "Соединёнными Штатами Америки"),
        ("Босния и Герцеговина", "Боснии и Герцеговины", "Боснией и Герцеговиной"),
        ("Папуа — Новая Гвинея", "Папуа — Новой Гвинеи", "Папуа — Новой Гвинеей"),
        ("Коста-Рика", "Коста-Рики", "Коста-Рикой"),
        ("Гвинея-Бисау", "Гвинеи-Бисау", "Гвинеей-Бисау"),
        ("Кот-д’Ивуар", "Кот-д’Ивуара", "Кот-д’Ивуаром"),
        ("США", "США", "США"),
        ("ЕврАзЭС", "ЕврАзЭС", "ЕврАзЭС"),
        ("Перу", "Перу", "Перу"),
        (
            "Содружество Независимых Государств",
            "Содружества Независимых Государств",
            "Содружеством Независимых Государств",
        ),
        (
            "Организация Договора о коллективной безопасности",
            "Организации Договора о коллективной безопасности",
            "Организацией Договора о коллективной безопасности",
        ),
    ],
)
def test_a_name_is_declined_by_its_head(phrase, genitive, instrumental):
    forms = {case: form for form, case in phrase_forms(phrase)}

    assert (forms["nomn"], forms["gent"], forms["ablt"]) == (phrase, genitive, instrumental)


def test_a_superlative_keeps_its_own_stem():
    assert ("Высшего совета", "gent") in phrase_forms("Высший совет")
    assert ("Высочайшим указом", "ablt") in phrase_forms("Высочайший указ")


def test_a_title_has_a_plural_whose_dependents_stay():
    assert plural_forms("глава правительства") >= {"главы правительства", "главами правительства"}


def test_an_adjective_has_all_its_forms_in_three_genders():
    assert word_forms("российский") >= {"российская", "российское", "российского", "российскими"}
    assert word_forms("узбекистанец") >= {"узбекистанца", "узбекистанцы", "узбекистанцев"}


@pytest.mark.parametrize(("word", "is_animate"), [("певец", True), ("газа", False), ("российский", False)])
def test_a_noun_for_a_living_being_is_told(word, is_animate):
    assert is_animate_noun(word) is is_animate


@pytest.mark.parametrize(
    ("given", "is_mans"),
    [("Мамука", True), ("Зинаида", False), ("Бидзина", None), ("Мариан", None), ("Нико", None)],
)
def test_a_given_name_tells_the_gender_where_the_dictionary_has_it_for_one_alone(given, is_mans):
    assert is_mans_name(given) is is_mans


def test_names_that_no_ending_tells_are_declined_by_the_given_name():
    assert is_masculine(["Мамука Бахтадзе"]) is True
    assert is_masculine(["Майя Санду"]) is False


def test_a_patronymic_is_declined_with_the_given_name():
    forms = forms_with_patronymic("Нурсултан Абишевич Назарбаев", masculine=True)

    assert ("Нурсултана Абишевича", "Нурсултана Абишевича Назарбаева") in forms
    assert len(forms) == 5  # the accusative is the genitive
    assert forms_with_patronymic("Гейдар Алирза оглы Алиев", masculine=True) == set()
    assert forms_with_patronymic("Гейдар Алиев", masculine=True) == set()


def test_whoever_does_something_stands_in_the_nominative():
    assert all(map(may_be_nominative, ["президент", "президенты", "главы", "Владимир", "Лукашенко"]))
    assert not any(map(may_be_nominative, ["президента", "президентами", "Владимира", "российскому"]))


@pytest.mark.parametrize(
    ("phrase", "accusative", "locative"),
    [
        ("Кишинёв", "", "Кишинёве"),
        ("Москва", "Москву", "Москве"),
        ("Нижний Новгород", "", "Нижнем Новгороде"),
        ("Горки", "", "Горках"),
        ("Каспийский саммит", "", "Каспийском саммите"),
        ("Президент Казахстана", "Президента Казахстана", "Президенте Казахстана"),
        ("Исполнительный секретарь СНГ", "Исполнительного секретаря СНГ", "Исполнительном секретаре СНГ"),
        ("Высший Евразийский экономический совет", "", "Высшем Евразийском экономическом совете"),
        ("Совет глав государств СНГ", "", "Совете глав государств СНГ"),
    ],
)
def test_forms_that_the_dictionary_gives_surely(phrase, accusative, locative):
    forms = {case: form for form, case in sure_forms(phrase)}
    assert (forms.get("accs", ""), forms["loct"]) == (accusative, locative)
    assert phrase not in forms.values()


@pytest.mark.parametrize(
    "phrase",
    ["Кишинэу", "Вискули", "Чолпон-Ата", "Сочи", "Тбилиси", "СНГ", "ЕврАзЭС", "Бочаров Ручей", "Astana", ""],
)
def test_of_what_the_dictionary_does_not_know_or_decline_there_is_no_sure_form(phrase):
    assert sure_forms(phrase) == frozenset()


def test_a_case_of_which_there_are_two_forms_is_left_out():
    """«Большой» is of «большая» and of «бо́льшая», which has «большей» too."""
    assert sure_forms("Большая Ялта") == {("Большую Ялту", "accs")}
