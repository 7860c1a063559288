"""“Cite”: what a reader gets of each page, and what reference managers get."""

import json
import re
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

import pytest
import rispy
from django.urls import reverse
from pybtex.database import parse_string

from participants.models import Country, Name
from summit_archive import __version__
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_name,
    make_organisation,
    make_person,
    make_publisher,
)
from tests.pages import page as page_of
from tests.pages import text_of

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
NASTY = '"Газ" {100 % \\n} & <b> =cmd()'


@pytest.fixture
def today(monkeypatch):
    day = datetime(2026, 11, 30, 12, tzinfo=UTC)
    monkeypatch.setattr("summit_archive.files.about.now", lambda: day)


def cite(client, address):
    return page_of(client, f"/cite/?page={quote(address, safe='')}")


def csl_of(client, address):
    [item] = json.loads(client.get("/cite.csl.json", {"page": address}).content)
    return item


def test_a_page_is_cited_with_its_title_the_version_and_the_day(client, today):
    make_meeting("Informal summit", slug="informal")
    item = csl_of(client, "/meetings/informal/")

    assert item["title"] == "Informal summit"
    assert item["container-title"] == "Summit archive"
    assert item["URL"] == f"{SITE}/meetings/informal/"
    assert re.fullmatch(rf"{re.escape(__version__)}\+\d+", item["version"])
    assert item["accessed"] == {"date-parts": [[2026, 11, 30]]}
    assert "issued" not in item
    shown = cite(client, "/meetings/informal/")
    assert f"accessed November 30, 2026, {SITE}/meetings/informal/" in shown
    assert "(дата обращения: 30.11.2026)" in shown


def test_every_kind_of_page_can_be_cited(client):
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    person, other = make_person("Tokayev", slug="tokayev"), make_person("Mirziyoyev", slug="mirziyoyev")
    make_meeting(
        countries=[kazakhstan, uzbekistan], people=[person, other], organisation=make_organisation("CIS")
    )
    make_publisher("Коммерсантъ", slug="kommersant")
    titles = {
        "/countries/kz/": "Kazakhstan",
        "/countries/kz/uz/": "Kazakhstan and Uzbekistan",
        "/people/tokayev/": "Tokayev",
        "/people/mirziyoyev/tokayev/": "Mirziyoyev and Tokayev",
        "/organisations/cis/": "Commonwealth of Independent States",
        "/publishers/kommersant/": "Коммерсантъ",
        "/matrix/": "Who met whom: countries",
        "/countries/": "Countries",
        "/": "Summit archive",
        "": "Summit archive",
    }

    assert {address: csl_of(client, address)["title"] for address in titles} == titles


def test_each_page_leads_to_its_citation(client):
    make_meeting("Summit", slug="summit")
    make_article()
    for address in ("/", "/about/", "/meetings/", "/meetings/summit/", "/articles/", "/matrix/"):
        assert f'href="/cite/?page={address}"' in client.get(address).content.decode(), address
    listed = client.get("/articles/?language=en&page=1&country=&nonsense=1").content.decode()
    assert 'href="/cite/?page=/articles/%3Flanguage%3Den"' in listed
    assert "Cite this page" not in client.get("/nowhere/").content.decode()
    assert "Cite this page" not in client.get("/cite/?page=/meetings/").content.decode()


# --- Articles -----------------------------------------------------------------


def test_an_article_is_cited_as_its_source_published_it(client, today):
    article = make_article(
        "Путин обсудил газ",
        language="ru",
        byline="Анна Иванова",
        published_on="2023-12-26",
        publisher=make_publisher("Коммерсантъ"),
        url="https://kommersant.example/doc/1",
        retrieved_at=datetime(2024, 1, 9, tzinfo=UTC),
    )
    shown = cite(client, article.get_absolute_url())

    assert (
        "Анна Иванова. (2023, December 26). Путин обсудил газ . Коммерсантъ . https://kommersant.example/doc/1 "
        "(Record in Summit archive, retrieved November 30, 2026, from "
        f"{SITE}{article.get_absolute_url()})"
    ).replace(" .", ".") in shown.replace(" .", ".")
    item = csl_of(client, f"/articles/{article.pk}/")
    assert item["type"] == "article-newspaper"
    assert item["URL"] == "https://kommersant.example/doc/1"
    assert item["accessed"] == {"date-parts": [[2024, 1, 9]]}
    assert item["archive_location"] == SITE + article.get_absolute_url()


def test_of_an_article_nothing_is_invented(client):
    article = make_article(NASTY, published_on=None, publisher=None, url="", language="und", byline="")
    item = csl_of(client, article.get_absolute_url())

    assert item["title"] == NASTY
    assert item["URL"] == SITE + article.get_absolute_url()
    assert not item.keys() & {"issued", "container-title", "author", "language"}
    assert "(n.d.)" in cite(client, article.get_absolute_url())
    assert "[б. г.]" in cite(client, article.get_absolute_url())
    assert "<b>" not in client.get("/cite/", {"page": article.get_absolute_url()}).content.decode()


def test_the_files_of_one_citation_are_read_by_their_programs(client):
    article = make_article(NASTY, byline=NASTY, publisher=make_publisher(NASTY))
    asked = {"page": article.get_absolute_url()}
    bib, ris = client.get("/cite.bib", asked), client.get("/cite.ris", asked)

    [key] = parse_string(bib.content.decode(), "bibtex").entries
    assert key == f"summit-archive-articles-{article.pk}"
    assert rispy.loads(ris.content.decode())[0]["title"] == NASTY
    assert bib["Content-Disposition"] == f'attachment; filename="{key}.bib"'
    assert ris["Content-Type"] == "application/x-research-info-systems; charset=utf-8"


