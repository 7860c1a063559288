"""Days in sentences: what they name is reckoned from the article's day, and nothing is padded."""

import datetime

import pytest

from articles.encounters.reading.days import Reckoning, day_told, days_named
from summit_archive.dates import PartialDate

WEDNESDAY = datetime.date(2023, 12, 27)


def named(words, own_day=WEDNESDAY, is_ahead=False, before=""):
    found = days_named(words, Reckoning(own_day, is_ahead, before))
    for one in found:
        PartialDate.parse(one.when)
    return [one.when for one in found]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The two presidents met on Friday.", "2023-12-22"),
        ("They met on Wednesday.", "2023-12-27"),
        ("Last Friday they met.", "2023-12-22"),
        ("Last Tuesday they met.", "[2023-12-19,2023-12-26]"),
        ("Earlier today they met.", "2023-12-27"),
        ("They had met yesterday.", "2023-12-26"),
        ("They had met the day before, in the residence.", "2023-12-26"),
        ("The day before yesterday they met.", "2023-12-25"),
        ("Two days ago they met.", "2023-12-25"),
        ("They met last week.", "[2023-12-18..2023-12-24]"),
        ("Earlier this week they met.", "[2023-12-25..2023-12-27]"),
        ("They met on December 26.", "2023-12-26"),
        ("They met on the 5th of June.", "2023-06-05"),
        ("The summit of 26 December 2003 adopted it.", "2003-12-26"),
        ("The leaders sat on December 20–21.", "2023-12-20/2023-12-21"),
        ("They met on March 9 and 10.", "2023-03-09/2023-03-10"),
        ("They met from 3 to 5 June.", "2023-06-03/2023-06-05"),
        ("The visit lasted from February 28 — March 2.", "2023-02-28/2023-03-02"),
        ("from December 30, 2019 to January 2, 2020", "2019-12-30/2020-01-02"),
        ("December 30 - January 2, 2020", "2019-12-30/2020-01-02"),
        ("They met in May.", "2023-05"),
        ("They met in late May 2001.", "2001-05"),
        ("the decisions of last November’s summit", "2023-11"),
        ("the decisions of the October summit", "2023-10"),
        ("in the first half of June", "[2023-06-01..2023-06-15]"),
        ("in the third decade of February 2004", "[2004-02-21..2004-02-29]"),
        ("They met last autumn.", "2023-23"),
        ("They met in the spring of 2004.", "2004-21"),
        ("They met in 2001.", "2001"),
        ("They met last year.", "2022"),
        ("on Friday, December 22", "2023-12-22"),
        ("on 22.12.2023", "2023-12-22"),
        ("Президенты встретились в пятницу.", "2023-12-22"),
        ("Они встретились сегодня.", "2023-12-27"),
        ("Они встретились вчера.", "2023-12-26"),
        ("Накануне Владимир Путин принял гостей.", "2023-12-26"),
        ("Они говорили накануне.", "2023-12-26"),
        ("Встреча прошла 26 декабря.", "2023-12-26"),
        ("Саммит прошёл 20-21 декабря.", "2023-12-20/2023-12-21"),
        ("с 28 февраля по 2 марта 2002 года", "2002-02-28/2002-03-02"),
        ("Они встретились в мае.", "2023-05"),
        ("в конце мая 2004 года", "2004-05"),
        ("после апрельской встречи президентов", "2023-04"),
        ("прошлой осенью", "2023-23"),
        ("на прошлой неделе", "[2023-12-18..2023-12-24]"),
        ("в прошлом году", "2022"),
    ],
)
def test_what_was_held_is_looked_for_before_the_article(words, when):
    assert named(words) == [when]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("They will meet on Friday.", "2023-12-29"),
        ("They will meet on Wednesday.", "2023-12-27"),
        ("They will meet next Thursday.", "[2023-12-28,2024-01-04]"),
        ("They will meet next Tuesday.", "2024-01-02"),
        ("They will meet tomorrow.", "2023-12-28"),
        ("talks that are due the next day", "2023-12-28"),
        ("They will meet next week.", "[2024-01-01..2024-01-07]"),
        ("Later this week they will meet.", "[2023-12-27..2023-12-31]"),
        ("at the end of the week", "[2023-12-29..2023-12-31]"),
        ("at the weekend, that is, next weekend", "[2024-01-06..2024-01-07]"),
        ("The summit is due on January 9–10.", "2024-01-09/2024-01-10"),
        ("They will meet in June.", "2024-06"),
        ("They will meet early next year.", "2024"),
        ("They will meet next month.", "2024-01"),
        ("They will meet next spring.", "2024-21"),
        ("in the second half of January", "[2024-01-16..2024-01-31]"),
        ("They will meet in the near future.", "2023-12-27/.."),
        ("Они встретятся завтра.", "2023-12-28"),
        ("Они встретятся в субботу.", "2023-12-30"),
        ("на следующей неделе", "[2024-01-01..2024-01-07]"),
        ("в конце недели", "[2023-12-29..2023-12-31]"),
        ("Саммит пройдёт 9-10 января.", "2024-01-09/2024-01-10"),
        ("в начале следующего года", "2024"),
        ("в ближайшее время", "2023-12-27/.."),
    ],
)
def test_what_is_to_come_is_looked_for_after_it(words, when):
    assert named(words, is_ahead=True) == [when]


