"""By which numbers other collections know countries, organisations and people: a row a number."""

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
    url: str
    one: KnownBy


def of_one(field):
    """What a record tells of its number, told of a row of the table."""
    return replace(field, value=lambda row, told=field.getter: told(row.one))


IDENTIFIERS = Noun(
    KNOWN_BY.name,
    KNOWN_BY.plural,
    KNOWN_BY.meaning,
    (
        Field("kind", Kind.WORD, _("Whose number it is: the kind of record."), choices=PARTIES),
        Field("key", Kind.KEY, _("The record's code or address here.")),
        Field("url", Kind.ADDRESS, _("The record's page.")),
        Field("name", Kind.TEXT, _("What the record is called.")),
        *map(of_one, KNOWN_BY),
    ),
)


def identifier_rows(kind, rows):
    """Of `rows` of one kind, which come with their identifiers."""
    for row in rows:
        key = row.address_code if kind == "country" else row.slug
        for one in identifiers_of(row):
            yield Row(kind, key, row.name, row.get_absolute_url(), one)
