"""All articles of a list for reference managers: whole, in the order of the page, and streamed."""

import json
from datetime import date

import pytest
import rispy
from pybtex.database import parse_string

from tests.make import make_article, make_country, make_publisher

pytestmark = pytest.mark.django_db
NASTY = '"Газ" {100 % \\n} & <b> =cmd()'


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200 and response.streaming, address
    return b"".join(response.streaming_content).decode()


def keys(client, query=""):
    """The numbers of the articles in each of the three files."""
    bib = parse_string(text(client, f"/articles.bib{query}"), "bibtex").entries
    ris = [
        record["notes" if record.get("notes") else "urls"][0]
        for record in rispy.loads(text(client, f"/articles.ris{query}"))
    ]
    csl = json.loads(text(client, f"/articles.csl.json{query}"))
    return (
        [key.rpartition("-")[2] for key in bib],
        [told.partition("/articles/")[2].partition("/")[0] for told in ris],
        [item["id"].rpartition("-")[2] for item in csl],
    )


def make_articles(number, **fields):
    """The newest first."""
    return [make_article(published_on=date(2023, 12, 28 - place % 28), **fields) for place in range(number)]


@pytest.mark.parametrize("number", [1, 27])
def test_each_file_has_all_articles_that_fit_in_the_order_of_the_page(client, number):
    kazakhstan = make_country("KZ")
    made = make_articles(number, countries=[kazakhstan])
    make_article()
    rows = sorted(made, key=lambda article: (article.published_on, article.pk), reverse=True)
    expected = [str(article.pk) for article in rows]

    assert keys(client, "?country=kz") == (expected, expected, expected)
    assert keys(client, "?country=kz&sort=oldest")[2][0] == str(
        min(made, key=lambda article: (article.published_on, article.pk)).pk
    )


def test_an_empty_list_is_an_empty_file(client):
    assert keys(client) == ([], [], [])


def test_words_of_any_kind_are_read_as_they_were_written(client):
    make_article(
        NASTY, byline=NASTY, publisher=make_publisher(NASTY), language="ru", url="https://a.example/{1}"
    )
    make_article("Bare", published_on=None, language="und")
    [entry, _bare] = parse_string(text(client, "/articles.bib"), "bibtex").entries.values()
    [read, bare] = rispy.loads(text(client, "/articles.ris"))
    [item, unknown] = json.loads(text(client, "/articles.csl.json"))

    assert entry.fields["url"] == "https://a.example/%7B1%7D"
    assert (read["title"], read["authors"]) == (NASTY, [NASTY])
    assert (item["title"], item["author"]) == (NASTY, [{"literal": NASTY}])
    assert "year" not in bare and "issued" not in unknown


@pytest.mark.parametrize("ending", ["bib", "ris", "csl.json"])
def test_what_an_address_cannot_use_is_an_error(client, ending):
    for query in ("country=atlantis", "page=2", "nonsense=1"):
        assert client.get(f"/articles.{ending}?{query}").status_code == 400, query


def test_files_are_called_by_their_list_filter_and_day(client):
    make_country("KZ")
    response = client.get("/articles.csl.json?country=kz")

    assert response["Content-Disposition"].startswith('attachment; filename="articles_country-kz_2')
    assert response["Content-Disposition"].endswith('.csl.json"')


def test_the_list_offers_its_files_under_the_same_filter(client):
    make_article(countries=[make_country("KZ")])
    page = client.get("/articles/?country=kz").content.decode()

    for ending in ("bib", "ris", "csl.json"):
        assert f'href="/articles.{ending}?country=kz"' in page


def test_a_file_that_breaks_off_says_so_and_is_still_read(client, monkeypatch):
    make_articles(3)

    def broken(article, told, language=""):
        raise ValueError("no more")

    monkeypatch.setattr("articles.citing.articles.article_cited", broken)
    [said] = json.loads(text(client, "/articles.csl.json"))
    assert said["title"].startswith("BROKEN OFF after 0 rows")
    assert rispy.loads(text(client, "/articles.ris"))[0]["title"].startswith("BROKEN OFF after 0 rows")
    assert "@comment{BROKEN OFF after 0 rows" in text(client, "/articles.bib")
    assert not parse_string(text(client, "/articles.bib"), "bibtex").entries


@pytest.mark.parametrize("number", [1, 40])
@pytest.mark.parametrize("ending", ["bib", "ris", "csl.json"])
def test_a_file_costs_two_queries_a_batch(client, number, ending, django_assert_max_num_queries):
    for _ in range(number):
        make_article(publisher=make_publisher())
    with django_assert_max_num_queries(3):
        text(client, f"/articles.{ending}")
