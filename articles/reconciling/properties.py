"""What can be told of each record: to tell namesakes apart, and as columns of another's table.

Days are told as they are kept (EDTF), never as moments: “2019-03” has no hour. An office is told with its holder as
resolved by date; what is not on record has no value. Each property costs a query or two for all records together.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participants.identifiers import identifiers_of
from participants.models import Identifier, Name, Participation
from summit_archive.web.json import edtf

from . import days
from .things import entity, identifier, page_of

ON = {
    "type": "text",
    "name": "on",
    "label": _("On the day"),
    "default": "",
    "help_text": _("YYYY-MM-DD. Empty: at any time on record."),
}
LANGUAGE = {
    "type": "text",
    "name": "language",
    "label": _("Language"),
    "default": "",
    "help_text": _("A language tag, such as ru. Empty: all."),
}


@dataclass(frozen=True)
class Property:
    """`values`: takes rows of one type and the settings, gives {row: [value]}, each {"str"}, {"float"} or an entity.

    `of`: the type of those entities. `is_column`: whether a table can be extended by it; else it only narrows.
    """

    id: str
    name: str | Promise
    types: tuple[str, ...]
    values: Callable
    of: str = ""
    settings: tuple[dict, ...] = field(default=())
    is_column: bool = True

    def settings_of(self, at, given):
        """Raises NotReadable."""
        on = given.get("on")
        return given | {"on": days.day_of(f"{at}.on", on)} if on and ON in self.settings else given


# --- Of the row itself: no query, but for what `found` did not read along -------------------------------


def told(attribute):
    """The text of an attribute, where there is one."""

    def values(rows, settings):
        return {row: [{"str": str(value)}] for row in rows if (value := getattr(row, attribute, None))}

    return values


def related(attribute):
    def values(rows, settings):
        return {row: [entity(value)] for row in rows if (value := getattr(row, attribute, None))}

    return values


def number(attribute):
    def values(rows, settings):
        numbers = {row: getattr(row, attribute) for row in rows}
        return {row: [{"float": float(value)}] for row, value in numbers.items() if value is not None}

    return values


def of_dates(attribute):
    def values(rows, settings):
        return {row: [{"str": text}] for row in rows if (text := as_text(getattr(row, attribute, None)))}

    return values


def as_text(value):
    return value.isoformat() if isinstance(value, date) else edtf(value)


def edge_of_days(edge):
    """The first or the last day that is possible, as told apart from the date as kept."""

    def values(rows, settings):
        spans = {row: row.possible for row in rows if row.possible}
        chosen = {row: some[0][0] if edge == "first" else some[-1][1] for row, some in spans.items()}
        return {row: [{"str": day.isoformat()}] for row, day in chosen.items()}

    return values


def addresses(rows, settings):
    """Whole, as they leave the site."""
    return {row: [{"str": f"{settings.get('site', '')}{page_of(row)}"}] for row in rows}


# --- Of other tables -----------------------------------------------------------------------------------


def countries(rows, settings):
    """The country that a record belongs to: of a person those of the offices held."""
    found = {row: [entity(row.country)] for row in rows if getattr(row, "country", None)}
    people = [row for row in rows if hasattr(row, "family_name")]
    for person, terms in days.terms_of(people, settings.get("on")).items():
        some = {term.office.country for term in terms if term.office.country}
        found[person] = [entity(country) for country in sorted(some, key=lambda country: country.code)]
    return found


def countries_of_meetings(rows, settings):
    """Where they were."""
    return {row: [entity(row.place.country)] for row in rows if row.place}


def countries_attending(rows, settings):
    """Those that took part in what was held: an invitation is not enough. One query."""
    held = [row for row in rows if row.is_held]
    took_part = Participation.objects.took_part().filter(meeting__in=held)
    found: dict = defaultdict(dict)
    for one in took_part.select_related("country", "office__country"):
        if country := one.country or (one.office and one.office.country):
            found[one.meeting_id][country.code] = entity(country)
    return {row: [of[code] for code in sorted(of)] for row in rows if (of := found.get(row.pk))}


def names(rows, settings):
    """All but case forms, inhabitants and what merely stands for a record. One query."""
    owner = identifier(rows[0]).partition(":")[0]
    shown = Name.objects.shown().exclude(kind=Name.Kind.DEMONYM)
    found = shown.filter(**{f"{owner}__in": rows}).order_by("pk")
    if language := settings.get("language"):
        found = found.filter(language__iexact=str(language)[:35])
    by_row: dict = defaultdict(list)
    for pk, text in found.values_list(f"{owner}_id", "text"):
        by_row[pk].append({"str": text})
    return {row: by_row[row.pk] for row in rows if row.pk in by_row}


def known_by(scheme):
    """The numbers by which another collection knows a record. One query, for all schemes together."""

    def values(rows, settings):
        prefetch_related_objects(rows, "identifiers")
        found = {row: [one.value for one in identifiers_of(row) if one.scheme == scheme] for row in rows}
        return {row: [{"str": value} for value in dict.fromkeys(some)] for row, some in found.items() if some}

    return values


EVERYTHING = (
    "person",
    "country",
    "organisation",
    "office",
    "place",
    "series",
    "meeting",
    "publisher",
    "topic",
)
NAMED = ("person", "country", "organisation", "office", "place", "series")
SOURCED = (*NAMED, "meeting")
DECLARED = (
    Property(
        "country",
        _("Country"),
        ("person", "organisation", "office", "place", "publisher"),
        countries,
        "country",
        (ON,),
    ),
    Property("held-in", _("Held in the country"), ("meeting",), countries_of_meetings, "country"),
    Property("attended-by", _("Countries that took part"), ("meeting",), countries_attending, "country"),
    Property("on", _("In office on the day"), ("person",), days.in_office_on, is_column=False),
    Property("office", _("Office held"), ("person",), days.offices_of, "office", (ON,)),
    Property("holder", _("Holder of the office"), ("office",), days.holders, "person", (ON,)),
    Property("leader", _("Head of state or government"), ("country",), days.leaders, "person", (ON,)),
    Property(
        "organisation",
        _("Organisation"),
        ("office", "series", "meeting"),
        related("organisation"),
        "organisation",
    ),
    Property("series", _("Series"), ("meeting",), related("series"), "series"),
    Property("place", _("Place"), ("meeting",), related("place"), "place"),
    Property("part-of", _("Part of"), ("organisation", "topic"), related("parent")),
    Property("when", _("Date (EDTF)"), ("meeting",), of_dates("when")),
    Property("earliest", _("Earliest possible day"), ("meeting",), edge_of_days("first")),
    Property("latest", _("Latest possible day"), ("meeting",), edge_of_days("last")),
    Property("status", _("Status"), ("meeting",), told("status")),
    Property("kind", _("Kind"), ("meeting", "organisation", "office", "publisher"), told("kind")),
    Property("iso2", _("ISO 3166-1 alpha-2"), ("country",), told("code")),
    Property("iso3", _("ISO 3166-1 alpha-3"), ("country",), told("alpha3")),
    Property("wikidata", _("Wikidata"), ("person", "country", "organisation", "office"), told("wikidata")),
    *(
        Property(scheme, label, ("person", "country", "organisation"), known_by(scheme))
        for scheme, label in Identifier.Scheme.choices
    ),
    Property("region", _("Region (UN M49)"), ("country",), told("region")),
    Property("existed-from", _("Existed from"), ("country",), of_dates("existed_from")),
    Property("existed-until", _("Existed until"), ("country",), of_dates("existed_until")),
    Property("abbreviation", _("Abbreviation"), ("organisation",), told("abbreviation")),
    Property("family-name", _("Family name"), ("person",), told("family_name")),
    Property("latitude", _("Latitude"), ("place",), number("latitude")),
    Property("longitude", _("Longitude"), ("place",), number("longitude")),
    Property("name", _("Name"), NAMED, names, settings=(LANGUAGE,)),
    Property("source", _("Source"), SOURCED, told("source")),
    Property("source-url", _("Address of the source"), SOURCED, told("source_url")),
    Property("address", _("Address of the page"), EVERYTHING, addresses),
)
PROPERTIES = {one.id: one for one in DECLARED}
COLUMNS = {one.id: one for one in DECLARED if one.is_column}
