"""A text that knows what it is in the cases of a Russian sentence: it reads as in the nominative."""

from collections.abc import Callable, Mapping

# Genitive, dative, accusative, instrumental, and what stands behind «в» and «о».
CASES = ("gen", "dat", "acc", "ins", "loc")


class Declined(str):
    """Is what it says in the nominative; `cases` has its forms, of those that differ from it."""

    __slots__ = ("cases",)

    cases: Mapping[str, str]

    def __new__(cls, nominative: str, cases: Mapping[str, str] | None = None) -> "Declined":
        text = super().__new__(cls, nominative)
        text.cases = cases or {}
        return text


def in_case_of(text: str, case: str) -> str:
    """A text that knows no cases stays as it is."""
    return getattr(text, "cases", {}).get(case, str(text))


def declined(put: Callable[[str], str]) -> Declined:
    """What `put` makes of each case, and of "nom"."""
    return Declined(put("nom"), {case: put(case) for case in CASES})
