"""Whom and what a reader may be about to name: what begins with what is typed so far, in either script."""

from django.db import connection

from summit_archive.text.flat import joined_words, plain
from summit_archive.text.folding import fold

from ..called import called
from .lookup import IS_OF_PARTY, OF_PARTY
from .owners import owner_of, owners_by
from .titles import titled_from

# Longer is cut: no name of which so much is typed needs more to be told by.
MOST_TYPED = 100
LONGEST_KEY = 60
AT_MOST = 10
OF_EACH = {"person": 5, "country": 3, "organisation": 3, "place": 2, "series": 2, "meeting": 4}
# So many names that begin so are looked at: with one letter typed there is no telling who is meant.
LOOKED_AT = 200
# The rank of what is called exactly so for short: it comes before people.
WHOLE = -1


def branch(table, column, owner, order, also="true"):
    """Rows (table, id, order): those spelt so before those that only sound so."""
    spelt = f"{column} ~>=~ %(key)s AND {column} ~<~ (%(key)s || '~')"
    sound = f"summit_sound({column}::text)"
    sounds = f"{sound} ~>=~ summit_sound(%(key)s) AND {sound} ~<~ (summit_sound(%(key)s) || '~')"
    return " UNION ALL ".join(
        f"(SELECT {owner}, {order + rank} FROM participants_{table} WHERE {also} AND {alike} LIMIT {LOOKED_AT})"
        for rank, alike in ((0, spelt), (2, sounds))
    )


BEGINNING = " UNION ALL ".join(
    [
        branch("person", "sort_key", "'person', id", 0),
        branch("country", "sort_key", "'country', id", 0),
        branch("organisation", "sort_key", "'organisation', id", 0),
        # Who has typed “to” may be about to name Tokayev rather than Tonga.
        f"(SELECT 'country', id, CASE WHEN is_of_region THEN {WHOLE} ELSE 0 END FROM participants_country "
        "WHERE upper(%(key)s) IN (code, alpha3))",
        f"(SELECT 'organisation', id, {WHOLE} FROM participants_organisation WHERE lower(abbreviation) = %(key)s)",
        "(SELECT 'organisation', id, 0 FROM participants_organisation "
        f"WHERE lower(abbreviation) ~>=~ %(key)s AND lower(abbreviation) ~<~ (%(key)s || '~') LIMIT {LOOKED_AT})",
        branch("name", "folded", OF_PARTY, 1, f"kind <> 'demonym' AND {IS_OF_PARTY}"),
    ]
)
FOUND = f"""
WITH found AS MATERIALIZED (
    SELECT owner, id, min(rank) AS rank FROM ({BEGINNING}) AS alike (owner, id, rank) GROUP BY owner, id
)
SELECT every.*, found.rank FROM ({{owners}}) AS every (owner, columns, description, weight, names)
JOIN found ON found.owner = every.owner AND found.id = (every.columns ->> 'id')::bigint
"""
OWNERS = FOUND.format(
    owners=owners_by("own.id IN (SELECT id FROM found WHERE found.owner = '{table}')", names="NULL::json")
)


PLACES = """
SELECT place.id, place.name, place.slug, country.id, country.name FROM participants_place place
JOIN participants_country country ON country.id = place.country_id
WHERE place.id IN (
    SELECT id FROM participants_place WHERE sort_key ~>=~ %(key)s AND sort_key ~<~ (%(key)s || '~')
    UNION SELECT place_id FROM participants_name
    WHERE place_id IS NOT NULL AND folded ~>=~ %(key)s AND folded ~<~ (%(key)s || '~')
)
ORDER BY length(place.name), place.name, place.id LIMIT %(at_most)s
"""


def beginning_with(text: str) -> list:
    """At most ten rows, each with `table` and `description`: a state of the region or an organisation that is called just
    so for short, then people, then all else.

    At most three queries.
    """
    text = text[:MOST_TYPED]
    key = fold(text)[:LONGEST_KEY].strip()
    if not key:
        return []
    words = "".join(letter if letter.isalnum() else " " for letter in joined_words(plain(text))).split()
    ranked = owners_beginning_with(key)
    whole = [row for rank, row in ranked if rank == WHOLE]
    rows = [*(row for rank, row in ranked if rank != WHOLE), *places(key), *titled_from(words, AT_MOST)]
    kept = [row for table, most in OF_EACH.items() for row in of_table(rows, table)[:most]]
    return [*whole, *kept][:AT_MOST]


def of_table(rows, table):
    return [row for row in rows if row.table == table]


def places(key):
    """Each with the country that it is in for a description. One query."""
    with connection.cursor() as cursor:
        cursor.execute(PLACES, {"key": key, "at_most": OF_EACH["place"]})
        return [
            owner_of(
                "place", {"id": pk, "name": name, "slug": slug}, called("country", country, said), 0, None
            )
            for pk, name, slug, country, said in cursor.fetchall()
        ]


def owners_beginning_with(key):
    """[(rank, row)], the lowest rank first."""
    with connection.cursor() as cursor:
        cursor.execute(OWNERS, {"key": key})
        ranked = [(row[-1], owner_of(*row[:-1])) for row in cursor.fetchall()]
    ranked.sort(key=lambda pair: (pair[0], -pair[1].weight, pair[1].name, pair[1].pk))
    return ranked
