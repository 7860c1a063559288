"""One visitor's page after the other in each process, so that none waits for all of them.

Threads take the interpreter from each other, and then all finish late. Two in each process, of which the second begins
when the first is done, or has been at it for 50 ms, keep eight visitors waiting alike, and no slow one keeps all others
out; whoever sends their answers gets the interpreter within 1 ms.
"""

import threading
from collections.abc import Callable
from typing import Any

SWITCH_INTERVAL, TURN = 0.001, 0.05


def in_turn(site: Any, *kinds: Callable) -> Any:
    """The site with `kinds` around its innermost application, the first innermost.

    What the site answers before Django starts takes no turn: it is done sooner than a turn begins.
    """
    if not hasattr(site, "application"):
        for kind in kinds:
            site = kind(site)
        return site
    site.application = in_turn(site.application, *kinds)
    return site


class InTurn:
    """An application that answers one visitor after the other, but none waits longer than `longest` seconds.

    The turn ends when an answer is handed over whole; where it is streamed, when it begins: its reader may be slow.
    """

    def __init__(self, application: Callable, longest: float = TURN):
        self.application = application
        self.longest = longest
        self.turn = threading.Lock()

    def __call__(self, environ, start_response):
        has_turn = self.turn.acquire(timeout=self.longest)
        is_whole = False
        try:
            answer = self.application(environ, start_response)
            is_whole = has_turn and not getattr(answer, "streaming", True)
        finally:
            if has_turn and not is_whole:
                self.turn.release()
        return Whole(answer, self.turn) if is_whole else answer


class Whole:
    """An answer of Django's, whose `close` is called when it is handed over, whatever becomes of it."""

    def __init__(self, answer: Any, turn: threading.Lock):
        self.answer = answer
        self.turn = turn

    def __iter__(self):
        return iter(self.answer)

    def close(self):
        try:
            self.answer.close()
        finally:
            self.turn.release()
