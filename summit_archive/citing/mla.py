"""MLA 9 (Modern Language Association, MLA Handbook, 2021), an entry of the works cited.

Each container in its turn: where it was published, then the archive. What is not known is left out, and the day on
which it was read comes last.
"""

from .cited import Cited
from .days import in_mla
from .runs import Citation, Part, Run, ended, italic, joined


def mla(cited: Cited) -> Citation:
    title = Run(f"“{ended(cited.title)}”", language=cited.language)
    author = f"{ended(cited.author)} " if cited.author else ""
    first = published(cited) if cited.is_article else []
    version = f"version {cited.version}" if cited.version and not cited.is_article else ""
    own = f", {joined([version, cited.extent, cited.address], ', ')}. Accessed {in_mla(cited.accessed)}."
    return Citation(author, title, " ", *first, italic(cited.archive), own)


def published(cited: Cited) -> list[Part]:
    """The first container of an article; of one of which nothing is known, none."""
    told = joined([in_mla(cited.day), cited.source_address], ", ")
    if cited.publisher:
        return [italic(cited.publisher), f", {told}. " if told else ". "]
    return [f"{ended(told)} "] if told else []
