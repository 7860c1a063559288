"""Dates as people write them, in English and Russian: “26–27 Dec 2022”, “декабрь 2023”, “26.12.2023”, “spring 2019”.

What may be two dates (08/12/1991) is never guessed: both are named. A word that is not understood refuses the whole, for it
may matter. EDTF itself is `parsing`'s; everything read here becomes EDTF and is checked there.
"""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext

from .day_words import fits_weekdays, month_of, weekdays_of
from .parsing import NotADate
from .partial import PartialDate

LONGEST = 100


class Unreadable(Exception):
    """What was expected, as the end of a sentence."""


class TwoReadings(NotADate):
    """The words may mean each of `readings`."""

    def __init__(self, value: str, readings: list[PartialDate]):
        names = gettext(" or ").join(f"{each.in_words()} ({each})" for each in readings)
        super().__init__(value, gettext("it may be %(dates)s; write which one") % {"dates": names})
        self.readings = readings


class Parts(NamedTuple):
    """Of one date; `season` is EDTF's number. `weekday`: the weekdays that a word beside it may name."""

    year: str = ""
    month: int = 0
    day: int = 0
    season: int = 0
    weekday: frozenset[int] = frozenset()

    def __str__(self) -> str:
        parts = [self.year or "XXXX"]
        if self.season or self.month:
            parts.append(f"{self.season or self.month:02}")
        if self.day:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    @property
    def precision(self) -> str:
        return "day" if self.day else "season" if self.season else "month" if self.month else "year"


def read_date(text: str) -> PartialDate:
    """EDTF, or words. Raises `NotADate`, and `TwoReadings` where they may be two dates."""
    try:
        return PartialDate.parse(text)
    except NotADate as error:
        if not (is_in_words(text) and len(text) <= LONGEST):
            raise
        try:
            dates = list(dict.fromkeys(map(PartialDate.parse, readings_of(tidy(text)))))
        except Unreadable as unreadable:
            raise NotADate(text, str(unreadable)) from error
        except NotADate as unkept:
            raise NotADate(text, unkept.expected) from error
        if len(dates) > 1:
            raise TwoReadings(text, dates) from error
        return dates[0]


def is_in_words(text: str) -> bool:
    """Whether it has a word, or is written with dots or strokes as no EDTF is."""
    return bool(WORD.search(text) or NUMBERS.search(text))


WORD = re.compile(r"(?!X{2,4}\b)[^\W\d_]{2,}|\b[qQ][1-9]\b|\bc\. ?\d|\d0-?(?:s|е|х)\b")
NUMBERS = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,4}|\d{4}[./]\d|\d{4}\s?[\u2012-\u2015-]\s?\d{4}")

# --- From words to EDTF -------------------------------------------------------

# What may stand before or after any date, and says nothing of it.
NOISE = r"(?:the|of|on|in|at|year|в|во|на|г|гг|год|года|году|годы)"
ENDINGS = re.compile(r"(?<=\d)(?:st|nd|rd|th|-?го|-?е|-?я|-?й|-?му)(?![^\W\d_])")
NO_YEAR = re.compile(
    r"[,(]? ?(?:the )?(?:year (?:is )?(?:not stated|unknown|not given)|год не (?:указан|назван|известен))\)?"
)
ABOUT = re.compile(r"^(?:about|around|circa|ca\.?|c\.|approximately|approx\.?|около|примерно|ок\.) ")
PERHAPS = re.compile(
    r"^(?:probably|perhaps|possibly|maybe|вероятно|возможно|предположительно) |(?:\?| \(uncertain\))$"
)
SINCE = re.compile(r"^since (.+)$|^from (.+) on(?:wards?)?$|^(?:начиная )?с (?!.* по )(.+)$")
UNTIL = re.compile(r"^(?:until|till|up to|до) (.+)$")
FROM = re.compile(r"^(?:from|с|со) ")
BETWEEN = re.compile(r"^(?:between (.+) and|между (.+) и) (.+)$")
OR = re.compile(r" (?:or|или) ")
TO = re.compile(r" ?(?: to | till | until | through | по | до | - ) ?")
DECADE = re.compile(r"^(\d{3})0(?:s|'s|-?е|-х|-е)$")

DASHES = re.compile("[\u2010-\u2015\u2212]")


def tidy(text: str) -> str:
    """One space, one kind of dash, small letters."""
    return " ".join(DASHES.sub("-", text).casefold().replace("ё", "е").split()).strip(" .,;")


