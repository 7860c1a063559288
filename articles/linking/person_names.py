"""How people are named in texts: in full, by the family name, by initials, by given name and patronymic."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from participants.models import Name
from summit_archive.text.name_forms import LANGUAGE, forms_with_patronymic, is_masculine

from . import rules
from .facts import Facts
from .gazetteer import flat_name
from .gazetteer_entry import ADDRESS, PERSON, SURNAME, Entry

INITIAL = re.compile(r"[A-ZА-Я][а-я]?\.\Z")


class Given(NamedTuple):
    """The given names of a person, in all forms, and their first letters."""

    names: frozenset[str]
    letters: frozenset[str]


def given_names(facts: Facts) -> dict[int, Given]:
    names = defaultdict(set)
    for row in facts.names:
        words = flat_name(row.text).split()
        if row.person and len(words) > 1 and not INITIAL.match(words[0]):
            names[row.person].add(words[0])
    for pk, name, _family in facts.people:
        names[pk].add(name.split()[0])
    return {pk: Given(frozenset(own), frozenset(name[0] for name in own)) for pk, own in names.items()}


def person_entries(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """A name of one initial only is found by its family name, and checked there."""
    for pk, name, family in facts.people:
        yield from named(name, Entry(PERSON, (pk,), rules.FULL_NAME))
        yield from named(family or name.split()[-1], Entry(SURNAME, (pk,)))
    for row in facts.names:
        if not row.person:
            continue
        words = flat_name(row.text).split()
        initials = [word for word in words if INITIAL.match(word)]
        yield from named(words[-1], Entry(SURNAME, (row.person,)))
        if len(words) == 1 or len(initials) == 1 and INITIAL.match(words[0]):
            continue
        yield from named(" ".join(words), Entry(PERSON, (row.person,), rules.FULL_NAME))
        if len(initials) > 1:
            yield from named("".join(initials) + words[-1], Entry(PERSON, (row.person,), rules.FULL_NAME))
            yield from named(
                "".join(initials) + " " + words[-1], Entry(PERSON, (row.person,), rules.FULL_NAME)
            )

    yield from russian_forms(facts)


def russian_forms(facts: Facts) -> Iterator[tuple[str, Entry]]:
    """In each case the given name with the patronymic, alone and before the family name."""
    names = defaultdict(list)
    for row in facts.names:
        if row.person and row.language == LANGUAGE and row.kind != Name.Kind.CASE_FORM:
            names[row.person].append(row.text)
    for person, texts in names.items():
        masculine = is_masculine(texts)
        pairs = {pair for text in texts for pair in forms_with_patronymic(text, masculine)}
        for address, whole in sorted(pairs):
            yield from named(address, Entry(ADDRESS, (person,)))
            yield from named(whole, Entry(PERSON, (person,), rules.FULL_NAME))


def named(text: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    for spelling in (text, text.upper()):
        yield flat_name(spelling), entry
