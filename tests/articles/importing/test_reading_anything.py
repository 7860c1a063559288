"""Whatever the bytes, there are lines and at most one Broken, and nothing else."""

import gzip
import json
from zipfile import ZIP_STORED

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles.importing.documents import mail, paragraph, word
from tests.articles.importing.files import read_until_broken
from tests.articles.importing.test_reading_feeds import ATOM, RSS
from tests.articles.importing.test_reading_warc import PAGE, record

LINES = b"".join(
    b'{"title": "Number %d", "text": "They met.", "tags": [1, {"a": null}]}\n' % n for n in range(20)
)
SAMPLES = {
    "json lines": LINES,
    "array": json.dumps([json.loads(line) for line in LINES.splitlines()], indent=1).encode(),
    "object": b'{"total": 20, "articles": [' + b",".join(LINES.splitlines()) + b"]}",
    "docx": word(
        paragraph("Leaders meet", "a3") + paragraph("They met.") * 20,
        [("r1", "hyperlink", "http://a.example/")],
    ),
    "docx, not packed": word(
        paragraph("Leaders meet", "a3") + paragraph("They met."), compression=ZIP_STORED
    ),
    "mail": mail("They met.\n\nSources:\n- Kremlin\n", html="<p>They met.</p>", attached=["a.pdf"]),
    "text": b"Leaders meet\nPublished: 2023-06-01\n\nThey met.\n\nSources\n1. http://a.example/1\n[2] Kremlin\n",
    "csv": b'title,text,date\nA,"one\ntwo",2020-01-02\n"B ""b""",x,y\n',
    # Without the time of day, so that what is found once is found again.
    "gzip": gzip.compress(LINES, mtime=0),
    "zstd": zstandard.ZstdCompressor().compress(LINES),
    "utf-16": LINES.decode().encode("utf-16"),
    "page": PAGE,
    "warc": record() + record(),
    "warc.gz": gzip.compress(record(), mtime=0) + gzip.compress(record(), mtime=0),
    "rss": RSS.format(charset="utf-8").encode(),
    "atom": ATOM.format(published="").encode(),
}
# What its name alone, or its name too, tells what it is.
NAMES = {"docx": "a.docx", "docx, not packed": "a.docx", "mail": "a.eml", "text": "a.txt"}


@pytest.mark.parametrize(
    "mark", ["", "{", "[", "[{", "<", "<rss>", "<feed>", "<html>", "WARC/1.0\r\n", "a,b\n"]
)
@settings(max_examples=60, deadline=None, print_blob=True)
@given(content=st.binary(max_size=2000))
def test_any_bytes_are_lines_or_broken(mark, content):
    read_until_broken(mark.encode() + content)
    for name in NAMES.values():
        read_until_broken(mark.encode() + content, name)


@pytest.mark.parametrize(
    "mark", [b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04"]
)
@settings(max_examples=60, deadline=None, print_blob=True)
@given(content=st.binary(max_size=2000))
def test_any_bytes_behind_a_mark_are_lines_or_broken(mark, content):
    read_until_broken(mark + content)
    read_until_broken(mark + content, "a.docx")


@pytest.mark.parametrize("sample", SAMPLES)
@settings(max_examples=60, deadline=None, print_blob=True)
@given(data=st.data())
def test_any_damage_to_a_good_file_is_lines_or_broken(sample, data):
    content = bytearray(SAMPLES[sample])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(len(content) - 1, 0)))
        piece = data.draw(
            st.sampled_from([b"", b"\0", b"\xff", b'"', b"<", b"&", b"]", b"}", b"\n", b"\\", b"0"])
        )
        content[at : at + data.draw(st.integers(0, 40))] = piece
    read_until_broken(bytes(content), NAMES.get(sample, ""))


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_good_file_cut_off_anywhere_is_lines_or_broken(sample):
    content = SAMPLES[sample]
    for length in range(0, len(content), max(len(content) // 60, 1)):
        read_until_broken(content[:length], NAMES.get(sample, ""))
