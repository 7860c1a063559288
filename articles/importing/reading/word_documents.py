"""Knows Word documents (.docx): their paragraphs, tables, lists, notes and links; and says what it leaves out.

python-docx is not used, for it passes over content controls, insertions, text boxes and notes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from typing import Any

from ..problems import Problem, Refused, excerpt
from .citation_lists import ADDRESS, Citation, Paragraph, as_citation
from .documents import Fields, document_fields
from .lines import Line, only_line
from .word_packages import LARGEST_DOCUMENT, Package, R, W

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# A heading counts as the title only among so many first paragraphs.
TITLE_WITHIN = 2

CHANGES = "changes that somebody tracked stand in it: it was read as if they were all accepted"
LEFT_OUT = "left out of the document: {}"
LINKS = "{} addresses of links in the text were left out; their words are kept"
NOTES = "not each of its {} notes is a source with an address: they stand at the end of the text"


def read_word(stream: BufferedReader) -> Iterator[Line]:
    """The one line that a document is."""
    return only_line(stream, LARGEST_DOCUMENT, word_fields)


def word_fields(data: bytes) -> tuple[Fields, tuple[Problem, ...]]:
    """The article of a document under our names. Raises Refused."""
    document = Document(Package(data))
    lines = with_title(document.lines())
    fields, doubts = document_fields(lines)
    if not fields:
        raise Refused("", "", "no text is found in the document")
    doubts += document.add_notes(fields)
    return fields, (*doubts, *document.doubts(fields, lines))


def with_title(lines: list[Paragraph]) -> list[Paragraph]:
    """The lines; where none is in the style of titles, a first heading is the title."""
    if any(line.kind == "title" for line in lines):
        return lines
    places = [at for at, line in enumerate(lines) if line.words.strip()][:TITLE_WITHIN]
    at = next((at for at in places if lines[at].kind == "heading"), None)
    if at is not None:
        lines[at] = lines[at]._replace(kind="title")
    return lines


# --- The text -----------------------------------------------------------------


@dataclass
class Text:
    """The words of one paragraph, and what was met in it."""

    words: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    def __str__(self) -> str:
        return "".join(self.words)


class Document:
    """The main part of a document with what it refers to."""

    def __init__(self, package: Package):
        root = package.xml(package.main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise Refused("", "", "no text is found in the document")
        self._package = package
        self._body = body
        self._related = package.related(package.main)
        self._links = self._related
        self._styles = {
            style.get(f"{W}styleId"): (name.get(f"{W}val") or "").lower()
            for style in self._parts_in("styles", "style")
            for name in style.iterfind(f"{W}name")
        }
        self._notes: list[tuple[str, str]] = []
        self._addresses: list[str] = []
        self._pictures = 0
        self._has_changes = False

    def _parts_in(self, kind: str, tag: str) -> list[Any]:
        """The elements so called of the part that is of this kind."""
        parts = {part for related, part, outside in self._related.values() if related == kind and not outside}
        roots = [self._package.xml(part) for part in sorted(parts)]
        return [element for root in roots if root is not None for element in root.iter(f"{W}{tag}")]

    def lines(self) -> list[Paragraph]:
        return list(self._lines(self._body))

    def _lines(self, parent: Any) -> Iterator[Paragraph]:
        """Each paragraph, each line of one, each row of a table; what holds such is gone into."""
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag == f"{MC}AlternateContent":
                yield from self._lines(chosen(element))
            elif element.tag in (f"{W}del", f"{W}moveFrom"):
                self._has_changes = True
            elif isinstance(element.tag, str) and element.tag != f"{W}sectPr":
                yield from self._lines(element)

    def _paragraph(self, element: Any) -> Iterator[Paragraph]:
        text = Text()
        self._read(element, text)
        kind = self._kind(element)
        addresses = set(text.addresses)
        address = addresses.pop() if len(addresses) == 1 else ""
        for number, line in enumerate(str(text).split("\n")):
            yield Paragraph(line.strip(), kind, address, is_whole=not number)
        for box in text.boxes:
            yield from self._lines(box)

    def _table(self, table: Any) -> Iterator[Paragraph]:
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue  # of a table within, whose words are in its cell
            cells = [
                " ".join(line.words for line in self._lines(cell) if line.words) for cell in cells_of(row)
            ]
            yield Paragraph(" ".join(cell for cell in cells if cell), is_whole=True)

    def _kind(self, paragraph: Any) -> str:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        style = properties.find(f"{W}pStyle")
        name = self._styles.get(style.get(f"{W}val"), "") if style is not None else ""
        if name == "title":
            return "title"
        if name.startswith("heading"):
            return "heading"
        is_item = properties.find(f"{W}numPr") is not None or name.startswith(("list bullet", "list number"))
        return "item" if is_item else ""

    def _read(self, element: Any, text: Text) -> None:
        for child in element:
            tag = child.tag
            if tag in (f"{W}t", f"{MATH}t"):
                text.words.append(child.text or "")
            elif tag in PLAIN:
                text.words.append(PLAIN[tag])
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                text.words.append(self._note(child))
            elif tag in (f"{W}del", f"{W}moveFrom"):
                self._has_changes = True
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                boxes = list(child.iter(f"{W}txbxContent"))
                text.boxes += boxes
                self._pictures += not boxes
            elif tag == f"{MC}AlternateContent":
                self._read(chosen(child), text)
            elif tag == f"{W}instrText":
                text.addresses += field_address(child.text or "")
            elif tag not in PASSED:
                self._has_changes |= tag in (f"{W}ins", f"{W}moveTo")
                if tag == f"{W}hyperlink":
                    text.addresses += self._address(child)
                self._read(child, text)
        self._addresses += text.addresses if element.tag == f"{W}p" else []

    def _address(self, link: Any) -> list[str]:
        kind, target, is_outside = self._links.get(link.get(f"{R}id") or "", ("", "", False))
        return [target] if is_outside and ADDRESS.fullmatch(target) else []

    def _note(self, reference: Any) -> str:
        kind = "footnotes" if reference.tag == f"{W}footnoteReference" else "endnotes"
        self._notes.append((kind, reference.get(f"{W}id") or ""))
        return f"[{len(self._notes)}]"

    # --- What stands beside it ---

    def add_notes(self, fields: Fields) -> tuple[Problem, ...]:
        """Put the notes to the citations where each has an address; else behind the text."""
        notes = list(self._note_paragraphs())
        if not notes:
            return ()
        if all(note.address or ADDRESS.search(note.words) for note in notes):
            citations: list[Citation] = [as_citation(note) for note in notes]
            fields["citations"] = [*fields.get("citations", []), *citations]
            return ()
        behind = "\n".join(f"[{number}] {note.words}" for number, note in enumerate(notes, start=1))
        fields["body"] = f"{fields.get('body', '')}\n\n{behind}".strip("\n")
        return (Problem("citations", "", NOTES.format(len(notes))),)

    def _note_paragraphs(self) -> Iterator[Paragraph]:
        """The notes in the order in which the text refers to them."""
        by_id: dict[tuple[str, str], Any] = {}
        for kind in {kind for kind, _ in self._notes}:
            notes = self._parts_in(kind, kind[:-1])
            by_id |= {(kind, note.get(f"{W}id") or ""): note for note in notes}
        own = {kind: part for kind, part, _ in self._related.values() if kind in ("footnotes", "endnotes")}
        for kind, number in list(self._notes):
            self._links = self._package.related(own.get(kind, ""))
            lines = list(self._lines(by_id.get((kind, number), ())))
            addresses = {line.address for line in lines} - {""}
            words = " ".join(line.words for line in lines if line.words)
            yield Paragraph(words, "", addresses.pop() if len(addresses) == 1 else "")

    def doubts(self, fields: Fields, lines: list[Paragraph]) -> Iterator[Problem]:
        if self._has_changes:
            yield Problem("", "", CHANGES)
        told = {citation.get("source_url") for citation in fields.get("citations", ())}
        links = [address for address in dict.fromkeys(self._addresses) if address not in told]
        links = [address for address in links if not any(address in line.words for line in lines)]
        if links:
            yield Problem("body", excerpt(", ".join(links)), LINKS.format(len(links)))
        beside = [f"{self._pictures} pictures"] * bool(self._pictures)
        comments = len(self._parts_in("comments", "comment"))
        beside += [f"{comments} comments"] * bool(comments)
        for kind in ("header", "footer"):
            words = " ".join("".join(text.itertext()) for text in self._parts_in(kind, "t")).strip()
            beside += [f"the {kind} of its pages (“{excerpt(words, 80)}”)"] * any(map(str.isalpha, words))
        if beside:
            yield Problem("", "", LEFT_OUT.format("; ".join(beside)))


PLAIN = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}ptab": " ",
}
# What says how words look, or is no word that is seen.
PASSED = {
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "delText", "rt", "commentReference", "sym", "softHyphen")
}


def chosen(alternatives: Any) -> Any:
    """Of the same thing in several forms the first one."""
    return next(iter(alternatives), ())


def cells_of(row: Any) -> Iterator[Any]:
    """Cells may stand within a content control."""
    return (cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row)


def field_address(instruction: str) -> list[str]:
    """Of a field such as HYPERLINK "https://…"."""
    return [
        found[0] for found in [ADDRESS.search(instruction)] if found and "HYPERLINK" in instruction.upper()
    ]
