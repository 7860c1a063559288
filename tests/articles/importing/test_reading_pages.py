import datetime
import json
import time

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
        '<link rel="canonical" href="https://agency.example/1994/05/03/minsk">'
        '<meta property="og:site_name" content="Агентство"><meta name="author" content="Иван Петров">'
        '<meta property="article:published_time" content="1994-05-03T10:00:00+03:00">'
    )
    [fields] = fields_of(page(head), "minsk.html")

    assert fields == {
        "headline": "Саммит в Минске",
        "body": "\n".join(TEXT.format(number) for number in range(5)),
        "byline": "Иван Петров",
        "url": "https://agency.example/1994/05/03/minsk",
        "canonical_url": "https://agency.example/1994/05/03/minsk",
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


# --- On which day it was published, by its own word ---

NEWS = {"@type": "NewsArticle", "headline": "Саммит в Минске", "datePublished": "2023-06-01"}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Другая новость",
    "url": "https://agency.example/other",
    "datePublished": "2020-01-01",
    "publisher": {"name": "Чужой портал"},
    "inLanguage": "en",
}
TWO_DAYS = "the page gives more than one day as that of its publication: the day is left open"
SOME_DAY = "the page does not say that it was published on this day: the day is left open"
NAMELESS = "only an object that does not say which page it is of gives this day"
NO_DAY = "the page states no day: the day is left open"
CHANGED_ONLY = "the page says when it was changed, not when it was published: the day is left open"


def all_in_json(*objects):
    return f'<script type="application/ld+json">{json.dumps(objects)}</script>'


def meta(name, content):
    return f'<meta property="{name}" content="{content}">'


def day_and_doubts(head="", body=BODY):
    """The day that a page's record gets, and why it gets none or not surely this one."""
    [line] = lines_of(page(head, body))
    record = read_record(line.fields, doubts=line.doubts)
    return str(record.published_on or ""), [doubt.reason for doubt in record.doubts if "day" in doubt.reason]


