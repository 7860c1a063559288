"""By which numbers other collections know a record: the rules of the database, the table, pages, JSON and forms."""

import csv
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants.identifiers import identifiers_of
from participants.identifiers.by_year import NumbersByYear
from participants.models import Identifier
from tests.forms import row, typed
from tests.make import make_country, make_identifier, make_organisation, make_person

pytestmark = pytest.mark.django_db


def refused(rule, **fields):
    with transaction.atomic(), pytest.raises(IntegrityError, match=rule):
        make_identifier(**fields)


def table(client):
    response = client.get("/identifiers.csv")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


# What the database refuses


def test_a_number_has_one_owner_of_those_whom_its_scheme_knows():
    kz, somebody = make_country("KZ"), make_person()
    refused("identifier_has_one_owner", scheme="viaf", value="123456", country=kz, person=somebody)
    refused("identifier_has_one_owner", scheme="viaf", value="123456")
    refused("identifier_is_of_an_owner_of_its_scheme", scheme="cow", value="705", person=somebody)
    refused("identifier_is_of_an_owner_of_its_scheme", scheme="cow-igo", value="1230", country=kz)


@pytest.mark.parametrize(
    ("scheme", "value"),
    [("m49", "39"), ("m49", "3980"), ("cow", "0705"), ("cow-abbreviation", "Kzk"), ("gleditsch-ward", "7O5")]
    + [("viaf", "VIAF 1"), ("iso", "KAZ")],
)
def test_a_number_has_the_form_of_its_scheme(scheme, value):
    refused("identifier_has_the_form_of_its_scheme", scheme=scheme, value=value, country=make_country("KZ"))


def test_a_number_is_not_given_to_two_at_one_time_but_one_after_the_other():
    soviet, russia = make_country("SU"), make_country("RU")
    make_identifier("cow", "365", "1922-12-30", "1991-12-26", country=soviet)
    given_twice = {"scheme": "cow", "value": "365", "country": russia}
    refused("identifier_is_given_to_one_owner_at_a_time", start="1991-12-26", **given_twice)
    refused("identifier_is_given_to_one_owner_at_a_time", **given_twice)
    make_identifier("cow", "365", "1991-12-27", country=russia)


def test_a_country_has_one_number_of_a_scheme_at_a_time_and_a_person_several_in_viaf():
    germany, somebody = make_country("DE"), make_person()
    make_identifier("cow", "260", "1955-05-05", "1990-10-02", country=germany)
    rule = "country_has_one_identifier_of_a_scheme_at_a_time"
    refused(rule, scheme="cow", value="255", start="1990-10-01", country=germany)
    make_identifier("cow", "255", "1990-10-03", country=germany)
    make_identifier("viaf", "123456", person=somebody)
    make_identifier("viaf", "654321", person=somebody)


def test_what_has_not_ended_says_until_when_that_is_known():
    kz = make_country("KZ")
    with pytest.raises(IntegrityError, match="identifier_with_no_end_says_until_when_it_is_known"):
        Identifier.objects.create(scheme="cow", value="705", country=kz, start="1991-12-26")


def test_forms_tell_scheme_value_and_expectation():
    wrong = Identifier(scheme="m49", value="39<8", country=make_country("KZ"))
    with pytest.raises(ValidationError, match="“39<8” is no number of UN M49: expected three digits"):
        wrong.full_clean()


# The number of a year


def test_the_number_of_a_year_is_that_which_the_state_had_at_its_end():
    germany = make_country("DE")
    make_identifier("cow", "260", "1955-05-05", "1990-10-02", country=germany)
    make_identifier("cow", "255", "1990-10-03", known_until="2016-12-31", country=germany)
    make_identifier("m49", "276", country=germany)
    numbers = NumbersByYear()
    years = (1954, 1955, 1989, 1990, 2026, None)
    assert [numbers.of(germany.pk, year, "cow") for year in years] == ["", "260", "260", "255", "255", ""]
    assert [numbers.of(germany.pk, year, "m49") for year in years] == ["276"] * 6
    assert numbers.of(germany.pk, 2000, "gleditsch-ward") == ""


# What is told


def archive():
    kz = make_country("KZ", alpha3="KAZ", wikidata="Q232", source="ISO 3166-1", name='Қазақстан «KZ», "x"')
    make_identifier("cow", "705", "1991-12-26", known_until="2016-12-31", country=kz, source="=cmd()\nCOW")
    cis = make_organisation("CIS", wikidata="Q7779")
    make_identifier("cow-igo", "1230", "1991", known_until="2014-12-31", organisation=cis)
    someone = make_person("Грант Багратян", slug="hrant-bagratyan")
    make_identifier("viaf", "111259073", person=someone, confirmation="one-source")
    return kz, cis, someone


