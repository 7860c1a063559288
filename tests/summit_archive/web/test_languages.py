"""A page is in the language that its address says, and what it leads to stays there; a file has one address."""

import re

import pytest
from django.test import override_settings
from django.urls import get_script_prefix, resolve, set_script_prefix
from django.utils.translation import get_language

from articles.models import KeptResult
from summit_archive.corrections.correction import Correction
from summit_archive.web.languages import of_file, speaking, within, without_language
from tests.make import make_article, make_country, make_meeting
from tests.pages import text_of
from tests.summit_archive.corrections.test_corrections import written

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')


def links_in(response):
    """Of the page, but for those to itself in the other language."""
    links = re.findall(r'<a ([^>]*)href="(/[^"]*)"([^>]*)>', response.content.decode())
    return [link for before, link, after in links if "hreflang" not in before + after]


def leads_to(client, address, **options):
    response = client.get(address, **options)
    return response.status_code, response.headers.get("Location")


# --- Pages


def test_the_address_alone_says_the_language(client):
    make_meeting("Summit", countries=[make_country("KZ")])
    for accepted in ("ru", "en", "de,kk;q=0.9"):
        for path, language in (("/ru/countries/kz/", "ru"), ("/countries/kz/", "en")):
            response = client.get(path, headers={"accept-language": accepted})
            assert f'<html lang="{language}">' in response.content.decode()
            assert response.headers["Content-Language"] == language
            assert "Vary" not in response.headers


def test_what_a_page_leads_to_stays_in_its_language(client):
    make_meeting("Summit", countries=[make_country("KZ"), make_country("UZ")])
    links = links_in(client.get("/ru/countries/kz/"))
    pages = [link for link in links if not re.search(r"\.\w+(\?|$)", link)]

    assert len(pages) > 10 and all(link.startswith("/ru/") for link in pages)
    assert {"/ru/", "/ru/countries/", "/ru/admin/"} <= set(pages)


def test_no_language_is_left_behind(client):
    client.get("/ru/countries/")
    client.get("/ru/nothing/")
    assert (get_language(), get_script_prefix()) == ("en", "/")
    assert '<html lang="en">' in client.get("/countries/").content.decode()


def test_an_address_of_nothing_is_told_in_its_language(client):
    response = client.get("/ru/countries/zz/")

    assert response.status_code == 404
    assert '<html lang="ru">' in response.content.decode()
    assert 'href="/ru/"' in response.content.decode()
    assert response.headers["Content-Language"] == "ru"
    assert client.post("/ru/countries/").status_code == 405


@pytest.mark.parametrize("path", ["/kk/countries/", "/en/countries/", "/russia/", "/ru/ru/countries/"])
def test_no_other_word_is_a_language(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("/ru", (308, "/ru/")),
        ("/ru?a=b", (308, "/ru/?a=b")),
        ("/ru/countries", (301, "/ru/countries/")),
        ("/ru/countries.csv?match=all&q=%D0%B3", (308, "/countries.csv?match=all&q=%D0%B3")),
        ("/ru//elsewhere.org/a.csv", (308, "/%2Felsewhere.org/a.csv")),
        ("/ru/oai/?verb=Identify", (308, "/oai/?verb=Identify")),
        ("/ru/reconcile/", (308, "/reconcile/")),
        ("/ru/static/css/site.css", (308, "/static/css/site.css")),
        ("/ru/robots.txt", (308, "/robots.txt")),
        ("/ru/livez", (308, "/livez")),
    ],
)
def test_what_stands_elsewhere_leads_there(client, asked, answer):
    assert leads_to(client, asked) == answer


def test_the_language_of_the_settings_has_no_word(client):
    with override_settings(LANGUAGE_CODE="ru"):
        assert leads_to(client, "/en") == (308, "/en/")
        assert '<html lang="en">' in client.get("/en/countries/").content.decode()
        assert client.get("/ru/countries/").status_code == 404


def test_below_a_path_the_language_stands_behind_it(client):
    make_country("KZ")
    set_script_prefix("/archive/")
    try:
        response = client.get("/ru/countries/", SCRIPT_NAME="/archive")
        assert {"/archive/ru/countries/kz/", "/archive/countries.csv"} <= set(links_in(response))
        assert leads_to(client, "/ru", SCRIPT_NAME="/archive") == (308, "/archive/ru/")
        assert leads_to(client, "/ru/topics.csv", SCRIPT_NAME="/archive") == (308, "/archive/topics.csv")
        assert resolve(within("/archive/ru/countries/")).url_name == "country-list"
        assert get_script_prefix() == "/archive/"
    finally:
        set_script_prefix("/")


def test_each_language_knows_its_own_addresses():
    with speaking("ru"):
        assert without_language("/ru/countries/kz/") == "/countries/kz/"
        assert (of_file("/ru/countries.csv"), of_file("/ru/countries/")) == (
            "/countries.csv",
            "/ru/countries/",
        )
        with speaking("en"):
            assert (get_language(), get_script_prefix()) == ("en", "/")
        assert (get_language(), get_script_prefix()) == ("ru", "/ru/")
    assert without_language("/ru/countries/") == "/ru/countries/"


