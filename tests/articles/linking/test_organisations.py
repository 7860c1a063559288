"""Organisations whose names lie in each other, by the shipped names."""

import datetime

import pytest

from articles.linking.facts import read_facts
from articles.linking.linker import Linker
from participants.models import Meeting, Office, Organisation, Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_facts")]


def finder():
    """What a text names, by the shipped names: slugs of organisations, or of another model."""
    linker = Linker(read_facts())

    def found(body, language="en", model=Organisation, day="2002-05-15"):
        slugs = dict(model.objects.values_list("pk", "slug"))
        mentions = linker.link("", "", body, datetime.date.fromisoformat(day) if day else None, language)
        return [slugs[one.target] for one in mentions if one.kind == model._meta.model_name]

    return found


def test_the_treaty_of_1992_is_not_the_organisation_of_2002():
    found = finder()

    assert found("They signed the Collective Security Treaty.") == ["collective-security-treaty"]
    assert found("The Collective Security Treaty Organization and the CSTO.") == ["csto", "csto"]
    assert found("Участники Договора о коллективной безопасности.", "ru") == ["collective-security-treaty"]
    assert found("Саммит Организации Договора о коллективной безопасности.", "ru") == ["csto"]


def test_a_council_of_an_organisation_is_a_body_of_its_own_and_tells_of_its_sessions():
    found, council = finder(), "supreme-eurasian-economic-council"

    assert found("The Supreme Eurasian Economic Council met.") == [council]
    assert found("They came to the Eurasian Economic Council.") == [council]
    assert found("на заседании Высшего Евразийского экономического совета", "ru") == [council]
    commission = "eurasian-economic-commission"
    assert found("The Eurasian Intergovernmental Council; the Eurasian Economic Commission") == [commission]
    session = Meeting.objects.filter(organisation__slug="eaeu", series__slug=council).earliest("when")
    body = f"The Supreme Eurasian Economic Council met in {session.place}."
    assert found(body, model=Meeting, day=str(session.when)) == [session.slug]


def test_the_name_of_a_body_suggests_no_session_of_another_in_the_same_town():
    found = finder()
    body = "The Supreme Eurasian Economic Council met in Sochi."

    session = "supreme-eurasian-economic-council-2017-10-11"
    assert found(body, model=Meeting, day="2017-10-11") == [session]


def test_the_kremlins_press_secretary_is_on_record():
    found = finder()
    office = "press-secretary-of-the-president-of-russia"

    assert found("Kremlin spokesman Dmitry Peskov spoke.", model=Office, day="2017-07-08") == [office]
    assert found("Kremlin spokesman Peskov spoke.", model=Person, day="2017-07-08") == ["dmitry-peskov"]
    assert found("Kremlin spokesman", model=Person, day="2005-01-01") == []
