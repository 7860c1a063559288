"""A record with all that is worked out of its text before the database is asked."""

from dataclasses import dataclass

from ..linking.found import Found
from ..linking.linker import Linker
from ..linking.unresolved import names_unknown
from .likeness import normalised_hash
from .record import ArticleRecord


@dataclass(frozen=True, slots=True)
class Prepared:
    """`words` is the same for records whose bodies differ in spaces, quotes and letter case alone; `unknown` are names
    in the text that the archive does not know.
    """

    record: ArticleRecord
    found: tuple[Found, ...]
    words: bytes
    unknown: tuple[str, ...] = ()


def prepare(record: ArticleRecord, linker: Linker) -> Prepared:
    texts = record.headline, record.standfirst, record.body
    found = linker.link(*texts, record.published_on, record.language)
    words = normalised_hash(record.body)
    return Prepared(record, tuple(found), words, names_unknown(record.body, found))
