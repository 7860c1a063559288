"""Partly known dates in words for people, in the current language.

The patterns that join words are in `phrases`, and for Russian in `russian`; here it is decided which of them apply.
"""

from calendar import monthrange
from dataclasses import replace
from functools import singledispatch
from types import ModuleType
from typing import TypeGuard

from ..wording.language import is_russian
from . import phrases as in_any_language
from . import russian
from .shapes import A_LEAP_YEAR, CERTAIN, UNSTATED, End, Interval, OneOf, Run, Shape, Single, numbers_of

LONGEST_MONTH = 31


def phrases() -> ModuleType:
    return russian if is_russian() else in_any_language


@singledispatch
def words(shape: Shape) -> str:
    raise TypeError(f"No words for {shape!r}")


@words.register
def _(single: Single) -> str:
    if single.has_no_year and single.month in UNSTATED and single.day in UNSTATED:
        return phrases().not_stated()
    if single.doubt is None:
        return phrases().partly_doubted(plain(single), single.doubts, single.season is not None)
    return phrases().doubted(plain(single), single.doubt)


@words.register
def _(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if not isinstance(start, Single) or not isinstance(end, Single):
        return with_one_end(interval)
    if start.doubt is None or start.doubt != end.doubt:
        return phrases().from_to(words(start), words(end))
    said = plain_interval(replace(start, doubts=CERTAIN), replace(end, doubts=CERTAIN))
    return phrases().doubted(said, start.doubt)


def with_one_end(interval: Interval) -> str:
    """What has no end is not what ends on a day that nobody states."""
    [known] = interval.singles
    said = words(known)
    if interval.start is known:
        return phrases().since(said) if interval.end is End.OPEN else phrases().end_not_stated(said)
    return phrases().until(said) if interval.start is End.OPEN else phrases().start_not_stated(said)


@words.register
def _(run: Run) -> str:
    if not isinstance(run.start, Single) or not isinstance(run.end, Single):
        [known] = run.singles
        return phrases().or_later(words(known)) if run.start is known else phrases().or_earlier(words(known))
    return phrases().between(shortened(run.start, run.end), stated(run.end))


@words.register
def _(one_of: OneOf) -> str:
    members = one_of.members
    plain = [member for member in members if is_plain_single(member)]
    if len(plain) < len(members):
        return phrases().any_of([words(member) for member in members])
    if all(member.has_no_year for member in plain):
        return phrases().without_year(alternatives(plain))
    if any(member.has_no_year for member in plain):
        return phrases().any_of([words(member) for member in plain])
    return alternatives(plain)


def is_plain_single(member: Single | Run) -> TypeGuard[Single]:
    """Whether it is said by its numbers alone, with or without a year."""
    if not isinstance(member, Single) or member.is_doubted:
        return False
    if (member.month and not member.month_number) or (member.day and not member.day_number):
        return False
    return member.is_of_one_year or (member.has_no_year and member.month is not None)


def plain(single: Single) -> str:
    """`single` without its doubts."""
    if single.month in UNSTATED and single.day in UNSTATED:
        return year_alone(single)
    if single.has_no_year:
        return year_not_stated(single)
    if not single.is_of_one_year:
        return phrases().in_the_years(plain_without_year(single), years_of(single))
    said = stated(single)
    return phrases().day_not_stated(said) if single.day == "XX" else said


def year_alone(single: Single) -> str:
    if not single.is_of_one_year:
        return years_of(single)
    if single.day:
        return phrases().month_and_day_not_stated(single.year)
    return (
        phrases().month_not_stated(single.year) if single.month else phrases().calendar("", None, single.year)
    )


def year_not_stated(single: Single) -> str:
    if single.day == "XX":
        return phrases().without_day_and_year(stated(single))
    return phrases().without_year(stated(single))


def plain_without_year(single: Single) -> str:
    said = stated(Single("XXXX", single.month, single.day))
    return phrases().day_not_stated(said) if single.day == "XX" else said


def years_of(single: Single) -> str:
    first, last = single.year.replace("X", "0"), single.year.replace("X", "9")
    stated = single.year.rstrip("X")
    if "X" in stated:
        return phrases().years_written(single.year)
    return phrases().decade(first) if len(stated) == 3 else phrases().years(first, last)


def stated(single: Single) -> str:
    """What `single` states of day, month or season, and a full year."""
    year = single.year if single.is_of_one_year else ""
    if single.month is None:
        return phrases().calendar("", None, year) if year else ""
    if single.season:
        return phrases().season(single.season, year)
    if single.month_number is None:
        return some_months(single, year)
    return some_days(single, single.month_number, year)


def some_days(single: Single, month: int, year: str) -> str:
    """The day, or those that its digits may mean, of a month."""
    if not single.day or single.day == "XX":
        return phrases().calendar("", month, year)
    length = monthrange(int(year or A_LEAP_YEAR), month)[1]
    days = numbers_of(single.day, length)
    if is_row(days):
        return phrases().between(str(days[0]), phrases().calendar(str(days[-1]), month, year))
    return phrases().calendar(any_number_of(days), month, year)


def some_months(single: Single, year: str) -> str:
    """The months that the digits may mean, or none; and the day of the month, if one is stated."""
    months = single.months
    names = [phrases().calendar("", month, "") for month in months[:-1]]
    last = phrases().calendar("", months[-1], year)
    said = phrases().between(names[0], last) if is_row(months) else phrases().any_of([*names, last])
    if not single.day or single.day == "XX":
        return said
    days = numbers_of(single.day, LONGEST_MONTH)
    day = phrases().between(str(days[0]), str(days[-1])) if is_row(days) else any_number_of(days)
    return phrases().day_of_some_month(day, year) if single.month == "XX" else phrases().day_of(day, said)


def any_number_of(numbers: list[int]) -> str:
    return phrases().any_of([str(number) for number in numbers])


def is_row(numbers: list[int]) -> bool:
    """Whether they are said by the first and the last of them."""
    return len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1))


