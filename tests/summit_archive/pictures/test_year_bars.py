"""Bars of years: which years, how high, and where."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from summit_archive.pictures.year_bars import REACH, WIDE, Form, Period, near, side_by_side, span

FORM = Form(tallest=100, column=10, width=6, inset=2, lowest=3, rise=4, line=9)


def test_a_mistyped_year_and_years_to_come_are_left_to_the_lists():
    this_year = datetime.datetime.now(datetime.UTC).year
    oldest = this_year - REACH + 1
    assert near([1, oldest - 1, oldest, this_year, this_year + 1, 2999]) == [oldest, this_year]
    assert near([this_year + 1, this_year + 2], ahead=1) == [this_year + 1]


def test_years_without_a_number_have_their_place():
    assert list(span([2018, 2016])) == [2016, 2017, 2018]
    assert not span([])


def test_the_highest_bar_is_as_high_as_the_form_allows_and_the_others_in_proportion():
    bars = side_by_side([Period(2016, 2), Period(2017), Period(2018, 1, 3)], WIDE)
    assert [(bar.height, bar.possible_height) for bar in bars] == [(60, 0), (0, 0), (30, 90)]


def test_bars_without_a_number_lie_on_the_ground():
    assert [bar.height for bar in side_by_side([Period(2016), Period(2017)], FORM)] == [0, 0]
    assert not side_by_side([], FORM)


def test_one_among_hundreds_can_still_be_seen_and_none_has_no_bar():
    bar = FORM.bar(Period(2016, 1, 0), 0, 1000)
    assert (bar.height, bar.possible_height) == (3, 0)


def test_a_bar_stands_in_its_column():
    bars = side_by_side([Period(2016, 1), Period(2017, 1)], FORM)
    assert [(bar.column_x, bar.x, bar.width, bar.middle) for bar in bars] == [(0, 2, 6, 5), (10, 12, 6, 15)]
    assert bars.width == 20


def test_numbers_stand_above_the_whole_bar_and_the_second_above_the_first():
    both = FORM.bar(Period(2016, 1, 1), 0, 4, ground=200)
    assert (both.y, both.possible_y, both.number_y, both.possible_number_y) == (175, 150, 146, 137)
    only_possible = FORM.bar(Period(2016, 0, 1), 0, 4, ground=200)
    assert only_possible.possible_number_y == only_possible.number_y == 171


def test_every_fifth_year_has_a_label():
    assert [year for year in range(1999, 2012) if Period(year).is_labelled] == [2000, 2005, 2010]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=60))
def test_no_bar_leaves_the_picture_by_more_than_rounding(numbers):
    bars = side_by_side([Period(2000 + place, *both) for place, both in enumerate(numbers)], WIDE)
    assert all(-1 <= bar.possible_y <= bar.y <= WIDE.tallest for bar in bars)
    assert max(bar.height + bar.possible_height for bar in bars) >= (
        WIDE.tallest - 1 if any(map(sum, numbers)) else 0
    )
