"""What writers of many rows at once tell the triggers: see `sql/later.sql`."""

from contextlib import contextmanager

from django.db import connection

# An import leaves so many notes to be counted one by one before they are folded in.
NOTES_OF_AN_IMPORT = 4000


def list_later():
    """Within a transaction: list the articles that change from here on, and what is searched of them, later."""
    say("set_config('summit.list_later', 'on', true)")


def list_now():
    """Each article that changed since `list_later`, once."""
    say("summit_list_now()")


@contextmanager
def listed_once():
    """Within a transaction: list the many articles that change, and what is searched of them, once, at the end."""
    list_later()
    say("set_config('summit.fold_at', %(fold_at)s, true)", fold_at=str(NOTES_OF_AN_IMPORT))
    yield
    list_now()
    say("set_config('summit.fold_at', '', true)")


def fold():
    """Fold every note into the counts, unless another session is at it."""
    say("summit_fold(1)")


def say(expressions, **values):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expressions}", values)
