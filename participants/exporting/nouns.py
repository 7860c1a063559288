"""What is told of those who met, a noun at a time: the columns of tables and the keys of JSON."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from summit_archive.files import Field, Kind, Noun
from summit_archive.web.json import slug, words

from ..identifiers import identifiers_of
from ..identifiers.known_by import LABELS
from ..models import Country, Meeting, Membership, Name, Office, Organisation, Participation
from ..models.meeting import has_sure_days
from .meetings import organisations as organisations_of_meeting
from .plain import code


def choices(model, field):
    return tuple(str(value) for value in dict(model._meta.get_field(field).flatchoices))


def name_of(row):
    return row.name if row else None


# --- What several nouns tell in one form ------------------------------------------

SOURCE = (
    Field("source", Kind.TEXT, _("Where the fact comes from, in words.")),
    Field("source_url", Kind.ADDRESS, _("Where that source is on the web.")),
    Field(
        "confirmation",
        Kind.WORD,
        _("The grade of the fact's source."),
        choices=choices(Meeting, "confirmation"),
    ),
)
IN_FORCE = (
    Field(
        "start",
        Kind.EDTF,
        _("The start."),
        doubt=_("The date itself shows what is not known."),
    ),
    Field("start_in_words", Kind.TEXT, _("The same in words."), lambda row: words(row.start)),
    Field("end", Kind.EDTF, _("The end; empty where no end is recorded."), doubt="known_until"),
    Field("end_in_words", Kind.TEXT, _("The same in words."), lambda row: words(row.end)),
    Field(
        "known_until",
        Kind.DAY,
        _("The day up to which the sources know that it was in force; after that day it is possible."),
    ),
)
WIKIDATA = Field("wikidata", Kind.KEY, _("Its number at Wikidata."), lambda row: row.wikidata or None)


def page(of):
    return Field("url", Kind.ADDRESS, of, lambda row: row.get_absolute_url())


# --- Meetings -----------------------------------------------------------------------

PARTIES = (
    Field(
        "country",
        Kind.KEY,
        _("The country, by its code; empty where the source names none."),
        lambda row: code(row.country),
    ),
    Field("organisation", Kind.KEY, _("The organisation."), lambda row: slug(row.organisation)),
    Field(
        "office",
        Kind.KEY,
        _("The office that the source names. Its holder follows from the date and is given separately."),
        lambda row: slug(row.office),
    ),
    Field("person", Kind.KEY, _("The person, where the source names one."), lambda row: slug(row.person)),
    Field("name_as_given", Kind.TEXT, _("The source's words, where it is not certain whom they name.")),
    Field(
        "role",
        Kind.WORD,
        _("The participant's role; host only where a source says so."),
        choices=tuple(Participation.Role.values),
    ),
    Field(
        "status",
        Kind.WORD,
        _("Whether the participant came, as the editors conclude: an invitation is not attendance."),
        doubt="confirmation",
        choices=tuple(Participation.Status.values),
    ),
)
PARTICIPANT = Noun(
    "participant", "participants", _("A participant of a meeting, as the record names it."), PARTIES
)

WHEN = (
    Field(
        "when",
        Kind.EDTF,
        _("The date of the meeting, with everything that is not known of it."),
        lambda row: str(row.when),
    ),
    Field("when_in_words", Kind.TEXT, _("The same in words."), lambda row: words(row.when)),
    Field(
        "earliest",
        Kind.DAY,
        _("The first possible day."),
        lambda row: row.possible[0][0],
        doubt="is_certain",
    ),
    Field(
        "latest",
        Kind.DAY,
        _("The last possible day."),
        lambda row: row.possible[-1][1],
        doubt="is_certain",
    ),
    Field(
        "is_certain",
        Kind.YES_NO,
        _("Whether it certainly was on each day from the first to the last."),
        has_sure_days,
    ),
)
MEETING = Noun(
    "meeting",
    "meetings",
    _("A recorded meeting; `status` says whether it was held."),
    (
        Field("slug", Kind.KEY, _("The meeting's address here.")),
        page(_("The meeting's page.")),
        Field("title", Kind.TEXT, _("What the archive calls it.")),
        Field("kind", Kind.WORD, _("The kind of meeting."), choices=tuple(Meeting.Kind.values)),
        Field("status", Kind.WORD, _("Its status, as the editors conclude."), doubt="confirmation", choices=choices(Meeting, "status")),
        *WHEN,
        Field(
            "possible",
            Kind.CONTENT,
            _("All periods in which it may have been, with the first and last day of each."),
            lambda row: [[first.isoformat(), last.isoformat()] for first, last in row.possible],
        ),
        Field("place", Kind.KEY, _("Where it was; empty where that is not recorded."), lambda row: slug(row.place)),
        Field("place_name", Kind.TEXT, _("What the place is called."), lambda row: name_of(row.place)),
        Field("country", Kind.KEY, _("The country of the place. The place makes nobody the host."), lambda row: code(row.place.country) if row.place else None),
        Field("format", Kind.WORD, _("In person, online, by phone; or not stated."), choices=choices(Meeting, "format")),
        Field("organisations", Kind.KEYS, _("Its own organisation, its series', and those that took part."), organisations_of_meeting),
        Field("series", Kind.KEY, _("The series it belongs to."), lambda row: slug(row.series)),
        Field("edition", Kind.NUMBER, _("Its number in the series, as the organisation counts.")),
        Field("parent", Kind.KEY, _("The larger meeting it was part of."), lambda row: slug(row.parent)),
        Field(
            "participant_list",
            Kind.WORD,
            _("Whether the list of participants is complete, partial or not recorded. Only a complete list shows that somebody was not there."),
            choices=("complete", "partial", "not-recorded"),
        ),
        Field("participants", Kind.ROWS, _("Who is on record as a participant."), lambda row: row.participations.all(), of=PARTICIPANT),
        Field(
            "countries",
            Kind.KEYS,
            _("Countries recorded as participants in any role, by code; the participants have the `status` of each."),
            lambda row: list(dict.fromkeys(code(one.for_country) for one in row.participations.all() if one.for_country)),
        ),
        Field(
            "countries_present",
            Kind.KEYS,
            _("Those of them that took part: not absent, and not only invited."),
            lambda row: list(dict.fromkeys(code(one.for_country) for one in row.participations.all() if one.for_country and took_part(one))),
        ),
        *SOURCE,
    ),
)  # fmt: skip


def took_part(participation):
    """As `Participation.objects.took_part`."""
    return participation.status not in (Participation.Status.ABSENT, Participation.Status.INVITED)


HOLDER = Noun(
    "holder",
    "holders",
    _("A person whose term of office fits the days of a meeting."),
    (
        Field("person", Kind.KEY, _("Who held it."), lambda row: row.term.person.slug),
        Field("is_certain", Kind.YES_NO, _("Whether the term covers every possible day of the meeting."), lambda row: row.is_sure),
        Field("is_acting", Kind.YES_NO, _("Whether the person was only acting."), lambda row: row.term.is_acting),
        Field("known_until", Kind.DAY, _("The day until which the sources know of the term."), lambda row: row.term.known_until),
    ),
)  # fmt: skip
PARTICIPANT_IN_FULL = PARTICIPANT.with_fields(
    *SOURCE,
    Field("note", Kind.TEXT, _("What the editors add.")),
    Field(
        "office_held_by",
        Kind.ROWS,
        _("Who held the office on the days of the meeting, from the recorded terms: resolved, not quoted."),
        lambda row: row.holders,
        of=HOLDER,
    ),
    name="participant-in-full",
)
LINK = Noun(
    "link",
    "links",
    _("Another meeting that is related to the meeting, but not part of it."),
    (
        Field("meeting", Kind.KEY, _("The other meeting."), lambda row: row.other.slug),
        Field("kind", Kind.TEXT, _("How the two are related, seen from the meeting."), lambda row: str(row.kind_seen)),
        *SOURCE,
    ),
)  # fmt: skip
MEETING_IN_FULL = MEETING.with_fields(
    Field("participants", Kind.ROWS, _("Who is on record as a participant."), lambda row: row.lines, of=PARTICIPANT_IN_FULL),
    Field("summary", Kind.TEXT, _("What the editors say of it.")),
    Field("not_before", Kind.DAY, _("Not before this day, where the date leaves the year open.")),
    Field("not_after", Kind.DAY, _("Not after this day.")),
    Field("window_reason", Kind.TEXT, _("The reason for these limits.")),
    Field("participant_list_source", Kind.TEXT, _("The source that gives the complete list of participants."), lambda row: row.list_source),
    Field("participant_list_source_url", Kind.ADDRESS, _("Where that source is on the web."), lambda row: row.list_source_url),
    Field("recorded_on", Kind.DAY, _("When the record was made.")),
    Field("stated_on", Kind.DAY, _("When the source of its status was published.")),
    Field("parts", Kind.KEYS, _("The meetings that were parts of it."), lambda row: [part.slug for part in row.parts.all()]),
    Field("links", Kind.ROWS, _("Other meetings related to it."), lambda row: links_of(row), of=LINK),
    name="meeting-in-full",
)  # fmt: skip


def links_of(meeting):
    """Those that it states, and those that name it, each seen from it."""
    for link in meeting.links_out.all():
        link.other, link.kind_seen = link.second, link.get_kind_display()
        yield link
    for link in meeting.links_in.all():
        link.other, link.kind_seen = link.first, link.kind_seen_from_second
        yield link


OF_MEETING = ("url", "title", "kind", "status", *(field.name for field in WHEN), "place", "country", "series")


def of_meeting(field):
    """A field of the meeting as a participant's row tells it."""
    getter = field.getter
    doubt = f"meeting_{field.doubt}" if field.doubt in MEETING_FIELDS else field.doubt
    return replace(field, name=f"meeting_{field.name}", value=lambda row: getter(row.meeting), doubt=doubt)


