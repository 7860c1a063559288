"""A job is asked for: once, whoever asks and how often. And what an editor may say of it later."""

from typing import Any

from django.db import connection

from .kinds import kind_called
from .tables import Job

# While one of the same kind and key waits, it stands for both; while one runs, it is done once more afterwards.
ASK = """
INSERT INTO summit_archive_job (kind, key, state, priority, user_id, outcome)
VALUES (%(kind)s, %(key)s, 'waiting', %(priority)s, %(user)s, '{}')
ON CONFLICT (kind, key) WHERE state IN ('waiting', 'running') DO UPDATE SET
    again = summit_archive_job.state = 'running',
    cancel_asked = false,
    run_at = CASE WHEN summit_archive_job.state = 'waiting'
        THEN least(summit_archive_job.run_at, statement_timestamp()) ELSE summit_archive_job.run_at END,
    user_id = coalesce(excluded.user_id, summit_archive_job.user_id)
RETURNING id
"""


def ask_for(kind: str, key: str | int = "", user: Any = None) -> int:
    """The number of the job that will do it. Part of the transaction in which it is called. One query."""
    known = kind_called(kind)
    if known is None:
        raise ValueError(f"There is no kind of jobs called {kind!r}.")
    facts = {
        "kind": kind,
        "key": str(key),
        "priority": known.priority,
        "user": user.pk if user is not None and user.pk else None,
    }
    with connection.cursor() as cursor:
        cursor.execute(ASK, facts)
        return cursor.fetchone()[0]


CANCEL = """
UPDATE summit_archive_job SET
    cancel_asked = state = 'running', again = false,
    finished_at = CASE WHEN state = 'waiting' THEN statement_timestamp() END,
    state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END
WHERE id = %s AND state IN ('waiting', 'running')
"""


def cancel(job: int) -> bool:
    """At once where it waits; where it runs, as soon as it can stop. False where it was over."""
    with connection.cursor() as cursor:
        cursor.execute(CANCEL, [job])
        return bool(cursor.rowcount)


def try_again(job: int, user: Any = None) -> int | None:
    """Asks for the same anew: of a job that waits the rest is over. None where there is no such job, or it runs."""
    told = Job.objects.filter(pk=job).exclude(state=Job.State.RUNNING).values_list("kind", "key").first()
    if told is None or kind_called(told[0]) is None:
        return None
    return ask_for(*told, user)


def forget(kind: str, key: str | int) -> None:
    """It was done by somebody else meanwhile: nothing of it waits any more."""
    Job.objects.filter(kind=kind, key=str(key), state=Job.State.WAITING).delete()
