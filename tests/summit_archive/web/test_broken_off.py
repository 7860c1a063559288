"""A file that is sent as it is read says in its last line that it broke off, whatever the database says."""

import csv
import io
import json
from types import SimpleNamespace

import pytest
from django.db import connection
from psycopg2._psycopg import sqlstate_errors

from summit_archive.files import lines
from summit_archive.web.csv import csv_of_harmless

# One of each class that PostgreSQL has.
STATES = sorted(
    {state[:2]: state for state in sqlstate_errors if state[:2] not in ("00", "01", "02", "03")}.values()
)


def rows_until(state, number=450):
    """So many rows, and then what the database says."""
    for place in range(number):
        yield [str(place)]
    with connection.cursor() as cursor:
        cursor.execute(f"DO $$ BEGIN RAISE SQLSTATE '{state}'; END $$")


@pytest.mark.django_db(transaction=True)
def test_each_class_of_error_ends_a_table_in_words():
    for state in STATES:
        text = b"".join(csv_of_harmless("x", rows_until(state))).decode("utf-8-sig")
        told = list(csv.reader(io.StringIO(text)))

        assert len(told) == 401 and told[-1][0].startswith("BROKEN OFF after 399 rows"), state


@pytest.mark.django_db(transaction=True)
def test_each_class_of_error_ends_lines_of_json_in_words(monkeypatch):
    monkeypatch.setattr(lines, "as_json", lambda *_: lambda row: {"place": row[0]})
    monkeypatch.setattr(lines, "cells_about", lambda about: ["x"] * len(lines.ABOUT_FIELDS))
    for state in STATES:
        told = [
            json.loads(line)
            for line in "".join(
                lines.json_lines(SimpleNamespace(), rows_until(state), SimpleNamespace())
            ).splitlines()
        ]

        assert len(told) == 401 and told[-1]["error"].startswith("BROKEN OFF after 400 rows"), state
