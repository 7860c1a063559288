"""The phrases that dates in words are made of, in Russian, where a date has cases.

Each is the namesake of one in `phrases`, which has them for every other language. What they give reads as a heading or
a table has it, «декабрь 2025», and knows its forms for sentences: «декабря 2025 года».
"""

from ..wording.declined import Declined, declined, in_case_of
from ..wording.language import NO_BREAK
from ..wording.lists import joined
from .russian_words import DOUBTS, HEMISPHERES, RUSSIAN, YEAR, YEARS, month_in, part_of_year_in, season_in

ADVERBS = ("предположительно", "примерно")


def in_case(text: str, case: str) -> str:
    return str(text) if case == "nom" else in_case_of(text, case)


def held_together(*parts: str) -> str:
    return NO_BREAK.join(filter(None, parts))


def of_year(year: str, case: str = "gen") -> str:
    """What stands behind a day or a month: a year alone in a heading, «2025 года» in a sentence."""
    return held_together(year, "года") if year and case != "nom" else year


def calendar(day: str, month: int | None, year: str) -> Declined:
    if not month:
        return declined(lambda case: held_together(year, YEAR[case]))
    if day:
        return declined(lambda case: held_together(day, RUSSIAN[month - 1], of_year(year, case)))
    return declined(lambda case: held_together(month_in(case, month), of_year(year, case)))


def season(number: int, year: str) -> Declined:
    if number > 32:
        return declined(lambda case: held_together(part_of_year_in(case, number), of_year(year)))
    where = HEMISPHERES[(number - 21) // 4]
    return declined(lambda case: held_together(season_in(case, number), of_year(year, case)) + where)


def are_years(dates: list[str]) -> bool:
    return all(date.isdecimal() and len(date) == 4 for date in dates)


def with_note(date: str, note: str) -> Declined:
    return declined(lambda case: in_case(date, case) + note)


def day_of(day: str, months: str) -> Declined:
    return with_note(months, f", число {day}")


def day_of_some_month(day: str, year: str) -> str:
    return ", ".join(filter(None, [f"число {day}", "месяц не указан", year]))


def decade(first: str) -> Declined:
    endings = {"nom": "е", "acc": "е", "dat": "м", "ins": "ми"}
    return declined(lambda case: held_together(f"{first}-{endings.get(case, 'х')}", YEARS[case]))


def years(first: str, last: str) -> Declined:
    return declined(lambda case: held_together(f"{first}–{last}", YEARS[case]))


def years_written(year: str) -> str:
    return f"год {year} (X — цифра не указана)"


def in_the_years(date: str, of_years: str) -> Declined:
    return with_note(
        date, f", в {in_case(of_years, 'loc')}" if hasattr(of_years, "cases") else f", {of_years}"
    )


def not_stated() -> str:
    return "дата не указана"


def without_year(date: str) -> Declined:
    return with_note(date, ", год не указан")


def without_day_and_year(date: str) -> Declined:
    return with_note(date, ", день и год не указаны")


def day_not_stated(date: str) -> Declined:
    return with_note(date, ", день не указан")


def month_not_stated(year: str) -> Declined:
    return with_note(calendar("", None, year), ", месяц не указан")


def month_and_day_not_stated(year: str) -> Declined:
    return with_note(calendar("", None, year), ", месяц и день не указаны")


def doubted(date: str, qualifier: str) -> str:
    """«около» asks for a case of its own; within a sentence «примерно» leaves the date the case that it has."""
    supposed = "предположительно " if qualifier in ("?", "%") else ""
    if qualifier in ("~", "%"):
        about = f"{supposed}около {in_case(date, 'gen')}"
        return Declined(about, declined(lambda case: f"{supposed}примерно {in_case(date, case)}").cases)
    return declined(lambda case: f"{supposed}{in_case(date, case)}")


def partly_doubted(date: str, doubts: tuple[str, str, str], has_season: bool) -> Declined:
    names = ["год", "время года" if has_season else "месяц", "день"]
    told = []
    for sign in dict.fromkeys(filter(None, reversed(doubts))):
        parts = [name for name, doubt in zip(names, doubts, strict=True) if doubt == sign]
        told.append(f"{' и '.join(parts[::-1])} — {DOUBTS[sign]}")
    return with_note(date, f" ({', '.join(told)})")


def behind(preposition: str, date: str, case: str) -> str:
    """«примерно с декабря 2023 года»: how sure it is stands before the preposition."""
    said = in_case(date, case)
    adverbs = [word for word in ADVERBS if word in said.split()[:2]]
    return " ".join([*adverbs, preposition, said.split(" ", len(adverbs))[-1]])


def since(date: str) -> str:
    return behind("с", date, "gen")


def until(date: str) -> str:
    return behind("до", date, "gen")


def end_not_stated(start: str) -> str:
    return f"{since(start)}, окончание не указано"


def start_not_stated(end: str) -> str:
    return f"{until(end)}, начало не указано"


def from_to(start: str, end: str) -> str:
    return f"{since(start)} по {in_case(end, 'acc')}"


def to(start: str, end: str, close: bool) -> Declined:
    if are_years([start, end]):
        return declined(lambda case: f"{start}–{end}" if case == "nom" else in_case(years(start, end), case))
    dash = "–" if close else f"{NO_BREAK}– "
    return declined(lambda case: f"{in_case(start, case)}{dash}{in_case(end, case)}")


def between(start: str, end: str) -> str:
    if are_years([start, end]):
        return f"между {start} и {held_together(end, YEARS['ins'])}"
    return f"между {in_case(start, 'ins')} и {in_case(end, 'ins')}"


def or_earlier(date: str) -> str:
    return behind("не позднее", date, "gen")


def or_later(date: str) -> str:
    return behind("не ранее", date, "gen")


def any_of(dates: list[str]) -> str:
    if len(dates) == 1:
        return dates[0]
    if are_years(dates):
        said = joined(dates, "или")
        return declined(lambda case: held_together(said, YEAR[case]))
    return declined(lambda case: joined([in_case(date, case) for date in dates], "или"))
