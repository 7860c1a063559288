"""Which names are alike to keys, by index: the whole name, its last words (a surname), or its first."""

from collections import defaultdict
from typing import NamedTuple

from summit_archive.postgres.prepared import Prepared

from ..models.name import OWNERS, PARTIES

# A surname shared by more people than this names none of them in particular.
MOST_ALIKE = 400
MOST_OWNERS = 40


class Owner(NamedTuple):
    """`table`: the column by which a name hangs on it, such as “person” or “series”."""

    table: str
    id: int


class Match(NamedTuple):
    """`how`: "whole", "end" or "start" of a name. Not `is_exact`: alike in sound alone. `kind` is the name's."""

    owner: Owner
    how: str
    kind: str
    is_exact: bool


# Takes: {sound} of the column, {folded} the column. `s` is the sound of the key.
HOWS = {
    "whole": ("{sound} = s", "{folded} = key"),
    "end": (
        "reverse({sound}) ~>=~ (reverse(s) || ' ') AND reverse({sound}) ~<~ (reverse(s) || '!')",
        "right({folded}, length(key) + 1) = ' ' || key",
    ),
    "start": (
        "{sound} ~>=~ (s || ' ') AND {sound} ~<~ (s || '!')",
        "left({folded}, length(key) + 1) = key || ' '",
    ),
}


def branch(how, table, column, owner, kind="'preferred'", also="true", called=None):
    """Rows (table, id, how, kind, is_exact) of one way in which a name is alike."""
    sound, folded = f"summit_sound({column}::text)", f"{column}::text"
    alike, exact = (each.format(sound=sound, folded=folded) for each in HOWS[how])
    return (
        f"(SELECT DISTINCT * FROM (SELECT {owner}, '{called or how}', {kind}, {exact} FROM participants_{table} "
        f"WHERE {alike} AND {also} LIMIT {MOST_ALIKE}) AS alike LIMIT {MOST_OWNERS})"
    )


def of_name(owners):
    """SQL for the (table, id) of a name's owner, one of `owners`; and for the condition that it has one of them."""
    tables = " ".join(f"WHEN {owner}_id IS NOT NULL THEN '{owner}'" for owner in owners)
    number = f"COALESCE({', '.join(f'{owner}_id' for owner in owners)})"
    return f"CASE {tables} END, {number}", f"{number} IS NOT NULL"


OF_PARTY, IS_OF_PARTY = of_name(PARTIES)
OF_OTHER, IS_OF_OTHER = of_name([owner for owner in OWNERS if owner not in PARTIES])
OF_ANY, IS_OF_ANY = of_name(OWNERS)
OF_PERSON = "person_id IS NOT NULL"
BRANCHES = [
    branch("whole", "name", "folded", OF_PARTY, "kind::text", IS_OF_PARTY),
    branch("end", "name", "folded", OF_PARTY, "kind::text", OF_PERSON),
    branch("start", "name", "folded", OF_PARTY, "kind::text", OF_PERSON),
    # A person is sorted by the family name, which then stands before the whole name.
    branch("whole", "person", "sort_key", "'person', id"),
    branch("end", "person", "sort_key", "'person', id"),
    branch("start", "person", "sort_key", "'person', id", "'preferred'", "family_name <> ''", called="end"),
    branch("start", "person", "sort_key", "'person', id", "'preferred'", "family_name = ''"),
    branch("whole", "country", "sort_key", "'country', id"),
    branch("whole", "organisation", "sort_key", "'organisation', id"),
    "(SELECT 'organisation', id, 'whole', 'short', true FROM participants_organisation "
    "WHERE lower(abbreviation) = key AND abbreviation <> '' LIMIT 10)",
]
OTHER_BRANCHES = [
    branch("whole", "name", "folded", OF_OTHER, "kind::text", IS_OF_OTHER),
    branch("whole", "place", "sort_key", "'place', id"),
]
ALL_BRANCHES = [
    branch("whole", "name", "folded", OF_ANY, "kind::text", IS_OF_ANY),
    *BRANCHES[1:],
    branch("whole", "place", "sort_key", "'place', id"),
]
# Offices and series are few, and have no key of their own name: of each key at once.
BY_OWN_NAME = " ".join(
    f"""UNION ALL SELECT key, '{owner}', id, 'whole', 'preferred', true
    FROM asked JOIN participants_{table} ON lower(regexp_replace(name, '[^[:alnum:]]+', ' ', 'g')) = key"""
    for owner, table in (("office", "office"), ("series", "meetingseries"))
)


def asking(branches, also=""):
    return Prepared(f"""
WITH asked AS MATERIALIZED (SELECT key, summit_sound(key) AS s FROM unnest(%(keys)s::text[]) AS key)
SELECT key, alike.* FROM asked CROSS JOIN LATERAL ({" UNION ALL ".join(branches)}) AS alike (owner, id, how, kind, is_exact)
{also}
UNION ALL
SELECT key, '', 0, 'common', '', true FROM unnest(%(words)s::text[]) AS key
WHERE to_tsvector('russian'::regconfig, key) = ''
""")


LOOKUP, LOOKUP_OF_OTHERS = asking(BRANCHES), asking(OTHER_BRANCHES)
LOOKUP_OF_ALL = asking(ALL_BRANCHES, BY_OWN_NAME)


class Alike(NamedTuple):
    """`matches` by key. `common`: the words that are too common to be searched for."""

    matches: dict[str, list[Match]]
    common: set[str]


def alike(keys: set[str], words: set[str]) -> Alike:
    """Whom of those that texts name `keys` name: countries, people, organisations. One query, or none without keys."""
    return found_by(LOOKUP, keys, words)


def all_alike(keys: set[str], words: set[str]) -> Alike:
    """`alike`, and which places, offices and series too. One query, or none without keys."""
    return found_by(LOOKUP_OF_ALL, keys, words)


def others_alike(keys: set[str]) -> dict[str, list[Match]]:
    """Which places, offices and series they name, and that by their names alone. One query, or none without keys."""
    return found_by(LOOKUP_OF_OTHERS, keys, set()).matches


def found_by(lookup: Prepared, keys: set[str], words: set[str]) -> Alike:
    matches: dict[str, list[Match]] = defaultdict(list)
    common: set[str] = set()
    if not keys:
        return Alike(matches, common)
    for key, table, pk, how, kind, is_exact in lookup.rows({"keys": sorted(keys), "words": sorted(words)}):
        if how == "common":
            common.add(key)
        else:
            matches[key].append(Match(Owner(table, pk), how, kind, is_exact))
    return Alike(matches, common)
