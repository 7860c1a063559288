"""BibTeX as biblatex reads it, in UTF-8: no value of a field can end it, or be taken for a command.

Braces within a value are written as commands, as BibTeX counts even escaped ones. Titles and names stand in two pairs:
styles leave their letters as they are, and take a byline for one name.
"""

import re
from collections.abc import Iterator

from .cited import Cited, Kind
from .days import as_lists, in_english
from .keys import key_of
from .runs import in_one_line

COMMANDS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "$&#_%"},
    }
)
# Addresses are read letter by letter: only what would end the field is written as bytes.
IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22"})
# One date with a doubt behind it: “2023~”, “2023-12?”.
DOUBTED = re.compile(r"[\d-]+[?~%]").fullmatch
LANGUAGES = {
    "be": "belarusian", "de": "german", "en": "english", "fr": "french", "hy": "armenian", "ka": "georgian",
    "kk": "kazakh", "ro": "romanian", "ru": "russian", "tr": "turkish", "tk": "turkmen", "uk": "ukrainian",
}  # fmt: skip


def bibtex(cited: Cited) -> str:
    """One entry, with a line break at its end."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields(cited) if value)
    return f"@{type_of(cited)}{{{key_of(cited)},\n{lines}}}\n"


def type_of(cited: Cited) -> str:
    """What is published nowhere that has a name is no article of anything."""
    if cited.is_article and cited.publisher:
        return "article"
    return "dataset" if cited.kind is Kind.QUERY else "online"


def fields(cited: Cited) -> Iterator[tuple[str, str]]:
    yield "entrysubtype", "newspaper" if cited.is_article and cited.publisher else ""
    yield "author", whole(cited.author)
    yield "title", whole(cited.title)
    yield "journaltitle", escaped(cited.publisher)
    yield "date", date_of(cited)
    yield (
        "organization" if cited.kind is Kind.PAGE else "publisher",
        "" if cited.is_article else escaped(cited.archive),
    )
    yield "version", "" if cited.is_article else escaped(cited.version)
    yield "langid", LANGUAGES.get(cited.language.partition("-")[0], "")
    yield "url", cited.first_address.translate(IN_ADDRESSES)
    yield "urldate", str(cited.first_accessed or "")
    yield "note", escaped(note(cited))


def whole(text: str) -> str:
    return f"{{{escaped(text)}}}" if text.strip() else ""


def escaped(text: str) -> str:
    return in_one_line(text).translate(COMMANDS)


def date_of(cited: Cited) -> str:
    """In those forms of EDTF that biblatex reads."""
    written = str(cited.day or "")
    return written if as_lists(cited.day) or DOUBTED(written) else ""


def note(cited: Cited) -> str:
    """What no field holds."""
    told = [] if not cited.day or date_of(cited) else [f"Date: {in_english(cited.day)}"]
    told += [cited.extent] if cited.extent else []
    if cited.is_article and cited.source_address:
        if cited.archived_address:
            told.append(f"Archived copy: {cited.archived_address}")
        told.append(f"Record in {cited.archive}: {cited.address} (accessed {cited.accessed})")
    return ". ".join(told)
