"""Names that sound alike: letters of other alphabets and other ways of writing them lead to the same person, and not to others."""

from io import StringIO

import pytest
from django.core.management import call_command

from participants.models import Person
from participants.names.alike import named_alike

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped():
    call_command("load_reference", stdout=StringIO())


def found(*texts):
    people = Person.objects.in_bulk(named_alike(Person.objects.all(), texts, owner="person"))
    return sorted(person.name for person in people.values())


ILHAM, HEYDAR, GURBANGULY = "Ilham Aliyev", "Heydar Aliyev", "Gurbanguly Berdimuhamedow"
SPELLINGS = {
    "Ilham Əliyev": [ILHAM],
    "İlham Əliyev": [ILHAM],
    "Əliyev İlham": [ILHAM],
    "Илһам Əлијев": [ILHAM],
    "Heydər Əliyev": [HEYDAR],
    "Qurbonguli Berdimuhamedov": [GURBANGULY],
    "Qasym-Jomart Toqaev": ["Kassym-Jomart Tokayev"],
}
OTHERS = ["Əsəd Quliyev", "Qafur Əhmədov", "Samir Əliyev", "Serdar Əliyev", "Kurban Alievich"]


def test_other_alphabets_of_the_region_lead_to_the_person_and_to_nobody_else(shipped):
    assert {typed: found(typed) for typed in SPELLINGS} == SPELLINGS
    assert {typed: found(typed) for typed in OTHERS} == dict.fromkeys(OTHERS, [])
