"""What is exported is brought in and exported again: the same bytes; of what readers do not see, none."""

import csv
import datetime
import json
import re
import shutil

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article
from articles.quality import RECOUNTS
from articles.releasing.bag import close_bag
from articles.releasing.exporting import export
from articles.releasing.importing import bring_in
from articles.releasing.moment import Refused
from articles.releasing.reading import rows_in
from articles.releasing.tables import tables
from articles.releasing.writing import refuse_infinite_days
from participants.models import Meeting, Name, Term
from summit_archive.files.about import version_of_archive
from summit_archive.models import Step
from summit_archive.web.csv import unmarked
from tests.make import make_article, make_country

from .nasty import FORMULAS, LONG, NASTY, QUOTED, SCRIPTS, SECRETS

# Why a release has no rows of them.
NOT_FACTS_OF_READERS = {
    "kept beside the facts": "CodeBitmap CodeCount KeptMeeting ListedArticle ListedLanguage ListedProposal Listing "
    "ListingChange SearchedText Story",
    "runs of imports, and feeds": "Arrival Completion Feed ImportBatch ImportProblem Reading ReferenceRow StagedRecord "
    "SpreadsheetImport",
    "what preservation looks after": "Fixity KeptPart LinkCheck SilentAddress",
    "what readers keep of lists": "KeptResult",
    "what nobody has decided": "Encounter EncounterParty Proposal ProposedCitation ProposedStatement",
    "what editors do at their desk": "EncounterDecision RememberedDecision SelfAcceptance WorksheetMark",
}


def files_of(bag):
    return {path.relative_to(bag).as_posix(): path.read_bytes() for path in bag.rglob("*") if path.is_file()}


def rows(bag, table):
    return list(rows_in(bag, table))


def test_an_import_exports_the_same_bytes(made):
    first, again = files_of(made.first), files_of(made.again)
    assert first.keys() == again.keys()
    assert [path for path in first if first[path] != again[path]] == []


def test_every_table_has_rows_so_that_none_is_lost_unseen(made):
    assert [name for name in tables() if not rows(made.first, name)] == []


def test_no_table_of_facts_is_forgotten():
    told = {table.model.__name__ for table in tables().values()}
    excused = set(" ".join(NOT_FACTS_OF_READERS.values()).split())
    every = {
        model.__name__
        for app in ("participants", "articles")
        for model in apps.get_app_config(app).get_models()
        if not model._meta.proxy
    }
    assert every - told == excused


def test_what_readers_do_not_see_is_nowhere_in_it(made):
    for path, content in files_of(made.first).items():
        for secret in SECRETS:
            assert secret.encode() not in content, path


def test_an_export_reads_the_archive_of_one_moment_whatever_is_written_meanwhile(made):
    assert made.read == ["The summit", "The summit", "Changed meanwhile"]


def test_texts_are_there_under_a_licence_alone(made):
    free, kept = rows(made.first, "articles")
    assert free["body"].startswith(NASTY) and free["body"].endswith(LONG)
    assert (free["text_licence"], free["text_withheld"]) == ("CC-BY-4.0", False)
    assert (kept["body"], kept["standfirst"], kept["text_licence"], kept["text_withheld"]) == (
        "",
        "",
        "",
        True,
    )
    assert kept["summary"] == NASTY
    assert [row["quote"] for row in rows(made.first, "attestations")] == [QUOTED]


def test_days_are_told_as_they_are_kept_and_what_they_may_mean_apart(made):
    told = {
        row["when"]: (row["when_earliest"], row["when_latest"], row["when_certain"], row["possible_days"])
        for row in rows(made.first, "meetings")
    }
    assert told["2022-12-26/2022-12-27"] == ("2022-12-26", "2022-12-27", True, "2022-12-26/2022-12-27")
    assert told["2023-12-26?"] == ("2023-12-26", "2023-12-26", False, "2023-12-26/2023-12-26")
    assert told["[2022-12-26,2023-12-26]"][2:] == (False, "2022-12-26/2022-12-26;2023-12-26/2023-12-26")
    assert told["XXXX-12-26"][0] == "1991-12-26" and told["XXXX-12-26"][2] is False
    known, unknown = rows(made.first, "terms")
    assert (known["start_earliest"], known["start_certain"], known["end_latest"]) == (
        "2019-03-20",
        True,
        None,
    )
    assert (unknown["end"], unknown["end_earliest"], unknown["end_latest"]) == ("XXXX-03", None, None)