@pytest.mark.parametrize(
    "own",
    [
        NEWS | {"publisher": {"name": "Свой портал"}},
        NEWS | {"publisher": {"name": "Свой портал"}, "headline": "«Саммит» — в Минске"},
        NEWS
        | {"publisher": {"name": "Свой портал"}, "headline": "", "url": "http://www.agency.example/minsk/"},
        NEWS
        | {
            "publisher": {"name": "Свой портал"},
            "headline": "Of the summit",
            "mainEntityOfPage": {"@id": "https://agency.example/minsk#page"},
        },
        {"@type": "WebPage", "mainEntity": NEWS | {"publisher": {"name": "Свой портал"}}},
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_of_several_objects_the_one_that_is_the_page_is_believed(own, is_first):
    objects = (own, OTHER) if is_first else (OTHER, own)
    head = '<link rel="canonical" href="https://agency.example/minsk">' + all_in_json(*objects)
    [fields] = fields_of(page(head))

    record = read_record(fields)
    assert (str(record.published_on), record.publisher, record.language) == (
        "2023-06-01",
        "Свой портал",
        "ru",
    )


def test_the_day_of_an_object_that_says_neither_its_address_nor_its_headline_needs_a_second_witness():
    nameless = {"@type": "NewsArticle", "datePublished": "2023-06-01"}
    address = '<link rel="canonical" href="https://agency.example/2023/06/01/minsk">'
    shown = '<span class="date">1 июня 2023</span>'

    assert day_and_doubts(all_in_json(nameless)) == ("2023-06-01", [NAMELESS])
    assert day_and_doubts(all_in_json(nameless, NEWS)) == ("2023-06-01", [])
    for head in (address, meta("article:published_time", "2023-06-01"), meta("date", "2023-06-01")):
        assert day_and_doubts(all_in_json(nameless) + head) == ("2023-06-01", [])
    assert day_and_doubts(all_in_json(nameless), shown + BODY) == ("2023-06-01", [])
    assert day_and_doubts(all_in_json(nameless, nameless | {"datePublished": "2020-01-01"})) == ("", [NO_DAY])


@pytest.mark.parametrize(
    "of_others",
    [
        all_in_json(OTHER),
        all_in_json({"@type": "ItemList", "itemListElement": [OTHER | {"headline": "Саммит в Минске"}]}),
        all_in_json({"@type": "Event", "name": "Саммит в Минске", "datePublished": "2020-01-01"}),
        all_in_json({"@type": "Comment", "name": "Саммит в Минске", "datePublished": "2020-01-01"}),
        all_in_json(
            {
                "@type": "NewsArticle",
                "headline": "Саммит в Минске",
                "comment": [{"datePublished": "2020-01-01"}],
            }
        ),
        '<div itemscope itemtype="https://schema.org/Comment"><meta itemprop="datePublished" content="2020-01-01">!</div>',
        '<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="headline" content="Саммит в Минске">'
        '<div itemprop="review" itemscope itemtype="https://schema.org/Review">'
        '<meta itemprop="datePublished" content="2020-01-01"></div></div>',
        '<div itemscope itemtype="https://schema.org/NewsArticle"><a itemprop="headline">Другая новость</a>'
        '<meta itemprop="datePublished" content="2020-01-01"></div>',
        '<div class="comments-list"><meta itemprop="datePublished" content="2020-01-01">!</div>',
        '<article><h2>Другая новость</h2><time pubdate datetime="2020-01-01">1 января</time></article>',
        '<article><h2>Другая новость</h2><abbr class="published" title="2020-01-01">1 января</abbr></article>',
        '<ol class="comments"><li><time datetime="2020-01-01">1 января</time> Верно!</li></ol>',
        '<div class="post-teaser"><span class="date">1 января 2020</span> Другая новость</div>',
        '<p class="entry-date updated">1 января 2020</p>',
        f'<p>{TEXT} Это было <time datetime="2020-01-01">1 января</time> в Минске.</p>',
        f"<p>{TEXT} Это было <b>1 января 2020</b> в Минске.</p>",
        f"<p>{TEXT}<br>1 января 2020<br>{TEXT}</p>",
        f"<p>{TEXT} {TEXT} {TEXT} {TEXT}</p><p>1 января 2020</p>",
    ],
)
def test_the_day_of_a_teaser_a_comment_or_a_review_is_not_the_page_s(of_others):
    assert day_and_doubts(body=BODY + of_others) == ("", [NO_DAY])
    assert day_and_doubts(all_in_json(NEWS), BODY + of_others) == ("2023-06-01", [])


OWN_SCOPE = (
    '<div itemscope itemtype="https://schema.org/NewsArticle"><a itemprop="headline">Саммит в Минске</a>'
)


@pytest.mark.parametrize(
    "own",
    [
        OWN_SCOPE + '<meta itemprop="datePublished" content="2023-06-01"></div>',
        OWN_SCOPE + '<span itemprop="datePublished">1 июня 2023, 10:30</span></div>',
        OWN_SCOPE + '<abbr itemprop="datePublished" title="2023-06-01T10:30:00+03:00">10:30</abbr></div>',
        '<div class="info" itemprop="datePublished">01.06.2023 10:30</div>',
        '<time pubdate datetime="2023-06-01">1 июня</time>',
        '<abbr class="published" title="2023-06-01T10:30:00+03:00">10:30</abbr>',
        '<time class="entry-date" datetime="2023-06-01T10:30:00+03:00">1 июня</time>',
        '<span class="date">1 июня 2023</span>',
        "<p>1 июня 2023, 10:30 | Агентство</p>".replace(" | Агентство", "<b>Агентство</b>"),
    ],
)
def test_the_page_s_own_elements_tell_its_day(own):
    assert day_and_doubts(body=own + BODY) == ("2023-06-01", [])


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (all_in_json(NEWS) + meta("article:published_time", "2023-06-05"), BODY),
        (all_in_json(NEWS, NEWS | {"datePublished": "2023-06-05"}), BODY),
        (all_in_json(NEWS), '<span class="date">5 июня 2023</span>' + BODY),
        (all_in_json(NEWS) + '<link rel="canonical" href="https://agency.example/2023/06/05/minsk">', BODY),
        (meta("date", "2023-06-05"), '<span class="date">1 июня 2023</span>' + BODY),
        ("", '<span class="date">1 июня 2023</span> <span class="date">5 июня 2023</span>' + BODY),
    ],
)
def test_two_days_are_a_doubt_and_no_day(head, body):
    assert day_and_doubts(head, body) == ("", [TWO_DAYS])


def test_the_day_of_a_change_is_no_second_day():
    changed = NEWS | {"dateModified": "2023-06-05T10:00:00+03:00"}

    assert day_and_doubts(all_in_json(changed), "<p>5 июня 2023</p>" + BODY) == ("2023-06-01", [])
    assert day_and_doubts(all_in_json(changed | {"datePublished": None})) == ("", [CHANGED_ONLY])
    assert day_and_doubts(meta("article:modified_time", "2023-06-05")) == ("", [CHANGED_ONLY])


@pytest.mark.parametrize(
    ("head", "body", "day", "doubts"),
    [
        ("", BODY, "2023-06-01", ["the time is in GMT: the day at the place may be the next"]),
        (meta("article:published_time", "2023-06-02T02:30:00+05:00"), BODY, "2023-06-02", []),
        (meta("date", "2023-06-02T02:30:00+05:00"), BODY, "2023-06-02", []),
        ("", '<span class="date">2 июня 2023</span>' + BODY, "2023-06-02", []),
        ('<link rel="canonical" href="https://agency.example/2023/06/02/minsk">', BODY, "2023-06-02", []),
        (meta("article:published_time", "2023-06-02"), BODY, "", [TWO_DAYS]),
        (meta("pubdate", "2023-06-02"), '<span class="date">2 июня 2023</span>' + BODY, "2023-06-02", []),
    ],
)
def test_of_a_moment_in_gmt_the_page_may_tell_the_day_at_the_place(head, body, day, doubts):
    at_night = all_in_json(NEWS | {"datePublished": "2023-06-01T21:30:00Z"})

    assert day_and_doubts(at_night + head, body) == (day, doubts)


