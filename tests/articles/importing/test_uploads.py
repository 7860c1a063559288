"""An upload: staged, compared, confirmed, brought in by slices; the same as by the command."""

import gzip
import io

import pytest
from django.db import OperationalError
from psycopg2 import extensions
from psycopg2.errors import DiskFull, LockNotAvailable, QueryCanceled

from articles.importing import loader, slices, uploads
from articles.importing.mapping import FieldMapping
from articles.importing.record import Defaults
from articles.importing.run import Settings
from articles.importing.undoing import undo_some
from articles.importing.uploads import Empty, TooMuch, stage
from articles.linking.linker import read_linker
from articles.models import Article, ImportBatch, ImportProblem, Publisher, StagedRecord, Story
from summit_archive.postgres.watchdog import Watchdog
from tests.articles.importing.documents import mail, paragraph, word
from tests.articles.news import TALKS, line_of, records, rows

pytestmark = pytest.mark.django_db

LONG = " ".join(
    f"On day {n} the presidents of Armenia and Kazakhstan spoke of gas {n * n}." for n in range(40)
)
MIXED = [
    *records(7),
    records(7)[2],
    TALKS | {"title": "Another headline", "url": records(7)[3]["url"]},
    b'{"title": "cut of',
    TALKS | {"url": "", "id": "", "published": "31.02.2020", "source": "Ведомости"},
    TALKS | {"url": "", "id": "", "published": "31.02.2020", "source": "ВЕДОМОСТИ"},
    {"title": "Only a headline", "countries": ["KZ", "Nowhere"], "people": 7},
    TALKS | {"url": "http://agency.example.org/1", "source": "Agency", "text": LONG},
    TALKS | {"url": "http://mirror.example.org/1", "source": "Mirror", "text": LONG + " Reported by Agency."},
]


def file_of(*records):
    return io.BytesIO(b"".join(line_of(record) + b"\n" for record in records))


def staged(*records, status="published", name="news.jsonl"):
    return stage(file_of(*records), name, Settings(status, Defaults()), None)


def worked_through(batch):
    linker = read_linker()
    batch = slices.go_on(batch.pk, linker)
    while batch.goes_on:
        batch = slices.go_on(batch.pk, linker)
    return batch


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("talks.csv", b'sep=;\nTitle;Text;Sources\nTalks;They met.;"Kremlin; Akorda"\n'),
        ("talks.txt", b"Talks\n\nThey met.\n\nSources: Kremlin; Akorda\n"),
        ("talks.eml", mail("They met.\n\nSources:\nKremlin\nAkorda\n", "Talks")),
        ("talks.docx", word("".join(map(paragraph, ["Talks", "They met.", "Sources", "Kremlin", "Akorda"])))),
    ],
)
def test_what_people_write_comes_in_with_its_citations(name, content):
    brought_in(stage(io.BytesIO(content), name, Settings("published", Defaults()), None))

    article = Article.objects.get()
    assert (article.headline, article.body) == ("Talks", "They met.")
    assert [citation.as_given for citation in article.citations.all()] == ["Kremlin", "Akorda"]


def brought_in(batch):
    assert worked_through(batch).state == "previewed"
    slices.confirm(batch.pk)
    return worked_through(batch)


def problems(batch):
    return list(batch.problems.values_list("number", "line", "outcome", "field", "value", "reason"))


def forget_all():
    for model in (Article, Publisher, ImportBatch, Story):
        model.objects.all().delete()


@pytest.mark.parametrize("size", [500, 3])
def test_an_upload_gives_the_rows_and_counts_of_the_command(bring_in, countries, monkeypatch, size):
    bring_in(*MIXED)
    by_command = ImportBatch.objects.get()
    expected = rows(), by_command.counts, by_command.unresolved, problems(by_command)
    forget_all()
    monkeypatch.setattr(slices, "FEWER", [size])

    batch = brought_in(staged(*MIXED))

    assert batch.state == "finished"
    assert (rows(), batch.counts, batch.unresolved, problems(batch)) == expected
    assert not StagedRecord.objects.exists()


@pytest.mark.parametrize("size", [500, 3])
def test_the_preview_tells_what_the_import_will_do_and_writes_no_article(countries, monkeypatch, size):
    monkeypatch.setattr(slices, "FEWER", [size])
    preview = worked_through(staged(*MIXED))
    foretold = preview.counts, preview.unresolved, problems(preview)
    assert not Article.objects.exists() and not Publisher.objects.exists()

    slices.confirm(preview.pk)
    batch = worked_through(preview)

    assert batch.counts.pop("versions") == 2
    assert (batch.counts, batch.unresolved, problems(batch)) == foretold


def test_confirming_twice_begins_once():
    batch = worked_through(staged(*records(3)))
    slices.confirm(batch.pk)
    worked_through(batch)

    assert slices.confirm(batch.pk).state == "finished"
    assert Article.objects.count() == 3


def test_the_same_file_is_not_brought_in_by_two_batches_at_once():
    first, second = (worked_through(staged(*records(3))) for _ in range(2))
    slices.confirm(first.pk)

    with pytest.raises(slices.RunsAlready) as refusal:
        slices.confirm(second.pk)

    assert refusal.value.batch == first
    assert worked_through(first).counts["added"] == 3


def test_what_another_import_brought_meanwhile_is_not_brought_twice(bring_in):
    batch = worked_through(staged(*records(3)))
    bring_in(*records(3))

    slices.confirm(batch.pk)

    assert worked_through(batch).counts["unchanged"] == 3
    assert Article.objects.count() == 3


