"""One article as somebody pastes it or drops a file of it: read as an import reads it, for a form to be filled with.

Nothing is written. Where it cannot be read, it says why, in words for whoever pasted it.
"""

import io
from itertools import islice
from typing import BinaryIO

from django.utils.translation import gettext as _

from .problems import Problem, Refused
from .publishers import PublishersOnRecord
from .reading import Broken, Line, Source
from .reading.documents import text_fields
from .reading.lines import Lookahead
from .reading.recognising import HEAD, Format, format_of
from .record import ArticleRecord, read_record
from .uploads import Patient, TooMuch

# A document of one article may hold pictures.
LARGEST_FILE = 20 * 2**20


class NotRead(Exception):
    """Nothing that one form could be filled with; the message says why."""


def record_of_text(text: str) -> ArticleRecord:
    """The article that a text is, plain or the source of a web page. Raises NotRead."""
    encoded = text.encode("utf-8", "surrogatepass")
    if is_page(encoded[:HEAD]):
        return record_of_file(io.BytesIO(encoded), "pasted.html")
    fields, doubts = text_fields(text)
    return record_of(Line(1, fields, None, doubts))


def is_page(beginning: bytes) -> bool:
    try:
        return beginning.lstrip().startswith(b"<") and format_of(beginning) is Format.PAGE
    except Broken:
        return False


def record_of_file(file: BinaryIO, name: str) -> ArticleRecord:
    """The one article that a file holds, whatever its format. Raises NotRead."""
    try:
        lines = list(islice(Source(name, Lookahead(Patient(file))), 2))
    except (Broken, TooMuch) as error:
        raise NotRead(_("The file cannot be read: %s.") % str(error).rstrip(".")) from error
    if not lines:
        raise NotRead(_("This file is empty."))
    if len(lines) > 1:
        raise NotRead(_("The file has more than one article: use “Import articles”."))
    return record_of(lines[0])


def record_of(line: Line) -> ArticleRecord:
    if line.refusal:
        raise NotRead(in_words(line.refusal))
    if not line.fields:
        raise NotRead(_("It has no words."))
    try:
        return read_record(line.fields, doubts=line.doubts, zone_of=PublishersOnRecord().zone_of)
    except Refused as refused:
        raise NotRead(in_words(refused.problem)) from refused


def in_words(problem: Problem) -> str:
    return f"{problem.field}: {problem.reason}" if problem.field else problem.reason
