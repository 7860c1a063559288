"""Meetings by the words of their titles, series by those of any of their names, in any form of the words."""

from django.db import connection

from summit_archive.text.flat import joined_words

from ..models import Meeting, MeetingSeries
from .owners import row_of

# The shortest title is the one of which the words say most.
TITLES = """
(SELECT 'series', id, name, slug, '' FROM participants_meetingseries
    WHERE id IN (
        SELECT id FROM participants_meetingseries, {query} AS asked
            WHERE to_tsvector('russian'::regconfig, summit_searched(name::text)) @@ asked
        UNION
        SELECT series_id FROM participants_name, {query} AS asked
            WHERE series_id IS NOT NULL AND to_tsvector('russian'::regconfig, summit_searched(text::text)) @@ asked
    )
    ORDER BY length(name), id LIMIT %(at_most)s)
UNION ALL
(SELECT 'meeting', id, title, slug, "when"::text FROM participants_meeting, {query} AS asked
    WHERE to_tsvector('russian'::regconfig, summit_searched(title::text)) @@ asked
    ORDER BY length(title), possible DESC, id LIMIT %(at_most)s)
"""
WORDS = TITLES.format(query="plainto_tsquery('russian'::regconfig, summit_searched(%(words)s))")
BEGINNINGS = TITLES.format(query="to_tsquery('russian'::regconfig, %(words)s)")
MODELS = {"series": (MeetingSeries, ["id", "name", "slug"]), "meeting": (Meeting, ["id", "title", "slug"])}


def titled(words: str, at_most: int) -> list:
    """Series, then meetings, with all of `words` in the title, or in one of the names. One query."""
    return rows_of(WORDS, joined_words(words), at_most)


def titled_from(words: list[str], at_most: int) -> list:
    """The same, with words of which the last may be only the beginning of one. One query, or none."""
    lexemes = [f"'{word}'" for word in words if word.isalnum()]
    return rows_of(BEGINNINGS, f"{' & '.join(lexemes)}:*", at_most) if lexemes else []


def rows_of(sql, words, at_most):
    with connection.cursor() as cursor:
        cursor.execute(sql, {"words": words, "at_most": at_most})
        return [titled_row(*row) for row in cursor.fetchall()]


def titled_row(table, pk, title, slug, when):
    """The day is as the database spells it, in `description`."""
    model, columns = MODELS[table]
    row = row_of(model, dict(zip(columns, (pk, title, slug), strict=True)))
    row.table, row.description = table, when
    return row
