"""A record with all that is worked out of its text before the database is asked."""

from dataclasses import dataclass

from ..linking.found import Found
from ..linking.linker import Linker
from ..linking.on_record import Tagged
from ..linking.unresolved import names_unknown
from .likeness import normalised_hash
from .problems import Problem
from .record import ArticleRecord
from .tags import resolved


@dataclass(frozen=True, slots=True)
class Prepared:
    """`words` is the same for records whose bodies differ in spaces, quotes and letter case alone; `unknown` are names
    in the text that the archive does not know; `tagged` are whom the source's own tags name, each once.
    """

    record: ArticleRecord
    found: tuple[Found, ...]
    words: bytes
    unknown: tuple[str, ...] = ()
    tagged: tuple[Tagged, ...] = ()
    doubts: tuple[Problem, ...] = ()


def prepare(record: ArticleRecord, linker: Linker) -> Prepared:
    texts = record.headline, record.standfirst, record.body
    found = linker.link(*texts, record.published_on, record.language)
    words = normalised_hash(record.body)
    tagged, unresolved = resolved(record.tags, linker.on_record)
    unknown = names_unknown(record.body, found)
    return Prepared(record, tuple(found), words, unknown, tagged, (*record.doubts, *unresolved))