# --- What a page says of its languages


@pytest.mark.parametrize("path", ["/meetings/?country=kz&q=a%26b", "/ru/meetings/?country=kz&q=a%26b"])
def test_a_page_names_itself_in_each_language(client, path):
    make_country("KZ")
    site, asked = "http://testserver", "meetings/?country=kz&amp;q=a%26b"

    assert dict(ALTERNATE.findall(client.get(path).content.decode())) == {
        "en": f"{site}/{asked}",
        "ru": f"{site}/ru/{asked}",
        "x-default": f"{site}/{asked}",
    }


@pytest.mark.parametrize("path", ["/nothing/", "/corrections/new/", "/admin/login/"])
def test_a_page_that_nobody_should_find_names_no_other(client, path):
    assert ALTERNATE.findall(client.get(path).content.decode()) == []


def test_a_thing_has_one_address_for_programs(client):
    country = make_country("KZ")
    meeting = make_meeting("Summit", countries=[country])
    for path in ("/ru" + country.get_absolute_url(), "/ru" + meeting.get_absolute_url(), "/ru/meetings/"):
        html = client.get(path).content.decode()
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert "testserver/" in block and "/ru/" not in block
        assert f'<meta property="og:url" content="http://testserver{path}">' in html
        assert '<meta property="og:locale" content="ru_RU">' in html
        assert '<meta property="og:image" content="http://testserver/pictures/' in html


# --- The choice


def test_the_first_page_leads_to_the_language_that_was_chosen(client):
    client.cookies["language"] = "ru"
    assert leads_to(client, "/?a=b") == (302, "/ru/?a=b")
    assert client.get("/").headers["Vary"] == "Cookie"
    assert client.get("/countries/").status_code == client.get("/ru/").status_code == 200
    for other in ("en", "kk", "../x"):
        client.cookies["language"] = other
        response = client.get("/")
        assert (response.status_code, response.headers["Vary"]) == (200, "Cookie")
    assert "Vary" not in client.get("/ru/").headers


# --- What takes addresses of pages


def test_a_page_in_russian_is_cited_by_its_own_address(client):
    make_meeting("Summit", slug="summit", countries=[make_country("KZ")])
    html = client.get("/ru/meetings/summit/").content.decode()
    assert 'href="/ru/cite/?page=/ru/meetings/summit/"' in html
    for asked in ("/ru/meetings/summit/", "http://testserver/ru/meetings/summit/"):
        text = text_of(client.get("/cite/", {"page": asked}))
        assert "http://testserver/ru/meetings/summit/" in text and "testserver/meetings" not in text
    text = text_of(client.get("/ru/cite/", {"page": "/meetings/summit/"}))
    assert "http://testserver/meetings/summit/" in text and "testserver/ru/meetings" not in text


def test_a_day_is_asked_for_in_the_words_of_the_language(client):
    assert 'placeholder="ГГГГ-ММ-ДД"' in client.get("/ru/meetings/").content.decode()
    assert 'placeholder="YYYY-MM-DD"' in client.get("/meetings/").content.decode()


def test_a_list_in_russian_is_kept_as_any(client):
    make_meeting("Summit", countries=[make_country("KZ")])
    keys = {
        client.post(f"{prefix}/results/new/", {"page": f"{page}/meetings/?country=kz"}).headers["Location"]
        for prefix in ("", "/ru")
        for page in ("", "/ru")
    }
    key = KeptResult.objects.get().key
    assert keys == {f"/results/{key}/", f"/ru/results/{key}/"}
    make_meeting("Talks", slug="talks", countries=[make_country("KZ")])
    assert "/ru/meetings/talks/" in links_in(client.get(f"/ru/results/{key}/"))
    assert "/meetings/talks/" in links_in(client.get(f"/results/{key}/"))


def test_a_correction_in_russian_names_its_page(client):
    make_country("KZ")
    assert (
        "/ru/corrections/new/?about=%2Fru%2Fcountries%2Fkz%2F"
        in client.get("/ru/countries/kz/").content.decode()
    )
    answer = client.post("/ru/corrections/new/", written(about="/ru/countries/kz/"))
    correction = Correction.objects.get()
    assert correction.about == "/ru/countries/kz/"
    assert answer.headers["Location"] == f"/ru/corrections/{correction.number}/"
    came_from = {"referer": "http://testserver/ru/corrections/new/"}
    assert (
        'value="/ru/corrections' not in client.get("/ru/corrections/new/", headers=came_from).content.decode()
    )


def test_editors_stay_in_their_language(client, admin_client):
    article = make_article("Gas talks", countries=[make_country("KZ")])
    assert leads_to(client, "/ru/admin/") == (302, "/ru/admin/login/?next=/ru/admin/")
    admin = admin_client.get(f"/ru/admin/articles/article/{article.pk}/change/").content.decode()
    assert '<html lang="ru"' in admin and "/ru/admin/articles/" in admin
    assert 'href="/admin/' not in admin
