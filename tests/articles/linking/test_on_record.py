"""Whom or which country a name means that stands alone."""

import datetime

import pytest

from articles.linking.linker import read_linker
from tests.make import make_country, make_name, make_organisation, make_person

pytestmark = pytest.mark.django_db


def called(kind, name):
    return read_linker().on_record.called(kind, name)


@pytest.mark.parametrize(
    "name",
    [
        "Salman bin Abdulaziz Al Saud",
        "Al Saud, Salman bin Abdulaziz",
        "Al Saud Salman bin Abdulaziz",
        "  Salman  bin Abdulaziz\u00a0Al Saud ",
        "Сальман",
    ],
)
def test_a_person_is_known_by_every_name_and_with_the_family_name_first(name):
    king = make_person("Salman bin Abdulaziz Al Saud")
    make_name("Сальман", "ru", person=king)

    assert called("person", name) == {king.pk}


@pytest.mark.parametrize(
    "name", ["Putin", "V. Putin", "vladimir putin", "Putina", "Russian", "", ",", "Putin Vladimir V"]
)
def test_what_is_not_the_whole_name_means_nobody(name):
    putin = make_person("Vladimir Putin", family_name="Putin")
    make_name("Putina", person=putin, kind="case-form")
    make_name("Russian", country=make_country("RU"), kind="demonym")

    assert called("person", name) == called("country", name) == set()


def test_a_name_that_two_have_means_both():
    two = {make_person("Sergei Ivanov").pk, make_person("Sergei Ivanov").pk}

    assert called("person", "Sergei Ivanov") == called("person", "Ivanov, Sergei") == two


def test_the_name_as_it_stands_goes_before_the_same_words_turned():
    one, other = make_person("Ali Hassan"), make_person("Hassan Ali")

    assert called("person", "Ali Hassan") == {one.pk}
    assert called("person", "Hassan Ali") == {other.pk}
    assert called("person", "Ali, Hassan") == {one.pk, other.pk}


@pytest.mark.parametrize("name", ["KZ", "kz", "Kazakhstan", "Republic of Kazakhstan", "Қазақстан"])
def test_a_country_is_known_by_its_code_and_its_names(name):
    kazakhstan = make_country("KZ")
    make_name("Republic of Kazakhstan", country=kazakhstan, kind="official")
    make_name("Қазақстан", "kk", country=kazakhstan)

    assert called("country", name) == {kazakhstan.pk}


def test_a_name_of_another_kind_is_no_name_of_this_one():
    make_name("Kremlin", country=make_country("RU"), kind="metonym")
    make_name("Alliance", organisation=make_organisation("CIS"))

    for name in ("Kremlin", "Alliance", "CIS", "RU"):
        assert called("person", name) == set()
    assert called("country", "Kremlin") == called("country", "Alliance") == set()


def test_a_code_that_iso_withdrew_names_no_state_of_before():
    union = make_country("SU", name="Soviet Union", existed_until=datetime.date(1991, 12, 26))
    kazakhstan = make_country("KZ")

    assert called("country", "SU") == set()
    assert called("country", "Soviet Union") == {union.pk}
    assert called("country", "KZ") == {kazakhstan.pk}
