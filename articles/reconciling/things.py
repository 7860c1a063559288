"""What can be matched, and the identifiers that others keep: `person:vladimir-putin`, `country:kz`."""

import re
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participants.models import Country, Meeting, MeetingSeries, Office, Organisation, Person, Place
from summit_archive.web.former_slugs import find_rows

from ..models import Publisher, Topic

AnyModel = type[Model]


@dataclass(frozen=True)
class Thing:
    """A type of records. `related` is read along with a row."""

    type: str
    name: str | Promise
    model: AnyModel
    related: tuple[str, ...] = ()

    @property
    def as_json(self):
        return {"id": self.type, "name": str(self.name)}


THINGS = {
    thing.type: thing
    for thing in (
        Thing("person", _("Person"), Person),
        Thing("country", _("Country"), Country),
        Thing("organisation", _("Organisation"), Organisation, ("country", "parent")),
        Thing("office", _("Office"), Office, ("country", "organisation")),
        Thing("place", _("Place"), Place, ("country",)),
        Thing("series", _("Series of meetings"), MeetingSeries, ("organisation",)),
        Thing("meeting", _("Meeting"), Meeting, ("place__country", "series", "organisation")),
        Thing("publisher", _("Publisher"), Publisher, ("country",)),
        Thing("topic", _("Topic"), Topic, ("parent",)),
    )
}
TYPE_OF = {thing.model: thing.type for thing in THINGS.values()}
IDENTIFIER = re.compile(rf"({'|'.join(THINGS)}):([-\w]{{1,120}})", re.ASCII)


def identifier(row):
    return f"{TYPE_OF[type(row)]}:{key_of(row)}"


def key_of(row):
    return row.address_code if isinstance(row, Country) else row.slug


def name_of(row):
    return row.title if isinstance(row, Meeting) else row.name


def entity(row):
    """A record as a value of another's property."""
    return {"id": identifier(row), "name": name_of(row)}


def found(identifiers):
    """{identifier: row} of those that are on record, also under a former address. At most three queries a type."""
    keys: dict[str, set[str]] = {}
    for text in identifiers:
        if parts := IDENTIFIER.fullmatch(text):
            keys.setdefault(parts[1], set()).add(parts[2])
    return {
        f"{type_}:{key}": row
        for type_, some in keys.items()
        for key, row in rows_at(THINGS[type_], some).items()
    }


def rows_at(thing, keys):
    """{key: row}"""
    rows = thing.model.objects.select_related(*thing.related)
    if thing.model is Country:
        codes = {key: key.upper() for key in keys}
        by_code = {row.code: row for row in rows.filter(code__in=codes.values())}
        return {key: by_code[code] for key, code in codes.items() if code in by_code}
    if thing.model is Office:
        return {row.slug: row for row in rows.filter(slug__in=keys)}
    return find_rows(rows, list(keys))


def page_of(row):
    """The path of the page that shows a record: offices and places have none of their own."""
    if isinstance(row, Place):
        return f"{reverse('meeting-list')}?place={row.slug}"
    if isinstance(row, Office):
        return (row.country or row.organisation).get_absolute_url()
    return row.get_absolute_url()
