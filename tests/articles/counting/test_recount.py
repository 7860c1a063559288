"""What the database keeps beside the articles is recounted, and mended where it differs."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.counting import recount
from articles.models import Article, CodeBitmap, CodeCount, ListedArticle, Listing, SearchedText
from articles.quality import RECOUNTS
from tests.make import make_article, make_country, make_coverage, make_person, make_publisher, make_topic

pytestmark = pytest.mark.django_db


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def check_archive(*arguments):
    said = io.StringIO()
    call_command("check_archive", *arguments, stdout=said)
    return said.getvalue()


def wrong():
    """{name of a check: what it says} of those that found anything."""
    return {check.name: finding.sentence for check in RECOUNTS for finding in check.findings()}


def kept():
    """All that is kept beside the articles, as it is read: notes folded, and what is zero left out."""
    sql("SELECT summit_fold(0)")
    return (
        sorted(Listing.objects.values_list("article", "day", "codes")),
        sorted(ListedArticle.objects.values_list("code", "day", "article")),
        sorted(CodeCount.objects.exclude(number=0).values_list("one", "other", "number")),
        sorted(row for row in CodeBitmap.objects.values_list("code", "chunk", "bits") if "1" in row[2]),
        sorted(SearchedText.objects.values_list("article", "day", "is_published", "is_sampled", "vector")),
    )


@pytest.fixture
def archive():
    """Three published articles and a draft, folded, and two of which the notes still tell."""
    energy = make_topic("Energy")
    kazakhstan, putin = make_country("KZ"), make_person("Vladimir Putin")
    topics = [make_topic("Gas", parent=energy)]
    articles = [make_article(countries=[kazakhstan], people=[putin], topics=topics) for _ in range(3)]
    make_article(countries=[kazakhstan], status="draft")
    make_coverage(articles[0])
    sql("SELECT summit_fold(0)")
    make_article(countries=[kazakhstan], language="ru", publisher=make_publisher(), published_on=None)
    Article.objects.filter(pk=articles[1].pk).update(published_on="2019-05-01")
    return articles


TABLES = [
    "articles_article",
    "articles_article_countries",
    "articles_article_people",
    "articles_article_topics",
    "articles_coverage",
    "articles_topic",
    "articles_listing",
]
FIRST = "(SELECT min(article_id) FROM articles_listing)"
KEPT = ["articles_listing", "articles_listedarticle", "articles_codecount", "articles_codebitmap"]

# {what is done while no trigger looks: the checks that find it}
DAMAGES = {
    f"UPDATE articles_article SET published_on = '1999-01-01' WHERE id = {FIRST}": {
        "listings-differ",
        "texts-differ",
    },
    f"UPDATE articles_article SET status = 'withdrawn' WHERE id = {FIRST}": {
        "listings-differ",
        "texts-differ",
    },
    "UPDATE articles_article SET status = 'published', published_on = '2020-01-01' WHERE status = 'draft'": {
        "listings-differ",
        "texts-differ",
    },
    "UPDATE articles_article SET headline = 'Another one'": {"texts-differ"},
    "UPDATE articles_article SET language = 'tg'": {"listings-differ", "texts-differ"},
    "UPDATE articles_topic SET parent_id = NULL": {"listings-differ"},
    "DELETE FROM articles_article_countries": {"listings-differ"},
    "DELETE FROM articles_article_people": {"listings-differ", "texts-differ"},
    f"DELETE FROM articles_coverage; DELETE FROM articles_article_topics WHERE article_id = {FIRST}": {
        "listings-differ",
        "texts-differ",
    },
    "TRUNCATE articles_listedlanguage": {"listings-differ"},
    "UPDATE articles_listedlanguage SET id = id + 1000": {"listings-differ"},
    f"DELETE FROM articles_listing WHERE article_id = {FIRST}": {
        "listings-differ",
        "lists-differ",
        "counts-differ",
        "bitmaps-differ",
    },
    "DELETE FROM articles_listing": {"listings-differ", "lists-differ", "counts-differ", "bitmaps-differ"},
    "INSERT INTO articles_listing SELECT 70000000, day, codes FROM articles_listing LIMIT 1": {
        "listings-differ",
        "lists-differ",
        "counts-differ",
        "bitmaps-differ",
    },
    f"UPDATE articles_listing SET day = '1999-01-01' WHERE article_id = {FIRST}": {
        "listings-differ",
        "lists-differ",
    },
    f"UPDATE articles_listing SET codes = codes || codes || NULL WHERE article_id = {FIRST}": {
        "listings-differ",
        "counts-differ",
    },
    f"DELETE FROM articles_listedarticle WHERE article_id = {FIRST}": {"lists-differ"},
    "INSERT INTO articles_listedarticle SELECT code, '1999-01-01', article_id FROM articles_listedarticle": {
        "lists-differ"
    },
    "DELETE FROM articles_codecount": {"counts-differ"},
    "DELETE FROM articles_codecount WHERE one = 0 AND other = 0": {"counts-differ"},
    "UPDATE articles_codecount SET number = number + 1": {"counts-differ"},
    "INSERT INTO articles_codecount VALUES (5, 3, 1)": {"counts-differ"},
    "DELETE FROM articles_listingchange": {"counts-differ", "bitmaps-differ"},
    "INSERT INTO articles_listingchange (article_id, sign, codes) VALUES (1, 1, '{42}')": {
        "counts-differ",
        "bitmaps-differ",
    },
    "DELETE FROM articles_codebitmap": {"bitmaps-differ"},
    "UPDATE articles_codebitmap SET bits = ~bits": {"bitmaps-differ"},
    "UPDATE articles_codebitmap SET bits = B'101'": {"bitmaps-differ"},
    "INSERT INTO articles_codebitmap SELECT code, chunk + 1, bits FROM articles_codebitmap": {
        "bitmaps-differ"
    },
    "DELETE FROM articles_searchedtext": {"texts-differ"},
    "INSERT INTO articles_searchedtext SELECT 70000000, day, true, true, true, 3, ''"
    " FROM articles_searchedtext LIMIT 1": {"texts-differ"},
    "UPDATE articles_searchedtext SET vector = 'gas'": {"texts-differ"},
    "UPDATE articles_searchedtext SET is_sampled = NOT is_sampled": {"texts-differ"},
    "UPDATE articles_searchedtext SET headline_words = headline_words + 1": {"texts-differ"},
}


def damage(statement):
    sql("SET CONSTRAINTS ALL IMMEDIATE")  # or a table with rows still to be checked could not be altered
    for table in TABLES:
        sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    sql(statement)
    for table in TABLES:
        sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_what_no_one_touched_is_right_folded_or_not(archive):
    assert wrong() == {}
    assert [check.severity for check in RECOUNTS] == ["error"] * 7
    sql("SELECT summit_fold(0)")
    assert wrong() == {}


@pytest.mark.parametrize("statement", DAMAGES)
def test_a_damage_is_found_and_mended_to_what_listing_all_anew_gives(archive, statement):
    damage(statement)
    assert set(wrong()) == DAMAGES[statement]

    check_archive("--repair")

    assert wrong() == {}
    mended = kept()
    sql("SELECT summit_list_all(), summit_search_all()")
    assert kept() == mended


def test_it_is_told_how_much_differs_and_how_much_was_mended(archive):
    damage("UPDATE articles_codecount SET number = 7 WHERE one = 0 AND other = 0")
    damage("DELETE FROM articles_article_countries")
    said = io.StringIO()
    with pytest.raises(CommandError, match="^2 errors must be corrected.$"):
        call_command("check_archive", stdout=said)
    assert (
        "error: listings-differ: Articles with wrong entries in the lists: 1\n"
        "    4 articles are not listed, or are listed under wrong values.\n"
        "    → Run: manage.py check_archive --repair\n"
    ) in said.getvalue()
    assert "    1 stored count differs from the listed articles.\n" in said.getvalue()

    said = check_archive("--repair")

    assert "counts-differ: 1 mended\n" in said and "listings-differ: 4 mended\n" in said
    assert "lists-differ: 0 mended\n" in said and "texts-differ: 0 mended\n" in said
    assert "error: listings-differ: Articles with wrong entries in the lists: 0\n" in said


def test_nothing_is_written_where_nothing_differs_and_nothing_without_being_asked(archive):
    sql("SELECT summit_fold(0)")
    rows = written()
    check_archive()
    assert "listings-differ: 0 mended" in check_archive("--repair")
    assert written() == rows

    damage("DELETE FROM articles_codecount")
    with pytest.raises(CommandError):
        check_archive("--check", "counts-differ")
    assert not CodeCount.objects.exists()


def written():
    """Where each row stands: another place when it is written anew."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT tableoid, ctid::text FROM {table}" for table in KEPT))
        return sorted(cursor.fetchall())


