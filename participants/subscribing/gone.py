"""Meetings that are no longer on record, as they were: so that whoever has them in a calendar or a feed loses them again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from summit_archive.dates import PartialDate
from summit_archive.dates.shapes import Span
from summit_archive.filtering.conditions import days_of
from summit_archive.history.tables import Change
from summit_archive.merging.merged_record import MergedRecord
from summit_archive.postgres.multiranges import text_as_days

from ..models import Meeting, MeetingSeries, Office, Participation, Place

# So many, the last that went, are looked at.
MOST = 200
PARTIES = ("country", "person", "organisation", "office")
# What can be asked of a meeting that is gone; under other conditions none is told.
KNOWN = {
    "country",
    "match",
    "person",
    "organisation",
    "series",
    "kind",
    "status",
    "place",
    "in",
    "from",
    "to",
}
OF_NO_ACCOUNT = {"coming", "sort", "facets", "proposed"}


@dataclass
class GoneMeeting:
    """`meeting` is the row as it was, not to be saved; `parties`: {"country": ids, …} of those that were named with it, and as
    "series" the organisation of its series.

    `stays` is the meeting of which it is a part now, None where it was deleted.
    """

    meeting: Meeting
    at: datetime
    stays: Meeting | None = None
    parties: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    place_country: int | None = None


def gone_since(moment: datetime, present: Iterable[int]) -> list[GoneMeeting]:
    """Those deleted, or merged into another, since that `moment`, the last first. `present`: ids of meetings on record.

    One query where there are none, else at most seven.
    """
    deleted = Change.objects.filter(table_name=Meeting._meta.db_table, kind=Change.Kind.DELETED)
    rows = deleted.filter(step__at__gte=moment).select_related("step").order_by("-pk")[:MOST]
    there = set(present)
    changes: dict[int, Change] = {}
    for change in rows:
        if change.row is not None and change.row not in there:
            changes.setdefault(change.row, change)
    found = {number: gone(change) for number, change in changes.items()}
    if found:
        tell_parties(found, {change.step_id for change in changes.values()})
        tell_places_and_series(found)
        tell_where_they_are_now(found)
    return list(found.values())


def gone(change: Change) -> GoneMeeting:
    was = change.before or {}
    told = {name: was.get(name) for name in ("slug", "kind", "status", "confirmation")}
    told |= {name: was.get(name) for name in ("series_id", "organisation_id", "place_id")}
    when, possible = PartialDate.parse(was["when"]), text_as_days(was["possible"])
    return GoneMeeting(Meeting(pk=change.row, when=when, possible=possible, **told), change.step.at)


def tell_parties(found: Mapping[int, GoneMeeting], steps: Iterable[int]) -> None:
    """The lines of a deleted meeting went with it; those of a merged one moved, or went."""
    lines = Change.objects.filter(
        table_name=Participation._meta.db_table, row__isnull=False, step__in=list(steps)
    )
    of_offices: dict[int, list[GoneMeeting]] = defaultdict(list)
    for refers, was in lines.values_list("refers", "before"):
        refers, was = refers or {}, was or {}
        one = found.get(refers.get("meeting_id") or 0)
        if one is None or was.get("status") == Participation.Status.ABSENT:
            continue
        for party in PARTIES:
            if number := refers.get(f"{party}_id"):
                one.parties[party].add(number)
        if not refers.get("country_id") and (number := refers.get("office_id")):
            of_offices[number].append(one)
    for office, country in Office.objects.filter(pk__in=of_offices).values_list("pk", "country"):
        for one in of_offices[office] if country else ():
            one.parties["country"].add(country)


def tell_places_and_series(found: Mapping[int, GoneMeeting]) -> None:
    """In which country a meeting was, and the organisation of its series."""
    series = {one.meeting.series_id for one in found.values()} - {None}
    organisations = dict(MeetingSeries.objects.filter(pk__in=series).values_list("pk", "organisation"))
    places = {one.meeting.place_id for one in found.values()} - {None}
    countries = dict(Place.objects.filter(pk__in=places).values_list("pk", "country"))
    for one in found.values():
        if place := one.meeting.place_id:
            one.place_country = countries.get(place)
        if organisation := organisations.get(one.meeting.series_id or 0):
            one.parties["series"].add(organisation)


def tell_where_they_are_now(found: Mapping[int, GoneMeeting]) -> None:
    merged = MergedRecord.objects.filter(kind=Meeting._meta.db_table, number__in=found)
    into = dict(merged.values_list("number", "object_id"))
    staying = Meeting.objects.only("slug", "title").in_bulk(into.values())
    for number, one in found.items():
        one.stays = staying.get(into.get(number, 0))


# --- Which of them fitted a filter ----------------------------------------------


def fitting(
    found: Iterable[GoneMeeting], conditions: Mapping, coming: Span | None = None
) -> list[GoneMeeting]:
    """Those that a list with `conditions` had; none where the conditions ask for what nothing is known of any more."""
    if not is_known(conditions):
        return []
    return [one for one in found if fits(one, conditions) and may_be_in(one, coming)]


def is_known(conditions: Mapping) -> bool:
    return not conditions.keys() - KNOWN - OF_NO_ACCOUNT


def fits(one: GoneMeeting, conditions: Mapping) -> bool:
    meeting = one.meeting
    own = {"series": {meeting.series_id}, "place": {meeting.place_id}, "in": {one.place_country}}
    own["organisation"] = {meeting.organisation_id, *one.parties["organisation"], *one.parties["series"]}
    options = {"kind": meeting.kind, "status": meeting.status}
    return (
        all(conditions[name][0].text == value for name, value in options.items() if conditions.get(name))
        and all(asked(conditions, name) & values for name, values in own.items() if conditions.get(name))
        and asked(conditions, "person") <= one.parties["person"]
        and has_countries(one, conditions)
        and may_be_in(one, days_of(conditions))
    )


def asked(conditions: Mapping, name: str) -> set[int]:
    return {value.row.pk for value in conditions.get(name, [])}


def has_countries(one: GoneMeeting, conditions: Mapping) -> bool:
    countries, named = asked(conditions, "country"), one.parties["country"]
    match = next((value.text for value in conditions.get("match", [])), "any")
    if match == "exactly":
        return countries == named
    return countries <= named if match == "all" else not countries or bool(countries & named)


def may_be_in(one: GoneMeeting, days: tuple[date | None, date | None] | None) -> bool:
    first, last = days or (None, None)
    return any(
        start <= (last or date.max) and (first or date.min) <= end for start, end in one.meeting.possible
    )
