import json
import tracemalloc

import pytest

from articles.importing.reading import lines as limits
from tests.articles.importing.files import fields_of, lines_of, read_until_broken, reasons

A, B = {"title": 'A, "quoted" ]}'}, {"title": "B", "tags": [{"n": [1, 2]}]}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([A, B]),
        json.dumps([A, B], indent=2),
        json.dumps({"articles": [A, B]}),
        json.dumps({"status": "ok", "total": 2, "next": {"a": [1]}, "results": [A, B]}, indent=2),
        json.dumps({"version": "1.1", "title": "A feed", "items": [A, B], "more": [1]}),
        json.dumps(A, indent=1) + "\n" + json.dumps(B, indent=1),
        "\ufeff" + json.dumps([A, B]),
    ],
)
def test_records_come_out_of_arrays_and_of_the_objects_that_hold_them(content):
    lines = list(lines_of(content.encode()))

    assert [line.fields for line in lines] == [A, B]
    assert [(line.number, line.where) for line in lines] == [(1, "record 1"), (2, "record 2")]


def test_utf_16_is_known_by_its_mark():
    assert fields_of(json.dumps([A, {"title": "Встреча"}], ensure_ascii=False).encode("utf-16")) == [
        A,
        {"title": "Встреча"},
    ]


def test_one_article_on_many_lines_is_one_record_also_with_lists_of_its_own():
    article = {"title": "A", "text": "They met.", "items": [{"n": 1}], "tags": ["x"]}

    assert fields_of(json.dumps(article, indent=2).encode()) == [article]


def test_a_list_of_words_under_a_usual_name_is_no_list_of_records():
    article = {"title": "A", "items": ["x"], "text": "They met."}

    assert fields_of(json.dumps(article, indent=2).encode()) == [article]


def test_an_article_whose_list_is_taken_for_records_comes_in_all_the_same():
    article = {"title": "A", "data": [{"n": 1}], "text": "They met."}

    assert {"title": "A", "text": "They met."} in fields_of(json.dumps(article, indent=2).encode())


def test_a_bad_element_is_refused_and_the_rest_goes_on():
    content = b'[{"title": "A"}, {"title": }, 17, {"n": NaN}, {"title": "\xff"}, {"title": "B"}]'

    assert [bool(reason) for reason in reasons(content)] == [False, True, True, True, True, False]
    assert reasons(content)[1].startswith("the record is not JSON")


def test_an_array_that_is_cut_off_is_read_as_far_as_it_goes():
    lines, broken = read_until_broken(b'[{"title": "A"}, {"title": "B')

    assert [line.fields for line in lines] == [{"title": "A"}, None]
    assert broken == "the list is not closed at its end: the file was cut off"


def test_an_element_that_is_too_long_is_refused_and_not_held(monkeypatch):
    monkeypatch.setattr(limits, "LONGEST_LINE", 1000)
    content = b'[{"title": "' + b'\\"x' * 3_000_000 + b'"}, {"title": "B"}]'

    tracemalloc.start()
    try:
        assert [reason[:15] for reason in reasons(content)] == ["the record is l", ""]
        assert tracemalloc.get_traced_memory()[1] < len(content)
    finally:
        tracemalloc.stop()


def test_depth_is_no_danger():
    assert reasons(b'[{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b'}, {"title": "B"}]')[1] == ""


def test_json_lines_whose_first_line_is_damaged_are_lines_still():
    content = b'{"title": "cut o\n{"title": "B"}\n{"title": "C"}\n'

    assert fields_of(content) == [None, {"title": "B"}, {"title": "C"}]
