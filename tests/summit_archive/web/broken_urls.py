"""The archive's addresses, and pages that fail in ways of their own."""

from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    InternalError,
    OperationalError,
    connection,
    transaction,
)
from django.urls import path

from summit_archive import urls
from summit_archive.urls import handler400, handler403, handler404, handler500  # noqa: F401

ERRORS = {
    "operational": OperationalError,
    "interface": InterfaceError,
    "integrity": IntegrityError,
    "data": DataError,
    "internal": InternalError,
    "unnamed": DatabaseError,
    "ours": ZeroDivisionError,
}


def fail(request, error):
    raise ERRORS[error]


def fail_because(request, error):
    try:
        raise ERRORS[error]
    except Exception as cause:
        raise RuntimeError("while doing something else") from cause


# What a real server refuses, and its five letters.
ASKED = {
    "read-only": ("25006", "SET TRANSACTION READ ONLY; CREATE TABLE of_nobody ()"),
    "slow": ("57014", "SET LOCAL statement_timeout = 20; SELECT pg_sleep(5)"),
    "ended": ("57P01", "SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(5)"),
    "no-table": ("42P01", "SELECT * FROM table_of_another_version"),
    "no-column": ("42703", "SELECT column_of_another_version FROM articles_article"),
    "no-right": ("42501", "SET LOCAL ROLE pg_monitor; SELECT * FROM articles_article"),
    "no-room-for-sorting": (
        "53400",
        "SET LOCAL temp_file_limit = 64; SET LOCAL work_mem = 64;"
        " SELECT count(*) FROM (SELECT * FROM generate_series(1, 200000) AS n ORDER BY md5(n::text)) AS sorted",
    ),
    "wide": ("54011", "SELECT 1" + ", 1" * 2000),
    "division": ("22012", "SELECT 1 / 0"),
    "twice": ("23505", "CREATE TEMP TABLE once (n integer PRIMARY KEY); INSERT INTO once VALUES (1), (1)"),
    "raised": ("P0001", "DO $$ BEGIN RAISE EXCEPTION 'no'; END $$"),
}


def ask(request, name):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ASKED[name][1])


def raise_in_postgresql(request, state):
    with connection.cursor() as cursor:
        cursor.execute(f"DO $$ BEGIN RAISE SQLSTATE '{state}'; END $$")


def form(request):
    raise_in_postgresql(request, request.GET["state"])


urlpatterns = [
    path("admin/form/", form),
    path("asks/<name>", ask),
    path("raises/<state>", raise_in_postgresql),
    path("fails/<error>.json", fail),
    path("fails/<error>.csv", fail),
    path("fails/<error>.xlsx", fail),
    path("fails/<error>", fail),
    path("fails-because/<error>", fail_because),
    *urls.urlpatterns,
]
