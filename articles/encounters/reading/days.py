"""The day that the words of a sentence name, in EDTF, as far as they say it: «в пятницу», "next week", "December 26–27".

What is reckoned is reckoned from the article's day, and looks back for what was held, ahead for what is to come. An
article without a day gives none: "on Friday" is `XXXX` then, and "on December 26" `XXXX-12-26`. No day is padded:
"in May" is a month, "early next year" a year. A text may name several; whoever reads it says near which place to look.
"""

import datetime
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from summit_archive.dates import NotADate, PartialDate
from summit_archive.dates.day_words import ENGLISH, RUSSIAN, month_of, weekdays_of
from summit_archive.dates.seasons import FIRST_SEASON

PUBLISHED, STATED, INFERRED, NOT_STATED = "published", "stated", "inferred", "not-stated"
NO_DAY = "XXXX"

# A day without its year that lies so near on the wrong side of the article's is of no year that can be told:
# “was held on May 9” of 8 May may be a slip, or of the year before.
TOO_NEAR = datetime.timedelta(days=14)
ONE_DAY = datetime.timedelta(days=1)
MONDAY, FRIDAY, SATURDAY, SUNDAY = 0, 4, 5, 6


class NamedDay(NamedTuple):
    """Characters `start` up to, not including, `end` of the words, both None where no word says it."""

    when: str
    """EDTF"""
    basis: str
    """as of `ReadEncounter.when_basis`"""
    start: int | None = None
    end: int | None = None


class Reckoning(NamedTuple):
    """From where, and into which direction, days are reckoned."""

    own_day: datetime.date | None
    """the article's"""
    is_ahead: bool = False
    """whether what the words tell of is to come"""
    before: str = ""
    """the EDTF of the day that the text named last, for “on the same day”"""


# --- What the reader asks ----------------------------------------------------------


def day_told(
    words: str, reckoned: Reckoning, near: int | None = None, is_own_report: bool = False
) -> NamedDay:
    """The day named nearest to the place `near`, or the first; else what the article's own day says of it."""
    named = days_named(words, reckoned)
    sure = [one for one in named if one.basis == STATED] or named
    if sure:
        return min(sure, key=lambda one: 0 if near is None else distance(one, near))
    return day_untold(reckoned, is_own_report)


def day_untold(reckoned: Reckoning, is_own_report: bool) -> NamedDay:
    """Where no word names a day: the article's own where it reports what was held, else some day after or before it."""
    if reckoned.own_day is None:
        return NamedDay(NO_DAY, NOT_STATED)
    if reckoned.is_ahead:
        return NamedDay(f"{reckoned.own_day}/..", INFERRED)
    if is_own_report:
        return NamedDay(str(reckoned.own_day), PUBLISHED)
    return NamedDay(f"../{reckoned.own_day}", INFERRED)


def days_named(words: str, reckoned: Reckoning) -> list[NamedDay]:
    """All that the words name, in their order; “on Friday, December 26” is one."""
    there = signs_in(words)
    found = sorted(
        (match.start(), -match.end(), number, match)
        for number, (signs, form, _reckon) in enumerate(FORMS)
        if not signs.isdisjoint(there)
        for match in form.finditer(words)
    )
    named: list[NamedDay] = []
    free = 0
    for start, _end, number, match in found:
        if start < free or not (told := told_by(number, match, reckoned)):
            continue
        free = match.end()
        if named and (joined := joined_days(words, named[-1], told)):
            named[-1] = joined
        else:
            named.append(told)
    return named


def told_by(number: int, match: re.Match[str], reckoned: Reckoning) -> NamedDay | None:
    when = FORMS[number][2](match, reckoned)
    if not when or not is_a_date(when):
        return None
    basis = (
        NOT_STATED if when == NO_DAY else INFERRED if when.startswith("..") or when.endswith("..") else STATED
    )
    return NamedDay(when, basis, *match.span())


@lru_cache(maxsize=2048)
def is_a_date(when: str) -> bool:
    """There is no 31 June, whoever writes it."""
    try:
        PartialDate.parse(when)
    except NotADate:
        return False
    return True


