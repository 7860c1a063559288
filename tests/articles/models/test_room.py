"""The largest tables keep no index twice."""

from django.db import connection

# Indexes of ours whose columns another index of the same table begins with, whole and in order.
REPEATED = """
SELECT DISTINCT one.indexrelid::regclass::text
FROM pg_index one JOIN pg_index other ON other.indrelid = one.indrelid AND other.indexrelid <> one.indexrelid
JOIN pg_class access ON access.oid = one.indexrelid JOIN pg_class wider ON wider.oid = other.indexrelid
WHERE one.indrelid = ANY (%s::regclass[]) AND NOT one.indisunique AND access.relam = wider.relam
    AND one.indpred IS NULL AND other.indpred IS NULL AND one.indexprs IS NULL
    AND (other.indkey::text || ' ') LIKE (one.indkey::text || ' %%')
"""
LARGEST = ["articles_mention", "articles_article_countries", "articles_article_people"]
LARGEST += ["articles_article_organisations", "articles_article_topics", "articles_listedarticle"]


def test_no_index_of_the_largest_tables_says_what_another_says(db):
    with connection.cursor() as cursor:
        cursor.execute(REPEATED, [LARGEST])
        assert cursor.fetchall() == []