def test_a_cell_is_no_formula_and_its_text_comes_back(made):
    with (made.first / "data/csv/names.csv").open(encoding="utf-8", newline="") as file:
        told = [row["text"] for row in csv.DictReader(file)]
    assert not [text for text in told if text.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {unmarked(text) for text in told} == {*FORMULAS, *SCRIPTS}


def test_a_citation_does_not_tell_of_a_draft(made):
    assert [row["cited_article_id"] is None for row in rows(made.first, "citations")] == [True, False]


def test_addresses_that_once_led_somewhere_lead_on(made):
    [renamed] = [row for row in rows(made.first, "meetings") if row["slug"] == "renamed"]
    [former] = rows(made.first, "former_addresses")
    assert (former["table"], former["row_id"]) == ("meetings", renamed["id"])
    assert re.fullmatch(r"meeting-\d+", former["slug"])


def test_what_has_changed_since_the_release_before_is_told_row_by_row(made):
    with (made.first.parent / "changed/data/changes.csv").open(encoding="utf-8", newline="") as file:
        told = {(row["table"], row["change"]): row["columns"] for row in csv.DictReader(file)}
    assert told["meetings", "changed"] == "title status"
    assert ("articles", "removed") in told and ("coverage", "removed") in told
    assert not [table for table, change in told if change == "added"]
    assert "Since 0" in made.told and "1 changed" in made.told
    assert "| meetings | 0 | 1 | 0 |" in (made.first.parent / "changed/data/CHANGES.md").read_text()


# --- Bringing in ---------------------------------------------------------------


@pytest.mark.django_db
def test_what_is_brought_in_is_an_archive_like_the_first(made, client):
    call_command("import_archive", made.first)

    told = json.loads((made.first / "data/release.json").read_text())
    assert version_of_archive() == told["version"]
    assert Step.objects.get().doing == f"Brought in the release {told['version']}"
    assert [check.name for check in RECOUNTS if check.findings()] == []
    assert Name.objects.spelt("Tokaev").count() == 1
    assert Term.objects.on(datetime.date(2020, 1, 1)).count() == 2
    [former] = rows(made.first, "former_addresses")
    assert client.get(f"/meetings/{former['slug']}/")["Location"] == "/meetings/renamed/"
    assert "Tokayev" in client.get("/meetings/renamed/").content.decode()
    assert client.get("/articles.json?country=kz").json()["total"] == 1
    assert make_article().pk > max(row["id"] for row in rows(made.first, "articles"))


@pytest.mark.django_db
def test_a_database_that_is_not_empty_is_refused(made):
    make_country("KZ")
    with pytest.raises(CommandError, match=r"An empty database is expected.* 1 rows of “countries”"):
        call_command("import_archive", made.first)


@pytest.fixture
def copy(made, tmp_path):
    return shutil.copytree(made.first, tmp_path / "copy")


def damaged(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "data/csv/people.csv",
            "Tokayev",
            "Tokaev",
            "people.csv: the file was changed after the release was made",
        ),
        (
            "data/release.json",
            '"format": 1',
            '"format": 2',
            "format 1 of releases is expected, and this is 2",
        ),
        (
            "manifest-sha256.txt",
            "data/README.md",
            "../README.md",
            "manifest-sha256.txt: the file was changed",
        ),
    ],
)
def test_a_release_that_is_not_as_it_was_made_is_refused(copy, file, old, new, told):
    damaged(copy / file, old, new)
    with pytest.raises(CommandError, match=told):
        call_command("import_archive", copy)
    assert not Meeting.objects.exists()


@pytest.mark.django_db
def test_files_that_are_missing_or_more_are_refused(copy, tmp_path):
    (copy / "data/more.csv").write_text("more")
    with pytest.raises(Refused, match=r"more\.csv: the release does not know this file"):
        bring_in(copy)
    (copy / "data/more.csv").unlink()
    (copy / "data/csv/people.csv").unlink()
    with pytest.raises(Refused, match=r"people\.csv: this file of the release is missing"):
        bring_in(copy)
    with pytest.raises(Refused, match=r"a release is expected, with the file data/release\.json"):
        bring_in(tmp_path)


@pytest.mark.django_db
def test_a_release_of_another_version_of_the_program_is_refused(copy):
    damaged(copy / "data/release.json", '"alpha3"', '"alpha4"')
    close_bag(copy, {})
    with pytest.raises(Refused, match="made by another version of the program. Table countries"):
        bring_in(copy)


@pytest.mark.django_db
def test_a_database_without_its_tables_is_to_be_migrated_first(copy):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'participants'")
    with pytest.raises(Refused, match=r"newly made by `manage\.py migrate`: run it first"):
        bring_in(copy)


@pytest.mark.django_db
def test_one_wrong_row_and_nothing_is_brought_in(copy):
    damaged(copy / "data/jsonl/sources.jsonl", "https://agency.example/=1", "")
    close_bag(copy, {})
    with pytest.raises(Refused, match="source_has_an_address"):
        bring_in(copy)
    assert not (Meeting.objects.exists() or Article.objects.exists())


# --- Exporting -----------------------------------------------------------------


def test_a_folder_that_holds_something_is_refused_and_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Refused, match="a folder that is empty, or not there yet, is expected"):
        export(tmp_path, "https://archive.example")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.django_db
def test_an_infinite_day_is_refused():
    make_country("KZ")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE participants_country SET existed_from = '-infinity'")
    with pytest.raises(Refused, match="countries, column existed_from: a day is expected"):
        refuse_infinite_days(tables()["countries"])
