"""The command as people meet it, on small files of our own."""

import datetime
import gzip
import io
import itertools
import json
import re

import pytest
from django.core.management import CommandError, call_command

from articles.importing import loader, run
from articles.models import Article, Mention, Publisher
from tests.make import make_article, make_country, make_name, make_publisher

pytestmark = pytest.mark.django_db

TALKS = {
    "id": "news-1",
    "url": "http://en.kremlin.ru/events/president/news/1",
    "title": "Talks with the President of Armenia",
    "lead": "Gas was the first topic.",
    "text": "The talks took place in Moscow.\n\nRussia and Armenia agreed; ARMENIA will pay.  Kazakhstan joined.",
    "published": "2016-10-14",
    "language": "en",
    "source": "en.kremlin.ru",
}


@pytest.fixture
def countries():
    return {code: make_country(code) for code in ("AM", "KZ", "RU")}


@pytest.fixture
def bring_in(tmp_path):
    """Imports records (or lines as they are) and returns what was said."""

    def bring_in(*records, **options):
        file = tmp_path / "news.jsonl"
        file.write_bytes(b"".join(line_of(record) + b"\n" for record in records))
        return command(file, **options)

    return bring_in


def line_of(record):
    return record if isinstance(record, bytes) else json.dumps(record).encode()


def command(*files, **options):
    said = io.StringIO()
    call_command("import_articles", *map(str, files), stdout=said, stderr=said, **options)
    return said.getvalue()


def counts(said):
    """The words of the closing line, such as {"read": 3, "added": 2, …}."""
    [line] = [line for line in said.splitlines() if " read · " in line]
    return {name: int(count.replace(",", "")) for count, name in re.findall(r"(\d[\d,]*) ([a-z]+)", line)}


def records(count):
    return [
        TALKS | {"id": f"news-{n}", "url": f"http://en.kremlin.ru/news/{n}", "title": f"Talks, day {n}"}
        for n in range(count)
    ]


def rows():
    """All that an import writes, without the numbers that the database gives."""
    articles = Article.objects.order_by("url", "headline")
    return [
        (
            *(getattr(article, name) for name in ("url", "headline", "body", "published_on", "status")),
            article.publisher and article.publisher.slug,
            sorted(article.countries.values_list("code", flat=True)),
            list(article.mentions.values_list("start", "end", "text", "country__code", "rule", "state")),
        )
        for article in articles
    ]


def test_an_article_comes_in_with_all_that_its_source_says(bring_in, countries):
    bring_in(TALKS)

    article = Article.objects.get()
    assert article.headline == TALKS["title"]
    assert article.standfirst == TALKS["lead"]
    assert article.body == TALKS["text"]
    assert article.published_on == datetime.date(2016, 10, 14)
    assert article.url == article.canonical_url == TALKS["url"]
    assert article.external_id == "news-1"
    assert (article.publisher.name, article.publisher.slug) == ("en.kremlin.ru", "en-kremlin-ru")
    assert (article.language, article.text_kind, article.status) == ("en", "full", "published")


def test_countries_named_in_the_body_are_mentions_and_those_named_anywhere_are_links(bring_in, countries):
    make_name("Kasachstan", language="de", country=countries["KZ"])
    make_name("Russian", kind="demonym", country=countries["RU"])
    make_name("RU", kind="short", country=countries["RU"])

    bring_in(
        TALKS | {"lead": "Kasachstan pays.", "text": "RU: the Russian side. Armenia, ARMENIA, Armenian."}
    )

    article = Article.objects.get()
    assert [country.code for country in article.countries.all()] == ["AM", "KZ"]
    mentions = article.mentions.all()
    assert [(mention.text, mention.country.code) for mention in mentions] == [
        ("Armenia", "AM"),
        ("ARMENIA", "AM"),
    ]
    assert {article.body[mention.start : mention.end] for mention in mentions} == {"Armenia", "ARMENIA"}
    assert {(mention.rule, mention.state) for mention in mentions} == {("country name", "accepted")}