def test_for_programs_what_was_mended_is_a_line_of_json(archive):
    damage("DELETE FROM articles_listedarticle")
    lines = [json.loads(line) for line in check_archive("--repair", "--format", "jsonl").splitlines()]
    mended = {line["check"]: line["mended"] for line in lines if "mended" in line}
    assert list(mended) == [check.name for check in RECOUNTS]
    assert mended.pop("lists-differ") == ListedArticle.objects.count() and not any(mended.values())


def test_a_large_archive_is_compared_and_mended_by_and_by(archive, monkeypatch):
    monkeypatch.setattr(recount, "SPAN", 2)
    assert len(recount.spans("articles_listing")) == 3
    damage("DELETE FROM articles_listing; DELETE FROM articles_searchedtext")
    assert wrong()["listings-differ"].startswith("4 articles are")
    check_archive("--repair")
    assert wrong() == {} and Listing.objects.count() == 4


def test_articles_far_apart_have_bitmaps_of_their_own(archive):
    make_article(pk=3_000_000, countries=[make_country("KZ")])
    assert wrong() == {}
    sql("SELECT summit_fold(0)")
    damage("DELETE FROM articles_codebitmap WHERE chunk > 0")
    assert set(wrong()) == {"bitmaps-differ"}
    check_archive("--repair")
    assert wrong() == {} and CodeBitmap.objects.filter(chunk=3_000_000 // 32_000).exists()
