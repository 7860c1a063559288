"""What a noun tells in files: declared once, for all forms, the codebook and the description of the API."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext_lazy as _


class Kind(Enum):
    """What a field holds; each form spells it in its own way (`values`, `parquet`)."""

    TEXT = "text"
    KEY = "key"  # a slug, a code or a number by which other rows and addresses name the row
    WORD = "word"  # one of a few, as addresses spell them
    NUMBER = "whole number"
    DECIMAL = "number"
    YES_NO = "yes or no"
    DAY = "day"
    MOMENT = "moment"
    EDTF = "date known in part (EDTF)"
    ADDRESS = "address"
    TEXTS = "several texts"
    KEYS = "several keys"
    ROWS = "rows"
    CONTENT = "as told"  # JSON alone: what has a shape of its own


# What stands in one cell of a table.
IN_TABLES = frozenset(Kind) - {Kind.ROWS, Kind.CONTENT}
SEVERAL = frozenset({Kind.TEXTS, Kind.KEYS})


@dataclass(frozen=True)
class Field:
    """One thing that is told of a row.

    `meaning` is a sentence, marked for translation. `doubt` names the field, or says in words, where it stands how
    sure the value is and by which source. `value` takes it from a row; without it, the row's attribute of the field's
    name. `choices` are the words that a WORD can be; `of` is the noun of ROWS.
    """

    name: str
    kind: Kind
    meaning: Any
    value: Callable[[Any], Any] | None = None
    unit: Any = ""
    doubt: Any = ""
    choices: tuple[str, ...] = ()
    of: "Noun | None" = None

    @property
    def getter(self) -> Callable[[Any], Any]:
        return self.value or attrgetter(self.name)

    @property
    def is_in_tables(self) -> bool:
        return self.kind in IN_TABLES


@dataclass(frozen=True)
class Noun:
    """What a row is, and what is told of it. `name` and `plural` as addresses spell them: "meeting", "meetings"."""

    name: str
    plural: str
    meaning: Any
    fields: tuple[Field, ...]

    def __post_init__(self) -> None:
        names = [field.name for field in self.fields]
        if twice := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"{self.name}: declared twice: {', '.join(sorted(twice))}")

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def __getitem__(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @property
    def columns(self) -> tuple[Field, ...]:
        """What tables have: the fields of one cell each, and what every file says of itself."""
        return (*(field for field in self.fields if field.is_in_tables), *ABOUT_FIELDS)

    def with_fields(self, *fields: Field, name: str = "") -> "Noun":
        """The same with more: a field of a name that is there takes its place."""
        own = {field.name: field for field in self.fields} | {field.name: field for field in fields}
        return replace(self, fields=tuple(own.values()), name=name or self.name)


# What every row of every table says of its file: rows outlive the file in which they came. Their values are told
# with the rows (`about.About`).
ABOUT_FIELDS = (
    Field("licence", Kind.TEXT, _("The licence of the archive's own facts, by its SPDX name.")),
    Field("archive_version", Kind.TEXT, _("The version of the archive when the file was made.")),
    Field("taken_at", Kind.MOMENT, _("When the file was made."), unit="UTC"),
)
