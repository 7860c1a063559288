import datetime

import pytest

from articles.importing.record import Defaults, Refused, read_record


def why_refused(**fields):
    with pytest.raises(Refused) as refused:
        read_record({"title": "Leaders meet"} | fields)
    return refused.value.problem.reason


def doubts(**fields):
    return [(doubt.field, doubt.reason) for doubt in read_record({"title": "Leaders meet"} | fields).doubts]


@pytest.mark.parametrize(
    "fields",
    [
        {
            "id": "kremlin-en-1",
            "url": "http://en.kremlin.ru/events/president/news/1",
            "title": "Leaders meet",
            "lead": "In Minsk.",
            "text": "They met.",
            "published": "2016-10-14",
            "language": "en",
            "source": "en.kremlin.ru",
            "byline": "A. Writer",
            "event_place": "Government House, Minsk",
        },
        {
            "@type": "NewsArticle",
            "id": "kremlin-en-1",
            "url": "http://en.kremlin.ru/events/president/news/1",
            "headline": "Leaders meet",
            "description": "In Minsk.",
            "articleBody": "They met.",
            "datePublished": "2016-10-14T09:30:00+03:00",
            "inLanguage": "en",
            "publisher": {"@type": "Organization", "name": "en.kremlin.ru"},
            "author": [{"@type": "Person", "name": "A. Writer"}],
            "contentLocation": [
                {"@type": "Place", "name": "Government  House"},
                {"@type": "City", "name": "Minsk"},
            ],
        },
        {
            "external_id": "kremlin-en-1",
            "link": "http://en.kremlin.ru/events/president/news/1",
            "headline": "Leaders meet",
            "standfirst": "In Minsk.",
            "body": "They met.",
            "date": "2016-10-14",
            "lang": "EN",
            "publisher": "en.kremlin.ru",
            "author": "A. Writer",
            "Place": " Government House, Minsk\n",
        },
    ],
)
def test_the_fields_of_the_usual_producers_are_known(fields):
    record = read_record(fields)

    assert record.headline == "Leaders meet"
    assert record.standfirst == "In Minsk."
    assert record.body == "They met."
    assert record.published_on == datetime.date(2016, 10, 14)
    assert record.url == record.canonical_url == "http://en.kremlin.ru/events/president/news/1"
    assert record.publisher == "en.kremlin.ru"
    assert record.language == "en"
    assert record.external_id == "kremlin-en-1"
    assert record.byline == "A. Writer"
    assert record.place_line == "Government House, Minsk"
    assert record.doubts == ()


@pytest.mark.parametrize("place", [7, "a" * 301, ["Minsk"] * 60])
def test_a_place_line_that_is_none_is_left_out_and_told(place):
    record = read_record({"title": "Leaders meet", "event_place": place})

    assert record.place_line == ""
    assert [doubt.field for doubt in record.doubts] == ["event_place"]


def test_where_a_text_was_written_is_not_where_it_was():
    assert read_record({"title": "Leaders meet", "dateline": "MOSCOW, October 14"}).place_line == ""


def test_the_body_stays_as_it_is_to_the_last_space():
    body = "  They met: 1 < 2.\r\n\r\n\tAnd\u00a0<parted> &amp; left. \n"

    assert read_record({"title": "Leaders meet", "text": body}).body == body


def test_of_html_the_words_are_taken_and_it_is_told():
    record = read_record(
        {
            "title": "Leaders meet",
            "text": "<p>They <b>met</b>.</p><script>alert(1)</script><p>Rain &amp; wind.</p>",
        }
    )

    assert record.body == "They met.\nRain & wind."
    [doubt] = record.doubts
    assert (doubt.field, doubt.reason) == ("text", "HTML stood in it: its words were taken, scripts left out")


def test_another_archives_own_summary_is_refused():
    assert why_refused(text_kind="summary").startswith("an archive's own summary")


