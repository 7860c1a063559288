"""Whole days, and the time between two of them, in words of the page's language."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils.formats import date_format
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from summit_archive.dates import months
from summit_archive.dates.plain_days import days_in_words, full_years, span_in_words, years_long
from summit_archive.templatetags.days import day

BOXING_DAY = date(2023, 12, 26)


def shown(filters, language="en", **values):
    with override(language):
        return Template(f"{{% load cases %}}{{{{ day|{filters} }}}}").render(
            Context({"day": BOXING_DAY} | values)
        )


@pytest.mark.parametrize(
    ("filters", "english", "russian"),
    [
        ("day", "26 December 2023", "26 декабря 2023"),
        ("day_short", "26 Dec 2023", "26 дек. 2023"),
        ("day_of_year", "26 December", "26 декабря"),
        ("day_of_year_short", "26 Dec", "26 дек."),
        ("month_and_year", "December 2023", "декабрь 2023"),
        ("month", "December", "декабрь"),
        ("month_beside_day", "December", "декабря"),
        ("moment", "26 December 2023, 14:05", "26 декабря 2023, 14:05"),
    ],
)
def test_each_filter_speaks_the_language_of_the_page(filters, english, russian):
    at = datetime(2023, 12, 26, 14, 5, tzinfo=UTC)
    assert shown(filters, day=at) == english
    assert shown(filters, "ru", day=at).replace("\N{NO-BREAK SPACE}", " ") == russian


def test_a_russian_date_is_not_torn_at_the_end_of_a_line():
    assert shown("day", "ru") == "26\N{NO-BREAK SPACE}декабря\N{NO-BREAK SPACE}2023"


@pytest.mark.parametrize("filters", ["day", "day_short", "month", "moment", "days_to:day", "span_to:day"])
def test_no_day_is_no_words(filters):
    assert shown(filters, day=None) == ""


@given(st.dates())
def test_an_english_day_is_as_django_has_it(date):
    assert day(date) == day(date) == date_format(date, "j F Y")


@pytest.mark.parametrize(
    ("last", "english", "russian"),
    [
        (date(2023, 12, 26), "26 December 2023", "26 декабря 2023"),
        (date(2023, 12, 27), "26–27 December 2023", "26–27 декабря 2023"),
        (date(2024, 1, 2), "26 December 2023 – 2 January 2024", "26 декабря 2023 – 2 января 2024"),
    ],
)
def test_days_say_once_what_they_share(last, english, russian):
    assert days_in_words(BOXING_DAY, last) == english
    with override("ru"):
        assert days_in_words(BOXING_DAY, last).replace("\N{NO-BREAK SPACE}", " ") == russian


def test_days_of_one_year_say_it_once():
    assert days_in_words(date(2023, 11, 30), date(2023, 12, 2)) == "30 November – 2 December 2023"


@pytest.mark.parametrize(
    ("last", "english", "russian"),
    [
        (date(2023, 12, 26), "0 days", "0 дней"),
        (date(2023, 12, 27), "1 day", "1 день"),
        (date(2024, 1, 25), "30 days", "30 дней"),
        (date(2024, 1, 26), "1 month", "1 месяц"),
        (date(2026, 3, 26), "2 years 3 months", "2 года 3 месяца"),
        (date(2028, 12, 25), "4 years 11 months", "4 года 11 месяцев"),
        (date(2028, 12, 26), "5 years", "5 лет"),
    ],
)
def test_a_span_is_told_in_years_and_months(last, english, russian):
    assert span_in_words(BOXING_DAY, last) == span_in_words(last, BOXING_DAY) == english
    with override("ru"):
        assert span_in_words(BOXING_DAY, last).replace("\N{NO-BREAK SPACE}", " ") == russian


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "год"), (2, "года"), (5, "лет"), (11, "лет"), (12, "лет"), (21, "год"), (104, "года")],
)
def test_russian_years_are_counted_as_russian_counts(number, said):
    with override("ru"):
        assert years_long(number) == f"{number}\N{NO-BREAK SPACE}{said}"


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 40_000))
def test_an_age_grows_on_the_birthday(born, days):
    on = born + timedelta(days)
    assert full_years(born, on) == on.year - born.year - (on.timetuple()[1:3] < born.timetuple()[1:3])


def test_months_of_other_languages_are_as_django_has_them():
    with override("de"):
        assert months.month_alone(3) == "März"
    with override("pl"):
        assert (months.month_alone(3), months.month_beside_day(3)) == ("Marzec", "marca")


def test_a_russian_day_and_month_have_a_form_for_sentences():
    with override("ru"):
        said = shown('day|in_case:"gen"', "ru"), shown('month_and_year|in_case:"loc"', "ru")
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in said] == [
        "26 декабря 2023 года",
        "декабре 2023 года",
    ]
