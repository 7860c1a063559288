"""Searches that found no edition: what the table refuses, and how an editor records one."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from participants.models import SeriesSearch
from tests.forms import errors_of, row, typed
from tests.make import make_search, make_series

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"year": 1899}, "series_search_is_of_a_year"),
        ({"source": " \t"}, "series_search_names_its_source"),
        ({"year": 2020, "source": "Kremlin press service"}, "series_search_does_not_repeat"),
    ],
)
def test_a_search_that_breaks_a_rule_is_refused_by_the_database(fields, rule):
    series = make_series()
    make_search(series, 2020)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        make_search(series, **{"year": 2021} | fields)


def searched(client, series, **line):
    page = f"/admin/participants/meetingseries/{series.pk}/change/"
    line = {"year": "2020", "source": "Kremlin press service", "searched_on": "2026-11-20"} | line
    fields = {"searches-TOTAL_FORMS": "1"} | row("searches", 0, **line)
    return client.post(page, typed(client.get(page), "meetingseries_form", **fields))


def test_an_editor_records_a_search_with_its_series(admin_client):
    series = make_series()
    assert searched(admin_client, series).status_code == 302
    [search] = SeriesSearch.objects.all()
    found = (search.series, search.year, search.source, search.searched_on)
    assert found == (series, 2020, "Kremlin press service", datetime.date(2026, 11, 20))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"year": "20"}, "greater than or equal to 1900"),
        ({"source": " "}, "This field is required"),
        ({"searched_on": "2999-01-01"}, "2999-01-01 is still to come"),
    ],
)
def test_a_wrong_line_says_what_is_expected(admin_client, line, told):
    answer = searched(admin_client, make_series(), **line)
    assert told in errors_of(answer)
    assert not SeriesSearch.objects.exists()
