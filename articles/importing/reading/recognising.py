"""Tells what a file is by how it begins; its name only settles what the beginning leaves open."""

import csv
import json
import re
from enum import StrEnum
from pathlib import PurePosixPath

from ..mapping import FIELD_OF, folded
from .json_documents import LISTS
from .lines import BOM, Broken
from .tables import SEPARATOR, delimiter_of, fitness

HEAD = 2**16


class Format(StrEnum):
    JSON_LINES = "JSON Lines"
    JSON_DOCUMENT = "JSON"
    TABLE = "CSV or TSV"
    PAGE = "an HTML page"
    WARC = "WARC"
    FEED = "Atom or RSS"
    TEXT = "plain text"
    WORD = "a Word document"
    MESSAGE = "an e-mail"


EXPECTED = (
    "expected is JSON Lines, JSON, CSV, TSV, an HTML page, WARC, Atom or RSS, a text (.txt, .md), "
    "a Word document (.docx) or an e-mail (.eml)"
)
TEXT_ENDS = (".txt", ".text", ".md", ".markdown")

# What files that nobody can read as news begin with.
FOREIGN = {
    b"PK\x03\x04": "a ZIP archive (or a spreadsheet or document in one): unpack it and give the folder",
    b"PK\x05\x06": "an empty ZIP archive",
    b"BZh": "packed with bzip2: unpack it, or pack it with gzip or zstd",
    b"\xfd7zXZ\0": "packed with xz: unpack it, or pack it with gzip or zstd",
    b"7z\xbc\xaf": "a 7-Zip archive: unpack it and give the folder",
    b"Rar!": "a RAR archive: unpack it and give the folder",
    b"\x1f\x8b": "packed twice: unpack it once",
    b"\x28\xb5\x2f\xfd": "packed twice: unpack it once",
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "a document of an old office program, a mail of Outlook, or a document with a password: "
    "save a text as .docx, a table as CSV, a mail as .eml",
    b"{\\rtf": "a document in RTF: save it as .docx",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
MHTML = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
SAVED_PAGE = re.compile(rb"^Snapshot-Content-Location:|^From: <Saved by", re.IGNORECASE | re.MULTILINE)
# A file of text that begins so is JSON, HTML or XML that somebody called a text.
OTHERWISE = re.compile(rb"\{\s*[\"}]|\[\s*[\[{\]\"]|<[!?a-zA-Z]")
HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]*:[ \t\r\n])")
HEADERS = [rb"^From:", rb"^(?:Subject|Date):", rb"^(?:Message-ID|MIME-Version|Received|Content-Type):"]
HEADERS_OF_MAIL = [re.compile(header, re.IGNORECASE | re.MULTILINE) for header in HEADERS]
ZIPPED = {
    b"xl/workbook": "a spreadsheet (XLSX): save it as CSV",
    b"xl/worksheets/": "a spreadsheet (XLSX): save it as CSV",
    b"ppt/presentation": "a presentation: save its text as .docx",
    b"mimetypeapplication/vnd.oasis.opendocument.text": "an OpenDocument text: save it as .docx",
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "an OpenDocument table: save it as CSV",
    b"mimetypeapplication/epub": "an e-book (EPUB)",
}
COMMENTS = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
FIRST_TAG = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
FEED_ROOTS = {b"rss", b"feed", b"rdf", b"channel"}
PAGE_TAGS = set(b"html head body title meta link script style div p article main section h1 table".split())