def test_what_was_counted_is_said(bring_in, countries):
    said = bring_in(TALKS, b"nonsense", TALKS | {"published": "02/03/04", "url": "", "id": "2"})

    expected = {"read": 3, "added": 2, "refused": 1, "doubtful": 1, "mentions": 8, "links": 6}
    assert {name: counts(said)[name] for name in expected} == expected
    assert "the status “published”" in said


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


def test_our_own_summary_of_the_same_page_is_another_article(bring_in):
    make_article(url=TALKS["url"], canonical_url=TALKS["url"], text_kind="summary")

    assert counts(bring_in(TALKS))["added"] == 1


def test_an_article_that_an_editor_entered_by_hand_is_known_by_its_address(bring_in):
    make_article(TALKS["title"], url=TALKS["url"])

    assert counts(bring_in(TALKS))["differing"] == 1
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "publisher",
    [
        {"name": "en.kremlin.ru"},
        {"name": "EN.Kremlin.RU"},
        {"name": "Kremlin press service", "url": "http://en.kremlin.ru/"},
    ],
)
def test_a_publisher_is_known_by_its_name_or_as_the_host_of_its_site(bring_in, publisher):
    known = make_publisher(**publisher)

    bring_in(TALKS)

    assert Article.objects.get().publisher == known


def test_a_new_publisher_gets_an_address_of_its_own(bring_in):
    make_publisher("Ведомости (Алматы)", slug="vedomosti")

    bring_in(TALKS | {"source": "Ведомости"}, TALKS | {"source": "…", "url": "", "id": "2"})

    assert set(Publisher.objects.values_list("slug", flat=True)) == {"vedomosti", "vedomosti-2", "publisher"}


@pytest.mark.parametrize(
    ("status", "stored"), [("draft", "draft"), ("review", "in-review"), ("published", "published")]
)
def test_new_articles_get_the_status_that_was_asked_for(bring_in, status, stored):
    bring_in(TALKS, status=status)

    assert Article.objects.get().status == stored


def test_publisher_and_language_of_the_run_hold_for_silent_records(bring_in):
    bring_in({"title": "Leaders meet"}, publisher="Agency", language="RU")

    article = Article.objects.get()
    assert (article.publisher.name, article.language) == ("Agency", "ru")


def test_limit_counts_records(bring_in):
    said = bring_in(b"", b"nonsense", *records(5), limit=3)

    assert (counts(said)["read"], Article.objects.count()) == (3, 2)


def test_a_dry_run_says_what_would_come_and_writes_nothing(bring_in, countries):
    said = bring_in(TALKS, TALKS, b"nonsense", dry_run=True)

    assert (counts(said)["added"], counts(said)["unchanged"], counts(said)["refused"]) == (1, 1, 1)
    assert "nothing of this was kept" in said
    assert not Article.objects.exists() and not Publisher.objects.exists() and not Mention.objects.exists()


