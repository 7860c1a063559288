"""Pages as a reader reads them."""

import csv
import io
from html import unescape
from re import sub


def page(client, address, **options):
    """The text of the page, in one line, tags taken for spaces."""
    response = client.get(address, **options)
    assert response.status_code == 200
    return text_of(response)


def text_of(response):
    return " ".join(unescape(sub(r"<[^>]*>", " ", response.content.decode())).split())


def table_of(response):
    """A CSV file's text without its last columns, in which each row says whose it is, under which licence and since when."""
    rows = list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"), newline="")))
    assert not rows or rows[0][-3:] == ["licence", "archive_version", "taken_at"]
    text = io.StringIO()
    csv.writer(text).writerows(row[:-3] for row in rows)
    return text.getvalue()


def told_by(response):
    """What a JSON file tells, without what it says of itself."""
    told = response.json()
    assert told.pop("archive")["licence"] == "CC0-1.0"
    return told