def test_a_headline_stands_on_one_line():
    assert read_record({"title": " Leaders\n  meet "}).headline == "Leaders meet"


def test_defaults_hold_where_the_record_is_silent():
    defaults = Defaults(publisher="Agency", language="ru")

    silent = read_record({"title": "Leaders meet"}, defaults)
    telling = read_record({"title": "Leaders meet", "source": "Paper", "lang": "en"}, defaults)

    assert (silent.publisher, silent.language) == ("Agency", "ru")
    assert (telling.publisher, telling.language) == ("Paper", "en")


def test_a_language_that_nobody_states_is_recognised_and_marked_as_a_guess():
    record = read_record({"title": "Переговоры", "text": "Стороны обсудили поставки газа и нефти."})

    assert (record.language, record.language_is_guessed, record.doubts) == ("ru", True, ())


@pytest.mark.parametrize("stated", [{"lang": "uk"}, {"lang": "RU"}])
def test_a_language_that_is_stated_is_never_a_guess(stated):
    record = read_record({"title": "Переговоры", "text": "Стороны обсудили поставки газа и нефти."} | stated)

    assert (record.language, record.language_is_guessed) == (stated["lang"].lower(), False)


def test_a_language_that_is_stated_as_unknown_is_recognised():
    record = read_record({"title": "Переговоры о газе", "text": "Стороны обсудили поставки.", "lang": "und"})

    assert (record.language, record.language_is_guessed) == ("ru", True)


def test_what_nobody_states_and_the_text_does_not_tell_is_undetermined():
    record = read_record({"title": "Putin"})

    assert (record.language, record.language_is_guessed) == ("und", False)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"title": None}, "the headline is missing"),
        ({"title": " \n "}, "the headline is missing"),
        ({"title": "x" * 1001}, "1,001 characters: no more than 1,000 are taken"),
        ({"title": 17}, "text is expected, not a number"),
        ({"title": "a\0b"}, "a NUL character stands in it"),
        ({"title": "\ud800"}, "half a character (a lone surrogate) stands in it"),
        ({"text": ["one", "two"]}, "text is expected, not a list"),
        ({"text": "x" * 2_000_001}, "2,000,001 characters: no more than 2,000,000 are taken"),
        ({"text": "a\0b"}, "a NUL character stands in it"),
        ({"lead": True}, "text is expected, not true or false"),
    ],
)
def test_a_record_without_which_nothing_is_understood_is_refused(fields, why):
    assert why_refused(**fields) == why


NO_ADDRESS = "an address that begins with http:// or https:// is expected"


@pytest.mark.parametrize("field", ["url", "canonical_url"])
@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("javascript:alert(1)", NO_ADDRESS),
        ("ftp://en.kremlin.ru/1", NO_ADDRESS),
        ("en.kremlin.ru/1", NO_ADDRESS),
        ("/events/1", NO_ADDRESS),
        ("tag:en.kremlin.ru,2016:1", NO_ADDRESS),
        ("http://", NO_ADDRESS),
        ("http://[::1", NO_ADDRESS),
        ("http://a b.ru/", NO_ADDRESS),
        ("http://en.kremlin.ru/a\nb", NO_ADDRESS),
        ("http://en.kremlin.ru/749572¡Exclusiva! nueva", NO_ADDRESS),
        ("http://en.kremlin.ru/\0", "a NUL character stands in it"),
        ("http://en.kremlin.ru/\ud800", "half a character (a lone surrogate) stands in it"),
        (17, "text is expected, not a number"),
        ({"href": "x"}, "text is expected, not an object"),
        ("http://пример.рф/" + "д" * 1500, "no more than 2,000 bytes are taken for an address"),
        ("http://en.kremlin.ru/" + "d" * 3000, "3,021 characters: no more than 2,000 are taken"),
    ],
)
def test_an_address_that_cannot_be_kept_is_told_and_costs_no_article(field, given, why):
    record = read_record({"title": "Leaders meet", field: given})

    assert (record.headline, record.url, record.canonical_url) == ("Leaders meet", "", "")
    assert [(doubt.field, doubt.reason) for doubt in record.doubts] == [(field, why)]


