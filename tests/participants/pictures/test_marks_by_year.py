"""Meetings by year, one mark a meeting."""

import re

import pytest
from django.template.loader import render_to_string

from participants.pictures.marks_by_year import YearOfMarks, marks_by_year
from participants.pictures.marks_drawn import MOST_MARKS, columns, lines
from participants.remembered import remembered
from participants.together.attendance import held_in
from tests.make import make_country, make_meeting


def marks(**more):
    memory = remembered()
    return marks_by_year(memory, held_in(memory), lambda year: f"/of/{year}", **more)


def numbers(found):
    return {year.year: year.numbers for year in found.years if year.number}


@pytest.fixture
def both(db):
    return [make_country("KZ"), make_country("UZ")]


def test_each_meeting_is_one_mark_by_what_it_was_and_whether_it_is_certain(both):
    others = [*both, make_country("RU"), make_country("TJ")]
    make_meeting(when="2020-05-01", kind="bilateral", countries=both)
    make_meeting(when="2020-06", kind="call", countries=both)
    make_meeting(when="2020-07-01", kind="video-conference", countries=others)
    make_meeting(when="2020-08-01", kind="summit", countries=others)
    make_meeting(when="2020-09-01?", kind="bilateral", countries=both)
    make_meeting(when="2020-10-01", kind="bilateral", countries=both, confirmation="no-source")
    make_meeting(when="2021-10-01", kind="call", countries=both, confirmation="reported")
    assert numbers(marks()) == {2020: (1, 1, 2, 2), 2021: (0, 0, 0, 1)}
    assert marks().years[0].in_words == "6 meetings, 3 bilateral, 1 call, 2 in doubt"


def test_what_may_have_been_in_two_years_is_in_doubt_in_each_and_counted_once(both):
    make_meeting(when="[2019-12-26,2020-12-26]", kind="bilateral", countries=both)
    found = marks()
    assert numbers(found) == {2019: (0, 0, 0, 1), 2020: (0, 0, 0, 1)}
    assert found.counts.number == 1


def test_what_states_no_year_is_in_no_column_and_told_once(both):
    make_meeting(when="2020-05-01", countries=both)
    make_meeting(when="XXXX-12-26", countries=both)
    found = marks()
    assert numbers(found) == {2020: (0, 0, 1, 0)}
    assert (found.without_year.number, found.counts.number, found.drawn_in_doubt) == (1, 2, 0)
    html = drawn(found)
    assert html.count("of no stated year is not drawn") == 1
    assert 'href="/of/None"' in html


def test_a_page_may_be_about_others_than_the_bilateral_ones(both):
    make_meeting(when="2020-05-01", kind="bilateral", countries=both)
    make_meeting(when="2020-06-01", kind="summit", countries=both)
    memory = remembered()
    assert numbers(marks(point=memory.get("kind", "summit"))) == {2020: (1, 0, 1, 0)}


def test_an_empty_year_is_open_only_where_it_is_said_to_be(both):
    for when in ("2018", "2021"):
        make_meeting(when=when, countries=both)
    found = marks(open_years={2018, 2019})
    assert [year.year for year in found.years if year.is_open] == [2019]
    assert drawn(found).count('class="m-hatch"') == 2


# Where they stand


def years(*every, first=2000):
    return tuple(YearOfMarks(first + place, *each, url="/") for place, each in enumerate(every))


def circles(shapes):
    """How many marks of each look."""
    return {shape.look: len(re.findall("[Mm]", shape.path)) for shape in shapes}


def test_as_many_marks_are_drawn_as_there_are_meetings():
    found = years((1, 0, 4, 0), (0, 0, 0, 0), (0, 2, 0, 3))
    assert [circles(column.shapes) for column in columns(found).columns] == [
        {"m-point": 1, "m-other": 4},
        {},
        {"m-call": 2, "m-doubt": 3},
    ]
    assert [circles(line.shapes) for line in lines(found).lines] == [
        {"m-call": 2, "m-doubt": 3},
        {},
        {"m-point": 1, "m-other": 4},
    ]


def test_one_year_with_too_many_makes_bars_of_all_on_one_scale():
    most, half = MOST_MARKS * 2, MOST_MARKS
    picture = columns(years((most, 0, 0, 0), (half, 0, 0, 0)))
    heights = [float(re.search(r"v([\d.]+)h", column.shapes[0].path)[1]) for column in picture.columns]
    assert picture.are_bars
    assert heights[0] == pytest.approx(2 * heights[1])
    assert not columns(years((MOST_MARKS, 0, 0, 0))).are_bars


def test_on_a_phone_the_newest_year_is_first_and_empty_years_are_one_line():
    empty = (0, 0, 0, 0)
    found = lines(years((1, 0, 0, 0), empty, empty, empty, (2, 0, 0, 0)))
    assert [(line.first, line.last) for line in found.lines] == [(2004, 2004), (2001, 2003), (2000, 2000)]
    assert max(line.end for line in found.lines) < found.width


@pytest.mark.parametrize("number", [1, 7, 36, 60])
@pytest.mark.parametrize("fullest", [0, -1])
def test_the_names_of_years_stay_apart_and_all_stays_within(number, fullest):
    every = [(1, 0, 0, 0)] * number
    every[fullest] = (0, 0, MOST_MARKS, 0)
    picture = columns(years(*every, first=1991))
    named = [column.middle for column in picture.columns if column.is_labelled]
    assert {picture.columns[0].year, picture.columns[-1].year} & {
        column.year for column in picture.columns if column.is_labelled
    }
    assert all(after - before > 30 for before, after in zip(named, named[1:], strict=False))
    assert 0 <= picture.note_x <= picture.width
    assert min(column.top for column in picture.columns) >= 40


# What is said


def drawn(found, has_table=True):
    context = {"marks": found, "label": "Meetings by year", "has_table": has_table}
    return render_to_string("components/marks_by_year.html", context)


def test_every_year_is_named_and_leads_to_its_list_and_the_table_has_the_same(both):
    make_meeting(when="2020-05-01", kind="bilateral", countries=both)
    make_meeting(when="2021-05-01", kind="call", countries=both)
    html = drawn(marks())
    assert html.count('href="/of/2020" aria-label="2020: 1 meeting, 1 bilateral"') == 2
    assert "<b>1</b> call" in html
    assert '<th scope="row"><a href="/of/2021">2021</a></th>' in html
    assert "<table" not in drawn(marks(), has_table=False)


def test_without_a_meeting_nothing_is_drawn(db):
    assert "<svg" not in drawn(marks())
