"""One column of a table of a release: what it means, which rows it refers to, and how a value is spelt."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from summit_archive.dates import PartialDate
from summit_archive.files.fields import Kind

# Before and after these no fact of the archive is looked for; a date that leaves its year open has neither end.
FIRST_AND_LAST = (datetime.date(1000, 1, 1), datetime.date(2999, 12, 31))


@dataclass(frozen=True)
class Column:
    """`path` leads from a row to the value, as `values_list` takes it; `spelt` makes of that what files have.

    `kept_in` is the column of the model that an import fills with it; "" where it only tells more of another.
    `read` makes of what files have what the database takes.
    `refers` is the table whose `refers_to` it holds.
    """

    name: str
    kind: Kind
    meaning: str
    path: Any
    kept_in: str = ""
    refers: str = ""
    refers_to: str = "id"
    unit: str = ""
    doubt: str = ""
    choices: tuple[str, ...] = ()
    spelt: Callable[[Any], Any] | None = None
    read: Callable[[Any], Any] | None = None
    is_required: bool = False


def spelling_of(column: Column) -> Callable[[Any], Any]:
    """How JSON spells its values; all other forms spell that."""
    if column.spelt:
        return column.spelt
    spellings: dict[Kind, Callable[[Any], Any]] = {
        Kind.EDTF: as_text,
        Kind.DAY: as_day,
        Kind.MOMENT: as_moment,
        Kind.DECIMAL: as_number,
    }
    return spellings.get(column.kind, as_it_is)


def as_it_is(value: Any) -> Any:
    return value


def as_text(value: Any) -> str | None:
    return None if value is None else str(value)


def as_day(value: datetime.date | None) -> str | None:
    return value.isoformat() if value else None


def as_moment(value: datetime.datetime | None) -> str | None:
    return value.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z") if value else None


def as_number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


# --- Dates that are known in part ----------------------------------------------


def earliest(date: PartialDate | None) -> str | None:
    """Its first possible day; None where the date itself leaves that open."""
    return as_day(date.earliest(FIRST_AND_LAST)) if date and not date.leaves_open else None


def latest(date: PartialDate | None) -> str | None:
    return as_day(date.latest(FIRST_AND_LAST)) if date and not date.leaves_open else None


def is_certain(date: PartialDate | None) -> bool | None:
    """Whether it states exact days, without doubt."""
    return date.is_definite if date else None


def first_of(days: tuple | None) -> str | None:
    return as_day(days[0][0]) if days else None


def last_of(days: tuple | None) -> str | None:
    return as_day(days[-1][1]) if days else None


def days_as_intervals(days: tuple | None) -> str:
    """`2022-12-26/2022-12-27;2023-12-26/2023-12-26`: both days of each included."""
    return ";".join(f"{first}/{last}" for first, last in days or ())


def intervals_as_days(text: str) -> tuple:
    """The same read back. Raises ValueError."""
    spans = [span.split("/") for span in text.split(";") if span]
    return tuple(
        (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)) for first, last in spans
    )