MEETING_FIELDS = {field.name for field in MEETING}
PARTICIPATION = Noun(
    "participation",
    "participations",
    _("A participant of a meeting, one in a row, with the facts of the meeting."),
    (
        Field("meeting", Kind.KEY, _("The meeting's address here."), lambda row: row.meeting.slug),
        *(of_meeting(MEETING[name]) for name in OF_MEETING),
        *PARTIES,
        Field("country_name", Kind.TEXT, _("What the country is called."), lambda row: name_of(row.country)),
        Field("person_name", Kind.TEXT, _("What the person is called."), lambda row: name_of(row.person)),
        Field("office_name", Kind.TEXT, _("What the office is called."), lambda row: name_of(row.office)),
        Field(
            "for_country",
            Kind.KEY,
            _("The participant's country: its own, or that of the office."),
            lambda row: code(row.for_country),
        ),
        Field(
            "office_held_by",
            Kind.KEYS,
            _(
                "Who held the office on the days of the meeting, from the recorded terms: resolved, not quoted."
            ),
            lambda row: [holder.term.person.slug for holder in row.holders],
            doubt="office_held_surely",
        ),
        Field(
            "office_held_surely",
            Kind.YES_NO,
            _("Whether that person held it on every possible day of the meeting."),
            lambda row: len(row.holders) == 1 and row.holders[0].is_sure if row.holders else None,
        ),
        Field("note", Kind.TEXT, _("What the editors add.")),
        *SOURCE,
    ),
)

