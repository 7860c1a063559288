"""Who came to the editions of a series, in files."""

from django.utils.translation import gettext as _

from summit_archive.web.json import day, edtf, slug

from ..attendance.cells import NOT_A_MEMBER_SIGN, OUTSIDE, POSSIBLY
from ..attendance.presence import SIGNS
from ..attendance.record import known_of
from .plain import code

HEADER = [
    "series",
    "meeting",
    "when",
    "edition",
    "place",
    "meeting_confirmation",
    "country",
    "country_name",
    "attendance",
    "membership",
    "other_standing",
    "notes",
    "participant_list",
    "known",
    "of",
]


def key():
    """[(sign, words)] of all that can stand in the table."""
    return [
        *((sign, presence.label) for presence, sign in SIGNS.items()),
        (NOT_A_MEMBER_SIGN, _("not a member then")),
        (POSSIBLY, _("after a sign: possibly a member then")),
        (OUTSIDE, _("after a sign: no member then; perhaps an associate, an observer or a guest")),
    ]


def rows(record, is_asked=lambda meeting: True):
    """A line for each state at each edition that is asked for, newest first.

    Of `of` such editions `known` have participants on record.
    """
    known = known_of([edition for edition in record.editions if is_asked(edition.meeting)])
    states = [(code(line.country), line.country.name, line.cells) for line in record.lines]
    for position, edition in enumerate(record.editions):
        meeting = edition.meeting
        if not is_asked(meeting):
            continue
        of_edition = [
            record.series.slug,
            meeting.slug,
            edtf(meeting.when),
            meeting.edition,
            slug(meeting.place),
            meeting.confirmation,
        ]
        of_list = [meeting.participant_list, known.known, known.of]
        for state_code, name, cells in states:
            yield [*of_edition, state_code, name, *of_cell(cells[position]), *of_list]


def of_cell(cell):
    others = cell.standing.others if cell.standing else ()
    return [cell.kind, membership(cell), "; ".join(others), "; ".join(cell.notes)]


def membership(cell):
    """ "sure", "possible" or "none" on every possible day; empty where nobody's is on record."""
    if cell.standing is None:
        return ""
    if cell.standing.is_sure:
        return "sure"
    return "possible" if cell.standing.is_member else "none"


def as_json(record):
    """The same for a program, with the absences in a row and the gaps."""
    return record.known.as_json | {
        "attendance": [state(line) for line in record.lines],
        "absences": [
            {
                "country": code(absence.country),
                "first": absence.first.meeting.slug,
                "last": absence.last.meeting.slug,
                "editions": absence.number,
                "later_editions": absence.later,
            }
            for absence in record.absences
        ],
        "gaps": [gap_in_file(gap) for gap in record.gaps],
        "year_not_stated": [edition.meeting.slug for edition in record.without_year],
    }


def state(line):
    return {
        "country": code(line.country),
        "took_part": line.tally.took_part,
        "recorded_editions": line.tally.recorded,
        "is_minimum": line.tally.is_minimum,
        "editions": {
            cell.edition.meeting.slug: {"attendance": cell.kind, "membership": membership(cell) or None}
            for cell in line.cells
        },
    }


def gap_in_file(gap):
    return {
        "year": gap.year,
        "editions": [edition.meeting.slug for edition in gap.sure],
        "possible": [edition.meeting.slug for edition in gap.possible],
        "not_held": [meeting.slug for meeting in gap.others],
        "searches": [
            {"source": row.source, "source_url": row.source_url, "searched_on": day(row.searched_on)}
            for row in gap.searches
        ],
    }
