"""CSL-JSON, the form of the Citation Style Language: what Zotero, Pandoc and citeproc programs read."""

from datetime import date
from typing import Any

from ..dates import PartialDate
from .bibtex import note
from .cited import Cited, Kind
from .days import as_lists, in_english
from .keys import key_of

TYPES = {Kind.ARTICLE: "article-newspaper", Kind.PAGE: "webpage", Kind.QUERY: "dataset"}


def csl(cited: Cited) -> dict[str, Any]:
    """One item; what is not known is no member of it."""
    told = {
        "id": key_of(cited),
        "type": TYPES[cited.kind],
        "title": cited.title,
        "author": [{"literal": cited.author}] if cited.author else None,
        "issued": issued(cited.day),
        "language": cited.language,
        "URL": cited.first_address,
        "accessed": issued(cited.first_accessed),
        **(of_article(cited) if cited.is_article else of_archive(cited)),
    }
    return {name: value for name, value in told.items() if value}


def of_article(cited: Cited) -> dict[str, str]:
    located = {"archive": cited.archive, "archive_location": cited.address} if cited.source_address else {}
    return {
        "container-title": cited.publisher,
        "source": cited.archive,
        **located,
        "note": note(cited) if located else "",
    }


def of_archive(cited: Cited) -> dict[str, str]:
    name = "publisher" if cited.kind is Kind.QUERY else "container-title"
    return {name: cited.archive, "version": cited.version, "note": cited.extent}


def issued(day: PartialDate | date | None) -> dict[str, Any] | None:
    """Numbers where they tell all; “about” with its sign; else words, which programs print as they are."""
    if day is None:
        return None
    if parts := as_lists(day):
        return {"date-parts": parts}
    return in_doubt(PartialDate.parse(str(day)))


def in_doubt(day: PartialDate) -> dict[str, Any]:
    written = str(day)
    if written.endswith("~") and (parts := as_lists(PartialDate.parse(written[:-1]))):
        return {"date-parts": parts, "circa": True}
    return {"literal": in_english(day)}