# --- Those who meet -------------------------------------------------------------------

NAME = Noun(
    "name",
    "names",
    _("A name of the record."),
    (
        Field("text", Kind.TEXT, _("The name.")),
        Field("language", Kind.TEXT, _("The language of the name (BCP 47).")),
        Field("script", Kind.TEXT, _("The script of the name (ISO 15924).")),
        Field("kind", Kind.WORD, _("What kind of name it is."), choices=choices(Name, "kind")),
        *SOURCE,
    ),
)
TERM = Noun(
    "term",
    "terms",
    _("A term of a person in an office."),
    (
        Field("office", Kind.KEY, _("The office."), lambda row: row.office.slug),
        Field("office_name", Kind.TEXT, _("What the office is called."), lambda row: row.office.name),
        Field("kind", Kind.WORD, _("The kind of office."), lambda row: row.office.kind, choices=choices(Office, "kind")),
        Field("country", Kind.KEY, _("The country of the office."), lambda row: code(row.office.country)),
        Field("is_acting", Kind.YES_NO, _("Whether the person was only acting.")),
        Field("how_ended", Kind.TEXT, _("How the term ended, in words.")),
        *IN_FORCE,
        *SOURCE,
    ),
)  # fmt: skip
LEADER = Noun(
    "leader",
    "leaders",
    _("A term of somebody in a leading office: head of state or of government."),
    (
        Field("person", Kind.KEY, _("Who held the office."), lambda row: row.person.slug),
        Field("name", Kind.TEXT, _("What the person is called."), lambda row: row.person.name),
        *TERM.fields,
    ),
)
STANDING = (
    Field("standing", Kind.WORD, _("Whether the country was a member, associate or observer."), choices=choices(Membership, "standing")),
    *IN_FORCE,
    *SOURCE,
)  # fmt: skip
MEMBERSHIP = Noun(
    "membership",
    "memberships",
    _("Whether a country was a member, associate or observer of an organisation, and when."),
    (
        Field("organisation", Kind.KEY, _("The organisation."), lambda row: slug(row.organisation)),
        *STANDING,
    ),
)
MEMBER = Noun(
    "member",
    "members",
    _("Whether a country was a member, associate or observer of the organisation, and when."),
    (Field("country", Kind.KEY, _("The country."), lambda row: code(row.country)), *STANDING),
)
KNOWN_BY = (
    Field("scheme", Kind.WORD, _("The collection that uses the identifier."), choices=tuple(LABELS)),
    Field("value", Kind.KEY, _("The identifier as the collection writes it.")),
    Field("from", Kind.EDTF, _("The first day on which it applied; empty where none is recorded."), lambda one: one.first),
    Field("to", Kind.EDTF, _("The last day on which it applied; empty where its source knows of no end."), lambda one: one.last),
    Field("known_until", Kind.DAY, _("The last day for which the source knows that it had not ended.")),
    Field("url", Kind.ADDRESS, _("The record's page in that collection, where it has such pages."), lambda one: one.url or None),
    *SOURCE,
)  # fmt: skip
IDENTIFIER_OF_ROW = Noun(
    "number",
    "numbers",
    _("An identifier of the record in another collection: a merge key."),
    KNOWN_BY,
)
IDENTIFIERS = Field(
    "identifiers",
    Kind.ROWS,
    _("Its identifiers in other collections."),
    identifiers_of,
    of=IDENTIFIER_OF_ROW,
)
NAMES = Field("names", Kind.ROWS, _("Its other names."), lambda row: row.names.all(), of=NAME)

