"""The rows that are kept of the meetings: what their SQL has to know, and which of them are wrong."""

from django.apps import apps
from django.db import connection

from ..querysets import DEFINITE, DOUBTED, SMALL_KINDS

WRONG = """
SELECT meeting_id FROM (
    (SELECT {columns} FROM participants_keptmeeting_due EXCEPT
        SELECT {columns} FROM participants_keptmeeting)
    UNION ALL (SELECT {columns} FROM participants_keptmeeting WHERE NOT is_gone EXCEPT
        SELECT {columns} FROM participants_keptmeeting_due)
) AS differing
UNION SELECT meeting_id FROM participants_keptmeeting WHERE changed_in >= pg_snapshot_xmax(pg_current_snapshot())
    AND changed_in IS DISTINCT FROM pg_current_xact_id_if_assigned()
ORDER BY meeting_id
"""

# What is right already, and comes from another database, is only said to be of now.
MEND = """
UPDATE participants_keptmeeting SET changed_in = pg_current_xact_id() WHERE meeting_id = ANY (%s);
SELECT summit_keep_meetings(%s)
"""


def own_model(name):
    """A model of this app, which is asked for before its models can be imported."""
    return apps.get_app_config("participants").get_model(name)


def column_names():
    fields = own_model("KeptMeeting")._meta.concrete_fields
    return [field.column for field in fields if field.column != "changed_in"]


def columns():
    """All but that of the transaction."""
    return ", ".join(column_names())


def sql_values():
    hosting = own_model("Participation").HOSTING
    return {
        "small_kinds": ", ".join(f"'{kind}'" for kind in SMALL_KINDS),
        "hosting": ", ".join(f"'{role.value}'" for role in hosting),
        "definite": DEFINITE,
        "doubted": DOUBTED,
        "columns_of_kept_meeting": columns(),
        "kept_meeting_anew": ", ".join(f"{name} = excluded.{name}" for name in column_names()),
    }


def wrong_meetings():
    """The ids of those whose rows are not what they have to be, or come from another database."""
    with connection.cursor() as cursor:
        cursor.execute(WRONG.format(columns=columns()))
        return [pk for (pk,) in cursor.fetchall()]


def mend_meetings():
    """Keeps those anew that are wrong; how many there were."""
    if wrong := wrong_meetings():
        with connection.cursor() as cursor:
            cursor.execute(MEND, [wrong, wrong])
    return len(wrong)
