"""A database that cannot be reached for a while, as the tests' threads see it."""

from contextlib import contextmanager

from django.db import connections

from summit_archive.postgres.outage import OUTAGE


@contextmanager
def database_away():
    connection = connections["default"]
    connection.close()
    host = connection.settings_dict["HOST"]
    connection.settings_dict["HOST"] = "/nowhere"
    try:
        yield
    finally:
        connection.settings_dict["HOST"] = host
        assert OUTAGE.wait(10), "The database does not answer again."
