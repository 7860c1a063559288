"""Candidate dates with the same arguments: how a row names them."""

import datetime
from types import SimpleNamespace

from participants.dating.by_weight import stretches


def years(*numbers):
    return [
        SimpleNamespace(in_words=str(year), first=datetime.date(year, 1, 1), last=datetime.date(year, 12, 31))
        for year in numbers
    ]


def test_years_that_follow_each_other_are_one_stretch():
    december = SimpleNamespace(
        in_words="December 1991", first=datetime.date(1991, 12, 1), last=datetime.date(1991, 12, 31)
    )
    assert list(stretches([*years(1993, 1992, 1994), december])) == ["December 1991 – 1994"]


def test_two_are_named_each_and_a_gap_parts_them():
    assert list(stretches(years(2020, 2021, 2016, 2017, 2018))) == ["2021", "2020", "2016 – 2018"]
