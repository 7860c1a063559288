"""A meeting as an event, and a series of them.

schema.org takes an event of which nothing is said for one that takes place. So one that is no more than rumoured,
possible or denied has neither a status of theirs nor a day, and each says in a property how the archive calls it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from .things import Thing, dated, each_once, named, source_of, stated_all, told

VOCABULARY = "https://schema.org/"
# Of the three words that exist, the one that is true; of rumours and denials none is.
STATUSES = {
    "announced": "EventScheduled",
    "scheduled": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
MODES = {
    "in-person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "by-phone": "OnlineEventAttendanceMode",
}
CAME = ("attended", "online")
KINDS_OF_PARTIES = {
    "person-detail": "Person",
    "country-detail": "Country",
    "organisation-detail": "Organization",
}


def meeting(row: Any, lines: Iterable[Any], parts: Iterable[Any], reports: Iterable[Any], site: str) -> Thing:
    """A meeting as `for_page` reads it, with its `participant_lines`, its parts, and the articles that cover it. No query."""
    lines, word = list(lines), STATUSES.get(row.status)
    wholes = [("Event", row.parent), ("EventSeries", row.series)]
    first, last = days_of(row) if word else (None, None)
    return told(
        "Event",
        f"{site}{row.get_absolute_url()}",
        url=f"{site}{row.get_absolute_url()}",
        name=row.title,
        description=row.summary,
        startDate=first,
        endDate=last,
        eventStatus=f"{VOCABULARY}{word}" if word else None,
        eventAttendanceMode=f"{VOCABULARY}{MODES[row.format]}" if row.format in MODES else None,
        location=place(row.place) if row.place else None,
        attendee=each_once(attendees(row, lines, site)),
        organizer=each_once(hosts(lines, site)),
        superEvent=[named(kind, site, one) for kind, one in wholes if one],
        subEvent=[named("Event", site, part) for part in parts],
        subjectOf=[one for one in [source_of(row), *reports_of(reports, site)] if one],
        additionalProperty=own_words(row),
    )


def days_of(row: Any) -> tuple[str | None, str | None]:
    """The first and the last day, where both are certain."""
    if not row.when.is_definite:
        return None, None
    return row.possible[0][0].isoformat(), row.possible[-1][1].isoformat()


def own_words(row: Any) -> list[Thing]:
    """In the archive's own words: status, kind, ground, the date with its doubts; how much of who came is on record."""
    facts = stated_all(
        status=row.status,
        kind=row.kind,
        ground=row.confirmation,
        edition=row.edition,
        body=row.organisation.name if row.organisation else "",
        list_of_participants=row.participant_list,
    )
    return [dated("date", row.when), *facts]


def place(row: Any) -> Thing:
    geo = None
    if row.latitude is not None:
        geo = told("GeoCoordinates", latitude=float(row.latitude), longitude=float(row.longitude))
    address = told("PostalAddress", addressLocality=row.name, addressCountry=row.country.code)
    return told("Place", name=row.name, address=address, geo=geo)


def attendees(row: Any, lines: Iterable[Any], site: str) -> Iterator[Thing]:
    """Who is concluded to have come; of an office that came, its country in that role, and nobody who may have held it."""
    for line in lines if row.is_held else ():
        if line.status in CAME and (party := party_of(line.facts, site)):
            office = office_of(line.facts.who)
            yield told("Role", roleName=office, attendee=party) if office else party


def office_of(who: Any) -> str:
    """In which office somebody came; where only the office is named, it is that name."""
    return who.office if who.page else who.name


def party_of(facts: Any, site: str) -> Thing | None:
    """None for a name as given, and for the office of an organisation: neither has a page."""
    who = facts.who
    if who.page:
        return told(KINDS_OF_PARTIES[who.page], f"{site}{who.url}", name=who.name)
    return named("Country", site, facts.state) if facts.state else None


def hosts(lines: Iterable[Any], site: str) -> Iterator[Thing]:
    """Only where a source of that line says so: a place makes nobody the host."""
    for line in lines:
        said = line.facts.conclusion
        is_sourced = bool(said.source or said.source_url)
        is_host = said.role == "host" and said.status != "absent" and is_sourced
        if is_host and (party := party_of(line.facts, site)):
            yield party


def reports_of(coverage: Iterable[Any], site: str) -> list[Thing]:
    return [
        told("NewsArticle", f"{site}{one.article.get_absolute_url()}", headline=one.article.headline)
        for one in coverage
    ]


def series(row: Any, editions: Iterable[Any], site: str) -> Thing:
    """A series with those of its meetings that its page shows. No query beyond its organisation."""
    return told(
        "EventSeries",
        f"{site}{row.get_absolute_url()}",
        url=f"{site}{row.get_absolute_url()}",
        name=row.name,
        subEvent=[named("Event", site, one) for one in editions],
        subjectOf=[one for one in [source_of(row)] if one],
        additionalProperty=stated_all(
            kind=row.kind,
            body=row.organisation.name if row.organisation else "",
            known_until=row.known_until.isoformat() if row.known_until else "",
        ),
    )