def distance(named: NamedDay, place: int) -> int:
    start, end = named.start or 0, named.end or 0
    return max(start - place, place - end, 0)


# What may stand between two ways to say one day.
BETWEEN_TWO = re.compile(r"[\s,(]*(?:(?:on|of|в|во|на)\s+)?", re.IGNORECASE)


def joined_days(words: str, first: NamedDay, second: NamedDay) -> NamedDay | None:
    """The narrower of two that stand side by side; where they contradict each other the one written in figures."""
    if (
        not BETWEEN_TWO.fullmatch(words, first.end or 0, second.start or 0)
        or NO_DAY == first.when == second.when
    ):
        return None
    one, other = width(first.when), width(second.when)
    if one == other:
        narrower = second if any(map(str.isdigit, words[second.start : second.end])) else first
    else:
        narrower = first if one < other else second
    return narrower._replace(start=first.start, end=second.end)


def width(when: str) -> int:
    """The number of days that may be meant, of all that a year has or more."""
    if when == NO_DAY or ".." in when.replace("[", ""):
        return 1000
    spans = PartialDate.parse(when).days(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))
    return sum((last - first).days + 1 for first, last in spans) if "X" not in when else 366 - len(when)


# --- How days are written ----------------------------------------------------------

PREPOSITIONAL = "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split()
OF_A_MONTH = "январск февральск мартовск апрельск майск июньск июльск августовск сентябрьск октябрьск ноябрьск декабрьск"
OF_MONTHS = {stem: number for number, stem in enumerate(OF_A_MONTH.split(), 1)}
SHORT_ENGLISH = "Jan Feb Aug Sept Sep Oct Nov Dec".split()

ENGLISH_MONTH = "(?:" + "|".join([*map(str.capitalize, ENGLISH), *map(str.upper, ENGLISH)]) + ")"
SHORT_OR_LONG = f"(?:{ENGLISH_MONTH}|(?:{'|'.join(SHORT_ENGLISH)})\\.?)"
RUSSIAN_MONTH = f"(?i:{'|'.join(RUSSIAN)})"
ANY_MONTH = f"(?:{SHORT_OR_LONG}|{RUSSIAN_MONTH})"

OF_YEAR = (
    r"(?:(?:,?\s+(?:of\s+|in\s+)?|,\s*)(?P<year>(?:19|20)\d\d)(?!\d|[-–]\d)(?:\s+(?i:года|году|г\.?)(?!\w))?"
    r"|,?\s+(?:of\s+)?(?P<which>(?i:this|last|next))\s+year\b"
    r"|\s+(?P<russian_which>(?i:этого|нынешнего|текущего|прошлого|минувшего|следующего|будущего))\s+года\b)"
)
DAY = r"(?<![\d.,:/№-])(?P<day>[0-3]?\d)(?:st|nd|rd|th|-?го|-?е)?"
LAST_DAY = r"(?P<last>[0-3]?\d)(?:st|nd|rd|th|-?го|-?е)?(?![\d%:])"
DASH = r"\s*[-–—‑−]\s*"
TO = rf"(?:{DASH}|\s+(?:and|to|through|until|till|и|по|до)\s+)(?:the\s+)?"
FROM = r"(?:(?i:from|between|с|со|между)\s+)?(?:the\s+)?"
# “January 9 and 10 countries” are one day.
NO_NUMBER_OF_THINGS = (
    r"(?!\s+(?!(?:in|at|for|with|to|will|is|as|when|where|on|and|by|this|last|next|of)\b)[a-z])"
)

