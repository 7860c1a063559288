"""The protocol for harvesting (OAI-PMH 2.0): every verb, every error, what changed, what is gone."""

import datetime
from urllib.parse import urlencode

import pytest
from lxml import etree
from rdflib import Graph, URIRef

from articles.harvesting.oai import answers
from articles.models import Article
from summit_archive.history.recording import recorded
from summit_archive.history.tables import Step
from tests.make import (
    make_article,
    make_attestation,
    make_country,
    make_coverage,
    make_meeting,
    make_name,
    make_organisation,
    make_participation,
    make_person,
    make_publisher,
    make_series,
    make_topic,
)

pytestmark = pytest.mark.django_db

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
NASTY = 'Встреча "в верхах" <b> & {braces} \x0b=cmd()'


def ask(client, verb, method="get", **given):
    given = {name.rstrip("_"): value for name, value in given.items()}
    response = getattr(client, method)("/oai/", {"verb": verb, **given})
    assert (response.status_code, response["Content-Type"]) == (200, "text/xml; charset=utf-8")
    return etree.fromstring(response.content)


def error(root):
    [found] = root.findall(f"{OAI}error")
    return found.get("code")


def headers(root):
    """[(identifier without the host, status)]"""
    return [
        (one.findtext(f"{OAI}identifier").removeprefix("oai:testserver:"), one.get("status"))
        for one in root.iter(f"{OAI}header")
    ]


def harvest(client, verb="ListIdentifiers", **given):
    """All parts, and how many there were."""
    found, parts, root = [], 1, ask(client, verb, metadataPrefix="oai_dc", **given)
    while True:
        if root.find(f"{OAI}error") is not None:
            return [], 0
        found += headers(root)
        token = root.findtext(f".//{OAI}resumptionToken")
        if not token:
            return found, parts
        root, parts = ask(client, verb, resumptionToken=token), parts + 1


def name_of(row):
    words = {"person": "people", "country": "countries", "meetingseries": "series"}
    kind = row._meta.model_name
    return f"{words.get(kind, kind + 's')}/{row.pk}"


def set_back():
    """All that was done until now was done on one day."""
    Step.objects.update(at=datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC))


SINCE = {"from_": "2026-01-02T03:04:06Z"}


# --- What there is


def test_identify_tells_what_the_archive_keeps(client):
    make_meeting()
    set_back()
    told = ask(client, "Identify").find(f"{OAI}Identify")
    facts = {one.tag.removeprefix(OAI): one.text for one in told}
    assert facts["baseURL"] == "http://testserver/oai/"
    assert (facts["protocolVersion"], facts["deletedRecord"]) == ("2.0", "persistent")
    assert facts["earliestDatestamp"] == "2026-01-02T03:04:05Z"
    assert facts["granularity"] == "YYYY-MM-DDThh:mm:ssZ" and "@" in facts["adminEmail"]


def test_the_formats_and_sets_are_listed_by_get_and_by_post(client):
    formats = ask(client, "ListMetadataFormats", method="post")
    assert [one.text for one in formats.iter(f"{OAI}metadataPrefix")] == ["oai_dc", "rdf"]
    sets = [one.text for one in ask(client, "ListSets").iter(f"{OAI}setSpec")]
    assert sets[0] == "meetings" and "articles" in sets


def test_a_record_in_dublin_core_says_what_is_on_record_with_its_doubts(client):
    article = make_article(
        NASTY, countries=[make_country("KZ")], publisher=make_publisher("Kazinform"), language="ru"
    )
    meeting = make_meeting("Summit", when="XXXX-12-26")
    make_participation(meeting, country=make_country("UZ"), status="attended")
    make_participation(meeting, country=make_country("AM"), status="invited")

    def elements(row):
        root = ask(client, "GetRecord", identifier=f"oai:testserver:{name_of(row)}", metadataPrefix="oai_dc")
        return [(one.tag.removeprefix(DC), one.text) for one in root.iter(f"{DC}*")]

    news, event = elements(article), elements(meeting)
    assert ("title", NASTY.replace("\x0b", " ")) in news
    for one in (("subject", "Kazakhstan"), ("publisher", "Kazinform"), ("date", "2023-12-26")):
        assert one in news
    assert ("language", "ru") in news
    assert ("date", "XXXX-12-26") in event
    assert [text for name, text in event if name == "contributor"] == ["Uzbekistan"]


