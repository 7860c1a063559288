"""By which numbers other collections know countries, organisations and people: a row a number, and as a record tells its own."""

from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from summit_archive.files import Field, Kind, Noun

from ..identifiers import identifiers_of
from ..identifiers.known_by import KnownBy
from ..models.name import PARTIES
from .nouns import KNOWN_BY


class Row(NamedTuple):
    """A number, and whose it is; `key` is what the owner's address has."""

    kind: str
    key: str
    name: str
    owner_path: str
    one: KnownBy


def of_number(field):
    """A field of the number as its row tells it."""
    return replace(field, value=lambda row: field.getter(row.one))


IDENTIFIERS = Noun(
    "identifier",
    "identifiers",
    _("An identifier of a country, an organisation or a person in another collection: a merge key."),
    (
        Field("kind", Kind.WORD, _("The kind of record it belongs to."), choices=PARTIES),
        Field("key", Kind.KEY, _("The code or the address here of the record.")),
        Field("name", Kind.TEXT, _("The name of the record, in English.")),
        Field("owner_url", Kind.ADDRESS, _("The record's page."), lambda row: row.owner_path),
        *map(of_number, KNOWN_BY),
    ),
)  # fmt: skip


def identifier_rows(kind, rows):
    """Of `rows` of one kind, which come with their identifiers."""
    for row in rows:
        key = row.address_code if kind == "country" else row.slug
        for one in identifiers_of(row):
            yield Row(kind, key, row.name, row.get_absolute_url(), one)