DAY_FIRST = rf"{FROM}{DAY}\s+(?:of\s+)?(?P<month>{ANY_MONTH})(?!\w){OF_YEAR}?"
DAYS_FIRST = (
    rf"{FROM}{DAY}(?:\s+(?:of\s+)?(?P<first_month>{ANY_MONTH})(?:,?\s+(?P<first_year>(?:19|20)\d\d)(?:\s+г(?:ода|\.))?)?)?"
    rf"{TO}{LAST_DAY}\s+(?:of\s+)?(?P<month>{ANY_MONTH})(?!\w){OF_YEAR}?"
)
# “In December 26 states met” names no day.
MONTH_FIRST = rf"(?<!\w)(?<![Ii]n )(?P<month>{SHORT_OR_LONG})\s+(?:the\s+)?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%:]|\.\d){OF_YEAR}?"
MONTHS_FIRST = (
    rf"{FROM}(?<!\w)(?P<first_month>{SHORT_OR_LONG})\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    rf"(?:,?\s+(?P<first_year>(?:19|20)\d\d))?{TO}(?:(?P<month>{SHORT_OR_LONG})\s+)?{LAST_DAY}"
    rf"{NO_NUMBER_OF_THINGS}{OF_YEAR}?"
)
IN_FIGURES = r"(?<![\d./-])(?:(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)|(?P<day_before>\d{1,2})\.(?P<month_before>\d\d)\.(?P<year_after>(?:19|20)\d\d))(?![\d/-]|\.\d)"

PART = (
    r"(?:(?P<part>(?i:early|late|mid-?|(?:the\s+)?(?:very\s+)?(?:beginning|start|end|middle|close)\s+of"
    r"|(?:the\s+)?(?:first|second|third|last)\s+(?:half|decade|ten\s+days|week)\s+(?:of|in)))\s*)"
)
MEETING_AFTER = r"(?:['’]s\b|(?=\s+(?:[\w-]+\s+){0,3}?(?:summit|meeting|session|talks|visit)s?\b))"
MONTH_ENGLISH = (
    rf"(?:(?P<within>(?i:in|for|during|throughout))\s+)?{PART}?(?P<relative>(?i:last|this|next|that|coming|past)\s+)?"
    rf"(?<!\w)(?P<month>{ENGLISH_MONTH})(?!\w|\s+\d{{1,2}}(?!\d)){OF_YEAR}?(?P<meets>{MEETING_AFTER})?"
)
RUSSIAN_WHICH = r"(?:(?P<relative>(?i:эт|нынешн|прошл|минувш|следующ|будущ|ближайш|предстоящ))[а-я]+\s+)"
MONTH_RUSSIAN = (
    rf"(?<!\w)(?i:в)\s+(?:{RUSSIAN_WHICH}?(?P<month>{'|'.join(PREPOSITIONAL)})"
    rf"|(?P<part>(?i:начале|середине|конце|перв[а-я]+\s+(?:половин|декад)[а-я]+|втор[а-я]+\s+(?:половин|декад)[а-я]+"
    rf"|треть[а-я]+\s+декад[а-я]+|последних\s+числах))\s+(?P<of_month>{RUSSIAN_MONTH}))(?!\w){OF_YEAR}?"
)
MONTH_OF_YEAR = rf"(?<!\w)(?<!\d\s)(?P<month>{RUSSIAN_MONTH}|{'|'.join(PREPOSITIONAL)}){OF_YEAR}"
MONTH_ADJECTIVE = (
    rf"(?<!\w)(?P<stem>(?i:{'|'.join(OF_MONTHS)}))(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)"
    r"(?=\s+(?:[\w-]+\s+){0,2}?(?:встреч|саммит|заседани|переговор|визит|сесси)[а-я]*)"
)

