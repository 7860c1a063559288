"""Organisations whose names lie in each other, by the shipped names."""

import datetime

import pytest

from articles.linking.facts import read_facts
from articles.linking.linker import Linker
from participants.models import Organisation
from participants.reference.loader import load

pytestmark = pytest.mark.django_db


def test_the_treaty_of_1992_is_not_the_organisation_of_2002():
    load()
    linker, slugs = Linker(read_facts()), dict(Organisation.objects.values_list("pk", "slug"))

    def found(body, language="en"):
        mentions = linker.link("", "", body, datetime.date(2002, 5, 15), language)
        return [slugs[one.target] for one in mentions if one.kind == "organisation"]

    assert found("They signed the Collective Security Treaty.") == ["collective-security-treaty"]
    assert found("The Collective Security Treaty Organization and the CSTO.") == ["csto", "csto"]
    assert found("Участники Договора о коллективной безопасности.", "ru") == ["collective-security-treaty"]
    assert found("Саммит Организации Договора о коллективной безопасности.", "ru") == ["csto"]
