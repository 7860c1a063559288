"""The catalogue of a language: `locale/<language>/LC_MESSAGES/django.po` for people, `django.mo` beside it for the program."""

import datetime
import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

from .found import Message

# They are others at each writing, or say nothing that the history does not.
UNSAID = (
    *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date"),
    *("Last-Translator", "Language-Team", "Generated-By"),
)
# What is compiled is the same whenever it is.
NO_DAY = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
NOT_WRITTEN = tuple(f'"{name}:'.encode() for name in UNSAID)


def folder_of(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES"


def read(language: str) -> Catalog:
    """As it is written; an empty one where there is none yet."""
    path = folder_of(language) / "django.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def key_of(entry: Entry) -> Message:
    """By which an entry is found; the header is the one without words."""
    single, plural = (entry.id, "") if isinstance(entry.id, str) else (entry.id[0], entry.id[1])
    return Message(single, plural, entry.context or "")


def entries(catalogue: Catalog) -> dict[Message, Entry]:
    return {key_of(entry): entry for entry in catalogue if entry.id}


def forms_of(entry: Entry) -> list[str]:
    """What is written for it: one text, or one for each form of the plural."""
    return [entry.string] if isinstance(entry.string, str) else list(entry.string or ())


def renewed(catalogue: Catalog, found: dict[Message, list[str]]) -> Catalog:
    """What is found, with the translations that there are; what is found no more is left out."""
    known = entries(catalogue)
    new = Catalog(locale=catalogue.locale, fuzzy=False)
    for message, places in found.items():
        entry = known.get(message)
        ids = (message.single, message.plural) if message.plural else message.single
        new.add(
            ids,
            entry.string if entry else None,
            [(place, 0) for place in places],
            flags=entry.flags if entry else (),
            context=message.context or None,
        )
    return new


def as_po(catalogue: Catalog) -> bytes:
    """The same for the same words, so that two who translate at once can be merged."""
    written = io.BytesIO()
    catalogue.header_comment = ""
    write_po(written, catalogue, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = written.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(NOT_WRITTEN))


def as_mo(catalogue: Catalog) -> bytes:
    """Only what is translated whole: of all else the program shows the English."""
    whole = Catalog(locale=catalogue.locale, creation_date=NO_DAY, revision_date=NO_DAY, fuzzy=False)
    for entry in catalogue:
        if entry.id and not entry.fuzzy and all(forms_of(entry)):
            whole.add(entry.id, entry.string, context=entry.context)
    written = io.BytesIO()
    write_mo(written, whole)
    return written.getvalue()


def write(language: str, catalogue: Catalog) -> None:
    folder = folder_of(language)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "django.po").write_bytes(as_po(catalogue))
    (folder / "django.mo").write_bytes(as_mo(read(language)))