def test_a_record_as_rdf_is_what_the_page_says(client):
    meeting = make_meeting(NASTY)
    make_participation(meeting, country=make_country("UZ"), status="attended")
    root = ask(client, "GetRecord", identifier=f"oai:testserver:{name_of(meeting)}", metadataPrefix="rdf")
    [rdf] = root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF")

    harvested = Graph().parse(data=etree.tostring(rdf).decode(), format="xml")
    at = URIRef(f"http://testserver{meeting.get_absolute_url()}")
    told = {str(value) for value in harvested.objects(at, URIRef("http://schema.org/attendee"))}
    assert told == {"http://testserver/countries/uz/"}
    assert str(harvested.value(at, URIRef("http://schema.org/startDate"))) == "2023-12-26" and str(
        harvested.value(at, URIRef("http://schema.org/name"))
    ) == NASTY.replace("\x0b", " ")


def rows_of_each_kind():
    country = make_country("KZ")
    meeting = make_meeting()
    rows = [meeting, make_person(), country, make_organisation("CIS"), make_series(), make_topic()]
    return [*rows, make_publisher(), make_article(countries=[country])]


def test_all_records_are_harvested_in_parts_of_any_size(client, monkeypatch):
    rows = rows_of_each_kind()
    for size, parts in ((1, 8), (3, 3), (8, 1)):
        monkeypatch.setattr(answers, "IDENTIFIERS", size)
        monkeypatch.setattr(answers, "RECORDS", size)
        for verb in ("ListIdentifiers", "ListRecords"):
            assert harvest(client, verb) == ([(name_of(row), None) for row in rows], parts)
    assert harvest(client, set="people")[0] == [(name_of(rows[1]), None)]


def test_a_part_costs_as_much_for_many_as_for_few(client, django_assert_max_num_queries):
    for size in (1, 12):
        for _number in range(size):
            meeting, article = make_meeting(), make_article(countries=[make_country()])
            make_participation(meeting, person=make_person(), status="attended")
            make_coverage(article, meeting)
        for prefix in ("oai_dc", "rdf"):
            with django_assert_max_num_queries(62):
                ask(client, "ListRecords", metadataPrefix=prefix)


# --- What changed


def test_only_what_changed_since_then_is_told(client):
    rows = rows_of_each_kind()
    set_back()
    assert harvest(client, **SINCE) == ([], 0)

    rows[0].title = "Renamed"
    with recorded():
        rows[0].save()
    assert harvest(client, **SINCE)[0] == [(name_of(rows[0]), None)]
    assert harvest(client, until="2026-01-02T03:04:05Z")[0] == [(name_of(row), None) for row in rows[1:]]
    assert (
        harvest(client, from_="2026-01-02", until="2026-01-02")[0] == harvest(client, until="2026-01-02")[0]
    )


def change_link(article, meeting, person):
    article.topics.add(make_topic())


def take_link(article, meeting, person):
    article.countries.clear()


def add_participant(article, meeting, person):
    make_participation(meeting, person=person)


def add_name(article, meeting, person):
    make_name("Токаев", "ru", person=person)


@pytest.mark.parametrize(
    ("change", "place"), [(change_link, 0), (take_link, 0), (add_participant, 1), (add_name, 2)]
)
def test_a_change_of_a_line_is_a_change_of_its_record(client, change, place):
    rows = make_article(countries=[make_country()]), make_meeting(), make_person()
    set_back()
    with recorded():
        change(*rows)
    name = name_of(rows[place])

    assert (name, None) in harvest(client, **SINCE)[0]
    root = ask(client, "GetRecord", identifier=f"oai:testserver:{name}", metadataPrefix="oai_dc")
    assert root.findtext(f".//{OAI}datestamp") > "2026-01-02T03:04:05Z"


# --- What is gone


