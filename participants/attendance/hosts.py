"""Who hosted and who chaired, as recorded. The place is told as the place: it makes nobody the host."""

from dataclasses import dataclass, field

from ..models import Participation
from .cells import Edition

HOST, CHAIR = Participation.Role.HOST, Participation.Role.CHAIR


@dataclass(frozen=True)
class Hosts:
    """Of one edition: the participations that host and that chair it."""

    edition: Edition
    hosts: tuple
    chairs: tuple


@dataclass
class Hosting:
    """Of one state: the editions that it hosted, that it chaired, and that were in it."""

    country: object
    hosted: list = field(default_factory=list)
    chaired: list = field(default_factory=list)
    was_place: list = field(default_factory=list)


def hosts_of(edition):
    rows = edition.meeting.participations.all()
    there = [row for row in rows if row.status != Participation.Status.ABSENT]
    return Hosts(
        edition,
        tuple(row for row in there if row.role == HOST),
        tuple(row for row in there if row.role == CHAIR),
    )


def hosting_of(every):
    """A `Hosting` for each state that stands in one of the three, by name."""
    found = {}
    for hosts in every:
        place = hosts.edition.meeting.place
        for country in dict.fromkeys(row.for_country for row in hosts.hosts):
            add(found, country, "hosted", hosts.edition)
        for country in dict.fromkeys(row.for_country for row in hosts.chairs):
            add(found, country, "chaired", hosts.edition)
        if place:
            add(found, place.country, "was_place", hosts.edition)
    return sorted(found.values(), key=lambda hosting: (hosting.country.sort_key, hosting.country.code))


def add(found, country, part, edition):
    if country is not None:
        getattr(found.setdefault(country.pk, Hosting(country)), part).append(edition)
