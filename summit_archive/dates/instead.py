"""What is often typed and cannot be kept: what was expected there, and a text to write instead.

Only recognised here, by how it looks. Whether the text instead can be kept, `parsing` tries before it offers it.
"""

import re
from typing import NamedTuple

from django.utils.translation import gettext


class Otherwise(NamedTuple):
    expected: str
    text: str = ""


HOUR = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9].*")
DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
NO_HYPHENS = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
ONE_DIGIT = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
YEAR_WITH_Y = re.compile(r"Y([0-9]{4})")
SIGNIFICANT_DIGITS = re.compile(r"([0-9]{4})S([1-4])")
ANOTHER_YEAR = re.compile(r"[Y-]-?[0-9].*|[0-9]{5,7}|[0-9]{9,}|[0-9]{5,}-.*")
SIGNS = re.compile(r"[?~%]{2,}")

# Small letters, the u of an older draft of the standard, and the Cyrillic letter that looks the same.
TO_X = str.maketrans(dict.fromkeys("xuU\N{CYRILLIC SMALL LETTER HA}\N{CYRILLIC CAPITAL LETTER HA}", "X"))
WITH_X = re.compile(r"[0-9X?~%-]+")


def is_of_another_year(text: str) -> bool:
    """Before our era, of more than four digits, or with an exponent."""
    return bool(ANOTHER_YEAR.fullmatch(text)) and not YEAR_WITH_Y.fullmatch(text)


def of_single(text: str) -> Otherwise | None:
    """Of what is no single date."""
    if match := HOUR.fullmatch(text):
        return Otherwise(gettext("expected a day without an hour"), match[1])
    if match := DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        return Otherwise(gettext("expected year, month and day in this order"), dashed(year, month, day))
    if match := NO_HYPHENS.fullmatch(text):
        return Otherwise(gettext("expected hyphens between year, month and day"), dashed(*match.groups()))
    if match := ONE_DIGIT.fullmatch(text):
        parts = [part for part in match.groups() if part]
        return Otherwise(gettext("expected two digits for the month and for the day"), dashed(*parts))
    if match := YEAR_WITH_Y.fullmatch(text):
        return Otherwise(gettext("expected a year of four digits without Y"), match[1])
    if match := SIGNIFICANT_DIGITS.fullmatch(text):
        year, number = match[1], int(match[2])
        told = gettext("expected an X for each digit of the year that is not significant")
        return Otherwise(told, year[:number] + "X" * (4 - number))
    return of_signs(text)


def dashed(*parts: str) -> str:
    return "-".join(part.zfill(2) for part in parts)


def of_signs(text: str) -> Otherwise | None:
    latin = text.translate(TO_X)
    if latin != text and WITH_X.fullmatch(latin):
        return Otherwise(gettext("expected a capital Latin X for a digit that is not stated"), latin)
    one_sign = SIGNS.sub(lambda signs: signs[0][0] if len(set(signs[0])) == 1 else "%", text)
    if one_sign != text:
        return Otherwise(gettext("expected one sign of doubt: ?, ~, or % for both"), one_sign)
    return None


def of_day_in_season(text: str) -> Otherwise:
    return Otherwise(gettext("expected no day in a season or part of a year"), text)


# --- Of intervals -------------------------------------------------------------

END_WORDS = {"open": "..", "unknown": ""}
ABBREVIATED = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}/[0-9]{2}(?:-[0-9]{2})?")


def of_interval(text: str) -> Otherwise | None:
    """Of what is written as older drafts of the standard do, or shorter than it allows."""
    ends = text.split("/")
    if len(ends) != 2:
        return Otherwise(gettext("expected two dates and one slash between them"))
    words = [END_WORDS.get(end.lower(), end) for end in ends]
    if words != ends:
        told = gettext("expected .. for an open end, and nothing for an end that is not stated")
        return Otherwise(told, "/".join(words))
    start, end = ends
    if ABBREVIATED.fullmatch(text) and len(end) < len(start):
        return Otherwise(gettext("expected both dates in full"), f"{start}/{start[: -len(end)]}{end}")
    return None


def of_reversed(start: str, end: str) -> Otherwise:
    return Otherwise(gettext("expected an end that is not before the start"), f"{end}/{start}")


def of_year_at_one_end(text: str) -> Otherwise:
    return Otherwise(gettext("expected a year at both ends of the interval, or at neither"), text)


# --- Of several dates ---------------------------------------------------------

ALL_OF = re.compile(r"\{(.*)\}")
DOUBTED_AS_A_WHOLE = re.compile(r"\[(.*)\]([?~%])")
UNCLOSED = re.compile(r"\[[^]]*")


def of_one_in_brackets(text: str) -> Otherwise:
    return Otherwise(gettext("expected at least two dates between the brackets"), text)


def of_several(text: str) -> Otherwise | None:
    """Of what has brackets, but is not one of several dates."""
    if match := ALL_OF.fullmatch(text):
        told = gettext(
            "expected one date, for several meetings several records, and for one of several dates "
            "square brackets"
        )
        return Otherwise(told, f"[{match[1]}]")
    if match := DOUBTED_AS_A_WHOLE.fullmatch(text):
        members, sign = match.groups()
        told = gettext("expected the sign of doubt after each date in the brackets")
        return Otherwise(told, "[" + ",".join(f"{member}{sign}" for member in members.split(",")) + "]")
    if UNCLOSED.fullmatch(text):
        return Otherwise(gettext("expected a closing bracket"), f"{text}]")
    if text.startswith("[") and "/" in text:
        return Otherwise(gettext("expected two dots for a slash in brackets"), text.replace("/", ".."))
    return None
