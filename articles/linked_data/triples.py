"""Descriptions as RDF: N-Triples for the dump, RDF/XML for those who harvest.

The triples are those that a processor of JSON-LD makes with schema.org's own context, which has its terms under http.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from lxml import etree

from .things import Thing

SCHEMA = "http://schema.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
# What schema.org's context takes for an address, and for a day.
ADDRESSES = frozenset(
    "contentUrl image inDefinedTermSet isBasedOn isPartOf license mainEntityOfPage sameAs url".split()
)
DAYS = frozenset("dateModified datePublished endDate foundingDate startDate".split())
# No address may hold these.
NOT_IN_ADDRESSES = re.compile(r'[\x00-\x20<>"{}|\\^`]')
NOT_IN_TEXTS = re.compile(r'[\x00-\x1f"\\\x7f]')
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
SHORT = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}


def node_of(address: str) -> str:
    return f"<{harmless(address)}>"


def harmless(address: str) -> str:
    return NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]):02X}", address)


def text_of(text: str) -> str:
    def escaped(found: re.Match) -> str:
        return SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"

    return f'"{NOT_IN_TEXTS.sub(escaped, text)}"'


class Triples:
    """Lines of N-Triples; nodes without an address have names of their own in all that one of these has written."""

    def __init__(self) -> None:
        self.numbers = count()

    def of(self, thing: Thing) -> Iterator[str]:
        """All of a thing, and of those within it."""
        _node, lines = self.told(thing)
        yield from lines

    def told(self, thing: Thing) -> tuple[str, list[str]]:
        """Its node, and its lines."""
        node = node_of(thing["@id"]) if "@id" in thing else f"_:b{next(self.numbers)}"
        lines = [f"{node} <{RDF}type> <{SCHEMA}{thing['@type']}> .\n"] if "@type" in thing else []
        for name, values in thing.items():
            if name.startswith("@"):
                continue
            for value in values if isinstance(values, list) else [values]:
                written, more = self.told(value) if isinstance(value, dict) else (literal(name, value), [])
                lines += [f"{node} <{SCHEMA}{name}> {written} .\n", *more]
        return node, lines


def literal(name: str, value: Any) -> str:
    if isinstance(value, str) and name in ADDRESSES:
        return node_of(value)
    text, kind = valued(name, value)
    return f"{text_of(text)}^^<{kind}>" if kind else text_of(text)


def valued(name: str, value: Any) -> tuple[str, str]:
    """A value as text, and its type; "" for plain text."""
    if isinstance(value, bool):
        return str(value).lower(), f"{XSD}boolean"
    # A number is what its value is: JSON tells no 3.0 from a 3.
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return str(int(value)), f"{XSD}integer"
    if isinstance(value, float):
        mantissa, _, exponent = f"{value:.15E}".partition("E")
        return f"{mantissa.rstrip('0').removesuffix('.')}E{int(exponent)}", f"{XSD}double"
    return str(value), f"{SCHEMA}Date" if name in DAYS else ""


# --- RDF/XML

NAMESPACES = {"rdf": RDF, "schema": SCHEMA}


def as_xml(thing: Thing) -> etree._Element:
    """A thing as an element `rdf:RDF`."""
    root = etree.Element(f"{{{RDF}}}RDF", nsmap=NAMESPACES)
    add_thing(root, thing)
    return root


def add_thing(parent: etree._Element, thing: Thing) -> None:
    tag = f"{{{SCHEMA}}}{thing['@type']}" if "@type" in thing else f"{{{RDF}}}Description"
    element = etree.SubElement(parent, tag)
    if "@id" in thing:
        element.set(f"{{{RDF}}}about", harmless(thing["@id"]))
    for name, values in thing.items():
        if not name.startswith("@"):
            for value in values if isinstance(values, list) else [values]:
                add_value(etree.SubElement(element, f"{{{SCHEMA}}}{name}"), name, value)


def add_value(element: etree._Element, name: str, value: Any) -> None:
    if isinstance(value, dict) and value.keys() == {"@id"}:
        element.set(f"{{{RDF}}}resource", harmless(value["@id"]))
    elif isinstance(value, dict):
        add_thing(element, value)
    elif isinstance(value, str) and name in ADDRESSES:
        element.set(f"{{{RDF}}}resource", harmless(value))
    else:
        text, kind = valued(name, value)
        element.text = fit_for_xml(text)
        if kind:
            element.set(f"{{{RDF}}}datatype", kind)


def fit_for_xml(text: str) -> str:
    """Without the control characters that no document of XML may hold."""
    return NOT_IN_XML.sub(" ", text)