def readings_of(text: str) -> list[str]:
    """The EDTF texts that the words may mean."""
    text = NO_YEAR.sub("", text)
    if ABOUT.search(text):
        return [doubted(reading, "~") for reading in readings_of(ABOUT.sub("", text))]
    if PERHAPS.search(text):
        return [doubted(reading, "?") for reading in readings_of(PERHAPS.sub("", text).strip())]
    if found := DECADE.match(without_noise(text)):
        return [f"{found[1]}X"]
    if found := SINCE.match(text):
        return [f"{each}/.." for each in singles_of(next(filter(None, found.groups())))]
    if found := UNTIL.match(text):
        return [f"../{each}" for each in singles_of(found[1])]
    if found := BETWEEN.match(text):
        if not (runs := range_of(found[1] or found[2], found[3])):
            raise Unreadable(expected())
        return [f"[{run.replace('/', '..')}]" for run in runs]
    if OR.search(text):
        return one_of(OR.split(text))
    return range_or_single(text)


def doubted(reading: str, sign: str) -> str:
    """Of an interval each end is in doubt; one of several cannot be."""
    if reading.startswith("["):
        raise Unreadable(gettext("expected the doubt of one date, not of several"))
    return "/".join(end + sign if end.strip(".") else end for end in reading.split("/"))


def one_of(texts: list[str]) -> list[str]:
    """“26 or 27 December 2022”, “26 December 2022 or 2023”: each lends the other what it does not say."""
    members = [only(parts_of(text.strip(" ,"), within=True)) for text in texts]
    last = members[-1]
    first = members[0]
    if last.precision == "year" and first.precision != "year":
        members = [first._replace(year=member.year) if member is not first else first for member in members]
        members[0] = first if first.year else first._replace(year=last.year)
    else:
        members = [completed(member, last) for member in members]
    if any(member.day and not member.month for member in members):
        raise Unreadable(expected())
    if len({member.precision for member in members}) > 1:
        raise Unreadable(gettext("expected dates that are known equally well around “or”"))
    return ["[" + ",".join(map(str, members)) + "]"]


def only(readings: list[Parts]) -> Parts:
    if len(readings) > 1:
        raise Unreadable(gettext("expected the month in words, as the numbers may be read in two ways"))
    return readings[0]


def range_or_single(text: str) -> list[str]:
    try:
        return singles_of(text)
    except Unreadable as error:
        ranges = {found for one, other in halves(FROM.sub("", text)) for found in range_of(one, other)}
        if not ranges:
            raise error from None
        return sorted(ranges)


