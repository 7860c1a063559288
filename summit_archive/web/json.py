"""Answers for programs, as JSON; days, slugs and partly known dates as all files spell them."""

from django.http import JsonResponse


def answer(content, status=200):
    """`content` as JSON, every alphabet in its own letters."""
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})


def table(header, rows):
    """The lines of a table, as its CSV has them, each as {column: cell}."""
    return [dict(zip(header, row, strict=True)) for row in rows]


def day(value):
    return value.isoformat() if value else None


def slug(row):
    return row.slug if row else None


def edtf(partial_date):
    return str(partial_date) if partial_date else None


def words(partial_date):
    return partial_date.in_words() if partial_date else None
