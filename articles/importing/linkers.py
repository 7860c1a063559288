"""The linker of this process, made anew when anything that it knows has changed: for web pages, which cannot
wait a second for it each time.
"""

import threading

from django.apps import apps
from django.db import connection

from ..linking.linker import Linker, read_linker

_lock = threading.Lock()
_kept: tuple[str, Linker] | None = None


def current_linker() -> Linker:
    """One query where nothing has changed."""
    global _kept
    with _lock:
        state = state_of_the_archive()
        if _kept is None or _kept[0] != state:
            _kept = (state, read_linker())
        return _kept[1]


def state_of_the_archive() -> str:
    """Another one after any change of who there is: each written row bears the number of its transaction."""
    tables = {model._meta.db_table for model in apps.get_app_config("participants").get_models()}
    parts = " UNION ALL ".join(
        f"SELECT '{table}' AS name, count(*) AS rows, sum(xmin::text::bigint) AS written FROM {table}"
        for table in sorted(tables)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT string_agg(format('%s %s %s', name, rows, written), ', ') FROM ({parts}) AS told"
        )
        return f"{connection.settings_dict['NAME']}: {cursor.fetchone()[0]}"
