"""Which tables are shipped: their columns, what tells their rows apart, whose rows they are, what is promised of one.

How a file is read is in `entries.py`; how its rows reach the database, in `adding.py` and `following.py`. Each rule of
one row raises `ValidationError` that names the column; what a model's own `clean` says is left to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError

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
    Term,
)
from participants.models.in_force import InForce
from participants.models.name import OWNERS, PARTIES

from .entries import Refused


def check_office(row):
    if (row.country is None) == (row.organisation is None):
        raise ValidationError({"country": "expected a country or an organisation, and not both"})


def check_name(row):
    if row.kind == Name.Kind.CASE_FORM:
        # A form that the dictionary does not give is a name as any other: a source has it, and an editor sees it.
        raise ValidationError(
            {"kind": "case forms are made of the other names at each load: leave it out, or say variant"}
        )


def check_in_force(row):
    if row.end and row.known_until:
        raise ValidationError({"known_until": f"expected nothing, as there is an end, {row.end}"})
    InForce.clean(row)


def check_identifier(row):
    if row.end and row.known_until:
        raise ValidationError({"known_until": f"expected nothing, as there is an end, {row.end}"})
    row.clean()


def check_country(row):
    if row.existed_from and row.existed_until and row.existed_until < row.existed_from:
        raise ValidationError({"existed_until": f"expected a day that is not before {row.existed_from}"})
    if row.existed_until and row.is_of_region:
        raise ValidationError({"is_of_region": "expected nothing, as the state is no more"})


def check_place(row):
    if (row.latitude is None) != (row.longitude is None):
        raise ValidationError({"latitude": "expected both coordinates, or neither"})


def check_meeting(row):
    row.clean()
    if row.not_before and row.not_after and row.not_before > row.not_after:
        raise ValidationError({"not_before": "expected a day that is not later than not_after"})
    if (row.not_before or row.not_after) and not row.window_reason:
        raise ValidationError({"window_reason": "expected a reason, as the date is narrowed"})
    if row.has_complete_list and not row.list_source:
        raise ValidationError({"list_source": "expected a source, as the list of participants is complete"})


def check_meeting_link(row):
    if row.first == row.second:
        raise ValidationError({"second": "expected another meeting than the first"})


def check_participation(row):
    if not any([row.country, row.organisation, row.office, row.person, row.name_as_given]):
        raise ValidationError(
            {"name_as_given": "expected a country, an organisation, an office, a person or a name"}
        )
    row.clean()


def names_more(then, now):
    """The same side with the same part, of whom the office or the person is known now, or both."""
    kept = all(then[column] == now[column] for column in ("meeting", "country", "organisation", "status"))
    named_by_words = then["name_as_given"] and now["person"] and not now["name_as_given"]
    same_words = then["name_as_given"] == now["name_as_given"]
    same_office = then["office"] in ("", now["office"])
    return bool(kept and same_office and not then["person"] and (named_by_words or same_words))


SOURCE = ("source", "source_url", "confirmation")
EXISTED = ("existed_from", "existed_until", "existence_note")
COMPLETE_LIST = ("has_complete_list", "list_source", "list_source_url")
PARTY = ("country", "organisation", "office", "person", "name_as_given")


def clean(row):
    row.clean()


@dataclass(frozen=True)
class Table:
    """One kind of row.

    `key` tells two rows of the files apart. `owner` is empty where a row stands for itself;
    else the row is added only where the archive holds none of its owner, so that what an
    editor has corrected is never doubled. Two rows whose `rivals` are the same, and not None, may say one thing
    in two ways; of an `exclusive` table the database refuses the second. A file may lack `optional` columns. `check` raises
    `ValidationError` for a wrong row. `says_more` tells whether a row of the file (second) is one of before (first) of which
    more is known now: it stays the same row of the archive, with all that refers to it.
    """

    name: str
    model: type
    columns: tuple
    key: tuple
    owner: tuple = ()
    rivals: Callable = lambda entry: None
    exclusive: bool = False
    optional: tuple = ()
    reshape: Callable | None = None
    check: Callable = clean
    says_more: Callable | None = None


def owned_by_one_of(owners, what):
    """`owner_kind` and `owner` of the file become the column of that kind."""

    def reshape(entry):
        kind = entry["owner_kind"]
        if kind not in owners:
            raise Refused([entry.complaint("owner_kind", kind, f"expected one of {', '.join(owners)}")])
        if not entry["owner"]:
            raise Refused([entry.complaint("owner", "", f"expected whose {what} it is: the key of a {kind}")])
        others = {column: text for column, text in entry.values.items() if not column.startswith("owner")}
        return replace(
            entry,
            values=dict.fromkeys(owners, "") | others | {kind: entry["owner"]},
            place=lambda column: entry.place("owner" if column in owners else column),
        )

    return reshape


def of_one_scheme(entry):
    """A country has one number of a scheme at a time; whoever stands in VIAF may stand there twice."""
    if entry["scheme"] == Identifier.Scheme.VIAF:
        return None
    return tuple(entry[column] for column in (*PARTIES, "scheme"))


def preferred(entry):
    """One name in a language can be the preferred one."""
    if entry["kind"] == Name.Kind.PREFERRED:
        return tuple(entry[column] for column in (*OWNERS, "language"))
    return None


def of(*columns):
    def rivals(entry):
        key = tuple(entry[column] for column in columns)
        return key if all(key) else None

    return rivals


COUNTRIES = Table(
    "countries",
    Country,
    ("code", "alpha3", "name", "official_name", "region", "is_of_region", "wikidata", *EXISTED, *SOURCE),
    ("code",),
    optional=("is_of_region", *EXISTED),
    check=check_country,
)
ORGANISATIONS = Table(
    "organisations",
    Organisation,
    ("slug", "name", "abbreviation", "kind", "parent", "country", "founded_on", "wikidata", *SOURCE),
    ("slug",),
)
MEMBERSHIPS = Table(
    "memberships",
    Membership,
    ("country", "organisation", "standing", "start", "end", "known_until", *SOURCE),
    key=("country", "organisation", "start"),
    owner=("country", "organisation"),
    rivals=of("country", "organisation"),
    exclusive=True,
    check=check_in_force,
)
OFFICES = Table(
    "offices",
    Office,
    ("slug", "name", "kind", "country", "organisation", "wikidata", *SOURCE),
    ("slug",),
    check=check_office,
)
PEOPLE = Table("people", Person, ("slug", "name", "family_name", "wikidata", *SOURCE), ("slug",))
TERMS = Table(
    "terms",
    Term,
    ("person", "office", "start", "end", "known_until", "is_acting", "how_ended", *SOURCE),
    key=("person", "office", "start"),
    owner=("person", "office"),
    rivals=of("person", "office"),
    exclusive=True,
    check=check_in_force,
)
NAMES = Table(
    "names",
    Name,
    ("owner_kind", "owner", "text", "language", "script", "kind", *SOURCE),
    key=("country", "organisation", "person", "place", "office", "series", "language", "text"),
    owner=OWNERS,
    rivals=preferred,
    exclusive=True,
    reshape=owned_by_one_of(OWNERS, "name"),
    check=check_name,
)
IDENTIFIERS = Table(
    "identifiers",
    Identifier,
    ("owner_kind", "owner", "scheme", "value", "start", "end", "known_until", *SOURCE),
    key=(*PARTIES, "scheme", "value", "start"),
    owner=PARTIES,
    rivals=of_one_scheme,
    exclusive=True,
    reshape=owned_by_one_of(PARTIES, "number"),
    check=check_identifier,
)
PLACES = Table(
    "places",
    Place,
    ("slug", "name", "country", "latitude", "longitude", *SOURCE),
    ("slug",),
    check=check_place,
)
SERIES = Table(
    "series",
    MeetingSeries,
    ("slug", "name", "organisation", "kind", "usual_month", "known_until", *SOURCE),
    ("slug",),
)
MEETINGS = Table(
    "meetings",
    Meeting,
    ("slug", "title", "kind", "series", "edition", "organisation", "place", "when", "not_before", "not_after")
    + ("window_reason", "format", "status", "stated_on", "summary", "parent", *COMPLETE_LIST, *SOURCE),
    ("slug",),
    optional=("stated_on", *COMPLETE_LIST),
    check=check_meeting,
)
MEETING_LINKS = Table(
    "meeting_links",
    MeetingLink,
    ("first", "second", "kind", *SOURCE),
    key=("first", "second", "kind"),
    owner=("first", "second"),
    rivals=of("first", "second"),
    check=check_meeting_link,
)
PARTICIPATIONS = Table(
    "participations",
    Participation,
    ("meeting", *PARTY, "role", "status", "note", *SOURCE),
    key=("meeting", *PARTY),
    owner=("meeting",),
    rivals=of("meeting", "country"),
    check=check_participation,
    says_more=names_more,
)

# In the order in which they lean on each other.
TABLES = [COUNTRIES, ORGANISATIONS, MEMBERSHIPS, OFFICES, PEOPLE, TERMS, PLACES, SERIES, NAMES]
TABLES += [IDENTIFIERS, MEETINGS, MEETING_LINKS, PARTICIPATIONS]
