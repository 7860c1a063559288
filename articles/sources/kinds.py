"""The kinds of facts that cite a source, and how a page and a file tell each: a name, a page, a note beside it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.models import (
    Country,
    Identifier,
    Meeting,
    MeetingLink,
    MeetingSeries,
    Membership,
    Name,
    Office,
    Organisation,
    Participation,
    Person,
    Place,
    SeriesSearch,
    Term,
)


class Line(NamedTuple):
    """A fact; `url` is the page on which it stands."""

    name: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Kind:
    """Facts of a table. `related`: what `line` reads beside the row; `order`: columns by which they are listed."""

    name: str
    label: Any
    model: type
    line: Callable[[Any], Line]
    related: tuple[str, ...] = ()
    column: str = "source_url"
    order: str = "id"


def page(row: Any, note: str = "") -> Line:
    return Line(str(row), row.get_absolute_url(), note)


def meeting(row: Meeting) -> Line:
    return page(row, row.when.in_words())


def participant(row: Participation) -> Line:
    return page(row.meeting, str(row))


def link(row: MeetingLink) -> Line:
    return page(row.first, f"{row.get_kind_display()} {row.second}")


def term(row: Term) -> Line:
    return page(row.person, f"{row.office.called}, {days(row)}")


def office(row: Any) -> Line:
    return Line(row.called, (row.country or row.organisation).get_absolute_url())


def membership(row: Membership) -> Line:
    told = f"{row.organisation.short_name}, {row.get_standing_display()}, {days(row)}"
    return page(row.country, told)


def days(row: Any) -> str:
    first, last = (edge.in_words() if edge else "…" for edge in (row.start, row.end))
    return first if first == last else f"{first} – {last}"


def place(row: Place) -> Line:
    return Line(row.called, row.country.get_absolute_url(), row.country.called)


# Those that have no page of their own stand on another's.
ON_ANOTHERS_PAGE: dict[str, Callable[[Any], Line]] = {"office": office, "place": place}


def name(row: Name) -> Line:
    line = ON_ANOTHERS_PAGE.get(row.owner_kind, page)(row.owner)
    return line._replace(name=row.text, note=row.language)


def identifier(row: Identifier) -> Line:
    return page(row.owner, str(row))


def search(row: SeriesSearch) -> Line:
    return page(row.series, _("searched in vain for %(year)s") % {"year": row.year})


KINDS = [
    Kind("meetings", gettext_lazy("Meetings"), Meeting, meeting),
    Kind(
        "participant_lists",
        gettext_lazy("Complete lists of participants"),
        Meeting,
        meeting,
        column="list_source_url",
    ),
    Kind(
        "participants",
        gettext_lazy("Participants of meetings"),
        Participation,
        participant,
        ("meeting", "country", "organisation", "office", "person"),
        order="meeting_id, id",
    ),
    Kind("meeting_links", gettext_lazy("Links between meetings"), MeetingLink, link, ("first", "second")),
    Kind("people", gettext_lazy("People"), Person, page),
    Kind("terms", gettext_lazy("Terms of office"), Term, term, ("person", "office"), order="office_id, id"),
    Kind("offices", gettext_lazy("Offices"), Office, office, ("country", "organisation")),
    Kind("countries", gettext_lazy("Countries"), Country, page),
    Kind("organisations", gettext_lazy("Organisations"), Organisation, page),
    Kind("memberships", gettext_lazy("Memberships"), Membership, membership, ("country", "organisation")),
    Kind(
        "names",
        gettext_lazy("Names"),
        Name,
        name,
        ("country", "organisation", "person", "series", *(f"{owner}__country" for owner in ON_ANOTHERS_PAGE))
        + ("office__organisation",),
    ),
    Kind(
        "identifiers",
        gettext_lazy("Numbers in other collections"),
        Identifier,
        identifier,
        ("country", "organisation", "person"),
        order="country_id, organisation_id, person_id, id",
    ),
    Kind("series", gettext_lazy("Series of meetings"), MeetingSeries, page),
    Kind("searches", gettext_lazy("Searches for editions"), SeriesSearch, search, ("series",)),
    Kind("places", gettext_lazy("Places"), Place, place, ("country",)),
]


def grouped(lines: Iterable[Line]) -> list[Line]:
    """Lines that follow each other on one page become one, with the notes of all."""
    found: list[Line] = []
    for line in lines:
        if line.note and found and found[-1][:2] == line[:2]:
            found[-1] = found[-1]._replace(note=f"{found[-1].note}; {line.note}")
        else:
            found.append(line)
    return found
