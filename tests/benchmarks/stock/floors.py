"""Views that do next to nothing, through all of the site's middleware: what no page can be quicker than."""

import os
import sqlite3
import threading

from django.db import connection
from django.http import HttpResponse, JsonResponse

ROWS = 25
OPENED = threading.local()


def hello(request):
    return HttpResponse("hello")


def select_one(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return HttpResponse(str(cursor.fetchone()[0]))


def fts5(request):
    """The best of SQLite's own ranking, and nothing else."""
    found = sqlite().execute(
        "SELECT rowid, headline FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rank LIMIT ?",
        [f'"{request.GET["q"]}"', ROWS],
    )
    return JsonResponse({"found": found.fetchall()})


def sqlite():
    if not hasattr(OPENED, "connection"):
        path = os.environ["SUMMIT_BENCHMARK_SQLITE"]
        OPENED.connection = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
    return OPENED.connection
