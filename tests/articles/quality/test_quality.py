"""The checks that need articles, and the command that tells what all of them found."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Mention
from articles.quality import CHECKS, RECOUNTS
from articles.quality.attestation import disputed_meetings, disputed_participants, held_without_source
from articles.quality.pointers import quotes_missing, unresolved_citations, words_not_at_their_place
from participants.models import Person
from tests.make import (
    make_article,
    make_attestation,
    make_citation,
    make_country,
    make_coverage,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
    make_statement,
    make_term,
)

pytestmark = pytest.mark.django_db


def said(check):
    return [finding.sentence for finding in check.findings()]


def test_a_held_meeting_on_nobodys_word_is_found():
    make_meeting("Summit")
    make_meeting(source="Kremlin press service"), make_meeting(source_url="http://kremlin.ru/1")
    make_coverage(meeting=make_meeting()), make_meeting(status="announced")
    assert said(held_without_source) == ["“Summit” (26 December 2023) counts as held without any source."]


def test_words_that_are_not_at_their_place_are_found(django_assert_num_queries):
    article = make_article("Leaders meet", body="Путин said: gas will flow. " + "He spoke. " * 60)
    for text, start, end in (
        ("Путин", 0, 5),
        ("xyz", 0, 3),
        ("Путин", 0, 6),
        (article.body, 0, 99999),
        (article.body[:500], 0, 600),
    ):
        Mention.objects.create(article=article, text=text[:500], start=start, end=end, rule="name")
    make_statement(article, "gas will flow", start=12, end=25)
    make_statement(article, "Gas will flow", start=12, end=25)
    make_statement(article, "There will be gas", start=12, end=25, manner="paraphrased")
    make_statement(article, "There will be oil", start=12, end=9999, manner="paraphrased")
    make_statement(article, "No place")
    make_coverage(article, quote="gas will flow", start=12, end=25)
    make_coverage(article, quote="Gas will flow", start=12, end=25)
    make_attestation(article, quote="He spoke", part="headline", start=0, end=8)
    with django_assert_num_queries(4):
        findings = words_not_at_their_place.findings()
    assert words_not_at_their_place.severity == "error"
    assert words_not_at_their_place.name == "words-not-at-their-place"
    told = [finding.sentence.partition(" is not in")[0] for finding in findings]
    assert told[:2] == ["The mention “xyz”", "The mention “Путин”"]
    assert told[2].startswith("The mention “Путин said") and told[2].endswith("…”")
    assert told[3:5] == ["The quote “Gas will flow”", "The quote “He spoke”"]
    assert told[5:] == ["The statement “Gas will flow”", "The statement “There will be oil”"]
    assert findings[0].address == f"/admin/articles/mention/{Mention.objects.get(text='xyz').pk}/change/"
    assert findings[0].also == findings[3].address == f"/admin/articles/article/{article.pk}/change/"


def test_quotes_that_do_not_stand_in_their_articles_are_found(django_assert_num_queries):
    article = make_article("Leaders meet", body="Putin said: gas will flow.")
    for words in ("gas will flow", "oil will flow"):
        make_coverage(article, quote=words)
        make_attestation(article, quote=f"said: {words}")
        make_statement(article, words)
    make_coverage(article, quote="A note", standing="apart")
    make_statement(article, "He spoke of coal", manner="paraphrased")
    with django_assert_num_queries(3):
        findings = quotes_missing.findings()
    assert (quotes_missing.name, quotes_missing.severity) == ("quotes-missing", "warning")
    assert [finding.sentence for finding in findings] == [
        "“oil will flow” is not in “Leaders meet”.",
        "“said: oil will flow” is not in “Leaders meet”.",
        "“oil will flow” is not in “Leaders meet”.",
    ]
    assert {one.address for one in findings} == {f"/admin/articles/article/{article.pk}/change/"}


@pytest.mark.parametrize(
    "given, concluded, disputed",
    [
        ("cancelled", "held", True),
        ("postponed", "scheduled", True),
        ("scheduled", "possible", True),
        ("announced", "held", True),  # alone, it carries no more
        ("held", "held", False),
        ("", "held", False),
    ],
)
def test_an_article_that_disagrees_with_the_status_is_found(given, concluded, disputed):
    meeting = make_meeting("Summit", status=concluded)
    coverage = make_coverage(make_article("Leaders meet"), meeting, status=given)
    found = disputed_meetings.findings()
    assert bool(found) == disputed
    if found:
        assert "“Leaders meet” gives “Summit” the status" in found[0].sentence
        assert found[0].address == f"/admin/participants/meeting/{meeting.pk}/change/"
        assert found[0].also == f"/admin/articles/article/{coverage.article_id}/change/"


def test_an_announcement_of_what_was_held_is_no_dispute_when_the_holding_has_a_source():
    sourced = make_meeting(source="Kremlin press service")
    make_coverage(meeting=sourced, status="announced")
    reported = make_meeting()
    make_coverage(meeting=reported, status="announced"), make_coverage(meeting=reported, status="held")
    assert said(disputed_meetings) == []


def test_a_withdrawn_article_disputes_nothing():
    withdrawn = make_article(status="withdrawn")
    make_coverage(withdrawn, status="denied")
    make_attestation(withdrawn, make_participation(country=make_country(), status="absent"), "attended")
    assert said(disputed_meetings) == said(disputed_participants) == []


@pytest.mark.parametrize(
    "given, concluded, disputed",
    [
        ("absent", "attended", True),
        ("attended", "not-stated", True),
        ("confirmed", "invited", True),
        ("invited", "attended", True),  # an invitation is not attendance
        ("attended", "attended", False),
        ("not-stated", "not-stated", False),
    ],
)
def test_an_article_that_disagrees_with_a_participants_status_is_found(given, concluded, disputed):
    row = make_participation(make_meeting("Summit"), country=make_country("KZ"), status=concluded)
    make_attestation(make_article("Leaders meet"), row, given)
    found = said(disputed_participants)
    assert bool(found) == disputed
    assert all("“Leaders meet” says of Kazakhstan in “Summit”" in sentence for sentence in found)


def test_an_invitation_is_no_dispute_when_another_article_attests_the_attendance():
    row = make_participation(make_meeting(), country=make_country("KZ"), status="attended")
    make_attestation(participation=row, status="invited")
    make_attestation(participation=row, status="attended")
    assert said(disputed_participants) == []


def test_a_citation_that_leads_nowhere_is_found():
    article = make_article("Leaders meet")
    make_citation(article, "regional briefings")
    make_citation(publisher=make_publisher()), make_citation(url="http://kremlin.ru/1")
    make_citation(cited_article=make_article())
    (finding,) = unresolved_citations.findings()
    assert finding.sentence == "“regional briefings”, cited by “Leaders meet”, is only a name as given."
    assert finding.address == f"/admin/articles/article/{article.pk}/change/"


# The command


def check_archive(*arguments):
    output = StringIO()
    call_command("check_archive", *arguments, stdout=output)
    return output.getvalue()


def test_the_command_groups_by_check_and_tells_where_to_mend():
    meeting = make_meeting("Summit")
    make_citation()
    output = check_archive()
    assert (
        "warning: held-without-source: Held meetings with neither a source nor an article: 1\n"
        "    “Summit” (26 December 2023) counts as held without any source.\n"
        f"        /admin/participants/meeting/{meeting.pk}/change/\n"
    ) in output
    assert "error: stale-names: Names with an outdated search key: 0\n" in output
    assert output.endswith(f"{len(CHECKS) + len(RECOUNTS)} checks: 0 errors, 1 warning, 1 note.\n")


def test_the_command_fails_on_errors_only_and_after_telling_them():
    person = make_person()
    Person.objects.update(sort_key="x")
    output = StringIO()
    with pytest.raises(CommandError, match="^1 error must be corrected.$") as failure:
        call_command("check_archive", stdout=output)
    assert failure.value.returncode == 1
    assert person.name in output.getvalue() and ": 1 error, 0 warnings" in output.getvalue()


def test_one_check_can_be_asked_alone_and_an_unknown_one_is_refused():
    make_meeting(), make_citation()
    output = check_archive("--check", "unresolved-citations")
    assert "held-without-source" not in output and output.endswith(
        "1 checks: 0 errors, 0 warnings, 1 note.\n"
    )
    with pytest.raises(CommandError, match="held-without-source"):
        check_archive("--check", "no-such-check")


def test_for_programs_each_finding_is_one_line_of_json():
    meeting = make_meeting("Саммит")
    lines = check_archive("--format", "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == [
        {
            "check": "held-without-source",
            "severity": "warning",
            "finding": "“Саммит” (26 December 2023) counts as held without any source.",
            "url": f"/admin/participants/meeting/{meeting.pk}/change/",
            "also": "",
        }
    ]
    assert "Саммит" in lines[0]


def make_faults(number):
    """One fault for each check, and rows for each to look through; the errors among them are told too."""
    organisation = make_organisation()
    for _ in range(number):
        person, office = make_person(wikidata="Q1"), make_office()
        make_name("One Name", person=person)
        make_term(person, office), make_term(make_person(), office)
        meeting = make_meeting("Summit", "2000", place=make_place())
        make_participation(meeting, person=person, office=office)
        make_participation(meeting, person=person)
        make_participation(meeting, name_as_given="somebody")
        make_participation(make_meeting(when="2000-01-01"), office=office)
        make_meeting(when="1999", parent=meeting, organisation=organisation)
        make_coverage(meeting=meeting, status="denied", quote="never")
        row = make_participation(meeting, country=make_country(), status="absent")
        make_attestation(participation=row), make_citation()
        for _place in range(2):
            there = make_meeting(place=make_place())
            make_participation(there, person=person, country=make_country(), role="host", status="attended")
    Person.objects.update(sort_key="x")


def queries_of(check):
    with CaptureQueriesContext(connection) as queries:
        found = len(check.findings())
    return found, len(queries)


def test_no_check_asks_more_of_a_larger_archive():
    make_faults(2)
    few = {check.name: queries_of(check) for check in CHECKS}
    make_faults(6)
    many = {check.name: queries_of(check) for check in CHECKS}
    assert {name: asked for name, (found, asked) in few.items()} == {
        name: asked for name, (found, asked) in many.items()
    }
    assert sum(asked for found, asked in many.values()) < 63
    grown = [name for name in few if many[name][0] > few[name][0]]
    assert len(grown) >= 14
