"""The rows of `KeptMeeting`, asked in one query: all of them, or those that were written since a moment.

A moment is a snapshot of PostgreSQL's: what was committed by then, exactly, whatever was under way. The place says in which
database and in which file of it the rows stand; after a restore or a TRUNCATE it is another, and nothing of before is known.
"""

from typing import NamedTuple

from django.db import connection


class Moment(NamedTuple):
    place: str
    snapshot: str


class Row(NamedTuple):
    """A kept row, as the model has it."""

    meeting_id: int
    is_gone: bool
    days: list[int]
    is_definite: bool
    is_doubted: bool
    kind: str
    status: str
    participant_list: str
    confirmation: str
    circle: str
    series_id: int | None
    edition: int | None
    organisation_id: int | None
    place_id: int | None
    place_country_id: int | None
    parent_id: int | None
    organisations: list[int]
    named: list[int]
    present: list[int]
    hosts: list[int]
    people: list[int]
    people_present: list[int]
    offices: list[int]
    offices_present: list[int]


HEAD = """
SELECT
    concat_ws(' ', pg_postmaster_start_time(), (SELECT oid FROM pg_database WHERE datname = current_database()),
        pg_relation_filenode('participants_keptmeeting')),
    -- A standby's tells nothing of what is under way: there all from its lower end on counts as such.
    CASE WHEN pg_is_in_recovery()
        THEN concat_ws(':', pg_snapshot_xmin(pg_current_snapshot()), pg_snapshot_xmin(pg_current_snapshot()), '')
        ELSE pg_current_snapshot()::text
    END,
    pg_current_xact_id_if_assigned() IS NOT NULL
"""
COLUMNS = ", ".join(Row._fields)
# PostgreSQL runs only that half of the rows which the place asks for.
SINCE = f"""
WITH head (place, snapshot, is_writing) AS MATERIALIZED ({HEAD})
SELECT place, snapshot, is_writing, its.* FROM head LEFT JOIN LATERAL (
    SELECT {COLUMNS} FROM participants_keptmeeting
    WHERE place = %(place)s
        AND changed_in >= pg_snapshot_xmin(%(snapshot)s::pg_snapshot)
        AND NOT pg_visible_in_snapshot(changed_in, %(snapshot)s::pg_snapshot)
    UNION ALL
    SELECT {COLUMNS} FROM participants_keptmeeting WHERE place <> %(place)s AND NOT is_gone
) AS its ON true
"""
# Before all rows.
NEVER = Moment("", "1:1:")


def rows_since(moment):
    """(the moment, whether the transaction has written, the rows written since `moment`, all of them in another place).

    Of what the transaction itself has written it gives the rows each time. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(SINCE, moment._asdict())
        found = cursor.fetchall()
    place, snapshot, is_writing, *_columns = found[0]
    return Moment(place, snapshot), is_writing, [Row(*row[3:]) for row in found if row[3] is not None]
