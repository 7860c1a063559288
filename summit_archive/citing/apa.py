"""APA 7 (American Psychological Association, Publication Manual, 2020), an entry of the list of references.

Author. (Date). Title. Source. Address. Without an author the title comes first; without a date stands “n.d.”; a page
that may change is told with the day on which it was read. Names stay as their source gives them.
"""

from .cited import Cited, Kind
from .days import in_apa
from .runs import Citation, Part, Run, ended, italic


def apa(cited: Cited) -> Citation:
    return article(cited) if cited.is_article else own(cited)


def article(cited: Cited) -> Citation:
    date = f" ({in_apa(cited.day)}). "
    title = Run(ended(cited.title), language=cited.language)
    first: list[Part] = [f"{ended(cited.author)}{date}", title] if cited.author else [title, date.rstrip()]
    publisher: list[Part] = [" ", italic(cited.publisher), "."] if cited.publisher else []
    if not cited.source_address:
        return Citation(*first, *publisher, " ", in_archive(cited), ".")
    return Citation(*first, *publisher, f" {cited.source_address} (", in_archive(cited), ")")


def in_archive(cited: Cited) -> str:
    return f"Record in {cited.archive}, {retrieved(cited, 'retrieved')}"


def retrieved(cited: Cited, word: str) -> str:
    day = cited.accessed
    return f"{word} {in_apa(day).partition(', ')[2]}, {day.year}, from {cited.address}"


def own(cited: Cited) -> Citation:
    """The archive is its own author, and so is not named again as the site."""
    told = f" (Version {cited.version})" if cited.version else ""
    if cited.kind is Kind.QUERY:
        told += f" [Data set{'; ' if cited.extent else ''}{cited.extent}]"
    title = italic(cited.title, cited.language)
    return Citation(
        f"{ended(cited.archive)} ({in_apa(cited.day)}). ", title, f"{told}. {retrieved(cited, 'Retrieved')}"
    )
