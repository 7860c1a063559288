"""Taking a batch back: what goes, what stays, and what is stopped in the middle."""

import pytest
from django.core.management import CommandError
from django.db.models import F

from articles.importing import run as running
from articles.importing.undoing import CannotUndo, undo_some
from articles.models import Article, ImportBatch, Publisher, Sketch, Story
from tests.articles.news import TALKS, counts, records, rows
from tests.make import make_article, make_citation, make_publisher, make_source, undo_all

pytestmark = pytest.mark.django_db

LONG = " ".join(f"On day {n} the presidents spoke of gas, and of {n * n} other things." for n in range(40))


def batch():
    return ImportBatch.objects.latest("pk")


def headlines():
    return sorted(Article.objects.values_list("headline", flat=True))


def test_an_undone_batch_leaves_nothing_and_can_come_in_again(bring_in, countries):
    bring_in(*records(5))
    before = rows()

    done = undo_all(batch())

    assert (done.removed, done.kept, done.is_over) == (5, 0, True)
    assert not Article.objects.exists() and not Publisher.objects.exists() and not Sketch.objects.exists()
    assert batch().state == "undone" and batch().undone_at
    assert counts(bring_in(*records(5)))["added"] == 5
    assert rows() == before and ImportBatch.objects.count() == 2


def test_what_was_worked_on_or_is_cited_stays(bring_in):
    bring_in(*records(4))
    Article.objects.filter(headline="Talks, day 1").update(byline="An editor")
    make_citation(make_article("Cites it"), cited_article=Article.objects.get(headline="Talks, day 2"))

    done = undo_all(batch())

    assert (done.removed, done.kept) == (2, 2)
    assert headlines() == ["Cites it", "Talks, day 1", "Talks, day 2"]
    assert Publisher.objects.count() == 1


def test_what_another_import_brought_stays(bring_in):
    bring_in(*records(2))
    first = batch()
    bring_in(*records(3))

    undo_all(batch())

    assert headlines() == ["Talks, day 0", "Talks, day 1"]
    assert first.arrivals.count() == 2


def test_stopped_in_the_middle_it_goes_on(bring_in):
    bring_in(*records(5))

    first = undo_some(batch(), 2)
    state = batch().state
    rest = undo_all(batch())

    assert (first.removed, first.is_over, state) == (2, False, "undoing")
    assert (rest.removed, rest.is_over, batch().state) == (5, True, "undone")


def test_what_was_undone_cannot_be_undone(bring_in):
    bring_in(TALKS)
    undo_all(batch())

    with pytest.raises(CannotUndo):
        undo_some(batch())


@pytest.mark.parametrize("state", ["staged", "previewed"])
def test_what_brought_nothing_yet_cannot_be_undone(state):
    waiting = ImportBatch.objects.create(files=["news.jsonl"], state=state)

    with pytest.raises(CannotUndo):
        undo_some(waiting)


def test_a_publisher_that_was_there_before_or_is_used_stays(bring_in):
    make_publisher("Agency")
    bring_in(*({"title": "Talks", "source": name} for name in ("Agency", "Gazette", "Herald", "Mirror")))
    make_article(publisher=Publisher.objects.get(name="Gazette"))
    Publisher.objects.filter(name="Mirror").update(
        kind=F("kind")
    )  # an editor looked after it: another version

    undo_all(batch())

    assert sorted(Publisher.objects.values_list("name", flat=True)) == ["Agency", "Gazette", "Mirror"]


def test_a_publisher_is_made_only_for_an_article_that_comes_in(bring_in):
    bring_in(TALKS)

    bring_in(TALKS | {"source": "Another name of it"})

    assert [publisher.name for publisher in Publisher.objects.all()] == [TALKS["source"]]


def test_publishers_of_a_run_that_was_stopped_and_went_on_are_all_told(bring_in, monkeypatch):
    monkeypatch.setattr(running, "BATCH_RECORDS", 2)
    news = [{"title": "Talks", "source": f"Agency {number}"} for number in range(6)]
    load, calls = running.load, []

    def dying(*arguments):
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return load(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(running, "load", dying)
        with pytest.raises(CommandError):
            bring_in(*news)
    assert Publisher.objects.count() == 4
    bring_in(*news)

    assert sorted(batch().publishers_made) == sorted(Publisher.objects.values_list("pk", flat=True))
    assert len(batch().publishers_made) == 6


def test_a_story_of_one_version_is_none_any_more(bring_in):
    news = [
        TALKS | {"url": f"http://example.org/{n}", "text": LONG, "source": f"Agency {n}"} for n in range(3)
    ]
    bring_in(*news[:1])
    bring_in(*news[1:])
    assert Sketch.objects.filter(story=Story.objects.get()).count() == 3

    undo_all(batch())

    assert not Story.objects.exists()
    assert Sketch.objects.get().story is None


def test_a_story_of_two_versions_stays_one(bring_in):
    news = [
        TALKS | {"url": f"http://example.org/{n}", "text": LONG, "source": f"Agency {n}"} for n in range(3)
    ]
    bring_in(*news[:2])
    bring_in(*news[2:])

    undo_all(batch())

    assert Sketch.objects.filter(story=Story.objects.get()).count() == 2


def test_undone_while_it_runs_the_import_stops_and_says_so(bring_in, monkeypatch):
    monkeypatch.setattr(running, "BATCH_RECORDS", 2)
    load, calls = running.Run.load, []

    def undoing(run, entries):
        calls.append(entries)
        if len(calls) == 2:
            undo_all(batch())
        return load(run, entries)

    monkeypatch.setattr(running.Run, "load", undoing)

    with pytest.raises(CommandError, match="undone while it ran"):
        bring_in(*records(6))
    assert not Article.objects.exists()
    assert batch().state == "undone"


def test_finished_by_another_run_the_import_says_so_and_nothing_comes_twice(bring_in, monkeypatch):
    monkeypatch.setattr(running, "BATCH_RECORDS", 2)
    load, calls = running.Run.load, []

    def overtaken(run, entries):
        calls.append(entries)
        if len(calls) == 2:
            bring_in(*records(6))
        return load(run, entries)

    monkeypatch.setattr(running.Run, "load", overtaken)

    with pytest.raises(CommandError, match="ran elsewhere at the same time and has brought all in"):
        bring_in(*records(6))
    assert Article.objects.count() == 6
    assert (batch().state, batch().counts["added"]) == ("finished", 6)


def test_a_publisher_that_a_source_names_stays(bring_in):
    bring_in(TALKS)
    made = Publisher.objects.get()
    make_source(publisher=made)

    undo_all(batch())

    assert Publisher.objects.get() == made


def test_undoing_costs_the_same_for_any_number_of_articles(bring_in, django_assert_max_num_queries):
    bring_in(*records(40))

    with django_assert_max_num_queries(61):
        undo_all(batch())
