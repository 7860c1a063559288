"""Whom and what the words of cells name: by an address, by the own name, by any recorded spelling, in any script.

All cells of a file are asked for at once. Nothing is guessed: what may be several is told as such, and so is a surname
that is nobody's whole name.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext as _

from summit_archive.text.folding import fold

from ..models import (
    Country,
    Meeting,
    MeetingSeries,
    Name,
    Office,
    Organisation,
    Person,
    Place,
)
from ..models.name import OWNERS, PARTIES
from ..names.keys import fits
from ..names.lookup import Match, alike, others_alike

MODELS = {
    "country": Country.objects.all(),
    "person": Person.objects.all(),
    "organisation": Organisation.objects.all(),
    "office": Office.objects.select_related("country", "organisation"),
    "place": Place.objects.select_related("country"),
    "meetingseries": MeetingSeries.objects.select_related("organisation"),
    "meeting": Meeting.objects.all(),
}
# Of all of these but meetings each spelling is on record: by which column of the names.
NAMED_BY = {table: table for table in OWNERS} | {"meetingseries": "series"}
# “Kazakh” and “Astana” are no names of Kazakhstan, and “Токаева” may be another person.
NO_NAMES = {Name.Kind.DEMONYM, Name.Kind.METONYM, Name.Kind.CASE_FORM}
KEYS_AT_ONCE = 400


@dataclass
class Named:
    """`row` is the one that is named, if it is; else `perhaps` has those that may be meant. `how`: "exact" or "spelling"."""

    row: Any = None
    perhaps: list = field(default_factory=list)
    how: str = "exact"

    @property
    def told_perhaps(self):
        names = "; ".join(f"{row} ({address_of(row)})" for row in self.perhaps[:5])
        return _("It may be %s: write the address or the whole name.") % names


def address_of(row):
    return row.code if isinstance(row, Country) else row.slug


def named_in(asked: dict[str, set[str]]) -> dict[tuple[str, str], Named]:
    """{(table, words): whom they name} of all `asked`, {table: words}. A few queries for any number."""
    found: dict[tuple[str, str], Named] = {}
    for table, words in asked.items():
        by_address, by_name = called_so(table, words)
        for text, rows in {**by_name, **by_address}.items():
            found[table, text] = Named(rows[0]) if len(rows) == 1 else Named(perhaps=rows)
        if table in NAMED_BY:
            by_spelling(table, words - by_address.keys(), found)
    by_capital(asked.get("place", set()), found)
    for table, words in asked.items():
        for text in words:
            found.setdefault((table, text), Named())
    return found


# --- By the address or the own name -------------------------------------------


def called_so(table, words):
    """{words: rows} by the address, and by the own name. One query."""
    at, called = defaultdict(list), defaultdict(list)
    for row in MODELS[table].filter(condition(table, words)) if words else ():
        for key in addresses_of(row):
            at[key].append(row)
        for key in names_of(row):
            called[key].append(row)
    by_address = {text: at[text.lower()] for text in words if text.lower() in at}
    by_name = {text: called[key_of(table, text)] for text in words if key_of(table, text) in called}
    return by_address, by_name


def condition(table, words):
    keys = {key_of(table, text) for text in words}
    if table == "country":
        codes = [text.upper() for text in words]
        return Q(code__in=codes) | Q(alpha3__in=codes) | Q(sort_key__in=keys)
    by_address = Q(slug__in=[text.lower() for text in words])
    if table == "meeting":
        return by_address
    if table == "place":
        without_country = {key_of(table, text.rpartition(",")[0]) for text in words}
        return by_address | Q(sort_key__in=keys | without_country)
    if table == "person":
        # Sorted by the family name, whose names stand among all others.
        return by_address | Q(name__in=words)
    if table == "organisation":
        return by_address | Q(sort_key__in=keys)
    return by_address | Q(
        pk__in=MODELS[table].annotate(upper=Upper("name")).filter(upper__in=keys).values("pk")
    )


def key_of(table, text):
    return text.upper() if table in ("office", "meetingseries") else fold(text)


def addresses_of(row):
    if isinstance(row, Country):
        return {row.code.lower(), row.alpha3.lower()} - {""}
    return {row.slug.lower()}


def names_of(row):
    if isinstance(row, Meeting):
        return set()
    if isinstance(row, Office | MeetingSeries):
        return {row.name.upper()}
    if isinstance(row, Place):
        return {fold(row.name), fold(f"{row.name}, {row.country}")}
    return {fold(row.name)}


def by_capital(words, found):
    """Adds the places that are capitals by another of their names, “Москва” for Moscow: the names on record that stand for
    a government are its capital's. Two queries, or none."""
    unknown = {fold(text): text for text in words if ("place", text) not in found}
    metonyms = Name.objects.filter(kind=Name.Kind.METONYM)
    countries = dict(metonyms.filter(folded__in=unknown).values_list("folded", "country")) if unknown else {}
    if not countries:
        return
    capitals = Q(pk__in=[])
    for country, key in metonyms.filter(country__in=countries.values()).values_list("country", "folded"):
        capitals |= Q(country=country, sort_key=key)
    at = defaultdict(list)
    for place in MODELS["place"].filter(capitals):
        at[place.country_id].append(place)
    for text in words:
        rows = at.get(countries.get(fold(text)), [])
        if ("place", text) not in found and rows:
            found["place", text] = Named(rows[0], how="spelling") if len(rows) == 1 else Named(perhaps=rows)


# --- By any spelling ----------------------------------------------------------


def by_spelling(table, words, found):
    """Adds those that are known by a spelling on record, or by one that sounds so; and asks where the own name of one is a
    spelling of another. A query for some hundred words, and one more."""
    matches = matches_of({fold(text) for text in words}, NAMED_BY[table])
    owners = {text: likeliest(matches.get(fold(text), []), table) for text in words}
    ids = {owner for _how, ids in owners.values() for owner in ids}
    rows = MODELS[table].in_bulk(ids) if ids else {}
    for text, (how, ids) in owners.items():
        own = found.get((table, text))
        if own and how != "exact":
            continue
        named = {row for row in (rows.get(owner) for owner in ids) if row}
        named |= {own.row, *own.perhaps} - {None} if own else set()
        if len(named) == 1 and how != "end":
            found[table, text] = own or Named(*named, how="spelling")
        elif named:
            found[table, text] = Named(perhaps=sorted(named, key=lambda row: row.pk))


def matches_of(keys, owner):
    """{key: whom it names, `owner`s among them}. A query for some hundred keys."""
    keys = sorted(key for key in keys if fits(key))
    matches: dict[str, list[Match]] = {}
    for start in range(0, len(keys), KEYS_AT_ONCE):
        asked = set(keys[start : start + KEYS_AT_ONCE])
        matches |= alike(asked, set()).matches if owner in PARTIES else others_alike(asked)
    return matches


def likeliest(matches, table):
    """(how, the numbers of the owners): "exact" of what is spelt so, "sound" of what sounds so, "end" of a surname alone."""
    own = [match for match in matches if match.owner.table == NAMED_BY[table] and match.kind not in NO_NAMES]
    for way, how, is_exact in (
        ("exact", "whole", True),
        ("sound", "whole", False),
        ("end", "end", True),
        ("end", "end", False),
    ):
        if ids := {one.owner.id for one in own if one.how == how and one.is_exact == is_exact}:
            return way, ids
    return "", set()
