"""Which way of reading written days is never wrong, and right most often.

    python -m tests.benchmarks.days_written [PATH]

PATH is the folder `tests` of feedparser's repository: its tests of dates are added, each with its day in the
words themselves (feedparser turns moments to GMT, which is another question). dateutil is asked for each order
of numbers, and dateparser for two; where the answers differ, that is a refusal. dateparser has the languages of
`summit_archive.dates.day_words`, must find day, month and year, and guesses no relative days.

Measured in November 2026, right / wrong / refused:

                                 forms (112)       feedparser (64)
ours                             112 / 0 / 0            58 / 0 / 6
dateparser 1.5.0, strict         89 / 9 / 14           50 / 2 / 12
dateutil 4.0.0                   67 / 4 / 41            52 / 3 / 9
htmldate 1.11.0                  84 / 19 / 9           46 / 14 / 4

Right is a day as it is meant, or no day where the words mean none or two. Wrong of dateparser were years of two
digits, days of another weekday than is named, and 2023-13-01, read with day and month exchanged; it takes 30
milliseconds each. dateutil knows English alone. So the grammar is ours, and refuses what it does not
understand whole; the names of months and weekdays are a library's (CLDR's, by Babel).
"""

# ruff: noqa: T201, DTZ001 - a person reads it, and days have no zone

import ast
import datetime
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.linking import start_django

# Those of `summit_archive.dates.day_words`, as far as dateparser has them.
LANGUAGES = "ru uk be kk uz ky az hy ka ro en de fr es pt it pl tr nl".split()

Day = datetime.date | None
TUESDAY = datetime.date(2023, 12, 26)

MEANT = """
2023-12-26 · 2023-12-26T10:30:00+03:00 · 2023-12-26 10:30 · 20231226 · 20231226T1030 · 20231226T103000+0300
20231226103000 · 2023-W52-2 · 2023-360 · 2023-12-26T10:30:00 UTC · 2023-12-26CET10:30:00+0100 · 2023/12/26 10:30
2023.12.26 · 26.12.2023 · 26.12.2023 в 10:00 · 26.12.2023, 10:00 · 26.12.2023 10.30 · 26. 12. 2023 · 26/12/2023
12/26/2023 · 12/26/2023 5:22 pm · 26-12-2023 10:29 · 26 декабря 2023 · 26 декабря 2023 г. · 26 декабря 2023 года
26 дек. 2023 · 26 дек 2023 · 26 декабря 2023 г. в 13:34 · 26 декабря 2023, 10:30 · 26 декабря 2023, 10:00 МСК
Вт, 26 дек 2023 10:00:00 +0300 · 26 декабря 2023г., вторник · Вторник, 26 декабря 2023 · 26-го декабря 2023 года
Опубликовано: 26.12.2023, 10:00 (мск) · 10:30, 26 декабря 2023 · 26 Декабря 2023 10:00 по московскому времени
26 December 2023 · December 26, 2023 · Dec. 26, 2023 · Dec 26th, 2023 · 26th of December 2023 · 26-Dec-2023
Tuesday, December 26, 2023 10:00 AM EST · 10:30, 26 December 2023 · 8 a.m. Dec. 26, 2023 · Tue Dec 26 10:27:24 2023
Tue Dec 26 15:28:56 CET 2023 · Published on December 26, 2023 · Tues., Dec. 26, 2023 · DECEMBER 26 2023
Tue, 26 Dec 2023 10:00:00 +0300 · Tue, 26 Dec 2023 10:00:00 GMT · 26 Dec 2023 10:00:00 -0000
Tue, 26 Dec, 2023 06:28:00 UTC · Tue, 2023/12/26 08:19:53 EDT · 2023 December 26 · December 26, 2023 at 11:30 p.m.
26 грудня 2023, 10:00 · 26 груд. 2023 · 26 снежня 2023 · 2023 жылғы 26 желтоқсан · 26 желтоқсан 2023 ж.
2023-yil 26-dekabr · 26 dekabr 2023 · 26 dekabr 2023-cü il · 26 դեկտեմբերի, 2023 · 26 დეკემბერი, 2023
26 decembrie 2023 · Di., 26.12.2023 - 14:45 · 26. Dezember 2023, 10:00 Uhr · Dienstag, 26. Dezember 2023
mardi 26 décembre 2023 · 26 de diciembre de 2023 · 26 grudnia 2023 · 26 Aralık 2023 · 2023年12月26日 10:30
"""
NO_DAY_OR_TWO = """
10/05/2022 05:22 pm · 01-11-2023 10:29 · 02/03/2004 · 02/03/04 · 26.12.23 · 26.12.23 10:00 · Dec 26 23 · 26 Dec 23
Monday, 26 December 2023 · Mon, 26 Dec 2023 10:00:00 GMT · 26 декабря 2023, понедельник · 31.02.2020
31 сентября 2020 · November 31, 2020 10:00 · 2023-366 · 2023-13-01 · 2 hours ago · вчера, 10:30 · today · 26 December
December 2023 · 2023 · 2023 г. · 10:30 · Updated 26 December 2023 · Обновлено 26 декабря 2023
1 May 2020 - 3 May 2020 · Minsk, 26 December 2023 · 26/12-2023 · 1988 · 1651035600 · 0000-01-01 · 16 декабря
The summit of 26 December 2023 was held in St. Petersburg
"""
# November in Poland, October in Croatia.
NO_DAY_OR_TWO += "· 26 listopadu 2023"


