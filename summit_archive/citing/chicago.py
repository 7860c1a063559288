"""Chicago 17 (The Chicago Manual of Style, 2017), notes and bibliography: an entry of each.

A newspaper stands in the place of an author who is not named; without a date stands “n.d.”, and the day on which it
was read. Titles keep the letters that their source gives them.
"""

from .cited import Cited
from .days import in_chicago
from .runs import Citation, Part, Run, ended, italic, joined


def bibliography(cited: Cited) -> Citation:
    title = Run(f"“{ended(cited.title)}”", language=cited.language)
    if not cited.is_article:
        told = [ended(part[:1].upper() + part[1:]) for part in (*of_answer(cited), accessed(cited))]
        return Citation(f"{ended(cited.archive)} ", title, f" {joined(told)} {cited.address}.")
    source = f"{cited.source_address}. " if cited.source_address else ""
    return Citation(*published(cited, title), f"{ended(in_chicago(cited.day))} {source}{in_archive(cited)}.")


def published(cited: Cited, title: Run) -> list[Part]:
    """By whom, what and in what, up to its day."""
    publisher: list[Part] = [italic(cited.publisher)] if cited.publisher else []
    if cited.author:
        return [f"{ended(cited.author)} ", title, " ", *publisher, ", " if publisher else ""]
    return [*publisher, ". " if publisher else "", title, " "]


def note(cited: Cited) -> Citation:
    """Of the foot of a page, when it is cited first."""
    title = Run(f"“{cited.title}{'' if cited.title.endswith(('?', '!')) else ','}”", language=cited.language)
    if not cited.is_article:
        told = joined([cited.archive, *of_answer(cited), accessed(cited), cited.address], ", ")
        return Citation(title, f" {told}.")
    author = f"{cited.author}, " if cited.author else ""
    publisher: list[Part] = [italic(cited.publisher), ", "] if cited.publisher else []
    source = f"{cited.source_address}; " if cited.source_address else ""
    day = in_chicago(cited.day)
    return Citation(author, title, " ", *publisher, f"{day}, {source}{in_archive(cited)}.")


def in_archive(cited: Cited) -> str:
    return joined([cited.archive, accessed(cited), cited.address], ", ")


def of_answer(cited: Cited) -> list[str]:
    version = f"version {cited.version}" if cited.version else ""
    return [part for part in (cited.extent, version) if part]


def accessed(cited: Cited) -> str:
    return f"accessed {in_chicago(cited.accessed)}"
