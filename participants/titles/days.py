"""When a meeting was, as its title has it: ", 2003", ", March 2003", ", 21–22 March 2003", ", 26 December"."""

import re

from summit_archive.dates.day_words import ENGLISH, NOMINATIVE, RUSSIAN

MONTHS = {name.capitalize(): number for number, name in enumerate(ENGLISH)}
WHEN = re.compile(
    rf", (?:(?:(?P<days>\d{{1,2}}(?:[–-]\d{{1,2}})?) )?(?P<month>{'|'.join(MONTHS)}) )?(?P<years>\d{{4}}(?:[–-]\d{{2,4}})?)\Z"
)
# Of a day whose year nobody states.
DAY_ALONE = re.compile(rf", (\d{{1,2}}(?:[–-]\d{{1,2}})?) ({'|'.join(MONTHS)})\Z")


def parted(title: str) -> tuple[str, str]:
    """(the title without its day, the day in Russian or "")."""
    if alone := DAY_ALONE.search(title):
        return title[: alone.start()], f"{alone[1].replace('-', '–')} {RUSSIAN[MONTHS[alone[2]]]}"
    if not (found := WHEN.search(title)):
        return title, ""
    return title[: found.start()], in_russian(found["days"], found["month"], found["years"])


def in_russian(days: str | None, month: str | None, years: str) -> str:
    years = years.replace("-", "–")
    if not month:
        return f"{years} годы" if "–" in years else years
    if days:
        return f"{days.replace('-', '–')} {RUSSIAN[MONTHS[month]]} {years} года"
    return f"{NOMINATIVE[MONTHS[month]]} {years} года"