def test_thrown_away_it_leaves_nothing(monkeypatch):
    batch = worked_through(staged(*MIXED))

    assert slices.throw_away(batch.pk)

    assert not any(model.objects.exists() for model in (ImportBatch, StagedRecord, ImportProblem, Article))
    assert not slices.throw_away(batch.pk)


def test_what_came_in_is_not_thrown_away():
    batch = brought_in(staged(*records(1)))

    assert not slices.throw_away(batch.pk)
    assert Article.objects.count() == 1


def test_a_file_cut_off_is_brought_in_as_far_as_it_goes():
    whole = gzip.compress(file_of(*records(2000)).getvalue())
    batch = stage(io.BytesIO(whole[: len(whole) // 2]), "news.jsonl.gz", Settings("draft"), None)

    batch = brought_in(batch)

    assert batch.state == "finished"
    assert (batch.counts["broken"], batch.counts["added"]) == (1, Article.objects.count())
    assert "cut off" in batch.problems.get(outcome="broken").reason


@pytest.mark.parametrize(
    ("contents", "name", "why"),
    [
        (b"", "news.jsonl", "^$"),
        (b"[]", "news.json", "^$"),
        (b"PK\x03\x04", "news.zip", "ZIP archive"),
        (b"%PDF-1.7", "news.pdf", "PDF"),
        (bytes(range(256)), "news", "it is not told what this is"),
    ],
)
def test_what_holds_no_record_is_refused_with_the_reason(contents, name, why):
    with pytest.raises(Empty, match=why):
        stage(io.BytesIO(contents), name, Settings("draft"), None)

    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize(
    ("limit", "value", "said"),
    [
        ("MOST_RECORDS", 2, "more than 2 records"),
        ("MOST_CHARACTERS", 500, "larger than"),
        ("PATIENCE", -1, "longer"),
    ],
)
def test_what_is_too_much_leaves_nothing_behind(monkeypatch, limit, value, said):
    monkeypatch.setattr(uploads, limit, value)

    with pytest.raises(TooMuch, match=said):
        staged(*records(3))

    assert not ImportBatch.objects.exists()


def test_a_bomb_is_read_no_further_than_it_explodes():
    bomb = gzip.compress(file_of(TALKS).getvalue() + b" " * (80 * 2**20))

    batch = worked_through(stage(io.BytesIO(bomb), "news.jsonl.gz", Settings("draft"), None))

    assert "a bomb" in batch.problems.get(outcome="broken").reason


@pytest.mark.parametrize("value", ["NUL \0", "half \ud800", "=1+1", "𝓗" * 10])
def test_odd_characters_are_kept_as_they_were_read(value):
    batch = staged({"title": value, value: value})

    assert uploads.line_of(batch.staged.get()).fields == {"title": value, value: value}
    assert worked_through(batch).state == "previewed"


def test_deep_records_are_refused_and_the_rest_goes_on():
    deep = b'{"title": "Talks", "x": ' + b"[" * 900 + b"]" * 900 + b"}"

    assert brought_in(staged(deep, *records(2))).counts["added"] >= 2


def test_it_works_where_connections_are_watched(bring_in, countries):
    """As in the process of the web pages, which cannot COPY."""
    bring_in(*MIXED)
    expected = rows()
    forget_all()
    extensions.set_wait_callback(Watchdog(4).wait)
    try:
        brought_in(staged(*MIXED))
        assert rows() == expected
    finally:
        extensions.set_wait_callback(None)


def test_undone_in_the_middle_the_import_stops(monkeypatch):
    monkeypatch.setattr(slices, "FEWER", [2])
    batch = worked_through(staged(*records(6)))
    slices.confirm(batch.pk)
    slices.go_on(batch.pk, read_linker())
    assert Article.objects.count() == 2

    undo_some(batch, 1)
    batch = worked_through(batch)

    assert (batch.state, batch.counts["removed"], Article.objects.count()) == ("undone", 2, 0)
    assert not StagedRecord.objects.exists() and not Publisher.objects.exists()


def test_fields_of_another_name_are_known_in_every_slice(monkeypatch):
    monkeypatch.setattr(slices, "FEWER", [1])
    news = [{"caption": "Talks", "address": "http://example.org/1"}] * 2
    mapping = FieldMapping.parsed(["headline=caption", "url=address"])

    batch = worked_through(stage(file_of(*news), "news.jsonl", Settings("draft", mapping=mapping), None))

    assert (batch.counts["added"], batch.counts["unchanged"]) == (1, 1)
    assert batch.mapping.startswith("headline ← caption")


@pytest.mark.parametrize(
    ("cause", "raised"),
    [(LockNotAvailable, slices.Busy), (DiskFull, OperationalError), (QueryCanceled, None)],
)
def test_what_the_database_cannot_do_at_this_moment_is_no_records_fault(monkeypatch, cause, raised):
    """Where it is a matter of time, a smaller slice is tried."""
    batch = worked_through(staged(*records(3)))
    slices.confirm(batch.pk)
    monkeypatch.setattr(slices, "FEWER", [3, 1])
    insert = loader.insert

    def failing(new, target):
        if len(new) > 1:
            raise OperationalError("at this moment") from cause()
        return insert(new, target)

    with monkeypatch.context() as patch:
        patch.setattr(loader, "insert", failing)
        if raised:
            with pytest.raises(raised):
                slices.go_on(batch.pk, read_linker())
        else:
            slices.go_on(batch.pk, read_linker())
    assert Article.objects.count() == (0 if raised else 1)

    counts = worked_through(batch).counts
    assert (counts["added"], counts.get("refused"), Article.objects.count()) == (3, None, 3)