SEASONS = {"spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3}
SEASONS |= {"весной": 0, "весною": 0, "летом": 1, "осенью": 2, "зимой": 3, "зимою": 3}
SEASON_ENGLISH = (
    r"(?<!\w)(?:(?i:in|during)\s+)?(?:the\s+)?(?:(?:early|late)\s+)?(?P<relative>(?i:this|last|next|that|coming|past)\s+)?"
    rf"(?P<season>(?i:spring|summer|autumn|winter|fall))(?!\w){OF_YEAR}?"
)
SEASON_RUSSIAN = (
    rf"(?<!\w){RUSSIAN_WHICH}?(?P<season>(?i:весной|весною|летом|осенью|зимой|зимою))(?!\w){OF_YEAR}?"
)

YEAR_ENGLISH = (
    rf"(?<!\w)(?:(?i:in|during|for|by)\s+)?(?:{PART}|(?P<within>(?i:in|during|for))\s+)(?:the\s+)?(?:year\s+)?"
    r"(?P<year>(?:19|20)\d\d)(?!\d|[-–/]\d|\s+(?:of|[a-z]+s)\b)"
)
YEAR_RELATIVE = rf"(?<!\w)(?:(?:earlier|later|in|sometime)\s+)?{PART}?(?P<relative>(?i:this|last|next|coming|past))\s+year(?!\w|['’]s\b)"
YEAR_RUSSIAN = (
    r"(?<!\w)(?i:в)\s+(?:(?:начале|середине|конце|перв[а-я]+\s+половин[а-я]+|втор[а-я]+\s+половин[а-я]+)\s+)?"
    rf"(?:(?P<year>(?:19|20)\d\d)(?:-?м|-?го)?\s+(?:году|года|г\.)|{RUSSIAN_WHICH}год[уа])(?!\w)"
)

WEEK_ENGLISH = (
    r"(?<!\w)(?:(?P<part>(?i:early|late|earlier|later|(?:at\s+)?the\s+(?:end|beginning|start|middle)\s+of))\s+)?(?:in\s+)?"
    r"(?:(?P<relative>(?i:this|that|last|next|coming|past))\s+(?:the\s+)?(?P<week>week(?:end)?)|(?P<the_week>the\s+week(?:end)?))(?!\w|['’]s\b)"
)
WEEK_RUSSIAN = (
    rf"(?<!\w)(?i:на|в)\s+(?:(?P<part>начале|середине|конце)\s+{RUSSIAN_WHICH}?(?P<week>недели)"
    r"|(?P<other_relative>(?i:эт|той|нынешн|прошл|минувш|следующ|будущ|ближайш|предстоящ))[а-я]*\s+(?P<other_week>неделе|неделю|выходные|выходных))(?!\w)"
)
SOME_MONTH = (
    r"(?<!\w)(?:(?:earlier|later|late|early|in|(?:at\s+)?the\s+(?:end|beginning|start|middle)\s+of)\s+)*"
    r"(?P<relative>(?i:this|last|next|coming|past))\s+month(?!\w|['’]s\b)"
    r"|(?<!\w)(?i:в)\s+(?:(?:начале|середине|конце)\s+)?(?P<russian>(?i:эт|нынешн|прошл|минувш|следующ|будущ))[а-я]+\s+месяц[ея](?!\w)"
)

WEEKDAY_NAMES = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
WEEKDAY_ENGLISH = (
    r"(?<!\w)(?:(?P<relative>(?i:last|next|this|coming|past))\s+)?"
    rf"(?P<weekday>{WEEKDAY_NAMES}|{WEEKDAY_NAMES.upper()})(?:\s+(?:morning|afternoon|evening|night))?(?!\w)"
)
WEEKDAY_RUSSIAN = (
    rf"(?<!\w)(?i:в|во)\s+(?:{RUSSIAN_WHICH}|эту\s+|этот\s+)?"
    r"(?P<weekday>(?i:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье))(?!\w)"
)

TODAY = (
    r"(?<!\w)(?:(?:earlier|later)\s+)?(?i:today|tonight|this\s+(?:morning|afternoon|evening)|сегодня)(?!\w)"
    r"|(?<!\w)(?<!на )(?<!по )(?i:сегодняшн[а-я]+)(?!\s+д[не][а-я]+)"
    r"|(?<!\w)(?i:earlier|later)\s+(?:in|on|during)\s+the\s+day(?!\w)"
)
YESTERDAY = (
    r"(?<!\w)(?i:yesterday|last\s+night|(?:on\s+)?the\s+previous\s+day|вчера|вчерашн[а-я]+|дн[её]м\s+ранее|за\s+день\s+до\s+этого)(?!\w)"
    r"|(?<!\w)(?i:the\s+day\s+before)(?=\s*(?:[,.;:)]|\Z)|\s+(?:in|at|with|by|and|to)\s)"
    r"|(?<!\w)(?i:on\s+the\s+eve)(?!\w|\s+of\b)"
)
# «Накануне саммита» is no day of its own.
EVE = (
    r"(?<!\w)(?i:накануне)(?!\w|\s+\d|\s+[А-Яа-я]+(?:ого|его|ых|их)(?!\w)|\s+(?i:саммит|встреч|визит|заседани|переговор|праздни|дня|годовщин"
    r"|выбор|поездк|сесси|форум|юбиле|рождеств|пасх|приезд|прибыти|открыти|референдум|подписани|голосовани|вступлени|начал|конференц"
    r"|инаугурац|своей|этой|нашей|вашей|войн|учени))"
)
BEFORE_YESTERDAY = r"(?<!\w)(?i:the\s+day\s+before\s+yesterday|позавчера)(?!\w)"
TOMORROW = r"(?<!\w)(?i:tomorrow|завтра|завтрашн[а-я]+)(?!\w)"
AFTER_TOMORROW = r"(?<!\w)(?i:the\s+day\s+after\s+tomorrow|послезавтра)(?!\w)"
NEXT_DAY = r"(?<!\w)(?i:(?:on\s+)?the\s+(?:next|following)\s+day|на\s+следующий\s+день)(?!\w)"
SAME_DAY = (
    r"(?<!\w)(?i:(?:on\s+)?the\s+same\s+day|(?:on\s+)?that\s+(?:same\s+|very\s+)?(?:day|evening|morning|afternoon)"
    r"|(?:earlier|later)\s+that\s+day|в\s+т?этот\s+же\s+день|в\s+тот\s+же\s+день|в\s+этот\s+день)(?!\w)"
)
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "два": 2,
    "три": 3,
    "четыре": 4,
    "пять": 5,
}
DAYS_AGO = (
    rf"(?<!\w)(?P<number>\d{{1,2}}|(?i:{'|'.join(NUMBERS)}))\s+(?i:days?\s+ago|дн(?:я|ей)\s+назад)(?!\w)"
)
LATELY = r"(?<!\w)(?i:recent|recently|lately|недавн[а-я]+)(?!\w)"
SOON = (
    r"(?<!\w)(?i:(?:in\s+the\s+)?(?:near|nearest|foreseeable)\s+future|soon|shortly|in\s+the\s+(?:coming|next(?:\s+few)?)\s+(?:days|weeks|months)"
    r"|as\s+soon\s+as\s+possible|upcoming|forthcoming|в\s+ближайш[а-я]+\s+(?:время|дни|недели|месяцы|будущем)|скоро|вскоре|предстоящ[а-я]+)(?!\w)"
)