@pytest.mark.parametrize(
    "broken", ["/", "http://", "https://en.kremlin.ru", "https://en.kremlin.ru:443/#top"]
)
def test_a_broken_canonical_address_leaves_the_articles_own(broken):
    own = "http://en.kremlin.ru/events/1"
    record = read_record({"title": "Leaders meet", "url": own, "canonical_url": broken})

    assert (record.url, record.canonical_url) == (own, own)
    assert [(doubt.field, doubt.value) for doubt in record.doubts] == [("canonical_url", broken)]


@pytest.mark.parametrize(
    ("given", "completed"),
    [
        ("www.kremlin.ru/events/1", "https://www.kremlin.ru/events/1"),
        ("WWW.kremlin.ru/events/1", "https://WWW.kremlin.ru/events/1"),
        ("//kremlin.ru/events/1", "https://kremlin.ru/events/1"),
    ],
)
def test_an_address_that_lacks_its_scheme_alone_is_completed_and_told(given, completed):
    record = read_record({"title": "Leaders meet", "url": given})

    assert record.url == completed
    assert [(doubt.field, doubt.value, doubt.reason) for doubt in record.doubts] == [
        ("url", given, "the address does not say http: or https:, which was added: https:")
    ]


@pytest.mark.parametrize("given", ["//", "///events/1", "//events", "www.", "www.kremlin.ru/a b"])
def test_what_is_no_address_with_a_scheme_either_is_left_out(given):
    record = read_record({"title": "Leaders meet", "url": given})

    assert (record.url, len(record.doubts)) == ("", 1)


def test_a_sites_front_page_is_kept_as_an_address_but_no_article_is_known_by_it():
    record = read_record(
        {"title": "Leaders meet", "url": "https://news.example", "canonical": "https://news.example"}
    )

    assert (record.url, record.canonical_url) == ("https://news.example", "")
    assert [(doubt.field, doubt.reason) for doubt in record.doubts] == [
        ("url", "a site's front page: no article is known by it")
    ]


def test_an_address_that_is_too_long_in_its_normal_form_is_kept_but_no_article_is_known_by_it():
    url = "http://en.kremlin.ru/" + "д" * 900
    record = read_record({"title": "Leaders meet", "url": url})

    assert (record.url, record.canonical_url) == (url, "")
    assert "more than 2,000 bytes in its normal form" in record.doubts[0].reason


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-02-29", datetime.date(2020, 2, 29)),
        (" 2020-02-29 ", datetime.date(2020, 2, 29)),
        ("2020-02-29T12:30:00Z", datetime.date(2020, 2, 29)),
        ("2020-02-29T23:30:00.123-05:00", datetime.date(2020, 2, 29)),
        ("2020-02-29 23:30", datetime.date(2020, 2, 29)),
        ("20200229", datetime.date(2020, 2, 29)),
        ("2020-W09-6", datetime.date(2020, 2, 29)),
        ("29.02.2020", datetime.date(2020, 2, 29)),
        ("1.2.2020, 14:05", datetime.date(2020, 2, 1)),
        ("29/02/2020", datetime.date(2020, 2, 29)),
        ("02/29/2020", datetime.date(2020, 2, 29)),
        ("02/02/2020", datetime.date(2020, 2, 2)),
        ("29 February 2020", datetime.date(2020, 2, 29)),
        ("February 29, 2020", datetime.date(2020, 2, 29)),
        ("Feb. 29, 2020", datetime.date(2020, 2, 29)),
        ("29 февраля 2020 г.", datetime.date(2020, 2, 29)),
        ("29 Февраля 2020 года", datetime.date(2020, 2, 29)),
        ("Sat, 29 Feb 2020 23:30:00 -0800", datetime.date(2020, 2, 29)),
        ("29 Feb 2020 12:30:00 GMT", datetime.date(2020, 2, 29)),
    ],
)
def test_a_day_or_moment_is_the_day_where_it_was_published(written, day):
    record = read_record({"title": "Leaders meet", "date": written})

    assert (record.published_on, record.doubts) == (day, ())


