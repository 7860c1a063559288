"""Names of places, offices and series: whose they are, by which words they are found, and that they name nobody."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction

from articles.linking.facts import read_facts
from participants.models import Name, ReferenceRow
from participants.models.name import OWNERS
from participants.names import pages_named, recognise
from participants.names.alike import named_alike
from participants.names.completing import beginning_with
from participants.names.lookup import alike, others_alike
from participants.names.misspelt import corrected
from participants.reference.loader import load
from participants.reference.memory import key_of
from participants.reference.tables import NAMES
from tests.make import (
    make_country,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_place,
    make_series,
)
from tests.participants.reference.files import SOURCED, Files

pytestmark = pytest.mark.django_db

MAKE = {
    "country": make_country,
    "person": make_person,
    "organisation": make_organisation,
    "place": make_place,
    "office": make_office,
    "series": make_series,
}


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


@pytest.mark.parametrize("kind", OWNERS)
def test_each_owner_has_names(kind):
    owner = MAKE[kind]()
    name = make_name("Имя", "ru", **{kind: owner})
    assert (name.owner_kind, name.owner, owner.names.get()) == (kind, owner, name)


@pytest.mark.parametrize("kind", ["place", "office", "series"])
def test_a_name_has_one_owner_and_no_second(kind):
    with refused("name_has_one_owner"), transaction.atomic():
        make_name("Both", person=make_person(), **{kind: MAKE[kind]()})
    with refused("name_has_one_owner"), transaction.atomic():
        make_name("Nobody's")


@pytest.mark.parametrize("kind", ["place", "office", "series"])
def test_of_two_names_in_a_language_one_is_preferred_and_none_repeats(kind):
    owner = MAKE[kind]()
    make_name("Кишинёв", "ru", kind="preferred", **{kind: owner})
    make_name("Кишинёв", "ru", kind="preferred", **{kind: MAKE[kind]()})
    with refused("name_is_the_only_preferred_one"), transaction.atomic():
        make_name("Кишинэу", "ru", kind="preferred", **{kind: owner})
    with refused("name_does_not_repeat"), transaction.atomic():
        make_name("Кишинёв", "ru", kind="variant", **{kind: owner})


def test_a_row_is_called_in_a_language_or_in_english(django_assert_num_queries):
    kyiv = make_place("Kyiv")
    make_name("Киев", "ru", kind="preferred", place=kyiv)
    make_name("Київ", "uk", kind="variant", place=kyiv)
    assert [kyiv.name_in(language) for language in ("en", "ru", "uk", "de")] == [
        "Kyiv",
        "Киев",
        "Kyiv",
        "Kyiv",
    ]
    [place] = type(kyiv).objects.prefetch_related("names")
    with django_assert_num_queries(0):
        assert place.name_in("ru") == "Киев"


# --- They name nobody -----------------------------------------------------------


@pytest.fixture
def sochi():
    """A place that shares a name with nobody, an office and a series."""
    place = make_place("Sochi", slug="sochi")
    make_name("Сочи", "ru", kind="preferred", place=place)
    make_name("Форум глав", "ru", series=make_series("Leaders’ forum", slug="forum"))
    make_name("Председатель форума", "ru", office=make_office("Chairman of the forum"))
    return place


def test_what_names_a_place_or_an_office_names_nobody(sochi):
    for typed in ("Сочи", "Sochi", "Форум глав", "Председатель форума"):
        assert {owner.table for part in recognise(typed) for owner in part.owners} <= {"place"}
        assert not alike({"sochi", "forum glav", "predsedatel foruma"}, set()).matches
        assert {row.table for row in beginning_with(typed)} <= {"place", "series"}
    assert corrected("Сочн") == []


def test_they_are_found_among_themselves(sochi):
    [match] = others_alike({"sochi"})["sochi"][:1]
    assert match.owner == ("place", sochi.pk)
    assert {match.owner.table for match in others_alike({"forum glav"})["forum glav"]} == {"series"}


def test_the_linker_has_places_names_apart_from_those_of_whom_texts_name(sochi):
    make_name("Казахстан", "ru", country=make_country("KZ"))
    make_name("Сочами", "ru", kind="case-form", place=sochi)
    facts = read_facts()
    assert [row.text for row in facts.names] == ["Казахстан"]
    assert facts.place_names == ((sochi.pk, "Сочи"),)


def test_a_series_is_found_by_any_of_its_names_in_any_form(sochi):
    for typed in ("форум глав", "форума глав", "leaders forum"):
        [group] = pages_named(typed)
        assert [row.slug for row in group.rows] == ["forum"]
    assert [row.slug for row in beginning_with("форум гл")] == ["forum"]


def test_a_place_is_alike_by_any_of_its_names():
    astana = make_place("Astana")
    make_place("Almaty")
    make_name("Nur-Sultan", kind="former", place=astana)
    rows = type(astana).objects.all()
    for typed in ("Nur Sultan", "Нур-Султан", "Astana", "Астана"):
        assert list(named_alike(rows, [typed], owner="place")) == [astana.pk]


# --- An archive of before --------------------------------------------------------


def test_names_that_were_loaded_before_are_known_again(tmp_path):
    files = Files(tmp_path)
    files.add("names", f"place,astana,Астана,ru,Cyrl,preferred,{SOURCED}")
    files.add("names", f'country,KZ,"Каз""ах\\стан",ru,Cyrl,variant,{SOURCED}')
    load(files.folder)
    steps = import_module("participants.migrations.0015_names_of_places_offices_and_series")
    kept = set(
        ReferenceRow.objects.filter(file="names").exclude(values__place="astana").values_list("key", "id")
    )

    with connection.cursor() as cursor:
        cursor.execute(steps.AS_BEFORE)
        assert ReferenceRow.objects.filter(file="names").count() == len(kept)
        assert not Name.objects.filter(place__isnull=False).exists()
        row = ReferenceRow.objects.get(file="names", values__text="Казахстан")
        assert row.key == '["KZ", "", "", "ru", "Казахстан"]' and "place" not in row.values
        cursor.execute(steps.WITH_THEM)

    rows = ReferenceRow.objects.filter(file="names")
    assert set(rows.values_list("key", "id")) == kept
    assert all(row.key == key_of(NAMES, row.values) for row in rows)
    files.drop("names", "place,")
    outcome = load(files.folder).outcomes["names"]
    assert (outcome.added, outcome.changed, outcome.removed) == (0, 0, 0)
