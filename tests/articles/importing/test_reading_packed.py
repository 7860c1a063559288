import gzip
import subprocess
import sys

import pytest
import zstandard

from articles.importing.reading import Broken, open_source, unpacking
from tests.articles.importing.files import fields_of, read_until_broken

NEWS = b"".join(b'{"title": "Number %d"}\n' % n for n in range(50_000))


def zstd(content):
    return zstandard.ZstdCompressor(write_checksum=True).compress(content)


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_what_is_packed_is_read_whatever_its_name_also_in_parts(pack):
    half = NEWS.index(b'{"title": "Number 25000"}')

    fields = fields_of(pack(NEWS[:half]) + pack(NEWS[half:]), "news.jsonl")

    assert len(fields) == 50_000
    assert fields[-1] == {"title": "Number 49999"}


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_a_packed_file_that_was_cut_off_is_read_as_far_as_it_goes(pack):
    packed = pack(NEWS)

    lines, broken = read_until_broken(packed[: len(packed) * 3 // 4])

    assert broken == "the compressed file ends too early: it was cut off"
    assert len(lines) > 1000
    assert all(line.fields for line in lines)


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_a_damaged_packed_file_is_told(pack):
    packed = bytearray(pack(NEWS))
    middle = len(packed) // 2
    packed[middle : middle + 200] = b"\xff" * 200

    lines, broken = read_until_broken(bytes(packed))

    assert "damaged" in broken or any(line.refusal for line in lines)


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_a_bomb_is_not_unpacked(pack, monkeypatch):
    monkeypatch.setattr(unpacking, "FREE_BYTES", 2**20)
    bomb = pack(b'{"title": "A"}\n' + b"0" * 2**26)

    lines, broken = read_until_broken(bomb)

    assert "more than 250 times its size" in broken
    assert lines[0].fields == {"title": "A"}


def test_the_total_that_is_unpacked_is_limited(monkeypatch):
    monkeypatch.setattr(unpacking, "LARGEST_TOTAL", 10_000)

    lines, broken = read_until_broken(gzip.compress(NEWS))

    assert "more than 10,000 bytes" in broken


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04" + b"\0" * 100, "a ZIP archive"),
        (b"BZh91AY&SY", "bzip2"),
        (b"%PDF-1.7", "a PDF document"),
        (gzip.compress(gzip.compress(NEWS)), "packed twice"),
        (b"From: <Saved by Blink>\nContent-Type: multipart/related; boundary=x\n\n", "MHTML"),
        (b"\x00\x01\x02\x03" * 100, "it is not told what this is"),
        (b"some words\nand some more\n", "it is not told what this is"),
        (b"<?xml version='1.0'?><note><to>A</to></note>", "XML, but neither Atom nor RSS"),
    ],
)
def test_what_is_no_news_is_told_by_what_it_is(content, why):
    with pytest.raises(Broken, match=why):
        fields_of(content, "")


def test_position_and_size_are_those_of_the_file_as_it_lies_there(tmp_path):
    file = tmp_path / "news.jsonl.gz"
    file.write_bytes(gzip.compress(NEWS))

    with open_source(str(file)) as source:
        assert source.size == file.stat().st_size
        assert source.position() == 0
        for _ in source:
            pass
        assert source.position() == source.size


def test_a_file_that_is_not_there_is_broken(tmp_path):
    with pytest.raises(Broken, match="the file cannot be opened"):
        open_source(str(tmp_path / "none.jsonl"))


def test_an_empty_file_has_no_lines():
    assert fields_of(b"") == fields_of(b" \n\n") == []


def test_standard_input_is_told_by_its_content_too():
    said = in_another_python(
        "for line in open_source('-'): print(line.where, line.fields)",
        gzip.compress(b"".join(NEWS.splitlines(True)[:2])),
    )

    assert said.splitlines() == [
        "line 1 {'title': 'Number 0'}",
        "line 2 {'title': 'Number 1'}",
    ]


def test_json_lines_do_not_pay_for_the_libraries_of_other_formats():
    said = in_another_python(
        "list(open_source('-')); print(*sorted({'trafilatura', 'feedparser', 'warcio', 'lxml', 'zstandard'} & set(sys.modules)))",
        NEWS,
    )

    assert said == "\n"


def in_another_python(program, given):
    words = f"import sys\nfrom articles.importing.reading import open_source\n{program}"
    return subprocess.run(
        [sys.executable, "-c", words], input=given, capture_output=True, check=True
    ).stdout.decode()
