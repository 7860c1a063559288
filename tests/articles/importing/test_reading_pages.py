import datetime
import json

import pytest

from articles.importing.reading import pages
from articles.importing.record import read_record
from tests.articles.importing.files import fields_of, lines_of, reasons

TEXT = "Президенты одиннадцати государств встретились в Минске и подписали {} документов о сотрудничестве."
BODY = "".join(f"<p>{TEXT.format(number)}</p>" for number in range(5))


def page(head="", body=BODY, charset="utf-8"):
    return (
        f'<!doctype html><html lang="ru"><head><meta charset="{charset}"><title>Саммит в Минске</title>{head}'
        f"</head><body><nav>Меню Главная О нас</nav><article><h1>Саммит в Минске</h1>{body}</article>"
        "<script>alert('нет')</script></body></html>"
    ).encode(charset)


def in_json(**stated):
    return f'<script type="application/ld+json">{json.dumps(stated)}</script>'


def test_the_article_of_a_saved_page_is_found_with_what_its_markup_states():
    head = (
        '<link rel="canonical" href="https://agency.example/2019/05/03/minsk">'
        '<meta property="og:site_name" content="Агентство"><meta name="author" content="Иван Петров">'
        '<meta property="article:published_time" content="1994-05-03T10:00:00+03:00">'
    )
    [fields] = fields_of(page(head), "minsk.html")

    assert fields == {
        "headline": "Саммит в Минске",
        "body": "\n".join(TEXT.format(number) for number in range(5)),
        "byline": "Иван Петров",
        "url": "https://agency.example/2019/05/03/minsk",
        "canonical_url": "https://agency.example/2019/05/03/minsk",
        "published_on": "1994-05-03T10:00:00+03:00",
        "publisher": "Агентство",
        "language": "ru",
    }
    assert read_record(fields).published_on == datetime.date(1994, 5, 3)


def test_json_ld_goes_before_meta_elements_also_inside_a_graph():
    head = '<meta name="date" content="2001-01-01">' + in_json(
        **{
            "@graph": [
                {"@type": "WebSite", "datePublished": "1999-01-01"},
                {
                    "@type": ["NewsArticle"],
                    "datePublished": "2020-02-29",
                    "inLanguage": "be",
                    "publisher": {"name": "БелТА"},
                },
            ]
        }
    )
    [fields] = fields_of(page(head))

    assert (fields["published_on"], fields["language"]) == ("2020-02-29", "be")
    assert read_record(fields).publisher == "БелТА"


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://agency.example/2019/05/03/minsk">',
        '<meta name="last-modified" content="2019-05-03">',
        '<meta property="article:modified_time" content="2019-05-03">',
        in_json(**{"@type": "Event", "datePublished": "2019-05-03"}),
        '<script type="application/ld+json">{broken</script>',
    ],
)
def test_a_day_that_the_markup_does_not_state_as_that_of_publication_is_not_taken(head):
    [fields] = fields_of(page(head, BODY + "<p>© 2019. Обновлено 3 мая 2019 года в 10:00.</p>"))

    assert "published_on" not in fields


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_a_page_is_decoded_as_it_says(charset):
    [fields] = fields_of(page(charset=charset))

    assert fields["headline"] == "Саммит в Минске"


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "x-nobody"])
def test_a_charset_that_nobody_needs_is_refused(charset):
    content = page().replace(b'charset="utf-8"', f'charset="{charset}"'.encode())

    assert reasons(content) == ["the charset that it states is not known: UTF-8 is expected"]


def test_bytes_that_are_not_of_the_stated_charset_are_told():
    [line] = lines_of(page().replace("Саммит".encode(), b"\xff\xfe", 1))

    assert "it was read with gaps there" in line.doubts[0].reason


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body></body></html>",
        b"<html><body><script>alert(1)</script></body></html>",
        b"<html>" + b"<div>" * 50_000,
    ],
)
def test_a_page_without_an_article_is_refused(content):
    assert reasons(content) == ["no article is found on the page"]


def test_a_page_too_long_or_with_a_nul_is_refused(monkeypatch):
    assert reasons(page().replace(b"<nav>", b"<nav>\0")) == ["a NUL character stands in the page"]
    monkeypatch.setattr(pages, "LARGEST_PAGE", 1000)
    assert reasons(page()) == ["the page is longer than 1,000 bytes"]