@pytest.mark.parametrize("name", ["date", "dc.date", "dcterms.created"])
def test_a_day_of_which_the_page_does_not_say_what_happened_on_it_is_told(name):
    address = '<link rel="canonical" href="https://agency.example/2023/06/01/minsk">'

    assert day_and_doubts(meta(name, "2023-06-01")) == ("", [SOME_DAY])
    assert day_and_doubts(address) == ("", [SOME_DAY])
    assert day_and_doubts(meta(name, "2023-06-01") + address) == ("2023-06-01", [])
    assert day_and_doubts(meta(name, "2023-06-01"), '<i class="date">1 июня 2023</i>' + BODY) == (
        "2023-06-01",
        [],
    )


def test_of_a_page_without_a_day_it_is_told():
    assert day_and_doubts() == ("", [NO_DAY])


def test_a_day_that_machines_write_for_none_leaves_the_others_to_speak():
    nothing = meta("article:published_time", "1970-01-01T03:00:00+03:00")

    assert day_and_doubts(nothing + all_in_json(NEWS)) == ("2023-06-01", [])
    assert day_and_doubts(nothing) == (
        "",
        ["the beginning of 1970 is what machines write for no day: the day is left open"],
    )


# --- Days in the text, and days of changes ---


@pytest.mark.parametrize(
    "told",
    [
        '<p>Договор подписали <time datetime="2014-12-23">23 декабря</time> в Москве.</p>',
        "<p>Договор подписан <time>23 декабря 2014</time>.</p>",
        '<p>The pact of <b>Minsk</b>, <time datetime="2014-12-23">that day</time>, was recalled</p>',
        "<p>Договор подписали <b>23 декабря 2014</b> в Москве.</p>",
        '<ul><li>Встреча прошла <time datetime="2014-12-23">в декабре</time></li></ul>',
        '<table><tr><td>Договор вступил в силу <time datetime="2014-12-23">тогда</time></td></tr></table>',
        '<blockquote>«Мы ждали этого с <time datetime="2014-12-23">декабря</time>»</blockquote>',
    ],
)
def test_a_day_that_a_sentence_speaks_of_is_not_the_page_s(told):
    short = f"<p>{TEXT}</p>"

    assert day_and_doubts(body=told + short * 2) == ("", [NO_DAY])
    assert day_and_doubts(meta("article:published_time", "2023-06-05"), told + short) == ("2023-06-05", [])


@pytest.mark.parametrize(
    "byline",
    [
        '<p>Опубликовано: <time datetime="2023-06-01">1 июня</time></p>',
        '<p>Опубликовано <time datetime="2023-06-01">1 июня</time>.</p>',
        '<p>Posted on <time datetime="2023-06-01">1 June</time> by John Smith in Politics</p>',
        '<ul><li><time datetime="2023-06-01">1 июня</time></li><li>Иван Петров</li></ul>',
    ],
)
def test_the_day_of_a_byline_is_the_page_s(byline):
    assert day_and_doubts(body=byline + BODY) == ("2023-06-01", [])


@pytest.mark.parametrize(
    "changed",
    [
        '<time datetime="2016-06-06T10:00">Updated 6 June 2016</time>',
        '<time datetime="2016-06-06">обновлено 6 июня</time>',
        '<div>Изменено: <time datetime="2016-06-06">6 июня</time></div>',
        '<div><span>Last updated on</span> <span class="date">6 June 2016</span></div>',
        "<div><b>Updated:</b> 6 June 2016</div>",
        '<div><time datetime="2016-06-06">6 June</time> (updated)</div>',
    ],
)
def test_a_day_that_the_page_calls_that_of_a_change_is_not_taken(changed):
    published = '<div>Published <time datetime="2016-06-01">1 June</time></div>'

    assert day_and_doubts(body=changed + BODY) == ("", [NO_DAY])
    assert day_and_doubts(body=published + changed + BODY) == ("2016-06-01", [])


def test_the_words_of_a_time_in_the_text_stay_in_the_text():
    told = (
        '<p>Договор подписали <time datetime="2014-12-23">23 <b>декабря</b></time> в Москве,'
        " <time>29 мая</time> его дополнили.</p>"
    )
    [fields] = fields_of(
        page(body=f'<p>Опубликовано <time datetime="2023-06-01">1 июня</time></p>{BODY}{told}')
    )

    assert "Договор подписали 23 декабря в Москве, 29 мая его дополнили." in fields["body"]
    assert "1 июня" not in fields["body"]


def test_a_broken_address_beside_a_canonical_one_leaves_that():
    head = '<link rel="canonical" href="https://agency.example/minsk">' + meta("og:url", "http://:::bad")
    [fields] = fields_of(page(head))

    assert fields["url"] == fields["canonical_url"] == "https://agency.example/minsk"
    assert fields["publisher"] == "agency.example"


def test_a_cell_of_very_many_times_is_looked_at_in_little_time():
    many = "<ul><li>" + "<time></time>" * 4000 + "</li></ul>"
    start = time.process_time()

    assert day_and_doubts(body=BODY + many) == ("", [NO_DAY])
    assert time.process_time() - start < 10
