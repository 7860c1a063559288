"""Codes: one number for each value of each facet, as the database's `summit_code` makes them."""

from enum import IntEnum

SHIFT = 40
KEY = (1 << SHIFT) - 1


class FacetNumber(IntEnum):
    """As in the view `articles_listing_due` of `sql/listing_due.sql`."""

    COUNTRY = 1
    PERSON = 2
    ORGANISATION = 3
    TOPIC = 4
    MEETING = 5
    PUBLISHER = 6
    LANGUAGE = 7
    YEAR = 8
    MONTH = 9


# Beside these, kept counts tell of every other value but months; a month has few articles.
PAIRED = frozenset(FacetNumber) - {FacetNumber.MONTH}
ALL = 0


def code(facet, key):
    """The code of a row's primary key, of a year, or of a month (12 × year + month - 1)."""
    return facet << SHIFT | key


def facet_of(code):
    return FacetNumber(code >> SHIFT)


def key_of(code):
    return code & KEY


def of_row(facet, row):
    return code(facet, row.pk)


def of_year(year):
    return code(FacetNumber.YEAR, year)


def of_month(year, month):
    return code(FacetNumber.MONTH, 12 * year + month - 1)


def first_and_last(facet):
    """Between these, both included, lie the codes of a facet."""
    return facet << SHIFT, (facet + 1 << SHIFT) - 1