def halves(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part it at a word or a dash between two dates."""
    if len(parted := TO.split(f" {text} ".replace(" - ", " to ").strip())) == 2:
        yield parted[0], parted[1]
        return
    for place, sign in enumerate(text):
        if sign == "-":
            yield text[:place], text[place + 1 :]


def range_of(one: str, other: str) -> list[str]:
    try:
        ends = [only(parts_of(half.strip(" ,"), within=True)) for half in (one, other)]
    except Unreadable:
        return []
    start, end = completed(ends[0], ends[1]), ends[1]
    if not end.precision or start.precision != end.precision or start == end:
        return []
    if (
        ends[0].year == ""
        and end.year
        and (start.season, start.month, start.day) > (end.season, end.month, end.day)
    ):
        return refuse_turn_of_year(start, end)
    check_weekday(start)
    check_weekday(end)
    return [f"{start}/{end}"]


def refuse_turn_of_year(start: Parts, end: Parts) -> list[str]:
    before = start._replace(year=str(int(end.year) - 1))
    told = gettext("expected the year of both ends, such as %(dates)s")
    raise NotADate(f"{start}/{end}", told % {"dates": f"{before}/{end}"})


def completed(one: Parts, other: Parts) -> Parts:
    """`one` with the month and the year that only `other` says."""
    if one.day and not one.month and other.day:
        one = one._replace(month=other.month)
    return one if one.year else one._replace(year=other.year)


# --- One date -----------------------------------------------------------------


def singles_of(text: str) -> list[str]:
    readings = parts_of(text)
    for parts in readings:
        check_weekday(parts)
        if parts.day and not parts.month:
            raise Unreadable(expected())
    return [str(parts) for parts in readings]


def check_weekday(parts: Parts) -> None:
    if not (parts.weekday and parts.year and parts.month and parts.day):
        return
    try:
        day = datetime.date(int(parts.year), parts.month, parts.day)
    except ValueError:
        return  # told by the reading of EDTF, in its words
    if not fits_weekdays(day, [parts.weekday]):
        raise Unreadable(gettext("expected the weekday of that day, or none"))


YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
EITHER = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})")
MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
SHORT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2}")


def parts_of(text: str, *, within: bool = False) -> list[Parts]:
    """The ways to read one date; `within` a range it may lack what the other end says."""
    if found := YEAR_FIRST.fullmatch(text):
        return [Parts(found[1], int(found[3]), int(found[4]))]
    if found := DAY_FIRST.fullmatch(text):
        return [Parts(found[3], int(found[2]), int(found[1]))]
    if found := EITHER.fullmatch(text):
        return either_order(int(found[1]), int(found[3]), found[4])
    if found := MONTH_YEAR.fullmatch(text):
        return [Parts(found[2], int(found[1]))]
    if within and (found := DAY_MONTH.fullmatch(text)):
        return [Parts("", int(found[2]), int(found[1]))]
    if SHORT_YEAR.fullmatch(text):
        raise Unreadable(gettext("expected a year of four digits"))
    parts = in_words(text)
    if parts.precision == "year" and not parts.year or not within and parts.day and not parts.month:
        raise Unreadable(expected())
    return [parts]


def either_order(one: int, other: int, year: str) -> list[Parts]:
    """Half of the world has the month first."""
    orders = dict.fromkeys([(other, one), (one, other)])
    fitting = [Parts(year, month, day) for month, day in orders if 1 <= month <= 12 and 1 <= day <= 31]
    if not fitting:
        raise Unreadable(gettext("expected a day and a month that exist"))
    return fitting


SEASONS = {
    21: "spring весна весной весны",
    22: "summer лето летом лета",
    23: "autumn fall осень осенью осени",
    24: "winter зима зимой зимы",
}
SEASON_OF = {word: number for number, words in SEASONS.items() for word in words.split()}
ORDINALS = {
    1: "1 first i первый первая первое первом первой",
    2: "2 second ii второй вторая второе втором",
    3: "3 third iii третий третьем",
    4: "4 fourth iv четвертый четвертом",
}
NUMBER_OF = {word: number for number, words in ORDINALS.items() for word in words.split()}
# By EDTF's number of the one before the first of them.
PARTS_OF_YEAR = {
    "quarter": 32,
    "квартал": 32,
    "квартале": 32,
    "кв": 32,
    "half": 39,
    "полугодие": 39,
    "полугодии": 39,
    "половина": 39,
    "половине": 39,
}
PART_OF_YEAR = re.compile(rf"\b(?:({'|'.join(NUMBER_OF)}) ({'|'.join(PARTS_OF_YEAR)})|q([1-4]))\b\.?")
# 26-Dec-2023
BESIDE_NUMBER = re.compile(r"(?<=\d)-(?=[^\W\d_])|(?<=[^\W\d_])-(?=\d)")
TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['-][^\W\d_]+)*|[^\s,.]")


def without_noise(text: str) -> str:
    return " ".join(re.sub(rf"(?<![^\W\d_]){NOISE}(?![^\W\d_])\.?", " ", text).split())


def in_words(text: str) -> Parts:
    """A day, a month or a season beside its year, in whatever order."""
    text, season = part_of_year(without_noise(BESIDE_NUMBER.sub(" ", ENDINGS.sub("", text))))
    parts = Parts(season=season)
    for token in TOKEN.findall(text):
        parts = with_number(parts, token) if token.isdecimal() else with_word(parts, token)
    if parts.season and (parts.month or parts.day):
        raise Unreadable(gettext("expected a season, or a month"))
    return parts


def part_of_year(text: str) -> tuple[str, int]:
    """The text without “first quarter”, and EDTF's number of that; 0 for none."""
    found = PART_OF_YEAR.search(text)
    if not found:
        return text, 0
    number = int(found[3]) + 32 if found[3] else PARTS_OF_YEAR[found[2]] + NUMBER_OF[found[1]]
    if number > 41 or (found[2] and PARTS_OF_YEAR[found[2]] == 32 and number > 36):
        raise Unreadable(expected())
    return text[: found.start()] + text[found.end() :], number


def with_number(parts: Parts, digits: str) -> Parts:
    if len(digits) == 4 and not parts.year:
        return parts._replace(year=digits)
    if len(digits) <= 2 and not parts.day and 1 <= int(digits) <= 31:
        return parts._replace(day=int(digits))
    if len(digits) == 2 and parts.day and not parts.year:
        raise Unreadable(gettext("expected a year of four digits"))
    raise Unreadable(expected())


def with_word(parts: Parts, word: str) -> Parts:
    if word in SEASON_OF and not parts.season:
        return parts._replace(season=SEASON_OF[word])
    if (month := month_named(word)) and not parts.month:
        return parts._replace(month=month)
    if (weekday := weekdays_of(word)) and not parts.weekday:
        return parts._replace(weekday=weekday)
    raise Unreadable(
        gettext("“%(word)s” is not understood; %(expected)s") % {"word": word, "expected": expected()}
    )


def month_named(word: str) -> int | None:
    """In Russian also as it stands after “в”: «в декабре», «в марте», «в мае»."""
    found = month_of(word)
    if not found and word.endswith("е"):
        found = next(filter(None, (month_of(word[:-1] + ending) for ending in ("ь", "", "й"))), None)
    return found


def expected() -> str:
    return gettext(
        "expected a date such as 26 December 2023, 26–27 Dec 2022, December 2023, spring 2019, 26 December (no year "
        "stated), 26 December 2022 or 2023"
    )