def format_of(head: bytes, name: str = "") -> Format:
    """The format of the file that begins so and is called so. Raises Broken where it is none of ours."""
    suffix = suffix_of(name)
    if head.startswith(b"WARC/"):
        return Format.WARC
    if is_word(head, suffix):
        return Format.WORD
    for part, what in ZIPPED.items():
        if head.startswith(b"PK\x03\x04") and part in head:
            raise Broken(f"this is {what}; {EXPECTED}")
    for mark, what in FOREIGN.items():
        if head.startswith(mark):
            raise Broken(f"this is {what}; {EXPECTED}")
    text = head.removeprefix(BOM).lstrip()
    if is_message(text, suffix):
        return Format.MESSAGE
    if suffix in TEXT_ENDS and not OTHERWISE.match(text) and b"\0" not in text:
        return Format.TABLE if is_table(text) else Format.TEXT
    if text.startswith(b"<"):
        return markup(text, suffix)
    if text[:1] in (b"{", b"["):
        return Format.JSON_DOCUMENT if is_document(text) else Format.JSON_LINES
    if MHTML.search(text[:4096]):
        raise Broken(f"this is a web archive (MHTML): save the page as HTML; {EXPECTED}")
    if any(line.startswith(b"{") for line in text.splitlines()[:20]):
        return Format.JSON_LINES
    if b"\0" not in text and (suffix in (".csv", ".tsv", ".tab") or delimiter_of(text)):
        return Format.TABLE
    if suffix in (".jsonl", ".ndjson", ".json"):
        return Format.JSON_LINES
    raise Broken(f"it is not told what this is; {EXPECTED}")


def suffix_of(name: str) -> str:
    """The end of the name that speaks of the format: that of news.CSV.gz is .csv."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    while suffixes and suffixes[-1] in (".gz", ".zst"):
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def is_word(head: bytes, suffix: str) -> bool:
    if not head.startswith(b"PK\x03\x04"):
        return False
    return suffix in (".docx", ".docm", ".dotx") or b"word/document" in head


def is_message(text: bytes, suffix: str) -> bool:
    """Whether it begins with the headers of a mail; pages that a browser saved as one do, too."""
    if not HEADER.match(text) or SAVED_PAGE.search(text[:4096]):
        return False
    headers = re.split(rb"\r?\n\r?\n", text, maxsplit=1)[0]
    return suffix == ".eml" or all(header.search(headers) for header in HEADERS_OF_MAIL)


def is_table(text: bytes) -> bool:
    """Whether a file called a text is a table: its first row names columns that we know, or tabs part its cells."""
    delimiter = delimiter_of(text)
    if not delimiter or SEPARATOR.match(text):
        return bool(delimiter)
    words = text.decode("utf-8", "replace")
    first = next(csv.reader(words.splitlines()[:1], delimiter=delimiter), [])
    known = sum(folded(name) in FIELD_OF for name in first)
    return known >= 2 or (delimiter == "\t" and fitness(words, delimiter)[0] > 1)


def markup(text: bytes, suffix: str) -> Format:
    bare = COMMENTS.sub(b"", text)
    tag = FIRST_TAG.search(bare)
    root = tag[1].lower() if tag else b""
    if root in FEED_ROOTS:
        return Format.FEED
    is_page = root in PAGE_TAGS or b"<!doctype html" in bare[:1000].lower() or suffix in (".html", ".htm")
    if is_page:
        return Format.PAGE
    raise Broken(f"this is XML, but neither Atom nor RSS; {EXPECTED}")


def is_document(text: bytes) -> bool:
    """Whether JSON that begins so is one value on several lines (or an array, or an object with a list of
    records) rather than a value a line.
    """
    first, newline, rest = text.partition(b"\n")
    following = rest.lstrip(b"\r\n")
    if text.startswith(b"["):
        if re.match(rb"\[\s*(?:\{|\]|\Z)", text):
            return True
        return not following.startswith(b"{")
    if not newline:
        return holds_list(first)
    try:
        whole = json.loads(first)
    except (ValueError, RecursionError):
        return not following.startswith(b"{")
    return not following and isinstance(whole, dict) and any(name in whole for name in LISTS)


LIST_MEMBER = re.compile(rb'"(?:%s)"\s*:\s*\[\s*[{\]]' % "|".join(LISTS).encode())


def holds_list(text: bytes) -> bool:
    """Whether an object that begins so, on a line of its own, seems to hold records under a usual name."""
    return LIST_MEMBER.search(text[:4096]) is not None
