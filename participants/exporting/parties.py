"""Countries, people, organisations and series, and suggestions of them."""

from summit_archive.dates import PartialDate
from summit_archive.web.json import day, edtf, slug, words

from .identifiers import identifiers_in_full
from .plain import code, name, source, when


def country_row(country):
    """A country in a list; it comes from `with_meetings_held`."""
    return {
        "code": country.address_code,
        "url": country.get_absolute_url(),
        "name": country.name,
        "official_name": country.official_name,
        "region": country.region,
        "existed_from": day(country.existed_from),
        "existed_until": day(country.existed_until),
        "meetings_held": country.meetings_held,
    }


def country_details(country, terms, memberships):
    """What only its own file tells of a country, but for its source."""
    return {
        "alpha3": country.alpha3,
        "existence_note": country.existence_note,
        "wikidata": country.wikidata or None,
        "identifiers": identifiers_in_full(country),
        "names": [name(row) for row in country.names.shown()],
        "leaders": [leader(term) for term in terms],
        "memberships": [membership(row, "organisation") for row in memberships],
    }


def person_row(person):
    """A person in a list; comes with the terms."""
    return {
        "slug": person.slug,
        "url": person.get_absolute_url(),
        "name": person.name,
        "family_name": person.family_name,
        "wikidata": person.wikidata or None,
        "offices": [office.slug for office, only_acted in person.offices.items() if not only_acted],
        "only_acted_in": [office.slug for office, only_acted in person.offices.items() if only_acted],
    }


def person_details(person):
    """What only its own file tells of a person, but for the source."""
    return {
        "identifiers": identifiers_in_full(person),
        "names": [name(row) for row in person.names.all()],
        "terms": [office_held(term) | source(term) for term in person.terms.all()],
    }


def leader(term):
    """A term with its person."""
    return {"person": term.person.slug, "name": term.person.name} | office_held(term)


def office_held(term):
    """A term without its person."""
    office = {
        "office": term.office.slug,
        "office_name": term.office.name,
        "kind": term.office.kind,
        "country": code(term.office.country),
        "is_acting": term.is_acting,
        "how_ended": term.how_ended,
    }
    return office | when(term)


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


def organisation_row(organisation):
    return {
        "slug": organisation.slug,
        "url": organisation.get_absolute_url(),
        "name": organisation.name,
        "abbreviation": organisation.abbreviation,
        "kind": organisation.kind,
        "parent": slug(organisation.parent),
        "country": code(organisation.country),
        "founded_on": day(organisation.founded_on),
    }


def organisation_details(organisation, memberships):
    """What only its own file tells of an organisation, but for its source."""
    return {
        "wikidata": organisation.wikidata or None,
        "identifiers": identifiers_in_full(organisation),
        "names": [name(row) for row in organisation.names.all()],
        "memberships": [membership(row, "country") for row in memberships],
        "series": [row.slug for row in organisation.series.all()],
        "parts": [row.slug for row in organisation.parts.all()],
    }


def membership(row, other):
    """A membership as the page of one side shows it; `other` names the other side."""
    party = {"organisation": slug, "country": code}[other](getattr(row, other))
    return {other: party, "standing": row.standing} | when(row) | source(row)


def series_row(series):
    return {
        "slug": series.slug,
        "url": series.get_absolute_url(),
        "name": series.name,
        "organisation": slug(series.organisation),
        "kind": series.kind,
        "usual_month": series.usual_month,
        "known_until": day(series.known_until),
    }


def series_in_full(series, meetings):
    return series_row(series) | {"meetings": [edition(row) for row in meetings]} | source(series)


def edition(meeting):
    """A meeting as the file of its series shows it."""
    return {
        "slug": meeting.slug,
        "title": meeting.title,
        "edition": meeting.edition,
        "when": edtf(meeting.when),
        "status": meeting.status,
        "participant_list": meeting.participant_list,
        "confirmation": meeting.confirmation,
    }


def as_json(row):
    return {"kind": row.table, "name": str(row), "beside": description(row), "url": row.get_absolute_url()}


def description(row):
    """A person's latest office, a country's region, a meeting's date; "" where none is known."""
    return words(PartialDate.parse(row.description)) if row.table == "meeting" else row.description
