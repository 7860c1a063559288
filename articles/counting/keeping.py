"""What writers of many articles at once tell the triggers of migrations 0012 and 0013."""

from contextlib import contextmanager

from django.db import connection

# An import leaves so many notes to be counted one by one before they are folded in.
NOTES_OF_AN_IMPORT = 4000


@contextmanager
def listed_once(articles):
    """Within a transaction: list these articles, by id, and what is searched of them, once, at the end."""
    say(
        "set_config('summit.list_later', 'on', true), set_config('summit.fold_at', %s, true)",
        NOTES_OF_AN_IMPORT,
    )
    yield
    say("set_config('summit.list_later', '', true)")
    say("summit_list(%s::bigint[]), summit_search_at_last(%s::bigint[])", list(articles), list(articles))
    say("set_config('summit.fold_at', '', true)")


def fold():
    """Fold every note into the counts, unless another session is at it."""
    say("summit_fold(1)")


def say(expressions, *values):
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {expressions}", [str(value) if isinstance(value, int) else value for value in values]
        )
