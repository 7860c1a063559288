"""Importing again: after a whole run, after a broken one, and what editors did in between."""

import gzip

import pytest
from django.core.management import CommandError

from articles.importing import loader, run
from articles.models import Article, ImportBatch, Publisher, Story
from tests.articles.news import TALKS, command, counts, line_of, records, report_rows, rows
from tests.make import make_article, make_publisher

pytestmark = pytest.mark.django_db


def test_importing_again_changes_nothing(bring_in, countries):
    bring_in(*records(3))
    before = rows()

    said = bring_in(*records(3))

    assert counts(said)["unchanged"] == 3
    assert rows() == before


def test_an_article_that_an_editor_changed_is_kept_and_told(bring_in, tmp_path):
    bring_in(TALKS)
    Article.objects.update(headline="A better headline")

    said = bring_in(TALKS, report=tmp_path / "report")

    assert counts(said)["differing"] == 1
    assert Article.objects.get().headline == "A better headline"
    [row] = report_rows(tmp_path / "report")
    assert (row["outcome"], row["field"], row["value"]) == ("differing", "headline", TALKS["title"])


def test_a_day_that_differs_is_told_as_people_write_it(bring_in, tmp_path):
    bring_in(TALKS)

    bring_in(TALKS | {"published": "2016-10-15"}, report=tmp_path / "report")

    [row] = report_rows(tmp_path / "report")
    assert (row["field"], row["value"]) == ("published_on", "2016-10-15")


def test_what_an_editor_added_is_no_difference(bring_in):
    bring_in({"title": "Leaders meet", "url": "https://example.org/1"})
    publisher = make_publisher("Agency")
    Article.objects.update(
        publisher=publisher, language="en", published_on="2016-10-14", byline="A.", body="They met."
    )

    assert counts(bring_in({"title": "Leaders meet", "url": "https://example.org/1"}))["unchanged"] == 1


@pytest.mark.parametrize(
    ("again", "verdict"),
    [
        ({}, "unchanged"),
        ({"id": "other"}, "unchanged"),
        ({"url": "HTTP://EN.KREMLIN.RU/events/president/news/1"}, "unchanged"),
        ({"url": "https://mirror.example.org/1", "canonical_url": TALKS["url"]}, "unchanged"),
        ({"url": TALKS["url"], "canonical_url": "https://elsewhere.example.org/1"}, "unchanged"),
        ({"url": TALKS["url"] + "0"}, "added"),
        ({"url": ""}, "unchanged"),
        ({"url": "", "text": "Another text."}, "differing"),
        ({"url": "", "source": "Another"}, "added"),
        ({"url": "", "id": ""}, "unchanged"),
        ({"url": "", "id": "", "published": "2016-10-15"}, "added"),
        ({"url": "", "id": "", "text": "Another text."}, "added"),
    ],
)
@pytest.mark.parametrize("apart", [True, False], ids=["another run", "the same run"])
def test_the_same_article_is_known_by_address_then_number_then_text(bring_in, again, verdict, apart):
    if apart:
        bring_in(TALKS)
        said = bring_in(TALKS | again)
    else:
        said = bring_in(TALKS, TALKS | again)

    expected = {"unchanged": 0, "differing": 0, "added": 0 if apart else 1}
    expected[verdict] += 1
    assert {name: counts(said)[name] for name in expected} == expected


def test_numbers_without_a_publisher_are_of_one_source(bring_in):
    bring_in({"title": "Leaders meet", "id": 7})

    said = bring_in({"title": "Leaders meet", "id": 7}, {"title": "Leaders meet", "id": 8})

    assert (counts(said)["unchanged"], counts(said)["added"]) == (1, 1)


def test_an_article_that_an_editor_entered_by_hand_is_known_by_its_address(bring_in):
    make_article(TALKS["title"], url=TALKS["url"])

    assert counts(bring_in(TALKS))["differing"] == 1
    assert Article.objects.count() == 1


def test_of_a_file_cut_in_the_middle_what_could_be_read_comes_in_and_the_whole_file_completes_it(tmp_path):
    whole = gzip.compress(b"".join(line_of(record) + b"\n" for record in records(2000)))
    file = tmp_path / "news.jsonl.gz"
    file.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(CommandError, match="Not every source could be read to its end"):
        command(file, report=tmp_path / "report")
    came_in = Article.objects.count()
    file.write_bytes(whole)
    said = command(file)

    assert 0 < came_in < 2000
    assert "cut off" in report_rows(tmp_path / "report")[-1]["reason"]
    assert counts(said)["added"] == 2000
    assert Article.objects.count() == 2000
    assert [batch.state for batch in ImportBatch.objects.all()] == ["finished"]


class Killed(BaseException):
    """As sudden as a signal."""


@pytest.mark.parametrize("last", [0, 3, 4, 11])
@pytest.mark.parametrize("sudden", [Killed, KeyboardInterrupt])
def test_killed_in_the_middle_and_run_again_gives_the_rows_of_one_whole_run(
    bring_in, countries, monkeypatch, last, sudden
):
    monkeypatch.setattr(run, "BATCH_RECORDS", 4)
    bring_in(*records(12))
    undisturbed = rows()
    for model in (Article, Publisher, ImportBatch, Story):
        model.objects.all().delete()

    with monkeypatch.context() as patch:
        patch.setattr(loader, "added", dying_at(last, sudden))
        with pytest.raises((Killed, CommandError)):
            bring_in(*records(12))
    assert Article.objects.count() == last // 4 * 4
    said = bring_in(*records(12))

    assert rows() == undisturbed
    assert counts(said)["added"] == 12
    assert ImportBatch.objects.get().counts["added"] == 12


def dying_at(last, sudden):
    added, calls = loader.added, []

    def dying(linked):
        calls.append(linked)
        if len(calls) > last:
            raise sudden
        return added(linked)

    return dying


def test_ctrl_c_tells_what_was_committed_and_how_to_go_on(bring_in, monkeypatch):
    monkeypatch.setattr(loader, "added", dying_at(0, KeyboardInterrupt))

    with pytest.raises(CommandError, match="the same command again finishes the work") as stopped:
        bring_in(TALKS)

    assert stopped.value.returncode == 130
