"""Answers compressed on their way out, where no proxy before the site does it.

Stands around everything else, so that kept pages are compressed too, each of them once. What may hold a secret of its
visitor (a cookie, a form's token) is sent as it is: its length could tell of the secret, together with words that
somebody else had put into the page (BREACH).
"""

import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

Headers = list[tuple[str, str]]
MEDIA = re.compile(
    r"text/|application/([\w.-]+\+)?(json|xml|javascript|x-ndjson|jsonl|x-bibtex|x-research-info-systems)|image/svg"
)
# Shorter answers gain nothing; longer ones are compressed anew each time, as they would fill the memory.
SHORTEST, LONGEST_KEPT = 500, 300_000
# Six is gzip's own; a stream is read by a program, which waits for the whole.
LEVEL, LEVEL_OF_STREAM = 6, 4
GZIP = 16 + zlib.MAX_WBITS


class Compression:
    """Around an application; `gzip` is what every client of today takes."""

    def __init__(self, application: Callable):
        self.application = application

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """HEAD is told the length that GET would send, so its answer is made whole, too."""
        takes = takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if environ["REQUEST_METHOD"] != "HEAD" or not takes:
            return self.answer(environ, start_response, takes=takes)
        close(self.answer({**environ, "REQUEST_METHOD": "GET"}, start_response, takes=takes))
        return []

    def answer(self, environ: dict, start_response: Callable, *, takes: bool) -> Iterable[bytes]:
        said: list[Any] = []

        def hear(status: str, headers: Headers, *error: Any) -> None:
            said[:] = status, headers, error

        answer = self.application(environ, hear)
        status, headers, error = said
        may_be = may_be_compressed(status, headers)
        if may_be or status.startswith("304"):
            varying = ", ".join([*all_of(headers, "vary"), "Accept-Encoding"])
            headers = [*without(headers, "vary"), ("Vary", varying)]
        if not may_be or not takes:
            start_response(status, headers, *error)
            return answer
        headers.append(("Content-Encoding", "gzip"))
        if not all_of(headers, "content-length"):
            start_response(status, headers, *error)
            return Stream(answer)
        content = compressed(whole(answer))
        start_response(
            status, [*without(headers, "content-length"), ("Content-Length", str(len(content)))], *error
        )
        return [content]


def may_be_compressed(status: str, headers: Headers) -> bool:
    """Words, of no visitor's own, neither compressed already nor a part of a file."""
    named = {name.lower(): value for name, value in headers}
    if named.keys() & {"content-encoding", "accept-ranges", "content-range", "set-cookie"}:
        return False
    # What is known by an ETag is the same for all who ask; the first page only looks at the language that was chosen.
    is_of_visitor = "cookie" in named.get("vary", "").lower() and "etag" not in named
    if is_of_visitor or status.startswith(("1", "204", "304")):
        return False
    length = int(named.get("content-length", SHORTEST))
    return length >= SHORTEST and bool(MEDIA.match(named.get("content-type", "")))


def takes_gzip(accepted: str) -> bool:
    """What an `Accept-Encoding` says of gzip, or else of any; without one nothing is taken."""
    weights = {}
    for each in accepted.lower().split(","):
        name, _semicolon, weight = each.partition(";")
        weights[name.strip()] = weight.replace(" ", "")
    said = weights.get("gzip", weights.get("*", "q=0"))
    return re.fullmatch(r"q=0(\.0*)?", said) is None


def whole(answer: Iterable[bytes]) -> bytes:
    """Closed when it is read: whoever waits for its end need not wait for the compression."""
    try:
        return b"".join(answer)
    finally:
        close(answer)


def compressed(content: bytes) -> bytes:
    return compressed_once(content) if len(content) <= LONGEST_KEPT else in_gzip(content)


def in_gzip(content: bytes) -> bytes:
    return gzip.compress(content, LEVEL, mtime=0)


# A kept page is the same bytes each time, whose hash is known.
compressed_once = lru_cache(maxsize=128)(in_gzip)


class Stream:
    """Compressed as it comes: the first part at once, so that whoever waits sees that it began."""

    def __init__(self, answer: Iterable[bytes]):
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        packer = zlib.compressobj(LEVEL_OF_STREAM, zlib.DEFLATED, GZIP)
        has_begun = False
        for part in self.answer:
            packed = packer.compress(part)
            if not has_begun:
                packed += packer.flush(zlib.Z_SYNC_FLUSH)
                has_begun = True
            if packed:
                yield packed
        yield packer.flush()

    def close(self) -> None:
        close(self.answer)


def close(answer: Iterable[bytes]) -> None:
    if hasattr(answer, "close"):
        answer.close()


def all_of(headers: Headers, name: str) -> list[str]:
    return [value for each, value in headers if each.lower() == name]


def without(headers: Headers, name: str) -> Headers:
    return [(each, value) for each, value in headers if each.lower() != name]
