"""What the database does so that a transaction which was counted is not asked again; step 14 of the schema.

Whether it was is asked as a condition of the trigger: that costs nothing, as a function's call would.
"""

from . import _changes

TRIGGER = "EXECUTE format('CREATE TRIGGER %I AFTER %s ON %s %s EXECUTE FUNCTION summit_count_change()',"
REPLACED = (
    "EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER %s ON %s %s EXECUTE FUNCTION summit_count_change()',"
)
CONDITION = """
EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER %s ON %s %s WHEN (current_setting(''summit.counted_in'', true)'
            || ' IS DISTINCT FROM pg_current_xact_id_if_assigned()::text) EXECUTE FUNCTION summit_count_change()',
""".strip()


def made_with(trigger):
    """`summit_count_changes`, which makes its triggers so."""
    function = _changes.COUNTING[_changes.COUNTING.index("CREATE FUNCTION summit_count_changes") :]
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION").replace(TRIGGER, trigger)


# All that are there are made anew.
EACH = """
SELECT summit_count_changes(counted) FROM (
    SELECT DISTINCT tgrelid::regclass AS counted FROM pg_trigger WHERE tgfoid = 'summit_count_change'::regproc
) AS tables;
"""
ASKED_BEFORE = made_with(CONDITION) + EACH
ASKED_WITHIN = made_with(REPLACED) + EACH + made_with(TRIGGER)
