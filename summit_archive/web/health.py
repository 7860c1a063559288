"""Whether the program answers, and whether it can do its work."""

import logging
import threading

from django.db import connections
from django.http import HttpResponse

from .. import checks
from ..database import several

PATIENCE = 2
logger = logging.getLogger(__name__)


def live(request):
    """The program answers. Touches nothing else."""
    return answer(200, "alive")


def ready(request):
    """The database answers too, within `PATIENCE` seconds, and is of this version of the archive.

    Asked in a thread of its own: a frozen database never comes back to the one
    who asks, and no time limit of its own or the network's helps with that.
    """
    answers = []
    asking = threading.Thread(target=ask, args=[answers], daemon=True)
    if not _at_most.acquire(blocking=False):
        return answer(503, "the database does not answer")
    asking.start()
    asking.join(PATIENCE)
    servers = several.servers()
    told = servers.in_words() if servers else []
    if answers == [True]:
        return answer(200, "\n".join(["ready", *told]))
    if answers == [False]:
        return answer(503, "the database is of another version of the archive: run manage.py migrate")
    if servers and servers.for_readers():
        # Whoever asks for the sake of visitors must not take this process out: reading goes on.
        return answer(200, "\n".join(["ready for readers, not for changes", *told]))
    return answer(503, "the database does not answer")


# Questions that a frozen database has not answered; more of them tell nothing new.
_at_most = threading.BoundedSemaphore(4)


def ask(answers):
    """Append whether the database is of this version once it has answered; nothing when it refused."""
    connection = connections.create_connection("default")
    try:
        answers.append(checks.is_of_this_version(connection))
    except Exception:
        logger.debug("The database refuses.", exc_info=True)
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