# --- What they mean ----------------------------------------------------------------


def month_number(word: str) -> int:
    word = word.rstrip(".")
    return month_of(word) or PREPOSITIONAL.index(word.lower()) + 1


def year_told(match: re.Match[str], reckoned: Reckoning) -> str:
    """The year that the words name, or reckon: "" for none."""
    groups = match.groupdict()
    if groups.get("year"):
        return groups["year"]
    which = (groups.get("which") or groups.get("russian_which") or "").lower()
    return year_reckoned(which, reckoned) if which else ""


def year_reckoned(which: str, reckoned: Reckoning) -> str:
    return str(reckoned.own_day.year + step(which)) if reckoned.own_day else ""


def step(which: str) -> int:
    """-1 for the last, 1 for the next, 0 for this one."""
    if which.startswith(("last", "past", "прошл", "минувш")):
        return -1
    return 1 if which.startswith(("next", "coming", "следующ", "будущ", "ближайш", "предстоящ")) else 0


def year_near(month: int, first: int, last: int, reckoned: Reckoning) -> str:
    """The year of the nearest such days on the side that the words look to; `XXXX` where that cannot be told."""
    own = reckoned.own_day
    if own is None:
        return NO_DAY
    spans = {
        year: (datetime.date(year, month, min(first, length)), datetime.date(year, month, min(last, length)))
        for year in (own.year - 1, own.year, own.year + 1)
        for length in [days_in(year, month)]
    }
    if reckoned.is_ahead:
        fitting = [year for year, (_begins, ends) in spans.items() if ends >= own]
        others = [own - ends for _begins, ends in spans.values() if ends < own]
    else:
        fitting = [year for year, (begins, _ends) in spans.items() if begins <= own][::-1]
        others = [begins - own for begins, _ends in spans.values() if begins > own]
    nearest = spans[fitting[0]]
    if nearest[0] - TOO_NEAR <= own <= nearest[1] + TOO_NEAR or min(others) > TOO_NEAR:
        return str(fitting[0])
    return NO_DAY


