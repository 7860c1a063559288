"""Lists in words, as sentences have them: "A, B and C", «А, Б и В»."""

from collections.abc import Iterable

from django.utils.translation import pgettext

from .language import is_russian


def listed(items: Iterable[str]) -> str:
    """All of them: "Armenia, Belarus and Georgia"."""
    return joined(list(items), "и" if is_russian() else pgettext("list", "and"))


def either(items: Iterable[str]) -> str:
    """One of them: "26 December or 3 May"."""
    return joined(list(items), "или" if is_russian() else pgettext("list", "or"))


def joined(items: list[str], word: str) -> str:
    """No comma before the last, as long as none of them has one itself."""
    if len(items) < 2:
        return "".join(items)
    comma = "," if any("," in item for item in items) else ""
    return f"{', '.join(items[:-1])}{comma} {word} {items[-1]}"