@pytest.mark.parametrize(
    "written",
    [
        "31.02.2020",
        "02/03/04",
        "2020-02-30",
        "2020-13-01",
        "2020-02",
        "2020",
        "29022020",
        "2020-W09",
        "2020-02-29T25:00",
        "02/03/2004",
        "02.03.04",
        "2/3/04",
        "30 February 2020",
        "29 Brumaire 2020",
        "February 2020",
        "31 сентября 2020",
        "Sat, 31 Feb 2020 23:30:00 GMT",
        "99999999.1.1",
        "٢٠٢٠-٠٢-٢٩",
        "0000-01-01",
        1582934400,
        ["2020-02-29"],
        "2020-02-29\0",
    ],
)
def test_any_other_date_is_left_out_and_told(written):
    record = read_record({"title": "Leaders meet", "published": written})

    assert record.published_on is None
    assert [doubt.field for doubt in record.doubts] == ["published"]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("31.02.2020", "there is no such day: a day such as 2023-12-26 is expected"),
        ("02/03/04", "the century and the order are not told: a day such as 2023-12-26 is expected"),
        ("02/03/2004", "it may be the 2004-03-02 or the 2004-02-03: a day such as 2023-12-26 is expected"),
        ("2020-02", "a day such as 2023-12-26 is expected (or a moment, ISO 8601)"),
    ],
)
def test_why_a_date_is_left_out_is_said(written, why):
    assert doubts(published=written) == [("published", why)]


def test_a_day_to_come_or_of_another_age_is_left_out_and_told():
    today = datetime.datetime.now(datetime.UTC).date()
    for days, taken in ((0, True), (1, True), (2, False), (4000, False)):
        day = today + datetime.timedelta(days=days)
        assert read_record({"title": "Leaders meet", "date": str(day)}).published_on == (
            day if taken else None
        )
    assert read_record({"title": "Leaders meet", "date": "1900-01-01"}).published_on
    for written in ("1899-12-31", "9999-12-31", "0203-04-05T10:00:00Z"):
        record = read_record({"title": "Leaders meet", "published": written})
        assert record.published_on is None
        assert [(doubt.field, doubt.value) for doubt in record.doubts] == [("published", written)]
        assert "a day from 1900-01-01 to" in record.doubts[0].reason


def test_what_only_describes_is_left_out_and_told_instead_of_losing_the_article():
    record = read_record(
        {
            "title": "Leaders meet",
            "source": ["a", "b"],
            "author": {"first": "A."},
            "lang": "English",
            "id": {"a": 1},
        }
    )

    assert (record.publisher, record.byline, record.language, record.external_id) == ("", "", "und", "")
    assert [doubt.field for doubt in record.doubts] == ["source", "lang", "author", "id"]


def test_a_number_may_be_a_number():
    assert read_record({"title": "Leaders meet", "id": 42}).external_id == "42"


def test_the_address_stays_as_it_was_given_and_the_canonical_one_is_its_normal_form():
    record = read_record(
        {"title": "Leaders meet", "url": "HTTP://EN.Kremlin.RU:80/News?Id=A&utm_source=x#top"}
    )

    assert record.url == "HTTP://EN.Kremlin.RU:80/News?Id=A&utm_source=x#top"
    assert record.canonical_url == "http://en.kremlin.ru/News?Id=A"


def test_the_canonical_address_that_the_source_names_counts():
    record = read_record(
        {
            "title": "Leaders meet",
            "url": "https://amp.example.org/1",
            "canonical_url": "https://example.org/1",
        }
    )

    assert (record.url, record.canonical_url) == ("https://amp.example.org/1", "https://example.org/1")
