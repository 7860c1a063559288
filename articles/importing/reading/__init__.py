"""Files in: whatever format they have, one line after the other, and no more than one held.

    with open_source("news.csv.gz") as source:      # a file, a folder, "-", or a feed's address
        for line in source:                          # Line(number, fields, refusal, doubts, where)
            ...
            source.position(), source.size           # bytes; size is None where nobody knows it

`fields` are the producer's own, a plain dict (of pages, WARC records and feed entries under our names), or
None where the record is refused; `where` says what the number counts. Broken says that a source cannot be
read, or not on; what came before stands. What a file is, its beginning tells:

lines           a stream of bytes, counted, and the Line that every format comes down to
unpacking       gzip, zstd, packed pages    encodings       UTF-16, stated charsets
                                            russian_encodings  Windows-1251, DOS 866, KOI8-R and more
recognising     a beginning -> a format
json_lines      an object a line            json_documents  arrays, objects that hold a list
tables          CSV, TSV                    pages           saved HTML      warc    pages in WARC
statements      what a page says of itself  page_days       its day         shown_days  where people read it
feeds           Atom, RSS                   fetching        a feed's address -> bytes, safely
documents       plain text                  citation_lists  the list of sources at its end
word_documents  .docx, by word_packages     messages        .eml
source          a file -> lines             folders         many files -> lines
"""

from pathlib import Path

from .folders import Folder
from .lines import Broken, Line
from .source import Source, file_source

__all__ = ["Broken", "Line", "Source", "is_address", "open_source"]


def is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def open_source(path: str) -> Source:
    """The lines of a file, of a folder, of a feed's address, or of standard input for "-". Raises Broken."""
    if is_address(path):
        from .fetching import address_source

        return address_source(path)
    if path != "-" and Path(path).is_dir():
        return Folder(path)
    return file_source(path)
