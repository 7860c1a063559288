"""What is sent compressed, and what is not."""

import gzip
import zlib

import pytest

from summit_archive.server.turns import InTurn, in_turn
from summit_archive.web.compression import Compression

WORDS = ("Кто с кем встречался. Who met whom. " * 50).encode()


def answer(headers, content=WORDS, status="200 OK"):
    """An application that always answers so, and the answers that were closed."""
    closed = []

    class Answer(list):
        def close(self):
            closed.append(self)

    def application(_environ, start_response):
        start_response(status, headers)
        return Answer([content] if isinstance(content, bytes) else content)

    return application, closed


def asked(application, accepts="gzip, deflate, br", method="GET"):
    said = {}

    def start(status, headers, *_error):
        said.update(status=status, headers={name.lower(): value for name, value in headers})

    environ = {"REQUEST_METHOD": method} | ({"HTTP_ACCEPT_ENCODING": accepts} if accepts is not None else {})
    sent = Compression(application)(environ, start)
    content = b"".join(sent)
    getattr(sent, "close", lambda: None)()
    return said["headers"], content


def html(**more):
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(WORDS)))]
    return headers + [(name.replace("_", "-"), value) for name, value in more.items()]


def test_a_page_is_compressed_and_says_so():
    application, closed = answer(html())
    headers, content = asked(application)
    assert gzip.decompress(content) == WORDS
    assert headers["content-encoding"] == "gzip"
    assert headers["content-length"] == str(len(content))
    assert headers["vary"] == "Accept-Encoding"
    assert len(content) < len(WORDS) / 5
    assert len(closed) == 1


@pytest.mark.parametrize("accepts", [None, "", "identity", "br", "gzip;q=0", "gzip; q=0.000, *", "*;q=0"])
def test_who_does_not_take_it_gets_it_plain_and_caches_know(accepts):
    headers, content = asked(answer(html())[0], accepts)
    assert content == WORDS
    assert "content-encoding" not in headers
    assert headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("accepts", ["gzip", "GZIP", "deflate, gzip;q=0.5", "*", "br;q=1.0, *;q=0.1"])
def test_who_takes_it_gets_it(accepts):
    headers, _content = asked(answer(html())[0], accepts)
    assert headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "more",
    [
        {"Set_Cookie": "csrftoken=secret"},
        {"Vary": "Accept-Language, Cookie"},
        {"Content_Encoding": "br"},
        {"Accept_Ranges": "bytes"},
    ],
)
def test_a_secret_or_what_is_packed_already_is_sent_as_it_is(more):
    headers, content = asked(answer(html(**more))[0])
    assert content == WORDS
    assert headers.get("content-encoding") == more.get("Content_Encoding")


@pytest.mark.parametrize(
    "media", ["font/woff2", "image/png", "application/zip", "application/vnd.apache.parquet"]
)
def test_what_is_packed_by_its_nature_is_sent_as_it_is(media):
    application, _closed = answer([("Content-Type", media), ("Content-Length", str(len(WORDS)))])
    assert asked(application)[1] == WORDS


@pytest.mark.parametrize(
    "media", ["text/csv", "application/json", "application/ld+json", "application/atom+xml", "image/svg+xml"]
)
def test_files_of_words_are_compressed(media):
    application, _closed = answer([("Content-Type", media), ("Content-Length", str(len(WORDS)))])
    assert gzip.decompress(asked(application)[1]) == WORDS


def test_a_short_answer_and_one_without_a_body_are_left_alone():
    short = [("Content-Type", "text/plain"), ("Content-Length", "2")]
    assert asked(answer(short, b"ok")[0]) == ({"content-type": "text/plain", "content-length": "2"}, b"ok")
    headers, content = asked(answer([("ETag", 'W/"1"')], b"", "304 Not Modified")[0])
    assert headers == {"etag": 'W/"1"', "vary": "Accept-Encoding"} and content == b""


def test_who_asks_for_the_head_is_told_what_the_whole_would_be():
    application, closed = answer(html())
    whole, content = asked(application)
    head, nothing = asked(application, method="HEAD")
    assert head == whole and head["content-length"] == str(len(content))
    assert nothing == b"" and len(closed) == 2
    plain, nothing = asked(answer(html(), b"")[0], accepts=None, method="HEAD")
    assert (plain["content-length"], nothing) == (str(len(WORDS)), b"")
    streamed, closed = answer([("Content-Type", "text/csv")], [b"a,b\n"])
    assert asked(streamed, method="HEAD")[1] == b"" and len(closed) == 1


def test_a_stream_comes_in_parts_the_first_at_once_and_is_closed():
    application, closed = answer([("Content-Type", "text/csv")], [b"a,b\n", b"1,2\n" * 10_000, b"3,4\n"])
    parts = []
    sent = Compression(application)(
        {"REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": "gzip"}, lambda _status, _headers: None
    )
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    for part in sent:
        parts.append(unpacker.decompress(part))
    assert parts[0] == b"a,b\n"
    assert b"".join(parts) == b"a,b\n" + b"1,2\n" * 10_000 + b"3,4\n"
    assert unpacker.eof
    assert closed == []
    sent.close()
    assert len(closed) == 1


def test_only_the_innermost_takes_turns():
    class Around:
        def __init__(self, application):
            self.application = application

    innermost = answer(html())[0]
    site = in_turn(Around(Around(innermost)), InTurn)
    assert isinstance(site.application.application, InTurn)
    assert site.application.application.application is innermost
