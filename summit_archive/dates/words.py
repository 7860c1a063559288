"""Partly known dates in words for people, in the current language.

The patterns that join words are in `phrases`; here it is decided which of them apply.
"""

from dataclasses import replace
from functools import singledispatch
from typing import TypeGuard

from . import phrases
from .shapes import Interval, OneOf, Run, Shape, Single


@singledispatch
def words(shape: Shape) -> str:
    raise TypeError(f"No words for {shape!r}")


@words.register
def _(single: Single) -> str:
    if single.has_no_year and single.month_number is None:
        return phrases.not_stated()
    return phrases.doubted(plain(single), single.qualifier)


@words.register
def _(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if start is None or end is None:
        [known] = interval.singles
        return phrases.since(words(known)) if start else phrases.until(words(known))
    if start.qualifier != end.qualifier:
        return phrases.from_to(words(start), words(end))
    said = plain_interval(replace(start, qualifier=""), replace(end, qualifier=""))
    return phrases.doubted(said, start.qualifier)


@words.register
def _(run: Run) -> str:
    if run.start is None or run.end is None:
        [known] = run.singles
        return phrases.or_later(words(known)) if run.start else phrases.or_earlier(words(known))
    return phrases.between(shortened(run.start, run.end), stated(run.end))


@words.register
def _(one_of: OneOf) -> str:
    members = one_of.members
    plain = [member for member in members if is_plain_single(member)]
    if len(plain) < len(members):
        return phrases.any_of([words(member) for member in members])
    if all(member.has_no_year for member in plain):
        return phrases.without_year(alternatives(plain))
    if any(member.has_no_year for member in plain):
        return phrases.any_of([words(member) for member in plain])
    return alternatives(plain)


def is_plain_single(member: Single | Run) -> TypeGuard[Single]:
    """Whether it is said by its numbers alone, with or without a year."""
    if not isinstance(member, Single) or member.qualifier or "XX" in (member.month, member.day):
        return False
    return member.is_one_span or (member.has_no_year and member.month is not None)


def plain(single: Single) -> str:
    """`single` without its qualifier."""
    if single.month_number is None:
        return year_alone(single)
    if single.has_no_year:
        return year_not_stated(single)
    if not single.is_one_span:
        return phrases.in_the_years(plain_without_year(single), years_of(single))
    said = stated(single)
    return phrases.day_not_stated(said) if single.day == "XX" else said


def year_alone(single: Single) -> str:
    if not single.is_one_span:
        return years_of(single)
    if single.day:
        return phrases.month_and_day_not_stated(single.year)
    return phrases.month_not_stated(single.year) if single.month else single.year


def year_not_stated(single: Single) -> str:
    if single.day == "XX":
        return phrases.without_day_and_year(stated(single))
    return phrases.without_year(stated(single))


def plain_without_year(single: Single) -> str:
    said = stated(Single("XXXX", single.month, single.day))
    return phrases.day_not_stated(said) if single.day == "XX" else said


def years_of(single: Single) -> str:
    first, last = single.year.replace("X", "0"), single.year.replace("X", "9")
    return phrases.decade(first) if single.year.count("X") == 1 else phrases.years(first, last)


def stated(single: Single) -> str:
    """The numbers that `single` states: day, month, and a full year."""
    year = single.year if single.is_one_span else ""
    return phrases.calendar(str(single.day_number or ""), single.month_number, year)


def plain_interval(start: Single, end: Single) -> str:
    if start == end:
        return plain(end)
    if not (is_plain_single(start) and is_plain_single(end)):
        return phrases.from_to(plain(start), plain(end))
    said = stated_interval(start, end)
    return phrases.without_year(said) if end.has_no_year else said


def stated_interval(start: Single, end: Single) -> str:
    if len(str(start)) != len(str(end)):
        return phrases.from_to(stated(start), stated(end))
    return phrases.to(shortened(start, end), stated(end), close=is_one_number(start, end))


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
    return phrases.calendar(str(start.day_number or ""), start.month_number, "")


def alternatives(members: list[Single]) -> str:
    """One of several dates, with what they share said once: 26 December 2022 or 2023."""
    last = members[-1]
    if last.month and len({(member.month, member.day) for member in members}) == 1:
        years = phrases.any_of([member.year for member in members])
        return phrases.calendar(str(last.day_number or ""), last.month_number, years)
    if last.day and all(same_month(member, last) for member in members):
        days = phrases.any_of([str(member.day_number) for member in members])
        return phrases.calendar(days, last.month_number, stated_year(last))
    return phrases.any_of([stated(member) for member in members])


def same_month(one: Single, other: Single) -> bool:
    return bool(one.day) and (one.year, one.month) == (other.year, other.month)


def stated_year(single: Single) -> str:
    return "" if single.has_no_year else single.year
