"""Whether the program answers, and whether it can do its work."""

import threading

from django.db import connections
from django.http import HttpResponse

PATIENCE = 2


def live(request):
    """The program answers. Touches nothing else."""
    return answer(200, "alive")


def ready(request):
    """The database answers too, within `PATIENCE` seconds.

    Asked in a thread of its own: a frozen database never comes back to the one
    who asks, and no time limit of its own or the network's helps with that.
    """
    answers = []
    asking = threading.Thread(target=ask, args=[answers], daemon=True)
    if not _at_most.acquire(blocking=False):
        return answer(503, "the database does not answer")
    asking.start()
    asking.join(PATIENCE)
    if answers == [True]:
        return answer(200, "ready")
    return answer(503, "the database does not answer")


# Questions that a frozen database has not answered; more of them tell nothing new.
_at_most = threading.BoundedSemaphore(4)


def ask(answers):
    """Append True once the database has answered, False when it refused."""
    connection = connections.create_connection("default")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        answers.append(True)
    except Exception:
        answers.append(False)
    finally:
        connection.close()
        _at_most.release()


def answer(status, words):
    return HttpResponse(
        f"{words}\n",
        status=status,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
