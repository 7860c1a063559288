"""What each column of the sheet holds: how a fact is written into a cell, and how a cell is read."""

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from summit_archive.dates import NotADate
from summit_archive.dates.fields import PartialDateField
from summit_archive.dates.written import TwoReadings, read_date

from ..models import Meeting, Participation

MEETING, PARTICIPANT = "meeting", "participant"
# The keys of a row, and what it was when it was exported.
SLUG, PARTICIPANT_NUMBER, AS_EXPORTED = "meeting", "participant_number", "as_exported"
YES, NO = ("yes", "true", "1", "x", "да"), ("no", "false", "0", "нет")


class Wrong(ValueError):
    """A cell that cannot be read; the message says what was expected."""


@dataclass(frozen=True)
class Column:
    """`name` stands in the header, `field` is the model's own. `of`: MEETING or PARTICIPANT."""

    name: str
    of: str
    field_name: str

    @property
    def field(self):
        model = Meeting if self.of == MEETING else Participation
        return model._meta.get_field(self.field_name)

    @property
    def table(self):
        """Of a column that names a row of another table: "person", "place"; else None."""
        field = self.field
        return field.related_model._meta.model_name if isinstance(field, models.ForeignKey) else None

    @property
    def nothing(self):
        """What the field holds where nothing is stated."""
        field = self.field
        return field.get_default() if field.has_default() or not field.null else None


OF_MEETINGS = [
    Column(name, MEETING, field)
    for name, field in (
        ("title", "title"),
        ("kind", "kind"),
        ("status", "status"),
        ("when", "when"),
        ("not_before", "not_before"),
        ("not_after", "not_after"),
        ("window_reason", "window_reason"),
        ("place", "place"),
        ("format", "format"),
        ("organisation", "organisation"),
        ("series", "series"),
        ("edition", "edition"),
        ("part_of", "parent"),
        ("summary", "summary"),
        ("source", "source"),
        ("source_url", "source_url"),
        ("day_of_source", "stated_on"),
        ("confirmation", "confirmation"),
        ("list_is_complete", "has_complete_list"),
        ("list_source", "list_source"),
        ("list_source_url", "list_source_url"),
    )
]
OF_PARTICIPANTS = [
    Column(f"participant_{name}", PARTICIPANT, field)
    for name, field in (
        ("country", "country"),
        ("organisation", "organisation"),
        ("office", "office"),
        ("person", "person"),
        ("name_as_given", "name_as_given"),
        ("role", "role"),
        ("status", "status"),
        ("note", "note"),
        ("source", "source"),
        ("source_url", "source_url"),
        ("confirmation", "confirmation"),
    )
]
COLUMNS = [*OF_MEETINGS, *OF_PARTICIPANTS]
BY_NAME = {column.name: column for column in COLUMNS}
PARTIES = [column for column in OF_PARTICIPANTS if column.table or column.field_name == "name_as_given"]
HEADER = [SLUG, *BY_NAME, PARTICIPANT_NUMBER, AS_EXPORTED]


# --- A fact in a cell ---------------------------------------------------------


def settled(text):
    """A cell without what programs change unasked: blanks around it, and how a line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def as_cell(value):
    """A value that names no other row, as its cell has it."""
    if value is None or value is False:
        return ""
    if value is True:
        return YES[0]
    return settled(value.isoformat() if hasattr(value, "isoformat") else str(value))


def read(column, text):
    """The value of a cell that names no other row. Raises Wrong."""
    field = column.field
    if not text:
        return column.nothing
    if isinstance(field, models.BooleanField):
        return yes_or_no(text)
    if field.choices:
        return choice(field, text)
    if isinstance(field, PartialDateField | models.DateField):
        text = date_in(text)
    try:
        return field.clean(text, None)
    except ValidationError as error:
        raise Wrong(" ".join(error.messages)) from error


def date_in(text):
    """EDTF of a date as the forms understand it, in words too. Raises Wrong."""
    try:
        return str(read_date(text))
    except TwoReadings as error:
        raise Wrong(_("Which is the month? %s") % error) from error
    except NotADate as error:
        raise Wrong(error) from error


def date_or_text(text):
    """The same, with what is no date as it stands."""
    try:
        return date_in(text)
    except Wrong:
        return text


def yes_or_no(text):
    if text.lower() in (*YES, *NO):
        return text.lower() in YES
    raise Wrong(_("“yes” or nothing is expected."))


def choice(field, text):
    """By its word in files, or as pages call it."""
    asked = text.casefold()
    for value, label in field.choices:
        if asked in (value.casefold(), str(label).casefold()):
            return value
    raise Wrong(_("One of these is expected: %s.") % ", ".join(value for value, _label in field.choices))


# --- What a row was when it was exported --------------------------------------

MARK = "v1:"
SIGNED = [SLUG, *BY_NAME, PARTICIPANT_NUMBER]
LETTERS = 4


@lru_cache(maxsize=20_000)
def sign(cell):
    """Four letters; most cells of a sheet repeat others."""
    return sign_of(cell)


def sign_of(cell):
    """The same of a cell that no other repeats."""
    digest = hashlib.blake2b(settled(cell).encode("utf-8", "replace"), digest_size=3).digest()
    return base64.urlsafe_b64encode(digest).decode()


def signature(cells):
    """What the cells of a row are, {column: text}, four letters each."""
    return MARK + "".join(sign(cells.get(name, "")) for name in SIGNED)


def signs_of(text):
    """{column: its sign}, or None where it is no signature of this release."""
    signs = text.removeprefix(MARK)
    if not text.startswith(MARK) or len(signs) != LETTERS * len(SIGNED):
        return None
    return {name: signs[at * LETTERS : (at + 1) * LETTERS] for at, name in enumerate(SIGNED)}
