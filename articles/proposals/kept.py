"""The rows by which readers find proposed meetings: what their SQL has to know, and which of them are wrong."""

from django.apps import apps
from django.db import connection

from participants.querysets import SMALL_KINDS

WRONG = """
SELECT proposal_id FROM (
    (TABLE {due} EXCEPT SELECT {columns} FROM articles_listedproposal)
    UNION ALL (SELECT {columns} FROM articles_listedproposal EXCEPT TABLE {due})
) AS differing GROUP BY proposal_id ORDER BY proposal_id
"""


def columns():
    fields = apps.get_model("articles", "ListedProposal")._meta.concrete_fields
    return ", ".join(f'"{field.column}"' for field in fields)


def sql_values():
    return {
        "small_kinds": ", ".join(f"'{kind}'" for kind in SMALL_KINDS),
        "columns_of_listed_proposal": columns(),
    }


def wrong_proposals():
    """The ids of the proposals whose rows are not what they have to be."""
    with connection.cursor() as cursor:
        cursor.execute(WRONG.format(due="articles_listedproposal_due", columns=columns()))
        return [pk for (pk,) in cursor.fetchall()]


def mend_proposals():
    """Lists those anew that are wrong; how many there were."""
    if wrong := wrong_proposals():
        with connection.cursor() as cursor:
            cursor.execute("SELECT summit_list_proposals(%s)", [wrong])
    return len(wrong)