def days_in(year: int, month: int) -> int:
    return (datetime.date(year + month // 12, month % 12 + 1, 1) - ONE_DAY).day


def one_day(match: re.Match[str], reckoned: Reckoning) -> str:
    month, day = month_number(match["month"]), int(match["day"])
    year = year_told(match, reckoned) or year_near(month, max(day, 1), max(day, 1), reckoned)
    return f"{year}-{month:02}-{day:02}"


def several_days(match: re.Match[str], reckoned: Reckoning) -> str:
    """From one to another, which may be of the next month or year."""
    first_month = month_number(match["first_month"] or match["month"])
    last_month = month_number(match["month"] or match["first_month"])
    day, last = max(int(match["day"]), 1), max(int(match["last"]), 1)
    year = year_told(match, reckoned) or year_near(
        last_month, day if first_month == last_month else 1, last, reckoned
    )
    first_year = match["first_year"] or year
    if first_month > last_month and not match["first_year"] and year != NO_DAY:
        first_year = str(int(year) - 1)
    return f"{first_year}-{first_month:02}-{day:02}/{year}-{last_month:02}-{last:02}"


def in_figures(match: re.Match[str], _reckoned: Reckoning) -> str:
    if match["year"]:
        return f"{match['year']}-{match['month']}-{match['day']}"
    return f"{match['year_after']}-{match['month_before']}-{int(match['day_before']):02}"


def some_month(match: re.Match[str], reckoned: Reckoning) -> str:
    """A month, or the half or the ten days of it that the words name."""
    groups = match.groupdict()
    relative, part = (groups.get("relative") or "").lower().strip(), (groups.get("part") or "").lower()
    is_named = (
        groups.get("within")
        or relative
        or part
        or groups.get("meets") is not None
        or year_told(match, reckoned)
    )
    if "within" in groups and not is_named:
        return ""
    month = month_number(groups.get("of_month") or groups["month"])
    year = year_told(match, reckoned)
    if not year:
        looking = reckoned._replace(is_ahead=step(relative) > 0) if step(relative) else reckoned
        year = year_near(month, 1, 31, looking)
        if (own := reckoned.own_day) and relative.startswith(("this", "эт", "нынешн")):
            year = str(own.year)
        elif own and own.month == month and step(relative):
            year = str(own.year + step(relative))
    return part_of_month(f"{year}-{month:02}", part, days_in(int(year) if year != NO_DAY else 2000, month))


def part_of_month(month: str, part: str, length: int) -> str:
    halves = re.match(r"(?:the\s+)?(first|second|перв|втор)\w*\s+(?:half|половин)", part)
    decades = re.match(r"(?:the\s+)?(first|second|third|перв|втор|треть)\w*\s+(?:decade|ten|декад)", part)
    if halves:
        first, last = (1, 15) if halves[1] in ("first", "перв") else (16, length)
    elif decades:
        number = {"first": 0, "перв": 0, "second": 1, "втор": 1}.get(decades[1], 2)
        first, last = 10 * number + 1, length if number == 2 else 10 * number + 10
    else:
        return month
    return month if month.startswith(NO_DAY) else f"[{month}-{first:02}..{month}-{last:02}]"


def month_adjective(match: re.Match[str], reckoned: Reckoning) -> str:
    month = OF_MONTHS[match["stem"].lower()]
    return f"{year_near(month, 1, 31, reckoned)}-{month:02}"


def season(match: re.Match[str], reckoned: Reckoning) -> str:
    """“This autumn” is of the article's year; the next spring is the first that begins after its day."""
    groups = match.groupdict()
    relative = (groups["relative"] or "").lower().strip()
    place = SEASONS[groups["season"].lower()]
    if (
        groups["season"].lower() in ("fall", "spring")
        and not relative
        and not match[0].lower().startswith(("in", "during"))
    ):
        return ""
    year = year_told(match, reckoned) or season_year(place, relative, reckoned)
    return f"{year}-{FIRST_SEASON + place}"


def season_year(place: int, relative: str, reckoned: Reckoning) -> str:
    own = reckoned.own_day
    if own is None:
        return NO_DAY
    begins, ends = 3 + 3 * place, (5 + 3 * place) % 12 or 12
    if place == 3:
        own_winter = own.year if own.month > 2 else own.year - 1
        is_now = own.month in (12, 1, 2)
        return str(own_winter + (step(relative) if is_now else min(step(relative), 0)))
    if step(relative) > 0 or not relative and reckoned.is_ahead and own.month > ends:
        return str(own.year if own.month < begins else own.year + 1)
    if step(relative) < 0 or not relative and not reckoned.is_ahead and own.month < begins:
        return str(own.year if own.month > ends else own.year - 1)
    return str(own.year)


def year_alone(match: re.Match[str], reckoned: Reckoning) -> str:
    return match.groupdict().get("year") or year_reckoned(match["relative"].lower(), reckoned) or NO_DAY


def week(match: re.Match[str], reckoned: Reckoning) -> str:
    """Its days from Monday to Sunday, of this week those up to the article's own day or from it on."""
    groups = match.groupdict()
    relative = (groups.get("relative") or groups.get("other_relative") or "").lower()
    said = (groups.get("week") or groups.get("other_week") or groups.get("the_week") or "").lower()
    part = (groups.get("part") or "").lower()
    if groups.get("the_week") and not part:
        return ""
    own = reckoned.own_day
    if own is None:
        return NO_DAY
    monday = own + (7 * step(relative) - own.weekday()) * ONE_DAY
    first, last = monday, monday + SUNDAY * ONE_DAY
    if "end" in said.replace("weekend", "end ") and "weekend" in said or said.startswith("выходн"):
        first = monday + SATURDAY * ONE_DAY
    elif "end of" in part or part in ("late", "конце"):
        first = monday + FRIDAY * ONE_DAY
    if not step(relative) and first <= own <= last:
        first, last = (own, last) if reckoned.is_ahead else (first, own)
    return one_of(first, last)


def one_of(first: datetime.date, last: datetime.date) -> str:
    """Some day of these: nobody says that it lasted from the first to the last."""
    return str(first) if first == last else f"[{first}..{last}]"


def month_beside(match: re.Match[str], reckoned: Reckoning) -> str:
    if (own := reckoned.own_day) is None:
        return NO_DAY
    months = 12 * own.year + own.month - 1 + step((match["relative"] or match["russian"]).lower())
    return f"{months // 12}-{months % 12 + 1:02}"


def weekday(match: re.Match[str], reckoned: Reckoning) -> str:
    """The nearest on its side, the article's own day included. “Last” and “next” may mean the one of this week or of
    the week beside it: where there are two, one of them."""
    if (own := reckoned.own_day) is None:
        return NO_DAY
    relative = (match["relative"] or "").lower()
    [named] = weekdays_of(match["weekday"])
    side = step(relative)
    is_ahead = side > 0 if side else reckoned.is_ahead
    away = (named - own.weekday()) % 7 if is_ahead else -((own.weekday() - named) % 7)
    if not side or relative.startswith(("coming", "past", "ближайш", "предстоящ")):
        return str(own + away * ONE_DAY)
    day = own + (away or 7 * side) * ONE_DAY
    other = day + 7 * side * ONE_DAY
    if day.isocalendar()[:2] == own.isocalendar()[:2]:
        return f"[{min(day, other)},{max(day, other)}]"
    return str(day)


def days_away(number: int) -> Callable[[re.Match[str], Reckoning], str]:
    return lambda _match, reckoned: str(reckoned.own_day + number * ONE_DAY) if reckoned.own_day else NO_DAY


def days_ago(match: re.Match[str], reckoned: Reckoning) -> str:
    number = NUMBERS.get(match["number"].lower()) or int(match["number"])
    return days_away(-number)(match, reckoned)


def next_day(match: re.Match[str], reckoned: Reckoning) -> str:
    """The one after that which the text named last; or tomorrow, where the words look ahead."""
    if before := day_of(reckoned.before):
        return str(before + ONE_DAY)
    return days_away(1)(match, reckoned) if reckoned.is_ahead else ""


def same_day(match: re.Match[str], reckoned: Reckoning) -> str:
    return reckoned.before or days_away(0)(match, reckoned)


def day_of(when: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(when)
    except ValueError:
        return None


def lately(_match: re.Match[str], reckoned: Reckoning) -> str:
    return f"../{reckoned.own_day}" if reckoned.own_day and not reckoned.is_ahead else ""


def soon(_match: re.Match[str], reckoned: Reckoning) -> str:
    return f"{reckoned.own_day}/.." if reckoned.own_day and reckoned.is_ahead else ""


Reckon = Callable[[re.Match[str], Reckoning], str]
# Signs, without one of which a form cannot be there: to look for plain words, in any case, is quicker than for the forms.
FIGURE, MONTH_NAME, CYRILLIC = "a figure", "a month's name", "a Cyrillic letter"
PATTERNS = {
    FIGURE: re.compile(r"\d"),
    MONTH_NAME: re.compile(
        "|".join(name[:3] for name in (*map(str.capitalize, ENGLISH), *map(str.upper, ENGLISH)))
    ),
    CYRILLIC: re.compile(r"[а-яА-Я]"),
}


def signs_in(words: str) -> set[str]:
    lower = words.lower()
    return {sign for sign in SIGNS if (PATTERNS[sign].search(words) if sign in PATTERNS else sign in lower)}


def forms() -> Iterator[tuple[set[str], str, Reckon]]:
    """Of two that begin at one place the longer counts, and of two as long the first. Each with signs, one of which it wants."""
    yield from (({FIGURE}, form, several_days) for form in (DAYS_FIRST, MONTHS_FIRST))
    yield from (({FIGURE}, form, one_day) for form in (DAY_FIRST, MONTH_FIRST))
    yield {FIGURE}, IN_FIGURES, in_figures
    yield {MONTH_NAME}, MONTH_ENGLISH, some_month
    yield {CYRILLIC}, MONTH_RUSSIAN, some_month
    yield {CYRILLIC}, MONTH_OF_YEAR, some_month
    yield {CYRILLIC}, MONTH_ADJECTIVE, month_adjective
    yield {"spring", "summer", "autumn", "winter", "fall"}, SEASON_ENGLISH, season
    yield {CYRILLIC}, SEASON_RUSSIAN, season
    yield {FIGURE}, YEAR_ENGLISH, year_alone
    yield {"year"}, YEAR_RELATIVE, year_alone
    yield {CYRILLIC}, YEAR_RUSSIAN, year_alone
    yield {"week"}, WEEK_ENGLISH, week
    yield {CYRILLIC}, WEEK_RUSSIAN, week
    yield {"month", CYRILLIC}, SOME_MONTH, month_beside
    yield {"day"}, WEEKDAY_ENGLISH, weekday
    yield {CYRILLIC}, WEEKDAY_RUSSIAN, weekday
    yield {CYRILLIC}, EVE, days_away(-1)
    for number, form, signs in (
        (-2, BEFORE_YESTERDAY, {"yesterday"}),
        (-1, YESTERDAY, {"day", "night", "eve"}),
        (0, TODAY, {"day", "night", "morning", "noon", "evening"}),
        (1, TOMORROW, {"tomorrow"}),
        (2, AFTER_TOMORROW, {"tomorrow"}),
    ):
        yield signs | {CYRILLIC}, form, days_away(number)
    yield {"ago", CYRILLIC}, DAYS_AGO, days_ago
    yield {"next", "following", CYRILLIC}, NEXT_DAY, next_day
    yield {"day", "evening", "morning", "noon", CYRILLIC}, SAME_DAY, same_day
    yield {"recent", "lately", CYRILLIC}, LATELY, lately
    yield {"future", "soon", "shortly", "coming", "next", CYRILLIC}, SOON, soon


FORMS = [(signs, re.compile(form), reckon) for signs, form, reckon in forms()]
SIGNS = sorted(set().union(*(signs for signs, _form, _reckon in FORMS)))
