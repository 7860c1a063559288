"""A facet more, in two places: one line declares it, one says how readers see it."""

import io

import pytest
from django.core.management import call_command
from django.db import connection

from articles.counting import bitmaps, counts, row_by_row, stored_counts
from articles.counting.codes import ALL, code, facet_of, of_row
from articles.counting.facets import FACETS, Facet
from articles.counting.question import Question
from articles.listing import facets as seen
from articles.listing.filter import ArticleFilter
from articles.models import CodeCount, Coverage, ListedArticle, Listing
from articles.quality import RECOUNTS
from participants.models import MeetingSeries
from summit_archive.postgres.install import difference, install
from tests.articles.counting.archive import sql
from tests.make import make_article, make_country, make_coverage, make_meeting, make_series

pytestmark = pytest.mark.django_db

SERIES = Facet(
    99,
    "round",
    "SELECT m.series_id FROM articles_coverage c JOIN participants_meeting m ON m.id = c.meeting_id"
    " WHERE c.article_id = a.id",
)


def wrong():
    return {check.name for check in RECOUNTS for _finding in check.findings()}


@pytest.fixture
def series(monkeypatch):
    """Two articles of one series, both about Kazakhstan, and one of none: the facet is declared after them."""
    council, kazakhstan = make_series(name="Council"), make_country("KZ")
    for _ in range(2):
        make_coverage(make_article(countries=[kazakhstan]), make_meeting(series=council))
    make_article(countries=[kazakhstan])
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("SELECT summit_fold(0)")

    monkeypatch.setitem(FACETS, "round", SERIES)
    monkeypatch.setitem(seen.SHOWN_FACETS, "round", seen.Shown("Series", MeetingSeries))
    # As a new start of the program does.
    monkeypatch.setattr(ArticleFilter, "base_filters", ArticleFilter.get_filters())
    assert difference(connection)
    assert wrong() == {"listings-differ"}
    install(connection)
    return council


def test_articles_are_listed_by_it_and_counted_beside_everything(series):
    its_code, kazakhstan = of_row(SERIES, series), of_row(FACETS["country"], make_country("KZ"))

    assert wrong() == set()
    assert ListedArticle.objects.filter(code=its_code).count() == 2
    assert stored_counts.counts(ALL, [SERIES]) == {ALL: 3, its_code: 2}
    assert stored_counts.counts(kazakhstan, [SERIES]) == {ALL: 3, its_code: 2}
    assert CodeCount.objects.get(one=kazakhstan, other=its_code).number == 2
    # The month's number is lower, but nothing is kept beside a month.
    codes = Listing.objects.filter(codes__contains=[its_code]).first().codes
    (month,) = [each for each in codes if facet_of(each) == FACETS["month"]]
    assert not CodeCount.objects.filter(one=month).exists()
    question = Question.of([[its_code]])
    assert row_by_row.counts(question, [SERIES]) == {ALL: 2, its_code: 2}
    assert bitmaps.counts(question, [its_code]) == {ALL: 2, its_code: 2}
    assert counts.counts(question, [FACETS["country"]]).of(FACETS["country"]) == {make_country("KZ").pk: 2}


def test_it_follows_each_change(series):
    Coverage.objects.first().delete()
    assert stored_counts.totals([of_row(SERIES, series)]) == {of_row(SERIES, series): 1}
    assert wrong() == set()


def test_readers_see_it_and_choose_by_it(series, client):
    for address in ("/articles.json", "/articles.json?country=kz", f"/articles.json?round={series.slug}"):
        [council] = client.get(address).json()["facets"]["round"]
        assert (council["label"], council["count"]) == ("Council", 2)
    assert client.get(f"/articles.json?round={series.slug}").json()["total"] == 2
    page = client.get("/articles/?country=kz").content.decode()
    assert f"round={series.slug}" in page


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        ("DELETE FROM articles_listedarticle WHERE code = %s", {"lists-differ"}),
        ("UPDATE articles_codecount SET number = 7 WHERE one > 0 AND other = %s", {"counts-differ"}),
        ("DELETE FROM articles_codecount WHERE one > 0 AND other = %s", {"counts-differ"}),
        ("DELETE FROM articles_codebitmap WHERE code = %s", {"bitmaps-differ"}),
        ("UPDATE articles_listing SET codes = array_remove(codes, %s)", {"listings-differ"}),
    ],
)
def test_the_recount_notices_and_mends_its_rows(series, damage, found):
    sql(damage, of_row(SERIES, series))
    assert wrong() == found
    call_command("check_archive", "--repair", stdout=io.StringIO())
    assert wrong() == set()


def test_a_mistake_of_the_functions_is_no_mistake_of_the_recount(series):
    """What is kept by a wrong text is found wrong, whatever the functions say is due."""
    sql("CREATE OR REPLACE FUNCTION summit_has_pairs(code bigint) RETURNS boolean LANGUAGE sql IMMUTABLE"
        " AS $$ SELECT code >> 40 < 9 $$")  # fmt: skip
    sql("CREATE OR REPLACE FUNCTION summit_has_list(code bigint) RETURNS boolean LANGUAGE sql IMMUTABLE"
        " AS $$ SELECT code >> 40 < 8 $$")  # fmt: skip
    sql("SELECT summit_list_all()")
    assert wrong() == {"lists-differ", "counts-differ"}


def test_a_key_of_it_is_no_key_of_another():
    assert code(SERIES, 1) not in {code(facet, 1) for facet in FACETS.values()}
