"""Files of many rows are made aside: those who make them or take them slowly keep no page waiting.

Of each process only one is worked at in a moment, and few may be begun: each has a connection to the database. Whoever
asks for one more is told to come again, unless somebody who takes a file slowly can be let go.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# The name in a request's environment of what `listening` offers: a place aside, which is left by calling it.
PLACE = "archive.place_aside"
COME_AGAIN = b"Many files are being made at this moment: please ask for this one again in a minute.\n"
OF_THE_FILE = {"content-disposition", "content-encoding", "content-type", "etag", "last-modified", "link"}


class Aside:
    """An application whose streamed answers take a place of their own."""

    def __init__(self, application: Callable):
        self.application = application
        self.work = threading.Lock()

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        said: list[tuple] = []
        answer = self.application(environ, lambda *words: said.append(words))
        place = environ.get(PLACE)
        is_streamed = getattr(answer, "streaming", False) is True
        leave = place() if place and is_streamed else None
        if place and is_streamed and leave is None:
            answer.close()
            return refuse(said[0][1], start_response)
        for words in said:
            start_response(*words)
        return MadeAside(answer, self.work, leave) if leave else answer


def refuse(headers: list[tuple[str, str]], start_response: Callable) -> list[bytes]:
    kept = [each for each in headers if each[0].lower() not in OF_THE_FILE | {"cache-control"}]
    told = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store", "Retry-After": "60"}
    start_response("503 Service Unavailable", [*kept, *told.items()])
    return [COME_AGAIN]


class MadeAside:
    def __init__(self, answer: Any, work: threading.Lock, leave: Callable):
        self.answer, self.work, self.leave = answer, work, leave

    def __iter__(self) -> Iterator[bytes]:
        parts = iter(self.answer)
        while True:
            with self.work:
                part = next(parts, None)
            if part is None:
                return
            yield part

    def close(self) -> None:
        try:
            self.answer.close()
        finally:
            self.leave()
