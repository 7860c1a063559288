"""Two presidents on record, with their terms and offices, so that a text about them is linked and read; and a text file brought in."""

import io
from typing import NamedTuple

import pytest
from django.core.management import call_command

from articles.models import Article
from participants.models import Office, Person
from tests.make import make_country, make_name, make_office, make_person, make_term


class Leader(NamedTuple):
    person: Person
    office: Office


@pytest.fixture
def leaders():
    return {
        "putin": leader("RU", "President of Russia", "Vladimir Putin", "putin", "2012-05-07"),
        "tokayev": leader("KZ", "President of Kazakhstan", "Kassym-Jomart Tokayev", "tokayev", "2019-03-20"),
    }


def leader(code, title, name, slug, since):
    country = make_country(code)
    office = make_office(title, country=country, slug=f"president-{code.lower()}")
    person = make_person(name, slug=slug, family_name=name.split()[-1])
    make_name(name, person=person, kind="preferred")
    make_term(person, office, start=since)
    return Leader(person, office)


@pytest.fixture
def bring_in_text(tmp_path):
    """Imports one text file, as an editor's folder has it."""

    def bring_in_text(told, day=""):
        headline, text = told
        dated = f"Published: {day}\n" if day else ""
        file = tmp_path / "story.txt"
        file.write_text(f"{headline}\n{dated}\n{text}", encoding="utf-8")
        call_command("import_articles", file, status="published", stdout=io.StringIO())
        return Article.objects.latest("pk")

    return bring_in_text
