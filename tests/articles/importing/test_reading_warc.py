import gzip
import tracemalloc
import zlib

import brotli
import pytest
import zstandard

from articles.importing.reading import pages, unpacking, warc
from tests.articles.importing.files import lines_of, read_until_broken

TEXT = "The presidents of eleven states met in Minsk and signed {} documents about working together."
PAGE = (
    "<!doctype html><html lang='en'><head><title>Summit in Minsk</title></head><body><article>"
    "<h1>Summit in Minsk</h1>"
    + "".join(f"<p>{TEXT.format(n)}</p>" for n in range(5))
    + "</article></body></html>"
).encode()


def record(payload=PAGE, kind="text/html; charset=utf-8", status="200 OK", extra="", type="response"):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{extra}\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://agency.example/1\r\n"
        "WARC-Date: 2020-01-02T03:04:05Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"


INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\na: b\n\r\n\r\n"


def headlines(content):
    return [line.fields and line.fields["headline"] for line in lines_of(content)]


@pytest.mark.parametrize(
    "pack", [bytes, gzip.compress, lambda file: b"".join(map(gzip.compress, [INFO, file]))]
)
def test_pages_come_out_of_warc_with_the_address_that_they_were_fetched_from(pack):
    [line] = lines_of(pack(record()))

    assert line.fields["headline"] == "Summit in Minsk"
    assert line.fields["body"].startswith(TEXT.format(0))
    assert line.fields["url"] == "https://agency.example/1"
    assert line.fields["publisher"] == "agency.example"
    assert "published_on" not in line.fields


def test_what_is_no_page_that_was_found_is_passed_over_and_counted():
    others = [
        INFO,
        record(b"\x89PNG", "image/png"),
        record(status="404 Not Found"),
        record(type="request"),
    ]

    [line] = lines_of(b"".join(others) + record())

    assert (line.number, line.where) == (5, "record 5")


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", brotli.compress),
        ("zstd", zstandard.ZstdCompressor().compress),
    ],
)
def test_what_the_server_packed_is_unpacked_but_no_bomb(coding, pack, monkeypatch):
    extra = f"Content-Encoding: {coding}\r\n"
    assert headlines(record(pack(PAGE), extra=extra)) == ["Summit in Minsk"]
    monkeypatch.setattr(warc, "LARGEST_PAGE", 100_000)
    monkeypatch.setattr(pages, "LARGEST_PAGE", 100_000)

    bomb, damaged = pack(b"<p>" + b" " * 2**26), pack(PAGE)[:50]
    lines = list(lines_of(record(bomb, extra=extra) + record(damaged, extra=extra) + record()))

    assert lines[0].refusal.reason == "the page is longer than 100,000 bytes"
    assert lines[1].refusal.reason.startswith("the page's packing is damaged")
    assert lines[2].fields["headline"] == "Summit in Minsk"


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.ZstdCompressor().compress)],
)
def test_of_a_bomb_no_more_is_held_than_a_page(coding, pack):
    bomb = pack(b" " * 2**27)
    tracemalloc.start()
    try:
        assert len(unpacking.decompressed(bomb, coding, 2**20)) == 2**20 + 1
        assert tracemalloc.get_traced_memory()[1] < 2**25
    finally:
        tracemalloc.stop()


def test_a_coding_that_is_not_known_is_told():
    [line] = lines_of(record(extra="Content-Encoding: rot13\r\n"))

    assert "gzip, deflate, br or zstd is expected" in line.refusal.reason


def test_a_page_in_chunks_is_put_together():
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, PAGE[:100], len(PAGE) - 100, PAGE[100:])

    assert headlines(record(chunks, extra="Transfer-Encoding: chunked\r\n")) == ["Summit in Minsk"]


def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes():
    lines, broken = read_until_broken(record() + record()[:-300])

    assert lines[0].fields["headline"] == "Summit in Minsk"
    assert broken == "the WARC file ends within record 2: it was cut off"


def test_damage_between_records_is_told():
    lines, broken = read_until_broken(
        record() + b"something else\r\n\r\n" + b"x" * 500 + b"\r\n\r\n" + record()
    )

    assert len(lines) == 1
    assert "damaged from here on" in broken


def test_headers_without_end_are_not_held(monkeypatch):
    monkeypatch.setattr(warc, "LARGEST_HEADERS", 100_000)

    lines, broken = read_until_broken(record() + b"WARC/1.0\r\nX: " + b"x" * 1_000_000)

    assert (len(lines), broken) == (1, "the headers of a record are longer than 100,000 bytes")


def test_of_a_file_that_was_cut_off_every_whole_page_is_read():
    members = [gzip.compress(record()) for _page in range(3)]

    lines, broken = read_until_broken(b"".join(members)[: -len(members[-1]) // 2])

    assert [line.fields["headline"] for line in lines if line.fields] == ["Summit in Minsk"] * 2
    assert broken
