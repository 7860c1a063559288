"""The drills can be found and told apart by whoever has never run one."""

import pytest
from django.db import connection

from tests.drills.__main__ import main, names
from tests.drills.killed_imports import ROWS, counted


def test_each_drill_says_in_a_line_what_it_does(capsys):
    assert main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == names() and "killed_imports" in names()
    assert all(line.endswith((".", ",")) and len(line.split()) > 3 for line in lines)


def test_a_drill_that_there_is_not_is_refused_by_name(capsys):
    assert main(["earthquake"]) == 2
    assert "'earthquake'" in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.parametrize("table", ROWS)
def test_what_an_import_writes_is_read_by_its_present_columns(table):
    with connection.cursor() as cursor:
        assert counted(cursor, ROWS[table])[0] == 0