def test_what_was_deleted_merged_or_withdrawn_is_told_as_deleted_and_a_draft_never(client, monkeypatch):
    monkeypatch.setattr(answers, "IDENTIFIERS", 1)
    meeting, person = make_meeting(), make_person()
    withdrawn, redrafted, deleted, stays = (make_article() for _number in range(4))
    draft, dropped = make_article("A draft", status="draft"), make_article("Dropped", status="draft")
    names = [name_of(row) for row in (meeting, withdrawn, redrafted, deleted)]
    set_back()

    with recorded():
        meeting.delete()
        Article.objects.filter(pk=withdrawn.pk).update(status="withdrawn")
        Article.objects.filter(pk=redrafted.pk).update(status="draft")
        for article in (deleted, dropped):
            article.delete()
        draft.headline = "Still a draft"
        draft.save()

    gone = [(name, "deleted") for name in names]
    assert sorted(harvest(client, **SINCE)[0]) == sorted(gone)
    whole = [(name_of(person), None), (name_of(stays), None), *gone]
    assert sorted(harvest(client)[0], key=str) == sorted(whole, key=str)
    for name in names:
        root = ask(client, "GetRecord", identifier=f"oai:testserver:{name}", metadataPrefix="oai_dc")
        assert headers(root) == [(name, "deleted")] and root.find(f".//{OAI}metadata") is None
    given = {"identifier": f"oai:testserver:{name_of(draft)}", "metadataPrefix": "oai_dc"}
    assert error(ask(client, "GetRecord", **given)) == "idDoesNotExist"


def test_what_comes_back_is_there_again(client):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(status="withdrawn")
    Article.objects.filter(pk=article.pk).update(status="published")
    assert harvest(client)[0] == [(name_of(article), None)]


# --- Errors


@pytest.mark.parametrize(
    ("code", "given"),
    [
        ("badVerb", {"verb": "Steal"}),
        ("badVerb", {}),
        ("badVerb", [("verb", "Identify"), ("verb", "ListSets")]),
        ("badArgument", {"verb": "Identify", "x": "1"}),
        ("badArgument", {"verb": "ListRecords"}),
        ("badArgument", {"verb": "GetRecord", "metadataPrefix": "oai_dc"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "yesterday"}),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-02-30"}),
        (
            "badArgument",
            {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-01-01", "until": "2026-01-01T00:00:00Z"},
        ),
        (
            "badArgument",
            {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-01-02", "until": "2026-01-01"},
        ),
        ("badArgument", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "resumptionToken": "x"}),
        ("badArgument", [("verb", "ListRecords"), ("metadataPrefix", "rdf"), ("metadataPrefix", "rdf")]),
        ("cannotDisseminateFormat", {"verb": "ListRecords", "metadataPrefix": "marc"}),
        (
            "cannotDisseminateFormat",
            {"verb": "GetRecord", "metadataPrefix": "marc", "identifier": "oai:testserver:meetings/1"},
        ),
        ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": "x"}),
        ("badResumptionToken", {"verb": "ListIdentifiers", "resumptionToken": "Встреча:x:y"}),
        ("badResumptionToken", {"verb": "ListSets", "resumptionToken": "x"}),
        ("noRecordsMatch", {"verb": "ListRecords", "metadataPrefix": "oai_dc"}),
        ("noRecordsMatch", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "users"}),
        ("noRecordsMatch", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": "0001-01-01"}),
        ("noRecordsMatch", {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "9999-12-31"}),
        ("idDoesNotExist", {"verb": "ListMetadataFormats", "identifier": "oai:elsewhere:meetings/1"}),
        *(
            ("idDoesNotExist", {"verb": "GetRecord", "metadataPrefix": "rdf", "identifier": identifier})
            for identifier in ("x", "oai:testserver:meetings/999", f"oai:testserver:meetings/{'9' * 30}",
                               "oai:testserver:users/1", "oai:testserver:meetings/١")
        ),
    ],
)  # fmt: skip
def test_each_error_has_its_code_and_says_what_was_expected(client, code, given):
    response = client.get(f"/oai/?{urlencode(given)}")
    root = etree.fromstring(response.content)
    assert (response.status_code, error(root)) == (200, code)
    assert root.findtext(f"{OAI}error").endswith(".")
    is_told = bool(root.find(f"{OAI}request").attrib)
    assert is_told == (code not in ("badVerb", "badArgument"))


def test_a_question_by_post_is_short_and_nothing_else_takes_one(client):
    assert client.post("/oai/", {"verb": "Identify", "x": "y" * 600_000}).status_code == 413
    assert client.post("/articles/").status_code == 405
    assert client.put("/oai/")["Allow"] == "GET, HEAD, POST"


def test_an_attestation_is_no_part_of_a_record(client):
    """The record does not tell it."""
    participation = make_participation(make_meeting(), country=make_country("KZ"))
    article = make_article()
    set_back()
    make_attestation(article, participation)
    assert harvest(client, **SINCE) == ([], 0)
