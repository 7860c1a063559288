"""What a meeting is called in the language of the page."""

from summit_archive.wording.language import is_russian

from .on_record import names_now
from .reading import russian


def title_called(title: str) -> str:
    """The English title where the page is in English, or no Russian one can be composed. No query a title."""
    if not is_russian() or not title:
        return title
    names = names_now()
    if title not in names.titles:
        names.titles[title] = russian(title, names)
    return names.titles[title] or title
