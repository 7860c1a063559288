import gzip
import json

import pytest

from articles.importing.reading import Broken
from articles.importing.reading import lines as limits
from tests.articles.importing.files import lines_of


def read(content):
    return list(lines_of(content, "news.jsonl"))


def reason(line):
    return line.refusal.reason


def test_lines_are_counted_as_an_editor_counts_them():
    lines = read(b'{"title": "A"}\n\n  \n{"title": "B"}')

    assert [(line.number, line.fields) for line in lines] == [(1, {"title": "A"}), (4, {"title": "B"})]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"title": "cut o', "the line is not JSON"),
        (b"not json", "the line is not JSON"),
        (b"[" * 100_000, "the line is not JSON"),
        (b'{"n": ' + b"9" * 5000 + b"}", "the line is not JSON"),
        (b'["a list"]', "an object {…} is expected, not a list"),
        (b"17", "an object {…} is expected, not a number"),
        (b"null", "an object {…} is expected, not nothing"),
        (b'{"title": "\xff"}', "byte 12 of the line is not UTF-8"),
        (b'{"title": "a\0b"}', "a NUL byte stands in the line"),
        (b'{"n": NaN}', "the line is not JSON (NaN is no JSON)"),
        (b'{"n": -Infinity}', "the line is not JSON (-Infinity is no JSON)"),
    ],
)
def test_a_bad_line_is_refused_and_the_rest_goes_on(line, why):
    lines = read(b'{"title": "A"}\n' + line + b'\n{"title": "C"}\n')

    assert [line.fields for line in lines] == [{"title": "A"}, None, {"title": "C"}]
    assert reason(lines[1]).startswith(why)


def test_an_endless_line_is_refused_and_not_held(monkeypatch):
    monkeypatch.setattr(limits, "LONGEST_LINE", 100)

    lines = read(b'{"title": "' + b"x" * 1000 + b'"}\n{"title": "next"}\n')

    assert [(line.number, line.fields) for line in lines] == [(1, None), (2, {"title": "next"})]
    assert reason(lines[0]) == "the line is longer than 100 bytes"


def test_of_a_name_that_stands_twice_the_last_counts_and_it_is_told():
    [line] = read(b'{"title": "A", "tags": [{"n": 1, "n": 2}], "title": "B"}')

    assert line.fields == {"title": "B", "tags": [{"n": 2}]}
    [doubt] = line.doubts
    assert (doubt.field, doubt.reason) == ("title", "it is stated 2 times; the last one was taken")


def test_what_is_doubled_inside_a_part_alone_is_no_matter():
    [line] = read(b'{"title": "A", "tags": [{"n": 1, "n": 2}]}')

    assert line.doubts == ()


def test_a_byte_order_mark_is_left_out_and_told():
    [line] = read(b'\xef\xbb\xbf{"title": "A"}\n')

    assert line.fields == {"title": "A"}
    assert [doubt.reason for doubt in line.doubts] == ["a byte order mark stood first and was left out"]


def test_gzip_is_known_by_its_bytes_also_in_several_parts():
    packed = gzip.compress(b'{"title": "A"}\n') + gzip.compress(b'{"title": "B"}\n')

    assert [line.fields["title"] for line in read(packed)] == ["A", "B"]


def many(count=5000):
    return b"".join(json.dumps({"title": f"Number {n}"}).encode() + b"\n" for n in range(count))


@pytest.mark.parametrize(
    "damage",
    [
        lambda packed: packed[: len(packed) // 2],
        lambda packed: packed[: len(packed) // 2] + b"\xff" * 200,
        lambda packed: packed + b"something else",
    ],
)
def test_of_a_damaged_gzip_file_whole_lines_are_read_then_it_is_told(damage):
    lines = []

    with pytest.raises(Broken):
        for line in lines_of(damage(gzip.compress(many()))):
            lines.append(line)

    assert len(lines) > 100
    assert all(line.fields for line in lines)


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r"])
def test_russian_in_an_old_encoding_is_read_and_told_once(encoding):
    line = '{"title": "Встреча глав государств", "text": "Президенты встретились в Минске."}\n'

    first, second = lines_of((line * 2).encode(encoding))
    [in_a_list] = lines_of(f"[{line}]".encode(encoding))

    assert first.fields == second.fields == in_a_list.fields == json.loads(line)
    assert "it was read as Russian in" in first.doubts[0].reason and second.doubts == ()
    assert "it was read as Russian in" in in_a_list.doubts[0].reason


def test_a_damaged_line_among_good_ones_is_no_other_encoding():
    good = '{"title": "Встреча"}\n'.encode()

    assert [bool(line.refusal) for line in lines_of(good * 2 + b'{"title": "\xc2\xf1\xf2"}\n')] == [
        *(False, False),
        True,
    ]
