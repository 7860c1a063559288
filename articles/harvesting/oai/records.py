"""One record as XML: its header, and its metadata as Dublin Core or as RDF/XML by schema.org."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from ...linked_data.things import EDTF, Thing
from ...linked_data.triples import as_xml, fit_for_xml
from .listing import Header
from .protocol import identifier_of, written

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain/zero/1.0/"
OF_SOURCE = "The text belongs to its source; this description is in the public domain (CC0-1.0)."
ELEMENT = f"{{{OAI}}}"


def add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{ELEMENT}{name}", attributes)
    if text:
        element.text = fit_for_xml(text)
    return element


def add_header(parent: etree._Element, header: Header, host: str) -> None:
    gone = {"status": "deleted"} if header.is_gone else {}
    element = add(parent, "header", **gone)
    add(element, "identifier", identifier_of(host, header.kind, header.number))
    add(element, "datestamp", written(header.at))
    add(element, "setSpec", header.kind)


def add_record(parent: etree._Element, header: Header, thing: Thing | None, prefix: str, host: str) -> None:
    """Of what is gone the header alone."""
    record = add(parent, "record")
    add_header(record, header._replace(is_gone=header.is_gone or thing is None), host)
    if thing and not header.is_gone:
        made = dublin_core(thing) if prefix == "oai_dc" else as_xml(thing)
        add(record, "metadata").append(made)


def dublin_core(thing: Thing) -> etree._Element:
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    for name, value in elements_of(thing):
        if value:
            etree.SubElement(root, f"{{{DC}}}{name}").text = fit_for_xml(str(value))
    return root


def elements_of(thing: Thing) -> Iterator[tuple[str, Any]]:
    """What of a description Dublin Core has an element for; dates as they are known, in EDTF."""
    is_article = thing["@type"] == "NewsArticle"
    yield "title", thing.get("headline") or thing.get("name")
    yield "creator", thing.get("creditText")
    for name in thing.get("alternateName", []):
        yield "title", name
    for one in thing.get("about", []):
        yield "subject", one.get("name")
    yield "description", thing.get("description")
    yield "publisher", thing.get("publisher", {}).get("name")
    for one in thing.get("attendee", []):
        yield "contributor", one.get("name") or one["attendee"]["name"]
    yield "date", thing.get("datePublished") or date_of(thing)
    yield "type", "Text" if is_article else thing["@type"]
    yield "identifier", thing["@id"]
    if thing.get("url") != thing["@id"]:
        yield "source" if not is_article else "identifier", thing.get("url")
    yield "language", thing.get("inLanguage")
    for one in [*thing.get("superEvent", []), *thing.get("subEvent", []), *thing.get("mentions", [])]:
        yield "relation", one.get("@id")
    for one in thing.get("sameAs", []):
        yield "relation", one
    yield "coverage", coverage_of(thing)
    yield "rights", OF_SOURCE if is_article else PUBLIC_DOMAIN


def date_of(thing: Thing) -> str | None:
    dates = [one["value"] for one in thing.get("additionalProperty", []) if one.get("propertyID") == EDTF]
    return dates[0] if dates else None


def coverage_of(thing: Thing) -> str | None:
    place = thing.get("location", {})
    country = place.get("address", {}).get("addressCountry")
    return ", ".join(part for part in (place.get("name"), country) if part) or None
