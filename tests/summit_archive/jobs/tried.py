"""Jobs to try the work in the background with: each piece of one leaves a row that tells which job it was of.

As an application for Django's commands, `KILLED_WORKERS` in the environment makes a worker know them.
"""

import time

from django.db import connection, transaction

from summit_archive.jobs.doing import NotNow
from summit_archive.jobs.kinds import Kind, know

PIECES = 5
MADE = "CREATE TABLE IF NOT EXISTS tried_piece (job text, piece integer, PRIMARY KEY (job, piece))"
# Each piece is one transaction, which knows from the database whether it is done.
PIECE = "INSERT INTO tried_piece VALUES (%s, %s) ON CONFLICT DO NOTHING"


def make_table():
    with connection.cursor() as cursor:
        cursor.execute(MADE)


def count(task):
    for piece in range(PIECES):
        task.step(piece, PIECES, f"piece {piece}")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(PIECE, [task.key, piece])
            time.sleep(0.02)
    task.step(PIECES, PIECES)
    return {"pieces": PIECES}


def break_down(task):
    raise ValueError("the file is not there")


def wait(task):
    raise NotNow("somebody else is at it", 60)


def sleep(task):
    """Has no place to stop."""
    time.sleep(float(task.key))


def know_kinds():
    counts = {"pieces": "%(number)s pieces"}
    know(Kind("count", "Counting", f"{__name__}:count", counts=counts))
    know(Kind("break", "Breaking", f"{__name__}:break_down", tries=2))
    know(Kind("wait", "Waiting", f"{__name__}:wait"))
    know(Kind("sleep", "Sleeping", f"{__name__}:sleep"))
