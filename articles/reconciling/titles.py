"""Meetings by the words of their titles, publishers and topics by their names: for a whole batch at once."""

from django.db import connection

from participants.names.lookup import Owner
from summit_archive.text.flat import joined_words
from summit_archive.text.folding import fold

from ..models import Publisher, Topic
from .scoring import of_title

MOST_TEXTS = 50
OF_EACH = 10
TITLED = """
SELECT place, titled.id, titled.title FROM unnest(%(texts)s::text[]) WITH ORDINALITY AS asked (words, place)
CROSS JOIN LATERAL (
    SELECT id, title FROM participants_meeting
    WHERE to_tsvector('russian'::regconfig, summit_searched(title::text))
        @@ plainto_tsquery('russian'::regconfig, summit_searched(asked.words))
    ORDER BY length(title), possible DESC, id LIMIT %(most)s
) AS titled
"""


def titled_by(texts):
    """{text: {(“meeting”, id): score}}. One query, or none."""
    texts = [text for text in dict.fromkeys(texts) if text][:MOST_TEXTS]
    found: dict[str, dict[Owner, int]] = {text: {} for text in texts}
    if texts:
        words = [joined_words(text) for text in texts]
        with connection.cursor() as cursor:
            cursor.execute(TITLED, {"texts": words, "most": OF_EACH})
            for place, pk, title in cursor.fetchall():
                text = texts[place - 1]
                found[text][Owner("meeting", pk)] = of_title(text, title)
    return found


def called(texts):
    """{text: {(“publisher” or “topic”, id): score}} of those that are called so. Two queries, or none."""
    keys = {text: fold(text) for text in dict.fromkeys(texts) if text}
    found: dict[str, dict[Owner, int]] = {text: {} for text in keys}
    for table, model in (("publisher", Publisher), ("topic", Topic)) if keys else ():
        rows = model.objects.filter(sort_key__in=set(keys.values())).values_list("pk", "name", "sort_key")
        for pk, name, key in rows:
            for text in (text for text, its_key in keys.items() if its_key == key):
                found[text][Owner(table, pk)] = of_title(text, name)
    return found
