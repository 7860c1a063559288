"""The entries of the gazetteer: what a spelling may stand for."""

from typing import Any, NamedTuple

# Where one spelling stands for several sorts, the first of these counts.
SORTS = (
    BLOCK,
    PERSON,
    OFFICE,
    COUNTRY,
    ORGANISATION,
    DEMONYM,
    PEOPLE,
    TITLE,
    WORDS,
    COUNTERPART,
    SURNAME,
    ADDRESS,
    CAPITAL,
    PLACE,
    SPACES,
) = SORTS = range(15)


# Of demonyms: English ones, Russian ones, and beginnings of compounds, which want a hyphen.
ENGLISH, INFLECTED, COMPOUND = "english", "inflected", "compound"


class Entry(NamedTuple):
    """One spelling: its sort, the keys of what it may stand for, and what the rules of its sort ask."""

    sort: int
    targets: tuple[int, ...]
    rule: Any = None
    """the Rule by which it is found; None where its sort asks for more than the spelling"""
    is_genitive: bool = False
    language: str = ""
    note: Any = None
    only: int | None = None
    """the one target, where there is one"""
