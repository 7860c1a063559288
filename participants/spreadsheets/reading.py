"""A file that an editor brings -> the lines of the sheet, or why it cannot be read: CSV or a workbook, within limits."""

import csv
import io
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from summit_archive.web.csv import unmarked

from . import columns, workbook
from .columns import AS_EXPORTED, BY_NAME, PARTICIPANT_NUMBER, SLUG
from .workbook import Unreadable, WrongCell

LARGEST_FILE = 20 * 2**20
MOST_LINES = 5000
LONGEST_CELL = 100_000
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SEPARATORS = ",;\t"
KNOWN = {SLUG, PARTICIPANT_NUMBER, AS_EXPORTED, *BY_NAME}
# Two letters and more side by side that are not ASCII: Cyrillic words rather than an accent here and there.
CYRILLIC_WORDS = re.compile(rb"[\xc0-\xff]{2,}")
ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")


@dataclass
class Line:
    """A row of the file: `number` as its program counts, `cells` by column, `wrong` {column: why not}."""

    number: int
    cells: dict[str, str]
    wrong: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name):
        return self.cells.get(name, "")


@dataclass
class Sheet:
    """`columns` are those that the file has, `not_read` the headings that are none of ours, `remarks` for the editor."""

    lines: list[Line]
    columns: list[str]
    not_read: list[str]
    remarks: list[str]


def read_sheet(content: bytes, name: str = "") -> Sheet:
    """Raises Unreadable, in words."""
    if len(content) > LARGEST_FILE:
        told = _("The file has more than %d MB: split it.")
        raise Unreadable(told % (LARGEST_FILE // 2**20))
    if not content.strip():
        raise Unreadable(_("The file is empty."))
    remarks: list[str] = []
    if content.startswith(b"PK"):
        rows = workbook.rows_of(io.BytesIO(content))
    elif content.startswith(b"\xd0\xcf\x11\xe0") or name.lower().endswith((".ods", ".xls")):
        raise Unreadable(_("Save the table as .xlsx or as CSV: other workbooks are not read."))
    else:
        rows = rows_of_text(decoded(content, remarks))
    return sheet_of(rows, remarks)


def decoded(content, remarks):
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return as_text(content, encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        if len(CYRILLIC_WORDS.findall(content)) <= len(ALONE.findall(content)):
            raise Unreadable(_("The file's encoding is not recognised: save it as “CSV UTF-8”.")) from None
    remarks.append(
        _("The file is not in UTF-8: it was read as Windows-1251. Check that the letters are right.")
    )
    return as_text(content, "cp1251")


def as_text(content, encoding):
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(_("The file's encoding is not recognised: save it as “CSV UTF-8”.")) from error


def rows_of_text(text):
    """(number of the line on which it begins, texts)"""
    separator = None
    start = 0
    if found := re.match(r"sep=(.)\r?\n", text):
        separator, text, start = found[1], text[found.end() :], 1
    separator = separator or separator_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for texts in reader:
            yield start + begins, [unmarked(text) for text in texts]
            begins = reader.line_num + 1
    except csv.Error as error:
        told = _("Line %(line)d cannot be read as CSV: %(why)s.")
        raise Unreadable(told % {"line": start + reader.line_num, "why": error}) from error


def separator_of(text):
    """By the header: whichever stands there most often."""
    heading = text.lstrip("\r\n").partition("\n")[0]
    return max(SEPARATORS, key=heading.count)


def sheet_of(rows, remarks):
    header, lines = None, []
    for number, texts in rows:
        if not any(text.strip() for text in texts):
            continue
        if header is None:
            header = [named(text) for text in texts]
            refuse_header(header)
            continue
        if len(lines) == MOST_LINES:
            told = _(
                "The file has more than %d rows: split it, each meeting with all of its rows in one file."
            )
            raise Unreadable(told % MOST_LINES)
        lines.append(line_of(number, header, texts))
    if not lines:
        raise Unreadable(
            _("The file has a header and no row below it.") if header else _("The file is empty.")
        )
    not_read = [name for name in header if name and name not in KNOWN]
    return Sheet(lines, [name for name in header if name in KNOWN], not_read, remarks)


def named(heading):
    """As our columns are called: case, spaces and dashes make no difference."""
    return re.sub(r"[\s_-]+", "_", heading.strip().lower())


def refuse_header(header):
    known = [name for name in header if name in KNOWN]
    if twice := {name for name in known if known.count(name) > 1}:
        raise Unreadable(_("These columns are there twice: %s.") % ", ".join(sorted(twice)))
    if not {SLUG, "title"} & set(known):
        raise Unreadable(
            _(
                "The first row must name the columns, “meeting” or “title” among them, as in an export or the "
                "template."
            )
        )


def line_of(number, header, texts):
    line = Line(number, {})
    for name, text in zip(header, texts, strict=False):
        if name not in KNOWN:
            continue
        if isinstance(text, WrongCell):
            line.wrong[name] = str(text)
        elif len(text) > LONGEST_CELL:
            line.wrong[name] = _("No cell may have more than %d characters.") % LONGEST_CELL
        else:
            line.cells[name] = columns.settled(text.replace("\0", "\N{REPLACEMENT CHARACTER}"))
    if any(text.strip() for text in texts[len(header) :]):
        line.wrong[""] = _("The row has more cells than the header: is there a separator within a text?")
    return line
