"""Whom or what an editor types for “it is …”: somebody on record, by any spelling, or by what a choice of the list said.

A choice reads `Kassym-Jomart Tokayev (person 12)`: what stands in the brackets is enough.
"""

import re
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.models import Country, Office, Organisation, Person
from summit_archive.editing.site import rows_with_words, search_words
from summit_archive.text.folding import fold

MODELS: dict[str, type[Model]] = {
    "person": Person,
    "country": Country,
    "organisation": Organisation,
    "office": Office,
}
PATHS = {
    "person": ["sort_key", "names__folded"],
    "country": ["sort_key", "names__folded"],
    "organisation": ["sort_key", "names__folded"],
    "office": ["name", "names__folded"],
}
CHOICE = re.compile(r".*\((person|country|organisation|office) ([1-9][0-9]{0,17})\)\s*", re.DOTALL)
MOST = 9


class NoneChosen(Exception):
    """In the editors' words: why nobody is meant surely."""


def choices(text: str) -> list[tuple[str, Any]]:
    """(kind, row) of those with the words, whoever is called just so first. A query for each kind."""
    words = search_words(text)
    if not words:
        return []
    found = [
        (kind, row)
        for kind in MODELS
        for row in rows_with_words(rows_of(kind), PATHS[kind], words).order_by("pk")[:MOST]
    ]
    key = fold(text)
    return sorted(found, key=lambda one: fold(str(one[1])) != key)[:MOST]


def rows_of(kind: str) -> QuerySet:
    return MODELS[kind]._default_manager.all()


def name_of_kind(kind: str) -> str:
    return str(MODELS[kind]._meta.verbose_name)


def in_words(kind: str, row: Any) -> str:
    """As the list offers it, and as it is read again."""
    return f"{row} ({kind} {row.pk})"


def chosen_one(text: str) -> tuple[str, Any]:
    """(kind, row). Raises NoneChosen where it is nobody, or one of several."""
    if read := CHOICE.fullmatch(text):
        row = rows_of(read[1]).filter(pk=int(read[2])).first() if int(read[2]) < 2**63 else None
        if row is None:
            raise NoneChosen(_("What you chose is no longer on record."))
        return read[1], row
    if not text.strip():
        raise NoneChosen(_("First choose whom or what it is."))
    found = choices(text)
    same = [one for one in found if fold(str(one[1])) == fold(text)]
    if len(same) == 1 or len(found) == 1:
        return (same or found)[0]
    if not found:
        raise NoneChosen(_("Nobody and nothing on record is called “%(text)s”.") % {"text": text[:100]})
    names = "; ".join(in_words(*one) for one in found)
    told = ngettext("It may be this one: %s", "It may be one of these: %s", len(found))
    raise NoneChosen(told % names)
