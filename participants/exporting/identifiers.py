"""By which numbers other collections know countries, organisations and people: a row a number, and as a record tells its own."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from summit_archive.files import Field, Kind, Noun

from ..identifiers import identifiers_of
from ..identifiers.known_by import LABELS, KnownBy
from ..models.name import PARTIES
from .nouns import SOURCE


class Row(NamedTuple):
    """A number, and whose it is; `key` is what the owner's address has."""

    kind: str
    key: str
    name: str
    owner_path: str
    one: KnownBy


def of_number(name):
    return lambda row: getattr(row.one, name)


IDENTIFIERS = Noun(
    "identifier",
    "identifiers",
    _("A number or letters by which another collection knows a country, an organisation or a person: a merge key."),
    (
        Field("kind", Kind.WORD, _("Whose it is: what kind of record."), choices=PARTIES),
        Field("key", Kind.KEY, _("The code or the address here of the record.")),
        Field("name", Kind.TEXT, _("The name of the record, in English.")),
        Field("owner_url", Kind.ADDRESS, _("The record's page."), lambda row: row.owner_path),
        Field("scheme", Kind.WORD, _("Which collection's number it is."), of_number("scheme"), choices=tuple(LABELS)),
        Field("value", Kind.KEY, _("The number or letters, as the collection spells them."), of_number("value")),
        Field(
            "from",
            Kind.EDTF,
            _("The first day on which it was the record's; empty where none is on record."),
            of_number("first"),
        ),
        Field(
            "to",
            Kind.EDTF,
            _("The last such day; empty where it had not ended as far as its source knows."),
            of_number("last"),
        ),
        Field("known_until", Kind.DAY, _("The last day of which the source knows that it had not ended."), of_number("known_until")),
        Field("url", Kind.ADDRESS, _("The record's page in that collection, where it has such pages."), of_number("url")),
        *(Field(one.name, one.kind, one.meaning, of_number(one.name), choices=one.choices) for one in SOURCE),
    ),
)  # fmt: skip


def identifier_rows(kind, rows):
    """Of `rows` of one kind, which come with their identifiers."""
    for row in rows:
        key = row.address_code if kind == "country" else row.slug
        for one in identifiers_of(row):
            yield Row(kind, key, row.name, row.get_absolute_url(), one)


def identifiers_in_full(row):
    """As a record's own file tells them."""
    return [
        {
            "scheme": one.scheme,
            "value": one.value,
            "from": one.first,
            "to": one.last,
            "known_until": one.known_until and one.known_until.isoformat(),
            "url": one.url or None,
            "source": one.source,
            "source_url": one.source_url,
            "confirmation": one.confirmation,
        }
        for one in identifiers_of(row)
    ]