def forms() -> Iterator[tuple[str, Day]]:
    for words in split(MEANT):
        yield words, TUESDAY
    for words in split(NO_DAY_OR_TWO):
        yield words, None


def split(lines: str) -> list[str]:
    return [words.strip() for words in lines.replace("\n", "·").split("·") if words.strip()]


def of_feedparser(tests: Path) -> Iterator[tuple[str, Day]]:
    """The forms that it reads or refuses; of a moment the day as it stands there, which is its own before GMT."""
    tree = ast.parse((tests / "test_date_parsers.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple) and len(node.elts) == 3 and isinstance(node.elts[0], ast.Name):
            words, expected = (ast.literal_eval(part) for part in node.elts[1:])
            if words:
                yield words, day_before_gmt(words, expected)


def day_before_gmt(words: str, expected) -> Day:
    """A day beside the one in GMT, if its number stands in the words and that one's does not; None for no day."""
    if (
        expected is None
        or expected[0] < 1900
        or "-" in words[:1]
        or not any(len(p) == 4 for p in numbers(words))
    ):
        return None
    day = datetime.date(*expected[:3])
    near = (day, day - datetime.timedelta(days=1), day + datetime.timedelta(days=1))
    return next((one for one in near if {str(one.day), f"{one.day:02}"} & set(numbers(words))), None)


def numbers(words: str) -> list[str]:
    return "".join(sign if sign.isdigit() else " " for sign in words).split()


# --- The ways of reading ------------------------------------------------------


def ours(words: str) -> Day:
    from articles.importing.days import NoDay, day_as_written

    try:
        return day_as_written(words).day
    except NoDay:
        return None


def by_dateutil(words: str) -> Day:
    from dateutil import parser

    found = set()
    # Of what is missing the library takes today's: two todays tell whether anything is.
    for default in (datetime.datetime(2001, 2, 3), datetime.datetime(2012, 11, 14)):
        for order in ({}, {"dayfirst": True}, {"yearfirst": True}):
            try:
                found.add(parser.parse(words, default=default, ignoretz=True, **order).date())
            except (ValueError, OverflowError, parser.UnknownTimezoneWarning):
                return None
    return found.pop() if len(found) == 1 else None


def by_dateparser(words: str) -> Day:
    import dateparser

    strict = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "STRICT_PARSING": True,
        "PREFER_LOCALE_DATE_ORDER": False,
    }
    days = set()
    for order in ("DMY", "MDY"):
        found = dateparser.parse(words, languages=LANGUAGES, settings=strict | {"DATE_ORDER": order})
        days.add(found and found.date())
    return days.pop() if len(days) == 1 else None


def by_htmldate(words: str) -> Day:
    from htmldate.extractors import try_date_expr

    day = try_date_expr(words, "%Y-%m-%d", True, datetime.datetime(1900, 1, 1), datetime.datetime(2100, 1, 1))
    return datetime.date.fromisoformat(day) if day else None


WAYS: dict[str, Callable[[str], Day]] = {
    "ours": ours,
    "dateparser, strict": by_dateparser,
    "dateutil, all orders": by_dateutil,
    "htmldate": by_htmldate,
}


def main() -> None:
    start_django()
    sets = {"forms": list(forms())}
    if len(sys.argv) > 1:
        sets["feedparser"] = list(of_feedparser(Path(sys.argv[1])))
    head = "".join(f"{f'{name} ({len(rows)})':>22}" for name, rows in sets.items())
    print(f"{'':22}{head}{'µs each':>10}")
    wrong = defaultdict(list)
    for name, way in WAYS.items():
        line, started = f"{name:22}", time.perf_counter()
        for rows in sets.values():
            counts = Counter()
            for words, day in rows:
                found = way(words)
                kind = "right" if found == day else "wrong" if found else "refused"
                counts[kind] += 1
                if kind != "right":
                    wrong[name].append(f"{kind}: {words!r} is {day}, read as {found}")
            told = f"{counts['right']} / {counts['wrong']} / {counts['refused']}"
            line += f"{told:>22}"
        seconds = time.perf_counter() - started
        print(f"{line}{seconds / sum(map(len, sets.values())) * 1e6:>10.0f}")
    for name, lines in wrong.items():
        print(f"\n{name}", *lines, sep="\n  ")


if __name__ == "__main__":
    main()
