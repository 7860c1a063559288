"""Days as each style writes them, as far as they are known: a month is never given a day, nor a doubt taken away."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import override

from ..dates import PartialDate
from ..dates.shapes import Single

ENGLISH = ["January", "February", "March", "April", "May", "June", "July"]
ENGLISH += ["August", "September", "October", "November", "December"]
# Modern Language Association: months of more than four letters.
MLA = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
# GOST R 7.0.12: with a day in the genitive.
RUSSIAN = ["янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."]
RUSSIAN_ALONE = RUSSIAN[:2] + ["март", "апр.", "май", "июнь", "июль"] + RUSSIAN[7:]


def parts_of(day: PartialDate | date | None) -> tuple[int, ...]:
    """(year), (year, month) or (year, month, day) of what is stated without doubt; () of anything else."""
    if isinstance(day, date):
        return day.year, day.month, day.day
    single = day.shape if day else None
    if not isinstance(single, Single) or single.is_doubted or single.season or "X" in "".join(single.parts):
        return ()
    return tuple(int(part) for part in single.parts)


def year_of(day: PartialDate | None) -> int | None:
    """The one year in which it surely is, though its day or month may be open."""
    if day is None or day.leaves_open or day.is_doubted:
        return None
    years = {single.year for single in day.shape.singles}
    return int(years.pop()) if len(years) == 1 else None


def in_english(day: PartialDate) -> str:
    """What no style has a rule for."""
    with override("en"):
        return day.in_words()


def in_apa(day: PartialDate | date | None) -> str:
    """ "2023, December 26"; "n.d." of none."""
    match parts_of(day):
        case (year, month, number):
            return f"{year}, {ENGLISH[month - 1]} {number}"
        case (year, month):
            return f"{year}, {ENGLISH[month - 1]}"
    return otherwise(day, "n.d.")


def in_chicago(day: PartialDate | date | None) -> str:
    """ "December 26, 2023"; "n.d." of none."""
    match parts_of(day):
        case (year, month, number):
            return f"{ENGLISH[month - 1]} {number}, {year}"
        case (year, month):
            return f"{ENGLISH[month - 1]} {year}"
    return otherwise(day, "n.d.")


def in_mla(day: PartialDate | date | None) -> str:
    """ "26 Dec. 2023"; nothing of none, for which the style has no words."""
    match parts_of(day):
        case (year, month, number):
            return f"{number} {MLA[month - 1]} {year}"
        case (year, month):
            return f"{MLA[month - 1]} {year}"
    return otherwise(day, "")


def otherwise(day: PartialDate | date | None, unknown: str) -> str:
    if day is None:
        return unknown
    parts = parts_of(day)
    return str(parts[0]) if len(parts) == 1 else in_english(day)  # type: ignore[arg-type]


def in_gost(day: PartialDate | None) -> str:
    """ "2023. 26 дек."; "[б. г.]" of none; what is not surely known stands in brackets, in EDTF where words fail."""
    match parts_of(day):
        case (year, month, number):
            return f"{year}. {number} {RUSSIAN[month - 1]}"
        case (year, month):
            return f"{year}. {RUSSIAN_ALONE[month - 1].capitalize()}"
        case (year,):
            return f"{year}"
    return "[б. г.]" if day is None else in_brackets(day)


def in_brackets(day: PartialDate) -> str:
    single = day.shape
    if isinstance(single, Single) and single.has_no_year and not single.is_doubted and single.day_number:
        return f"[б. г.]. {single.day_number} {RUSSIAN[single.months[0] - 1]}"
    written = str(day)
    return (
        f"[ок. {written[:-1]}]"
        if written[:-1].isdigit() and written.endswith("~")
        else f"[{written.strip('[]')}]"
    )


def in_numbers(day: date) -> str:
    """ "30.11.2026" """
    return f"{day:%d.%m.%Y}"


def as_lists(day: PartialDate | date | None) -> list[list[int]]:
    """As CSL's "date-parts": of one date, or from one to another; empty of what these cannot tell."""
    if parts := parts_of(day):
        return [list(parts)]
    ends: Sequence = (
        [getattr(day.shape, name, None) for name in ("start", "end")] if isinstance(day, PartialDate) else []
    )
    found = [parts_of(PartialDate(end)) for end in ends if isinstance(end, Single)]
    return [list(parts) for parts in found] if len(found) == 2 and all(found) else []