COUNTRY = Noun(
    "country",
    "countries",
    _("A country, or a former state."),
    (
        Field("code", Kind.KEY, _("Its code here, in small letters: that of ISO 3166-1, where it has one."), lambda row: row.address_code),
        page(_("The country's page.")),
        Field("name", Kind.TEXT, _("What it is called.")),
        Field("official_name", Kind.TEXT, _("What it calls itself.")),
        Field("alpha3", Kind.KEY, _("Its three-letter code in ISO 3166-1."), lambda row: row.alpha3 or None),
        Field("region", Kind.WORD, _("The region under which the archive lists it."), choices=choices(Country, "region")),
        Field("existed_from", Kind.DAY, _("The first day of a state that did not always exist.")),
        Field("existed_until", Kind.DAY, _("Its last day.")),
        WIKIDATA,
        Field(
            "meetings_held",
            Kind.NUMBER,
            _("How many held meetings it took part in, as far as participants are recorded."),
            unit=_("meetings"),
            doubt=_("The list says for how many meetings participants are recorded."),
        ),
        *SOURCE,
    ),
)  # fmt: skip
PERSON = Noun(
    "person",
    "people",
    _("Anyone who takes part in meetings or speaks."),
    (
        Field("slug", Kind.KEY, _("The person's address here.")),
        page(_("The person's page.")),
        Field("name", Kind.TEXT, _("What the person is called.")),
        Field("family_name", Kind.TEXT, _("The family name, by which lists are sorted.")),
        WIKIDATA,
        Field(
            "offices",
            Kind.KEYS,
            _("The offices that the person held."),
            lambda row: [office.slug for office, only_acted in row.offices.items() if not only_acted],
        ),
        Field(
            "only_acted_in",
            Kind.KEYS,
            _("The offices in which the person was only acting."),
            lambda row: [office.slug for office, only_acted in row.offices.items() if only_acted],
        ),
        *SOURCE,
    ),
)
ORGANISATION = Noun(
    "organisation",
    "organisations",
    _("An organisation of states, or a body of one state."),
    (
        Field("slug", Kind.KEY, _("The organisation's address here.")),
        page(_("The organisation's page.")),
        Field("name", Kind.TEXT, _("What it is called.")),
        Field("abbreviation", Kind.TEXT, _("Its short name.")),
        Field(
            "kind", Kind.WORD, _("What kind of organisation it is."), choices=choices(Organisation, "kind")
        ),
        Field("parent", Kind.KEY, _("The organisation it is part of."), lambda row: slug(row.parent)),
        Field("country", Kind.KEY, _("The country it belongs to."), lambda row: code(row.country)),
        Field("founded_on", Kind.DAY, _("When it was founded.")),
        WIKIDATA,
        *SOURCE,
    ),
)
COUNTRY_IN_FULL = COUNTRY.with_fields(
    IDENTIFIERS,
    Field("existence_note", Kind.TEXT, _("The source for the days of its existence.")),
    Field("names", Kind.ROWS, _("Its other names."), lambda row: row.names.shown(), of=NAME),
    Field("leaders", Kind.ROWS, _("Who led it."), lambda row: row.terms, of=LEADER),
    Field("memberships", Kind.ROWS, _("The organisations it belonged to."), lambda row: row.standings, of=MEMBERSHIP),
    name="country-in-full",
)  # fmt: skip
PERSON_IN_FULL = PERSON.with_fields(
    IDENTIFIERS,
    NAMES,
    Field("terms", Kind.ROWS, _("The offices that the person held."), lambda row: row.terms.all(), of=TERM),
    name="person-in-full",
)
ORGANISATION_IN_FULL = ORGANISATION.with_fields(
    IDENTIFIERS,
    NAMES,
    Field("memberships", Kind.ROWS, _("Its members."), lambda row: row.standings, of=MEMBER),
    Field("series", Kind.KEYS, _("Its series of meetings."), lambda row: [one.slug for one in row.series.all()]),
    Field("parts", Kind.KEYS, _("The organisations that are parts of it."), lambda row: [part.slug for part in row.parts.all()]),
    name="organisation-in-full",
)  # fmt: skip
SERIES = Noun(
    "series",
    "series",
    _("A series of meetings, such as the informal summits of the CIS."),
    (
        Field("slug", Kind.KEY, _("The series' address here.")),
        page(_("The series' page.")),
        Field("name", Kind.TEXT, _("What it is called.")),
        Field("organisation", Kind.KEY, _("The organisation that holds the meetings."), lambda row: slug(row.organisation)),
        Field("kind", Kind.WORD, _("The kind of meeting."), choices=tuple(Meeting.Kind.values)),
        Field("usual_month", Kind.NUMBER, _("The month in which it usually meets."), unit=_("month of the year")),
        Field("known_until", Kind.DAY, _("The day up to which its meetings were looked for. After that day, no entry means nothing.")),
        Field("meetings_held", Kind.NUMBER, _("How many of its meetings were held."), lambda row: row.held_count, unit=_("meetings")),
        *SOURCE,
    ),
)  # fmt: skip
EDITION = Noun(
    "edition",
    "editions",
    _("A meeting of a series."),
    (
        *(MEETING[name] for name in ("slug", "title", "edition", "when", "status", "participant_list")),
        MEETING["confirmation"],
    ),
)
SERIES_IN_FULL = replace(
    SERIES,
    name="series-in-full",
    fields=(
        *(field for field in SERIES if field.name != "meetings_held"),
        Field("meetings", Kind.ROWS, _("Its meetings, newest first."), lambda row: row.editions, of=EDITION),
    ),
)
