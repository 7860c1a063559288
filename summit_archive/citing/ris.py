"""RIS, as reference managers import it: a tag a line, in UTF-8, with the line ends that the format wants."""

from collections.abc import Iterator
from datetime import date

from ..dates import PartialDate
from .bibtex import note
from .cited import Cited, Kind
from .days import in_english, parts_of, year_of
from .runs import in_one_line

TYPES = {Kind.ARTICLE: "NEWS", Kind.PAGE: "ELEC", Kind.QUERY: "DATA"}


def ris(cited: Cited) -> str:
    """One record, with its end and an empty line."""
    told = [(tag, in_one_line(value)) for tag, value in tags(cited)]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in told if value) + "ER  - \r\n\r\n"


def tags(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[cited.kind]
    yield "TI", cited.title
    yield "AU", cited.author
    yield "T2", cited.publisher if cited.is_article else cited.archive
    yield "PY", str(year_of(cited.day) or "")
    yield "DA", day_of(cited.day)
    yield "LA", cited.language
    yield "ET", "" if cited.is_article else cited.version
    yield "UR", cited.first_address
    yield "Y2", day_of(cited.first_accessed)
    yield "DB", cited.archive
    yield "N1", noted(cited)


def day_of(day: PartialDate | date | None) -> str:
    """ "2023/12/26/": what is not known stays empty between its strokes."""
    parts = parts_of(day)
    if not parts:
        return ""
    written = [f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]
    return "/".join([*written, *[""] * (4 - len(written))])


def noted(cited: Cited) -> str:
    """A date that only EDTF tells is said in words."""
    if cited.day and not parts_of(cited.day):
        said = f"Date: {in_english(cited.day)}"
        told = note(cited)
        return told if told.startswith(said) else ". ".join(part for part in (said, told) if part)
    return note(cited)