@pytest.mark.parametrize("status", ["draft", "in-review", "withdrawn"])
def test_an_article_that_is_not_published_is_not_cited(client, status):
    article = make_article("Secret headline", status=status)

    assert client.get("/cite.ris", {"page": article.get_absolute_url()}).status_code == 400
    assert "Secret headline" not in client.get(f"/cite/?page=/articles/{article.pk}/").content.decode()


# --- Lists --------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_is_cited_as_a_query_with_its_words_and_how_much_fits(client, number):
    kazakhstan = make_country("KZ")
    for _ in range(number):
        make_article(countries=[kazakhstan], language="en")
    make_article()
    item = csl_of(client, "/articles/?language=en&country=kz&page=7&facets=all")

    assert item["type"] == "dataset"
    assert item["title"] == "Articles (Country: Kazakhstan; Language: English)"
    assert item["note"] == ("1 article" if number == 1 else "3 articles")
    assert item["URL"] == f"{SITE}/articles/?country=kz&language=en"
    assert f"[Data set; {item['note']}]" in cite(client, "/articles/?language=en&country=kz")


def test_meetings_that_fit_are_counted(client):
    make_meeting(countries=[make_country("KZ")], when="2023-12")
    make_meeting(when="2019-01-01")
    item = csl_of(client, "/meetings/?from=2023&country=kz")

    assert item["note"] == "1 meeting"
    assert item["title"].startswith("Meetings (Country: Kazakhstan; From: ")
    assert item["URL"] == f"{SITE}/meetings/?country=kz&from=2023"


def test_a_filter_that_cannot_be_used_is_told_and_no_file_pretends_it_held(client):
    told = client.get("/cite.bib", {"page": "/articles/?country=atlantis"})

    assert told.status_code == 400
    assert "atlantis" in told.content.decode()
    assert "atlantis" in cite(client, "/articles/?country=atlantis")


# --- Addresses ----------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/meetings/nothing/",
        "/articles/999999999999999999999/",
        "/articles/1.json",
        "/admin/",
        "/corrections/new/",
        "/cite/?page=/cite/",
        "/livez",
        "//evil.example/meetings/",
        "https://evil.example/meetings/",
        "javascript:alert(1)",
        "meetings",
        "/articles/?q=%00&country=%00",
        "/meetings/%00/",
        "/[/",
        "https://[/",
        "\\",
        "/countries/Жжж/",
    ],
)
def test_what_is_no_page_of_the_archive_is_told_with_what_was_expected(client, address):
    refused = client.get("/cite.csl.json", {"page": address})
    shown = client.get("/cite/", {"page": address})

    assert refused.status_code == 400
    assert "expected" in refused.content.decode()
    assert shown.status_code == 200
    assert "Some of this address could not be used" in text_of(shown)


def test_an_address_may_be_whole_or_former(client):
    meeting = make_meeting("Summit", slug="former")
    meeting.slug = "now"
    meeting.save()

    assert csl_of(client, f"{SITE}/meetings/now/")["URL"] == f"{SITE}/meetings/now/"
    assert csl_of(client, "/meetings/former/")["URL"] == f"{SITE}/meetings/now/"
    assert csl_of(client, "/meetings/now/?utm_source=x")["URL"] == f"{SITE}/meetings/now/"


def test_a_parameter_that_is_none_of_it_is_told(client):
    assert client.get("/cite.ris", {"page": "/meetings/", "style": "apa"}).status_code == 400


@pytest.mark.parametrize("number", [1, 5])
def test_citing_costs_no_query_for_each_row(client, number, django_assert_max_num_queries):
    kazakhstan = make_country("KZ")
    for _ in range(number):
        make_article(countries=[kazakhstan])
        make_meeting(countries=[kazakhstan])
    article = make_article(countries=[kazakhstan])
    client.get("/meetings/")
    for address, most in ((article.get_absolute_url(), 1), ("/articles/?country=kz", 14), ("/meetings/", 12)):
        with django_assert_max_num_queries(most):
            client.get(reverse("cite"), {"page": address})


def test_the_citation_of_a_long_list_is_offered_without_its_filter(client):
    words = "слово " * 200
    shown = client.get(f"/articles/?{urlencode({'q': words})}").content.decode()

    assert 'href="/cite/?page=/articles/"' in shown


# --- In another language


@pytest.fixture
def in_russian(client):
    make_country("KZ", name="Kazakhstan")
    make_name("Казахстан", "ru", kind=Name.Kind.PREFERRED, country=Country.objects.get())


def test_a_russian_page_is_cited_in_russian_by_its_own_address(client, in_russian, today):
    item = csl_of(client, "/ru/countries/kz/")
    assert (item["title"], item["container-title"], item["language"]) == ("Казахстан", "Архив саммитов", "ru")
    assert item["URL"] == f"{SITE}/ru/countries/kz/"
    shown = page_of(client, "/ru/cite/?page=/ru/countries/kz/")
    assert "Казахстан [Электронный ресурс] // Архив саммитов." in shown
    assert f"URL: {SITE}/ru/countries/kz/ (дата обращения: 30.11.2026)." in shown


def test_a_page_is_cited_in_its_own_language_whoever_cites_it(client, in_russian):
    shown = page_of(client, "/ru/cite/?page=/countries/kz/")
    assert "Kazakhstan [Электронный ресурс] // Summit archive." in shown


def test_a_russian_page_leads_to_its_russian_citation(client, in_russian):
    assert "/ru/cite/?page=/ru/countries/kz/" in client.get("/ru/countries/kz/").content.decode()
