"""What is missing or wrong in the catalogue of a language, as sentences. None of it would stop a page: tests do."""

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Catalog

from .found import Message
from .kept import as_mo, entries, folder_of, forms_of, read

# What is filled in: %(name)s, {name}, %s; and what stands for a percent sign.
PLACE = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{[^{}]*\}")


def untranslated(catalogue: Catalog, found: dict[Message, list[str]]) -> Iterator[str]:
    known = entries(catalogue)
    for message in found:
        entry = known.get(message)
        if entry is None:
            yield f"missing: {message.single!r}"
        elif not all(forms_of(entry)):
            yield f"empty: {message.single!r}"


def not_found_any_more(catalogue: Catalog, found: dict[Message, list[str]]) -> Iterator[str]:
    for message in entries(catalogue):
        if message not in found:
            yield f"stands nowhere: {message.single!r}"


def fuzzy(catalogue: Catalog) -> Iterator[str]:
    return (f"fuzzy: {message.single!r}" for message, entry in entries(catalogue).items() if entry.fuzzy)


def places_that_differ(catalogue: Catalog) -> Iterator[str]:
    """A form of the plural has the places of the English plural: Russian says the first of 21, too."""
    for message, entry in entries(catalogue).items():
        expected = places(message.plural or message.single)
        for form in forms_of(entry):
            if form and places(form) != expected:
                yield f"{message.single!r}: {form!r} has not the places {sorted(expected)}"


def places(text: str) -> set[str]:
    """Named ones may come twice, and in any order; of those without a name it matters how many."""
    found = PLACE.findall(text)
    named = {place for place in found if place[:2] == "%(" or place[:1] == "{" and place != "{}"}
    bare = Counter(place for place in found if place not in named and place != "%%")
    return named | {f"{place} ({number})" for place, number in bare.items()}


def wrong_plurals(catalogue: Catalog) -> Iterator[str]:
    for message, entry in entries(catalogue).items():
        wanted = catalogue.num_plurals if message.plural else 1
        if len(forms_of(entry)) != wanted:
            yield f"{message.single!r}: {len(forms_of(entry))} forms, expected {wanted}"


def is_compiled(language: str) -> bool:
    """Whether the .mo says what the .po says."""
    path = folder_of(language) / "django.mo"
    return path.exists() and path.read_bytes() == as_mo(read(language))
