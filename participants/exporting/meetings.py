"""Meetings and their participants."""

from summit_archive.web.json import slug

from .plain import code


def organisations(meeting):
    """Its own, its series' and those that took part: those by which the filter finds it."""
    present = [row for row in meeting.participations.all() if row.status != row.Status.ABSENT]
    every = [meeting.organisation, meeting.series and meeting.series.organisation]
    every += [row.organisation for row in present]
    return list(dict.fromkeys(row.slug for row in every if row))


def as_participant(row):
    """The party as the record names it: an office stays an office."""
    return {
        "country": code(row.country),
        "organisation": slug(row.organisation),
        "office": slug(row.office),
        "person": slug(row.person),
        "name_as_given": row.name_as_given,
        "role": row.role,
        "status": row.status,
    }
