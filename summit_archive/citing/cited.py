"""A plain record of what is cited: what is known of it, and nothing padded."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from ..dates import PartialDate
from .runs import in_one_line


class Kind(Enum):
    ARTICLE = "article"
    PAGE = "page"
    QUERY = "query"


@dataclass(frozen=True)
class Cited:
    """An article of a newspaper or the like; a page of the archive; or what the archive answers to a query.

    `address` is the archive's own, absolute, and `accessed` the day on which it was read there. Of an article
    `source_address` is where it was published, and `retrieved` the day on which the archive took it from there;
    `archived_address` is that of a web archive's copy of it.
    `author` is the byline as given, `day` as far as it is known, and `extent` how much answers a query, in words.
    `is_kept`: its rows stay as they are.
    """

    kind: Kind
    title: str
    address: str
    accessed: date
    archive: str
    version: str
    language: str = ""
    author: str = ""
    publisher: str = ""
    day: PartialDate | None = None
    source_address: str = ""
    archived_address: str = ""
    retrieved: date | None = None
    extent: str = ""
    is_kept: bool = False

    def __post_init__(self) -> None:
        """Line breaks of a headline are none of a citation."""
        for name in ("title", "author", "publisher", "extent"):
            object.__setattr__(self, name, in_one_line(getattr(self, name)))

    @property
    def is_article(self) -> bool:
        return self.kind is Kind.ARTICLE

    @property
    def first_address(self) -> str:
        """Where it was published, where that is known."""
        return self.source_address or self.address

    @property
    def first_accessed(self) -> date | None:
        """The day on which somebody is known to have read it at `first_address`."""
        return self.retrieved if self.source_address else self.accessed
