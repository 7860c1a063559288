"""Several editors who press at the same moment, really at once."""

import io
import threading

import pytest
from django.db import connection, connections

from articles.encounters import turns
from articles.importing import slices
from articles.importing.record import Defaults
from articles.importing.run import Settings
from articles.importing.uploads import stage
from articles.linking.linker import read_linker
from articles.models import Article, ImportBatch, Publisher
from tests.articles.news import line_of, records

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def small_slices(monkeypatch):
    monkeypatch.setattr(slices, "FEWER", [3])


def staged(name="news.jsonl"):
    file = io.BytesIO(b"".join(line_of(record) + b"\n" for record in records(20)))
    return stage(file, name, Settings("draft", Defaults()), None)


def at_once(*works):
    """Run each in a thread with a connection of its own; what one raises is raised here."""
    faults = []

    def run(work):
        try:
            work()
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]


def presser(batch, linker):
    def press():
        while slices.go_on(batch.pk, linker).goes_on:
            pass

    return press


def test_two_who_press_continue_at_once_do_the_work_once():
    batch, linker = staged(), read_linker()
    at_once(*[presser(batch, linker)] * 3)
    batch.refresh_from_db()
    assert (batch.state, batch.counts["read"], batch.counts["added"]) == ("previewed", 20, 20)

    at_once(*[lambda: slices.confirm(batch.pk)] * 3)
    at_once(*[presser(batch, linker)] * 3)

    batch.refresh_from_db()
    assert (batch.state, batch.counts["added"]) == ("finished", 20)
    assert (Article.objects.count(), Publisher.objects.count()) == (20, 1)
    assert sorted(batch.arrivals.values_list("record", flat=True)) == list(range(1, 21))


def test_two_files_with_the_same_articles_bring_them_once():
    linker = read_linker()
    batches = [staged(name) for name in ("one.jsonl", "two.jsonl")]
    ImportBatch.objects.filter(pk=batches[1].pk).update(fingerprint="another")
    for batch in batches:
        presser(batch, linker)()
        slices.confirm(batch.pk)

    at_once(*(presser(batch, linker) for batch in batches))

    assert Article.objects.count() == 20
    added = sum(batch.counts.get("added", 0) for batch in ImportBatch.objects.all())
    assert (added, Publisher.objects.count()) == (20, 1)


def test_undone_by_one_while_another_presses_nothing_is_left():
    batch, linker = staged(), read_linker()
    presser(batch, linker)()
    slices.confirm(batch.pk)
    slices.go_on(batch.pk, linker)

    def undo():
        slices.begin_to_undo(batch.pk)
        presser(batch, linker)()

    at_once(presser(batch, linker), undo)

    batch.refresh_from_db()
    assert batch.state in ("undone", "undoing")
    presser(batch, linker)()
    batch.refresh_from_db()
    assert (batch.state, Article.objects.count()) == ("undone", 0)


def test_a_press_while_encounters_are_matched_for_long_is_told_so(monkeypatch):
    monkeypatch.setattr(slices, "PATIENCE", 0.2)
    batch, linker = staged(), read_linker()
    presser(batch, linker)()
    slices.confirm(batch.pk)
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(turns.TRY)
            with pytest.raises(slices.Busy):
                slices.go_on(batch.pk, linker)
            cursor.execute("ROLLBACK")
    finally:
        other.close()

    assert not Article.objects.exists()
    presser(batch, linker)()
    assert Article.objects.count() == 20
