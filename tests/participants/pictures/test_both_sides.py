"""Marks on both sides of a line of years: each within its picture, and as many as there are meetings."""

import pytest

from participants.pictures.both_sides import Run, Stacks, Years, newest_first, side_by_side

TITLES = (("2023-09-14", "A summit"), ("2023-12", "Another"))


def drawn(above, below, draw):
    stacks = [
        Stacks(2022, (), (), ""),
        Stacks(2023, (Run("other", above),), (Run("point", below),), "/meetings/"),
    ]
    return draw(stacks, [Years(2022, 2023, above, below, "/meetings/")])


@pytest.mark.parametrize("draw", [side_by_side, newest_first])
@pytest.mark.parametrize("numbers", [(0, 0), (1, 0), (0, 1), (20, 20), (21, 1), (3, 5000)])
def test_every_mark_stands_within_the_picture_and_beside_the_line(draw, numbers):
    drawing = drawn(*numbers, draw)
    for place in drawing.places:
        for mark in place.marks:
            reach = drawing.radius if not mark.width else 0
            assert mark.x - reach >= 0 and mark.x + mark.width + reach <= drawing.width
            assert mark.y - reach >= 0 and mark.y + mark.height + reach <= drawing.height
            start = mark.y if draw is side_by_side else mark.x
            is_above = mark.kind == "other"
            assert start < drawing.near if is_above else start > drawing.far


def test_up_to_twenty_meetings_are_points_and_more_are_a_block():
    assert len(drawn(20, 3, side_by_side).places[1].marks) == 23
    above, below = drawn(21, 3, side_by_side).places[1].marks
    assert above.height > below.height > 0


def test_points_have_the_titles_of_their_meetings():
    stacks = [Stacks(2023, (Run("other", 2, TITLES),), (), "/meetings/")]
    marks = side_by_side(stacks, []).places[0].marks
    assert [(mark.day, mark.title) for mark in marks] == [
        ("14 September 2023", "A summit"),
        ("December 2023", "Another"),
    ]


def test_a_phone_has_the_newest_year_first():
    assert [place.year for place in drawn(1, 1, newest_first).places] == [2023, 2022]
    assert [place.year for place in drawn(1, 1, side_by_side).places] == [2022, 2023]


def test_nothing_is_an_empty_picture():
    assert side_by_side([], []).places == newest_first([], []).places == ()


def test_labels_and_numbers_stand_only_where_they_touch_no_other():
    stacks = [Stacks(year) for year in range(1992, 2027)]
    together = [
        Years(1992, 1992, 1, 1),
        *(Years(last - 4, last, 1, 1) for last in (2020, 2025)),
        Years(2026, 2026, 1, 1),
    ]
    wide = side_by_side(stacks, together)
    assert [place.year for place in wide.places if place.is_labelled] == [1992, *range(1995, 2026, 5)]
    assert [one.years.last for one in wide.together] == [2020, 2025]