def test_the_table_has_a_line_for_each_number_also_of_columns(client):
    archive()
    rows = table(client)
    assert [(row["kind"], row["key"], row["scheme"], row["value"]) for row in rows] == [
        ("country", "kz", "iso3", "KAZ"),
        ("country", "kz", "cow", "705"),
        ("country", "kz", "wikidata", "Q232"),
        ("organisation", "cis", "cow-igo", "1230"),
        ("organisation", "cis", "wikidata", "Q7779"),
        ("person", "hrant-bagratyan", "viaf", "111259073"),
    ]
    cow, igo, viaf = rows[1], rows[3], rows[5]
    assert (cow["name"], cow["from"], cow["to"], cow["known_until"]) == (
        "Қазақстан «KZ», \"x\"", "1991-12-26", "", "2016-12-31",
    )  # fmt: skip
    assert igo["from"] == "1991"
    assert (viaf["url"], viaf["confirmation"]) == ("https://viaf.org/viaf/111259073", "one-source")
    assert (
        json.loads(b"".join(client.get("/identifiers.json").streaming_content))["results"][1]["source"]
        == "=cmd()\nCOW"
    )


def test_the_table_costs_as_many_queries_whatever_its_size(client, django_assert_num_queries):
    archive()
    with django_assert_num_queries(6):
        table(client)
    for number in range(12):
        make_identifier("viaf", f"99{number}", person=make_person())
    with django_assert_num_queries(6):
        table(client)


def test_a_page_and_its_json_tell_the_numbers_with_their_days(client):
    for owner in archive():
        page = client.get(owner.get_absolute_url()).content.decode()
        told = client.get(f"{owner.get_absolute_url().rstrip('/')}.json").json()["identifiers"]
        assert [(one["scheme"], one["value"]) for one in told] == [one[:2] for one in identifiers_of(owner)]
        for one in told:
            assert one["value"] in page
    assert "since 26 December 1991, known until 31 December 2016" in client.get("/countries/kz/").text


# Forms


@pytest.mark.ignore_template_errors
def test_editors_add_numbers_of_the_schemes_that_know_the_owner(admin_client):
    somebody = make_person("Tokayev")
    address = f"/admin/participants/person/{somebody.pk}/change/"
    page = admin_client.get(address)
    form = page.context["inline_admin_formsets"]
    offered = next(one.formset for one in form if one.formset.model is Identifier).empty_form.fields["scheme"]
    assert [value for value, _label in offered.choices] == ["", "viaf"]
    lines = {"identifiers-TOTAL_FORMS": "1"} | row("identifiers", 0, scheme="viaf", value="262545591")
    lines["identifiers-0-confirmation"] = "not-stated"
    assert admin_client.post(address, typed(page, "person_form", **lines)).status_code == 302
    assert [str(one) for one in somebody.identifiers.all()] == ["VIAF 262545591"]


@pytest.mark.ignore_template_errors
@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("705", "706"), "This line and another give a number of the same scheme"),
        (("7O5",), "is no number of Correlates of War: expected a number of up to three digits"),
        (("365",), "The number is given already"),
    ],
)
def test_a_form_refuses_what_the_database_would(admin_client, values, told):
    make_identifier("cow", "365", "1991-12-27", country=make_country("RU"))
    kz = make_country("KZ")
    address = f"/admin/participants/country/{kz.pk}/change/"
    lines = {"identifiers-TOTAL_FORMS": str(len(values))}
    for number, value in enumerate(values):
        more = {"start": "1991-12-26", "known_until": "2016-12-31", "confirmation": "not-stated"}
        lines |= row("identifiers", number, scheme="cow", value=value, **more)
    response = admin_client.post(address, typed(admin_client.get(address), "country_form", **lines))
    assert response.status_code == 200
    assert told in response.content.decode()
    assert not kz.identifiers.exists()


def test_the_shipped_numbers_mind_states_that_followed_each_other():
    from participants.reference.checking import read_files
    from participants.reference.loader import FOLDER
    from participants.reference.tables import IDENTIFIERS

    given = {}
    for entry in read_files(FOLDER)[IDENTIFIERS]:
        owner = entry["country"] or entry["organisation"] or entry["person"]
        days = entry["start"], entry["end"] or entry["known_until"]
        given.setdefault((entry["scheme"], entry["value"]), {})[owner] = days
    assert given["cow", "365"] == {"SU": ("1922-12-30", "1991-12-26"), "RU": ("1991-12-27", "2016-12-31")}
    assert given["cow", "345"] == {"YU": ("1944-10-20", "2003-02-04"), "RS": ("2006-06-05", "2016-12-31")}
    assert given["gleditsch-ward", "970"].keys() == {"KI"}
    assert given["cow", "255"].keys() == given["gleditsch-ward", "260"].keys() == {"DE"}
    assert given["m49", "398"].keys() == {"KZ"}
    assert len({value for scheme, value in given if scheme == "cow"}) == 195


def test_a_file_that_gives_a_number_twice_is_refused(tmp_path):
    from participants.reference.checking import read_all
    from participants.reference.entries import Refused
    from tests.participants.reference.files import SOURCED, Files

    files = Files(tmp_path)
    files.add("identifiers", f"country,SE,cow,705,2010-01-01,,2016-12-31,{SOURCED}")
    with pytest.raises(Refused, match="line 6, column value: “705”.*at the same time"):
        read_all(tmp_path)
