"""An office that a question names by a title beside a country: “president of Kyrgyzstan”, «президент Киргизии»; and who held it."""

from collections.abc import Iterable
from typing import Any

from participants.models import Office
from participants.models.meeting import today
from participants.names.keys import Word
from participants.together.sides import asking as address
from summit_archive.dates import PartialDate
from summit_archive.dates.written import read_date

from ..claims.offices import OfficeAnswer, answer
from ..claims.times import Time
from .meeting_kinds import dictionary_forms, says_nothing

PRESIDENT, PRIME_MINISTER, FOREIGN_MINISTER = (
    ("president",),
    ("prime minister", "premier"),
    ("minister of foreign affairs",),
)
# By the words' dictionary forms: how the office's own name begins.
TITLES = {
    ("president",): PRESIDENT,
    ("президент",): PRESIDENT,
    ("prime", "minister"): PRIME_MINISTER,
    ("премьер", "министр"): PRIME_MINISTER,
    ("prime-minister",): PRIME_MINISTER,
    ("премьер-министр",): PRIME_MINISTER,
    ("premier",): PRIME_MINISTER,
    ("премьер",): PRIME_MINISTER,
    ("foreign", "minister"): FOREIGN_MINISTER,
    ("министр", "иностранный", "дело"): FOREIGN_MINISTER,
}
MOST_WORDS = max(map(len, TITLES))


def title_at(words: list[Word]) -> tuple[int, tuple[str, ...]]:
    """How many of the words, from the first on, are a title, and how the names of such offices begin; 0 for none."""
    forms = [dictionary_forms(word.text) for word in words[:MOST_WORDS]]
    for number in range(len(forms), 0, -1):
        for title, names in TITLES.items():
            if len(title) == number and all(
                part in of_word for part, of_word in zip(title, forms, strict=False)
            ):
                return number, names
    return 0, ()


def titles_in(runs: Iterable[list[Word]]) -> list[tuple[Word, Word, tuple[str, ...]]]:
    """[(first word, last word, how the names of such offices begin)], from left to right, without overlap."""
    found = []
    for run in runs:
        while run:
            number, names = title_at(run)
            if number:
                found.append((run[0], run[number - 1], names))
            run = run[max(1, number) :]
    return found


def stands_beside(text: str, first: Word, last: Word, country: Any) -> bool:
    """Whether nothing that says anything is between a title and the country."""
    start, end = sorted(((first.start, last.end), (country.start, country.end)))
    return all(says_nothing(word) for word in text[start[1] : end[0]].split())


def office_of(country: Any, names: tuple[str, ...]) -> Any:
    """The country's office whose name begins so, None where there is none. One query."""
    offices = Office.objects.filter(country=country).only("id", "name", "slug", "country").order_by("name")
    beginnings = tuple(f"{name} of " for name in names)
    office: Any = next((row for row in offices if row.name.lower().startswith(beginnings)), None)
    if office:
        office.table = "office"
    return office


def claim_url(office: Any) -> str:
    """Who held it today, with what says so."""
    return address("claim", [("office", office.slug), ("on", today().isoformat())])


def holders_then(office: Any, date: PartialDate | None) -> OfficeAnswer:
    """Who held it on a day, or today, by the terms on record. One query, and one more for what is not known of the office."""
    return answer(office, Time(date or read_date(today().isoformat())), None)
