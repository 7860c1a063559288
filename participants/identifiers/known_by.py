"""All numbers of one record: ISO 3166-1 and Wikidata from its own columns, the others from the table of identifiers."""

import datetime
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from summit_archive.dates import PartialDate
from summit_archive.web.json import day, edtf, words

from ..models import Country, Identifier

ISO3, WIKIDATA = "iso3", "wikidata"
LABELS = {ISO3: _("ISO 3166-1"), **dict(Identifier.Scheme.choices), WIKIDATA: "Wikidata"}
# Where a number leads to a page of the record.
ADDRESSES = {
    WIKIDATA: "https://www.wikidata.org/wiki/{value}",
    Identifier.Scheme.VIAF.value: "https://viaf.org/viaf/{value}",
}


class KnownBy(NamedTuple):
    """A number and its days: `first` and `last` as EDTF, None where it has no such day or none is on record.

    Of one that had not ended, `known_until` is the last day of which its source knows that.
    """

    scheme: str
    value: str
    first: str | None = None
    last: str | None = None
    known_until: datetime.date | None = None
    source: str = ""
    source_url: str = ""
    confirmation: str = ""

    @property
    def label(self):
        return LABELS[self.scheme]

    @property
    def first_in_words(self):
        return words(PartialDate.parse(self.first)) if self.first else ""

    @property
    def last_in_words(self):
        return words(PartialDate.parse(self.last)) if self.last else ""

    @property
    def url(self):
        """The page of the record there; "" where the scheme has no such pages."""
        return ADDRESSES.get(self.scheme, "").format(value=self.value)


def identifiers_of(row):
    """[KnownBy, …] of a country, an organisation or a person, in the order of `LABELS`.

    One query; none where its `identifiers` are at hand.
    """
    found = [*in_columns(row), *(known_by(one) for one in row.identifiers.all())]
    order = list(LABELS)
    return sorted(found, key=lambda one: order.index(one.scheme))


def in_columns(row):
    if isinstance(row, Country) and row.alpha3:
        yield KnownBy(ISO3, row.alpha3, day(row.existed_from), day(row.existed_until), **source_of(row))
    if row.wikidata:
        yield KnownBy(WIKIDATA, row.wikidata, **source_of(row))


def known_by(one):
    days = edtf(one.start), edtf(one.end), one.known_until
    return KnownBy(one.scheme, one.value, *days, **source_of(one))


def source_of(row):
    return {"source": row.source, "source_url": row.source_url, "confirmation": row.confirmation}
