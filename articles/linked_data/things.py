"""What all descriptions share: addresses, references, dates as ISO 8601 has them, properties of our own."""

import re
from collections.abc import Iterable
from typing import Any

Thing = dict[str, Any]

CONTEXT = "https://schema.org"

WIKIDATA = "http://www.wikidata.org/entity/"
EDTF = "https://www.loc.gov/standards/datetime/"
# A year, a month or a day without any doubt: both EDTF and ISO 8601.
PLAIN_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def told(kind: str, at: str = "", **facts: Any) -> Thing:
    """A thing of this kind, at this address where it has one, with those of `facts` that say something."""
    head = {"@type": kind, "@id": at} if at else {"@type": kind}
    return head | {name: value for name, value in facts.items() if value not in (None, "", [], ())}


def named(kind: str, site: str, row: Any) -> Thing:
    """A thing that another description tells of: its kind, address and name."""
    return {"@type": kind, "@id": f"{site}{row.get_absolute_url()}", "name": row_name(row)}


def row_name(row: Any) -> str:
    return getattr(row, "name", "") or str(row)


def graph(*things: Thing) -> Thing:
    return {"@context": CONTEXT, "@graph": list(things)}


def stated(name: str, value: Any, **more: Any) -> Thing:
    """A fact for which schema.org has no word."""
    return told("PropertyValue", name=name, value=value, **more)


def stated_all(**facts: Any) -> list[Thing]:
    """Those that say something, by their names with spaces."""
    return [stated(name.replace("_", " "), value) for name, value in facts.items() if value]


def dated(name: str, partial_date: Any) -> Thing:
    """A date as it is known, with every doubt: EDTF, and in words."""
    return stated(name, str(partial_date), propertyID=EDTF, description=partial_date.in_words())


def iso(partial_date: Any) -> str | None:
    """As precise as it is known, or None where ISO 8601 cannot say it without a doubt left out."""
    text = str(partial_date) if partial_date else ""
    return text if PLAIN_DATE.fullmatch(text) else None


def same_as(identifiers: Iterable[Any]) -> list[str]:
    """Where others describe the same, by what `identifiers_of` gives: of Wikidata the thing itself, not the page on it."""
    return [
        f"{WIKIDATA}{one.value}" if one.scheme == "wikidata" else one.url for one in identifiers if one.url
    ]


def identified_by(identifiers: Iterable[Any]) -> list[Thing]:
    """The numbers that lead to no page, each with the days for which it holds, as an interval of EDTF."""
    return [stated(str(one.label), one.value, description=days_of(one)) for one in identifiers if not one.url]


def days_of(identifier: Any) -> str:
    days = f"{identifier.first or ''}/{identifier.last or ''}"
    return "" if days == "/" else days


def source_of(fact: Any) -> Thing | None:
    """The source that a row names for itself."""
    if not (fact.source or fact.source_url):
        return None
    return told("CreativeWork", name=fact.source, url=fact.source_url)


def each_once(things: Iterable[Thing]) -> list[Thing]:
    """Without those of an address that stood before."""
    return list({thing.get("@id", id(thing)): thing for thing in things}.values())