def plain_interval(start: Single, end: Single) -> str:
    if start == end:
        return plain(end)
    if not (is_plain_single(start) and is_plain_single(end)):
        return phrases().from_to(plain(start), plain(end))
    said = stated_interval(start, end)
    return phrases().without_year(said) if end.has_no_year else said


def stated_interval(start: Single, end: Single) -> str:
    if len(str(start)) != len(str(end)):
        return phrases().from_to(stated(start), stated(end))
    return phrases().to(shortened(start, end), stated(end), close=is_one_number(start, end))


def is_one_number(start: Single, end: Single) -> bool:
    """Whether only the days, only the months or only the years differ: 26–27 December."""
    if start.day:
        return (start.year, start.month) == (end.year, end.month)
    return start.year == end.year or not start.month


def shortened(start: Single, end: Single) -> str:
    """`start` without what `end` says again: the 26 of 26–27 December 2022."""
    if start.year != end.year:
        return stated(start)
    if start.day and start.month == end.month:
        return str(start.day_number)
    return phrases().calendar(str(start.day_number or ""), start.month_number, "")


def alternatives(members: list[Single]) -> str:
    """One of several dates, with what they share said once: 26 December 2022 or 2023."""
    last = members[-1]
    if last.month and len({(member.month, member.day) for member in members}) == 1:
        years = phrases().any_of([member.year for member in members])
        return phrases().calendar(str(last.day_number or ""), last.month_number, years)
    if last.day and all(same_month(member, last) for member in members):
        days = phrases().any_of([str(member.day_number) for member in members])
        return phrases().calendar(days, last.month_number, stated_year(last))
    return phrases().any_of([stated(member) for member in members])


def same_month(one: Single, other: Single) -> bool:
    return bool(one.day) and (one.year, one.month) == (other.year, other.month)


def stated_year(single: Single) -> str:
    return "" if single.has_no_year else single.year