def report_rows(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_the_report_names_the_line_the_field_the_value_and_the_reason(bring_in, tmp_path):
    report = tmp_path / "report.jsonl"

    bring_in(TALKS, b'{"title": "cut', TALKS | {"url": "", "id": "2", "published": "02/03/04"}, report=report)

    refused, doubtful = report_rows(report)
    assert (refused["line"], refused["outcome"], refused["value"]) == (2, "refused", '{"title": "cut')
    assert refused["reason"].startswith("the line is not JSON")
    assert (doubtful["line"], doubtful["outcome"], doubtful["field"]) == (3, "doubtful", "published")
    assert doubtful["value"] == "02/03/04"
    assert "2023-12-26" in doubtful["reason"]


def test_without_a_report_the_first_problems_are_shown(bring_in):
    said = bring_in(*[b"nonsense"] * 25, TALKS)

    assert said.count("the line is not JSON") == 20
    assert "and 5 more" in said


BAD = {
    "truncated": b'{"title": "Leaders me',
    "wrong type": b'{"title": ["Leaders meet"]}',
    "NUL byte": b'{"title": "Leaders\0meet"}',
    "escaped NUL": b'{"title": "Leaders\\u0000meet"}',
    "NUL in the number": b'{"title": "Leaders meet", "text": "\\u0000"}',
    "invalid UTF-8": b'{"title": "Leaders \xffmeet"}',
    "half a character": b'{"title": "Leaders \\ud800 meet"}',
    "no headline": b'{"text": "They met."}',
    "long headline": json.dumps({"title": "x" * 1001}).encode(),
    "long body": json.dumps({"title": "Leaders meet", "text": "x" * 2_000_001}).encode(),
    "no web address": b'{"title": "Leaders meet", "url": "javascript:alert(1)"}',
    "nested": b"[" * 50_000,
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_record_is_refused_and_the_rest_comes_in(bring_in, bad):
    said = bring_in(records(2)[0], bad, records(2)[1])

    assert (counts(said)["refused"], Article.objects.count()) == (1, 2)
    assert ":2: refused: " in said


def test_what_the_database_alone_refuses_costs_no_other_article(bring_in):
    # So many compounds, each searchable whole and in its parts, that no text search vector holds them.
    words = ["".join(word) for word in itertools.product("бвгджзклмнпрстфх", repeat=4)]
    crowded = " ".join(f"{one}-{other}" for one, other in zip(words, reversed(words), strict=True))[:250_000]

    said = bring_in(*records(3), TALKS | {"text": crowded}, *records(6)[3:])

    assert (counts(said)["added"], counts(said)["refused"]) == (6, 1)
    assert "the database refuses the record: string is too long for tsvector" in said


def test_markup_in_a_body_is_kept_as_text_and_shown_as_text(bring_in, client):
    body = "<script>alert(1)</script> <b>Leaders</b> met."

    bring_in(TALKS | {"text": body})

    article = Article.objects.get()
    assert article.body == body
    assert "<script>alert" not in client.get(article.get_absolute_url()).content.decode()


def test_gzip_and_several_files_are_read(tmp_path):
    plain, packed = tmp_path / "a.jsonl", tmp_path / "b.jsonl.gz"
    plain.write_bytes(line_of(records(3)[0]))
    packed.write_bytes(gzip.compress(b"\n".join(map(line_of, records(3)))))

    said = command(plain, packed)

    assert (counts(said)["added"], counts(said)["unchanged"]) == (3, 1)


def test_of_a_file_cut_in_the_middle_what_could_be_read_comes_in_and_the_whole_file_completes_it(tmp_path):
    whole = gzip.compress(b"".join(line_of(record) + b"\n" for record in records(2000)))
    file = tmp_path / "news.jsonl.gz"
    file.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(CommandError, match="Not every file could be read to its end"):
        command(file, report=tmp_path / "report")
    came_in = Article.objects.count()
    file.write_bytes(whole)
    said = command(file)

    assert 0 < came_in < 2000
    assert "cut off" in report_rows(tmp_path / "report")[-1]["reason"]
    assert counts(said)["unchanged"] == came_in
    assert Article.objects.count() == 2000


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
    Article.objects.all().delete()
    Publisher.objects.all().delete()

    with monkeypatch.context() as patch:
        patch.setattr(loader, "added", dying_at(last, sudden))
        with pytest.raises((Killed, CommandError)):
            bring_in(*records(12))
    assert Article.objects.count() == last // 4 * 4
    said = bring_in(*records(12))

    assert rows() == undisturbed
    assert counts(said)["unchanged"] == last // 4 * 4


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

    with pytest.raises(CommandError, match="there is no such file"):
        command(good, tmp_path / "mews.jsonl")
    with pytest.raises(CommandError, match="is a folder"):
        command(good, tmp_path)
    with pytest.raises(CommandError, match="would destroy it"):
        command(good, report=good)

    assert not Article.objects.exists()
    assert good.read_bytes() == line_of(TALKS)


def test_a_batch_costs_the_same_queries_whatever_its_size(bring_in, countries, django_assert_max_num_queries):
    bring_in(TALKS)

    with django_assert_max_num_queries(13):
        bring_in(*records(2))
    with django_assert_max_num_queries(13):
        bring_in(*records(50)[2:])
