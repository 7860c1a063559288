"""Who has a job: one worker takes it, shows that it lives, and lets go of it.

All moments are the database's own, so that machines whose clocks differ agree. A worker that is silent for `LEASE`
seconds has lost its job, and whatever it says of it afterwards is not heard: `claim` is another number by then.
"""

import datetime
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from .kinds import kind_called, rest_after
from .tables import LONGEST_REASON, Job

# Seconds without a sign of life after which a worker is taken for dead, and between two signs.
LEASE = 30
BEAT = 5

TAKE = """
UPDATE summit_archive_job SET
    state = 'running', worker = %(worker)s, claim = claim + 1, attempts = attempts + 1, again = false,
    started_at = statement_timestamp(), beat_at = clock_timestamp(), finished_at = NULL
WHERE id = (
    SELECT id FROM summit_archive_job
    WHERE state = 'waiting' AND run_at <= statement_timestamp() AND kind = ANY(%(kinds)s)
    ORDER BY priority DESC, run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
)
RETURNING id, kind, key, user_id, claim, attempts, asked_at
"""
MINE = "WHERE id = %(job)s AND claim = %(claim)s AND state = 'running'"
GET_ON = f"""
UPDATE summit_archive_job SET
    done = %(done)s, total = %(total)s, note = %(note)s, beat_at = clock_timestamp(),
    attempts = CASE WHEN %(done)s > furthest THEN 1 ELSE attempts END, furthest = greatest(furthest, %(done)s)
{MINE} RETURNING cancel_asked
"""
LIVE = f"UPDATE summit_archive_job SET beat_at = clock_timestamp() {MINE} RETURNING cancel_asked"
FINISH = f"""
UPDATE summit_archive_job SET
    state = CASE WHEN again THEN 'waiting' ELSE 'done' END, run_at = statement_timestamp(),
    finished_at = CASE WHEN again THEN NULL ELSE statement_timestamp() END,
    outcome = %(outcome)s::jsonb, error = '', again = false, attempts = 0, furthest = 0,
    done = CASE WHEN again THEN 0 ELSE greatest(done, total) END, note = ''
{MINE}
"""
# It was asked for while it ran, and this run ends for good.
ANEW = "(again AND %(state)s IN ('cancelled', 'failed'))"
LET_GO = f"""
UPDATE summit_archive_job SET
    state = CASE WHEN {ANEW} THEN 'waiting' ELSE %(state)s END, error = %(error)s,
    run_at = statement_timestamp() + CASE WHEN {ANEW} THEN 0 ELSE %(rest)s END * interval '1 second',
    attempts = CASE WHEN {ANEW} THEN 0 ELSE greatest(attempts - %(uncounted)s, 0) END,
    furthest = CASE WHEN {ANEW} THEN 0 ELSE furthest END, again = false,
    finished_at = CASE WHEN {ANEW} OR %(state)s = 'waiting' THEN NULL ELSE statement_timestamp() END
{MINE}
"""


SILENT = """
SELECT * FROM summit_archive_job
WHERE state = 'running' AND beat_at < clock_timestamp() - %s * interval '1 second' FOR UPDATE SKIP LOCKED
"""


@dataclass(frozen=True)
class Claim:
    """A job, as this worker has it."""

    job: int
    kind: str
    key: str
    user: int | None
    claim: int
    attempts: int
    asked_at: datetime.datetime

    def facts(self, **more: Any) -> dict[str, Any]:
        return {"job": self.job, "claim": self.claim, **more}


def take(worker: str, kinds: Collection[str]) -> Claim | None:
    """The next job that is due, which is this worker's from now on."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"worker": worker, "kinds": list(kinds)})
        row = cursor.fetchone()
    return Claim(*row) if row else None


def said(sql: str, claim: Claim, **facts: Any) -> bool | None:
    """Whether it is to be cancelled; None where the job is no longer this worker's."""
    with connection.cursor() as cursor:
        cursor.execute(sql, claim.facts(**facts))
        row = cursor.fetchone()
    return row[0] if row else None


def get_on(claim: Claim, done: int, total: int, note: str) -> bool | None:
    return said(GET_ON, claim, done=done, total=total, note=note[:300])


def live(claim: Claim) -> bool | None:
    return said(LIVE, claim)


def finish(claim: Claim, outcome: Mapping[str, int]) -> bool:
    """False where the job is no longer this worker's."""
    with connection.cursor() as cursor:
        cursor.execute(FINISH, claim.facts(outcome=json.dumps(dict(outcome))))
        return bool(cursor.rowcount)


def hand_back(claim: Claim, rest: float = 0, error: str = "") -> bool:
    """For another worker, or for later; nothing went wrong, and no attempt is counted."""
    return let_go(claim, Job.State.WAITING, error, rest, uncounted=1)


def give_up(claim: Claim) -> bool:
    return let_go(claim, Job.State.CANCELLED, "")


def let_go(claim: Claim, state: str, error: str, rest: float = 0, uncounted: int = 0) -> bool:
    facts = claim.facts(state=state, error=error[:LONGEST_REASON], rest=rest, uncounted=uncounted)
    with connection.cursor() as cursor:
        cursor.execute(LET_GO, facts)
        return bool(cursor.rowcount)


@transaction.atomic
def fail(claim: Claim, reason: str) -> str | None:
    """After a rest it is tried again, until it has had all its tries. The state that it is in then."""
    job = Job.objects.select_for_update().filter(pk=claim.job, claim=claim.claim, state="running").first()
    return ended_badly(job, reason) if job else None


def take_from_the_dead() -> list[Job]:
    """The jobs whose workers are silent wait again, at first without a rest."""
    with transaction.atomic():
        found = list(Job.objects.raw(SILENT, [LEASE]))
        for job in found:
            ended_badly(job, f"The worker {job.worker} ended while it was at it.", is_dead=True)
    return found


def ended_badly(job: Job, reason: str, is_dead: bool = False) -> str:
    kind = kind_called(job.kind)
    rest = 0 if is_dead and job.attempts < 3 else rest_after(job.attempts).total_seconds()
    state = Job.State.WAITING
    if job.cancel_asked:
        state = Job.State.CANCELLED
    elif kind is None or job.attempts >= kind.tries:
        state = Job.State.FAILED
    claim = Claim(job.pk, job.kind, job.key, job.user_id, job.claim, job.attempts, job.asked_at)
    let_go(claim, state, reason, rest)
    return state
