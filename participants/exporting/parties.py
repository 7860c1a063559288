"""Who held an office on a day, and suggestions of people, countries, organisations and series."""

from summit_archive.dates import PartialDate
from summit_archive.web.json import day, words


def in_office(term):
    """Who held which office on a day; `is_sure` says whether the day is surely within the term.

    A term without an end surely holds until the day `known_until` and possibly after it.
    """
    return {
        "office": term.office.slug,
        "office_name": term.office.name,
        "kind": term.office.kind,
        "person": term.person.slug,
        "name": term.person.name,
        "acting": term.is_acting,
        "confirmation": term.confirmation,
        "is_sure": term.is_sure,
        "known_until": day(term.known_until),
    }


def description(row):
    """A person's latest office, a country's region, a meeting's date; "" where none is known."""
    return words(PartialDate.parse(row.description)) if row.table == "meeting" else row.description
