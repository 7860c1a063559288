"""The release as RDF: what each page says by schema.org, as N-Triples, packed; the same archive gives the same bytes."""

import gzip
import io
from pathlib import Path

from articles.linked_data.everything import everything
from articles.linked_data.triples import Triples

FILE = "rdf/archive.nt.gz"


def write_rdf(folder: Path, site: str) -> None:
    """Without the name and the moment that gzip would note."""
    path = folder / FILE
    path.parent.mkdir()
    triples = Triples()
    with (
        path.open("wb") as raw,
        gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as out,
    ):
        for thing in everything(site):
            out.writelines(triples.of(thing))
