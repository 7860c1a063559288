"""The command: its options, its files, what it says and what it writes down."""

import gzip
import json

import pytest
from django.core.management import CommandError

from articles.importing import run as running
from articles.management.commands import import_articles
from articles.models import Article, Mention, Publisher
from tests.articles.news import TALKS, command, counts, line_of, records, report_rows

pytestmark = pytest.mark.django_db


def test_what_was_counted_is_said(bring_in, countries):
    said = bring_in(TALKS, b"nonsense", TALKS | {"published": "02/03/04", "url": "", "id": "2"})

    expected = {"read": 3, "added": 2, "refused": 1, "doubtful": 1}
    assert {name: counts(said)[name] for name in expected} == expected
    assert "10 mentions (10 sure, 0 suggested): country 10 · person 0" in said
    assert "Most frequent names" not in said
    assert "the status “published”" in said


def test_limit_counts_records(bring_in):
    said = bring_in(b"", b"nonsense", *records(5), limit=3)

    assert (counts(said)["read"], Article.objects.count()) == (3, 2)


def test_a_dry_run_says_what_would_come_and_writes_nothing(bring_in, countries):
    said = bring_in(TALKS, TALKS, b"nonsense", dry_run=True)

    assert (counts(said)["added"], counts(said)["unchanged"], counts(said)["refused"]) == (1, 1, 1)
    assert "nothing of this was kept" in said
    assert not Article.objects.exists() and not Publisher.objects.exists() and not Mention.objects.exists()


def test_an_article_of_a_day_to_come_comes_in_without_it_and_the_report_says_so(bring_in, tmp_path):
    report = tmp_path / "report.jsonl"

    bring_in(TALKS | {"published": "2999-01-01"}, report=report)

    assert Article.objects.get().published_on is None
    [doubtful] = report_rows(report)
    assert (doubtful["outcome"], doubtful["value"]) == ("doubtful", "2999-01-01")


def test_the_report_names_the_line_the_field_the_value_and_the_reason(bring_in, tmp_path):
    report = tmp_path / "report.jsonl"

    bring_in(TALKS, b'{"title": "cut', TALKS | {"url": "", "id": "2", "published": "02/03/04"}, report=report)

    refused, doubtful = report_rows(report)
    assert (refused["line"], refused["outcome"], refused["value"]) == (2, "refused", '{"title": "cut')
    assert refused["reason"].startswith("the line is not JSON")
    assert (doubtful["line"], doubtful["outcome"], doubtful["field"]) == (3, "doubtful", "published")
    assert doubtful["value"] == "02/03/04"
    assert "2023-12-26" in doubtful["reason"]


def test_a_line_of_another_kind_is_told_in_words(bring_in, tmp_path):
    report = tmp_path / "report.jsonl"

    bring_in(b'"a text"', b"5", report=str(report))

    reasons = [json.loads(line)["reason"] for line in report.read_text().splitlines()]
    assert reasons == [f"an object {{…}} is expected, not {kind}" for kind in ("text", "a number")]


def test_without_a_report_the_first_problems_are_shown(bring_in):
    said = bring_in(*[b"nonsense"] * 25, TALKS)

    assert said.count("the line is not JSON") == 20
    assert "and 5 more" in said


def test_gzip_and_several_files_are_read(tmp_path):
    plain, packed = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz"
    plain.write_bytes(line_of(records(3)[0]))
    packed.write_bytes(gzip.compress(b"\n".join(map(line_of, records(3)))))

    said = command(plain, packed)

    assert (counts(said)["added"], counts(said)["unchanged"]) == (3, 1)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"limit": 0}, "--limit"),
        ({"language": "English"}, "--language: a language tag is expected"),
        ({"publisher": "x" * 201}, "--publisher: 201 characters"),
        ({"report": "/nowhere/at/all"}, "--report: /nowhere/at/all cannot be written"),
    ],
)
def test_a_wrong_option_is_named_before_anything_is_read(bring_in, options, why):
    with pytest.raises(CommandError, match=why):
        bring_in(TALKS, **options)

    assert not Article.objects.exists()


def test_a_wrong_path_is_named_before_anything_is_read(tmp_path):
    good = tmp_path / "news.jsonl"
    good.write_bytes(line_of(TALKS))

    with pytest.raises(CommandError, match="there is no such file or folder"):
        command(good, tmp_path / "mews.jsonl")
    with pytest.raises(CommandError, match="would destroy it"):
        command(good, report=good)

    assert not Article.objects.exists()
    assert good.read_bytes() == line_of(TALKS)


@pytest.mark.parametrize(("options", "times"), [({}, 4), ({"dry_run": True}, 0)])
def test_the_database_is_told_of_its_tables_each_time_that_they_have_doubled(
    bring_in, monkeypatch, options, times
):
    """While a new archive fills, it would plan as if it were empty; a dry run would keep others from telling it."""
    said = []
    monkeypatch.setattr(running, "BATCH_RECORDS", 2)
    monkeypatch.setattr(import_articles, "ANALYZES_FIRST", 2)
    monkeypatch.setattr(import_articles, "analyze", lambda: said.append(Article.objects.count()))
    bring_in(*records(10), **options)

    assert said == [2, 4, 8, 10][:times]
