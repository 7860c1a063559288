"""Names in what is typed, in an archive that has only the rows of each test."""

import pytest

from participants.names import pages_named, recognise
from tests.make import make_country, make_meeting, make_name, make_organisation, make_person
from tests.participants.names.test_recognising import CIS, TOKAYEV, named

pytestmark = pytest.mark.django_db


def test_an_owner_without_names_of_its_own_is_found_by_the_row():
    make_person("Sooronbay Jeenbekov", family_name="Jeenbekov")
    make_organisation("CIS")
    make_country("KZ")
    assert named("Жээнбеков") == [("Жээнбеков", ["Sooronbay Jeenbekov"])]
    assert named("cis Kazakhstan") == [("cis", [CIS]), ("Kazakhstan", ["Kazakhstan"])]


@pytest.mark.parametrize("size", [1, 30])
def test_recognising_costs_two_queries_and_the_block_three(django_assert_num_queries, size):
    for number in range(size):
        make_name("Иван Иванов", "ru", person=make_person(f"Ivan Ivanov {number}", family_name="Ivanov"))
        make_meeting(f"Ivanov talks {number}")
    with django_assert_num_queries(2):
        [part] = recognise("Ivanov")
    assert len(part.owners) == size
    with django_assert_num_queries(3):
        people, meetings = pages_named("Ivanov")
    assert len(people.rows) == len(meetings.rows) == min(size, 5)


def test_two_common_words_are_nobodys_initials():
    person = make_person("Igor Chudinov", family_name="Chudinov")
    make_name("И. В. Чудинов", "ru", person=person)
    assert named("и в на") == []
    assert named("И. В. Чудинов") == [("И. В. Чудинов", ["Igor Chudinov"])]


def test_whom_a_name_is_spelt_like_goes_before_whom_it_sounds_like():
    make_person("Aidar Tokaev")
    make_person(TOKAYEV)
    assert named("Tokaev") == [("Tokaev", ["Aidar Tokaev"])]
    assert named("Toqaev") == [("Toqaev", ["Aidar Tokaev", TOKAYEV])]
