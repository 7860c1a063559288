"""A network as GraphML and as GEXF 1.3, as Gephi, networkx and igraph read them: numbers as numbers, each id once.

Both are written as they are sent; a file that breaks off is no whole document, and no program takes it for one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import count
from typing import Any, NamedTuple
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from django.http import StreamingHttpResponse

from ..filtering.address import Asked
from .about import About
from .forms import FORMS
from .names import as_attachment, file_name

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://gexf.net/1.3"
# What no XML document may hold.
UNTOLD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
AT_ONCE = 1 << 16


class Node(NamedTuple):
    key: str
    label: str
    values: Mapping[str, str]


class Edge(NamedTuple):
    """Between two nodes, by their keys, in no direction; `values` are counts."""

    one: str
    other: str
    weight: int
    values: Mapping[str, int]


@dataclass(frozen=True)
class Graph:
    """`of_nodes` and `of_edges` are the names of the values that each node and edge may have; `meaning` is a sentence."""

    meaning: str
    nodes: Iterable[Node]
    edges: Iterable[Edge]
    of_nodes: tuple[str, ...] = ()
    of_edges: tuple[str, ...] = field(default=())


class Document:
    """XML that is handed over in parts."""

    def __init__(self) -> None:
        self.text = StringIO()
        self.xml = XMLGenerator(self.text, "UTF-8", short_empty_elements=True)
        self.xml.startDocument()

    def start(self, name: str, **attributes: Any) -> None:
        """Underscores at the end of a name part it from words of Python's."""
        told = {key.rstrip("_"): plain(value) for key, value in attributes.items()}
        self.xml.startElement(name, AttributesImpl(told))

    def end(self, name: str) -> None:
        self.xml.endElement(name)

    def element(self, name: str, content: Any = None, **attributes: Any) -> None:
        self.start(name, **attributes)
        if content is not None:
            self.xml.characters(plain(content))
        self.end(name)

    @property
    def is_long(self) -> bool:
        return self.text.tell() > AT_ONCE

    def taken(self) -> str:
        text = self.text.getvalue()
        self.text.seek(0)
        self.text.truncate()
        return text


def plain(value: Any) -> str:
    return UNTOLD.sub("", str(value))


def told_of(about: About, graph: Graph) -> str:
    file = f"{about.address}, {about.taken_at.isoformat()}, version {about.archive_version}, {about.licence}"
    return f"{graph.meaning} {file}"


def graphml(graph: Graph, about: About) -> Iterator[str]:
    document = Document()
    document.start("graphml", xmlns=GRAPHML)
    for name in ("label", *graph.of_nodes):
        document.element("key", id=f"n-{name}", for_="node", **named(name, "string"))
    for name, kind in (("weight", "double"), *((name, "int") for name in graph.of_edges)):
        document.element("key", id=f"e-{name}", for_="edge", **named(name, kind))
    document.start("graph", id="network", edgedefault="undirected")
    document.element("desc", told_of(about, graph))
    for node in graph.nodes:
        document.start("node", id=node.key)
        data(document, "n", {"label": node.label, **node.values})
        document.end("node")
    for edge, number in zip(graph.edges, count()):
        document.start("edge", id=f"e{number}", source=edge.one, target=edge.other)
        data(document, "e", {"weight": edge.weight, **edge.values})
        document.end("edge")
        if document.is_long:
            yield document.taken()
    document.end("graph")
    document.end("graphml")
    yield document.taken()


def named(name: str, kind: str) -> dict[str, str]:
    return {"attr.name": name, "attr.type": kind}


def data(document: Document, of: str, values: Mapping[str, Any]) -> None:
    """What is not told of a node has no element."""
    for name, value in values.items():
        if value != "":
            document.element("data", value, key=f"{of}-{name}")


def gexf(graph: Graph, about: About) -> Iterator[str]:
    document = Document()
    document.start("gexf", xmlns=GEXF, version="1.3")
    document.start("meta", lastmodifieddate=about.taken_at.date().isoformat())
    document.element("creator", about.site)
    document.element("description", told_of(about, graph))
    document.end("meta")
    document.start("graph", defaultedgetype="undirected", mode="static")
    declared(document, "node", graph.of_nodes, "string")
    declared(document, "edge", graph.of_edges, "integer")
    document.start("nodes")
    for node in graph.nodes:
        document.start("node", id=node.key, label=node.label)
        attvalues(document, node.values)
        document.end("node")
    document.end("nodes")
    document.start("edges")
    for edge, number in zip(graph.edges, count()):
        document.start("edge", id=number, source=edge.one, target=edge.other, weight=edge.weight)
        attvalues(document, edge.values)
        document.end("edge")
        if document.is_long:
            yield document.taken()
    document.end("edges")
    document.end("graph")
    document.end("gexf")
    yield document.taken()


def declared(document: Document, of: str, names: Iterable[str], kind: str) -> None:
    document.start("attributes", class_=of)
    for name in names:
        document.element("attribute", id=name, title=name, type=kind)
    document.end("attributes")


def attvalues(document: Document, values: Mapping[str, Any]) -> None:
    document.start("attvalues")
    for name, value in values.items():
        if value != "":
            document.element("attvalue", for_=name, value=value)
    document.end("attvalues")


GRAPHS = {"graphml": graphml, "gexf": gexf}


def graph_answer(
    form: str, stem: str, graph: Graph, told: About, asked: Asked | None = None
) -> StreamingHttpResponse:
    """The network as a file of that form."""
    kind = FORMS[form]
    response = StreamingHttpResponse(GRAPHS[form](graph, told), content_type=kind.content_type)
    response.headers["Content-Disposition"] = as_attachment(file_name(stem, kind, told, asked))
    response.headers["Link"] = f'<{told.address}>; rel="canonical"'
    return response