@pytest.mark.parametrize(
    ("own_day", "words", "when"),
    [
        (datetime.date(2017, 8, 23), "this autumn", "2017-23"),
        (datetime.date(2017, 10, 11), "next spring", "2018-21"),
        (datetime.date(2002, 3, 2), "in the spring", "2002-21"),
        (datetime.date(2000, 12, 22), "on January 9", "2001-01-09"),
        (datetime.date(2003, 12, 26), "on December 26", "2003-12-26"),
    ],
)
def test_the_year_is_that_of_the_nearest_such_day(own_day, words, when):
    assert named(words, own_day, is_ahead=True) == [when]


def test_a_day_just_on_the_wrong_side_is_of_no_year_that_can_be_told():
    assert named("on December 26", is_ahead=True) == ["XXXX-12-26"]
    assert named("on January 2") == ["XXXX-01-02"]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("on Friday", "XXXX"),
        ("yesterday", "XXXX"),
        ("next week", "XXXX"),
        ("on December 26", "XXXX-12-26"),
        ("on December 26–27", "XXXX-12-26/XXXX-12-27"),
        ("on December 31 - January 2", "XXXX-12-31/XXXX-01-02"),
        ("in May", "XXXX-05"),
        ("this autumn", "XXXX-23"),
        ("26 декабря", "XXXX-12-26"),
        ("on 26 December 2003", "2003-12-26"),
    ],
)
def test_an_article_without_a_day_gives_none(words, when):
    assert named(words, None) == [when]


def test_the_same_day_is_the_one_named_before():
    assert named("On the same day they met.", before="2023-12-20") == ["2023-12-20"]
    assert named("В тот же день они встретились.") == ["2023-12-27"]
    assert named("The next day they met.", before="2023-12-20") == ["2023-12-21"]
    assert named("The next day they met.") == []


@pytest.mark.parametrize(
    "words",
    [
        "the day before the summit",
        "on the eve of the talks",
        "накануне саммита в Минске",
        "накануне рабочего визита",
        "the fall of the government",
        "They may meet.",
        "In December 26 states took part.",
        "on 31 June",
        "на сегодняшний день",
        "25 countries came",
        "a 2024 budget",
        "the week of films",
        "at 10.30",
        "Mayor of the city",
        "Он вместе с мая не был.",
    ],
)
def test_near_misses_name_no_day(words):
    assert named(words) == []


def test_several_days_come_in_the_order_of_the_text():
    assert named("They met on Monday and will see May 2001 as a beginning.") == ["2023-12-25", "2001-05"]
    assert named("Yesterday and today they met.") == ["2023-12-26", "2023-12-27"]


def test_of_several_the_nearest_counts_and_bears_its_place():
    words = "On Monday they spoke of the summit, which took place on December 5 in the capital."
    told = day_told(words, Reckoning(WEDNESDAY), near=words.index("took"))
    assert (told.when, words[told.start : told.end]) == ("2023-12-05", "December 5")
    assert day_told(words, Reckoning(WEDNESDAY)).when == "2023-12-25"


@pytest.mark.parametrize(
    ("own_day", "is_ahead", "is_own_report", "told"),
    [
        (WEDNESDAY, False, True, ("2023-12-27", "published")),
        (WEDNESDAY, False, False, ("../2023-12-27", "inferred")),
        (WEDNESDAY, True, True, ("2023-12-27/..", "inferred")),
        (None, False, True, ("XXXX", "not-stated")),
        (None, True, False, ("XXXX", "not-stated")),
    ],
)
def test_without_a_day_in_the_words_the_articles_own_says_what_it_can(own_day, is_ahead, is_own_report, told):
    day = day_told(
        "The presidents of the two countries meet.", Reckoning(own_day, is_ahead), None, is_own_report
    )
    assert day == (*told, None, None)


def test_an_exact_day_counts_before_a_vague_word():
    told = day_told("The recent meeting was held on December 5.", Reckoning(WEDNESDAY))
    assert (told.when, told.basis) == ("2023-12-05", "stated")
    assert day_told("after the recent meeting", Reckoning(WEDNESDAY))[:2] == ("../2023-12-27", "inferred")
