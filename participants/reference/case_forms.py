"""Keeps the Russian case forms of names: they follow the names and are never edited.

Those of people are made by pytrovich. Those of organisations, places, offices and series are words of the language, and are
made only where the dictionary of pymorphy3 is sure of them. The linker declines the names of countries by itself.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from participants.models import Name
from participants.models.name import OWNERS
from summit_archive.postgres.copy import copy_rows
from summit_archive.text.folding import fold
from summit_archive.text.name_forms import LANGUAGE, all_case_forms, is_masculine
from summit_archive.text.phrase_forms import sure_forms

# By the column of the owner.
SOURCES = {"person": "Made of the name by pytrovich"}
SOURCES |= dict.fromkeys(
    ("organisation", "place", "office", "series"),
    "Made of the name by pymorphy3, of the OpenCorpora dictionary",
)


# What all forms have.
ALIKE = {
    "source_url": "",
    "confirmation": Name.Confirmation.NO_SOURCE.value,
    "language": LANGUAGE,
    "script": "Cyrl",
    "kind": Name.Kind.CASE_FORM.value,
}
COLUMNS = [*(f"{owner}_id" for owner in OWNERS), "text", "folded", "source", *ALIKE]


@dataclass(frozen=True)
class Made:
    """How many forms there are now, and the people of whom there are none as nothing tells the gender."""

    added: int
    unchanged: int
    removed: int
    people_without: list[str]


class Form(NamedTuple):
    kind: str
    """the column of the owner"""
    owner: int
    text: str


def remake():
    """Three queries, for any number of names; two when nothing changed."""
    wanted, people_without = wanted_forms()
    held = {form: pk for pk, form in forms_of(Name.objects.filter(kind=Name.Kind.CASE_FORM))}
    lacking, surplus = wanted - held.keys(), [pk for form, pk in held.items() if form not in wanted]
    if surplus:
        Name.objects.filter(pk__in=surplus).delete()
    copy_rows(Name, COLUMNS, (row_of(form) for form in sorted(lacking)))
    return Made(len(lacking), len(held) - len(surplus), len(surplus), people_without)


def row_of(form):
    owners = [form.owner if owner == form.kind else None for owner in OWNERS]
    return [*owners, form.text, fold(form.text), SOURCES[form.kind], *ALIKE.values()]


def forms_of(names):
    """(id, what it is) of each of `names`. One query."""
    for pk, text, *owners in names.order_by("pk").values_list("pk", "text", *OWNERS):
        yield pk, next(Form(kind, owner, text) for kind, owner in zip(OWNERS, owners, strict=True) if owner)


def wanted_forms():
    """All that there should be, and the names of the people whose gender nothing tells."""
    names = defaultdict(list)
    for _pk, form in forms_of(Name.objects.shown().filter(language=LANGUAGE)):
        names[form.kind, form.owner].append(form.text)
    wanted, without = set(), []
    for (kind, owner), texts in names.items():
        if kind == "person" and (masculine := is_masculine(texts)) is None:
            without.append(texts[0])
        elif kind in SOURCES:
            forms = all_case_forms(texts, masculine) if kind == "person" else sure_case_forms(texts)
            wanted |= {Form(kind, owner, text) for text in forms}
    return wanted, sorted(without)


def sure_case_forms(names):
    """Every form of every name of one owner that is not itself one of the names."""
    return {form for name in names for form, _case in sure_forms(name)} - set(names)


def make_way(entries, known):
    """Remove the forms that the file has as names of their own. One query, or two."""
    listed = {form for entry in entries if (form := form_listed(entry, known))}
    alike = Name.objects.filter(kind=Name.Kind.CASE_FORM, text__in={form.text for form in listed})
    doubled = [pk for pk, form in forms_of(alike) if form in listed]
    if doubled:
        Name.objects.filter(pk__in=doubled).delete()


def form_listed(entry, known):
    """What an entry has as a name; None where its owner is not known."""
    kind = next(owner for owner in OWNERS if entry[owner])
    row = known(Name._meta.get_field(kind).related_model, entry[kind])
    return Form(kind, row.pk, entry["text"]) if row else None
