"""How a meeting bears on a claim, by what its record says of both sides, and the same as `Evidence`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from participants.models import Meeting, Participation
from participants.querysets import UNSETTLED
from summit_archive.web.fast_reverse import path_to

from .evidence import Bearing, Cited, Evidence, PartTold
from .gathering import CALLED_OFF
from .how import how_in_words
from .parts import STATED_AWAY, Part, Standing
from .sayings import Sayings

GRADES = dict(Participation.Confirmation.choices)


@dataclass(frozen=True)
class Judged:
    """A meeting, what its record says of each side, and whether it surely was then and there."""

    meeting: Any
    parts: tuple[Part, ...]
    is_then: bool
    bearing: Bearing

    @property
    def is_called_off(self):
        return self.meeting.status in CALLED_OFF

    @property
    def is_stated_against(self):
        """By a source, not by a list's silence, nor by who else came."""
        return self.is_called_off or any(part.standing in STATED_AWAY for part in self.parts)

    def covers(self, gathering):
        """Whether its days leave no day of the claim: a talk that was called off in May says nothing of June."""
        days = gathering.memory.days[gathering.memory.position[self.meeting.pk]]
        return self.is_then and gathering.time.lies_in(days)


def judged(meeting, rows, sides, is_then):
    """None where the record says nothing of one of them."""
    parts = tuple(side.part(meeting, rows) for side in sides)
    if any(part.is_silent for part in parts) or is_one_participant(*parts):
        return None
    if meeting.status in CALLED_OFF or any(part.is_away for part in parts):
        bearing = Bearing.AGAINST
    elif meeting.is_held and is_then and all(part.is_sure for part in parts):
        bearing = Bearing.FOR
    else:
        bearing = Bearing.OPEN
    return Judged(meeting, parts, is_then, bearing)


def is_one_participant(one: Part, other: Part) -> bool:
    """Whoever stands for a country or an organisation did not meet it."""
    return one.row is not None and one.row == other.row


# --- As evidence --------------------------------------------------------------


def evidence_of(every, sides, gathering):
    """{a meeting's id: its evidence}, with what articles say. At most four queries."""
    rows = {
        part.row.pk: (part.row, side.label)
        for one in every
        for part, side in zip(one.parts, sides, strict=True)
        if part.row and part.row.meeting == one.meeting.pk
    }
    sayings = Sayings(rows, {one.meeting.pk: one.meeting.status for one in every})
    found = {}
    for one in every:
        said = [*sayings.of_meeting.get(one.meeting.pk, ())]
        for part in one.parts:
            said += sayings.of_part.get(part.row.pk, ()) if part.row else ()
        found[one.meeting.pk] = told(one, sides, gathering, tuple(said))
    return found


def told(one, sides, gathering, said):
    meeting = one.meeting
    circle, around = gathering.circle_of(meeting.pk), tuple(circumstances(one, gathering))
    return Evidence(
        bearing=one.bearing,
        meeting=meeting.slug,
        title=meeting.called,
        url=meeting.get_absolute_url(),
        when=str(meeting.when),
        when_in_words=meeting.when.in_words(),
        is_certainly_then=one.is_then,
        states_no_year=meeting.states_no_year,
        status=meeting.status,
        status_in_words=str(meeting.get_status_display()),
        kind=meeting.kind,
        kind_in_words=str(meeting.get_kind_display()),
        circle=circle,
        how=how_in_words(meeting, circle, one.parts),
        place=str(meeting.place or ""),
        parts=tuple(part_told(part, side, meeting) for part, side in zip(one.parts, sides, strict=True)),
        cited=cited(meeting),
        reasons=(*around, *of_parts(one, sides)),
        circumstances=around,
        said=said,
        denies=denies(one, gathering),
    )


def denies(one, gathering):
    return one.bearing == Bearing.AGAINST and one.is_stated_against and one.covers(gathering)


def cited(fact):
    return Cited(fact.source, fact.source_url, fact.confirmation, str(GRADES[fact.confirmation]))


def part_told(part, side, meeting):
    row = part.row
    words = str(part.standing.label)
    if part.standing == Standing.NOT_LISTED:
        words = f"{words} ({meeting.list_source})"
    if row is None:
        return PartTold(side.label, part.standing.value, words)
    if row.person_name and row.person_name != side.label:
        named, url = row.person_name, path_to("person-detail", row.person_slug)
    else:
        named, url = ("" if row.person_name else row.given), ""
    return PartTold(
        side.label,
        part.standing.value,
        words,
        named,
        url,
        row.office_name or "",
        part.by_office,
        row.note,
        cited(row),
    )


def circumstances(one: Judged, gathering: Any) -> Iterator[str]:
    """What of the meeting itself does not simply speak for the claim: sentences."""
    meeting = one.meeting
    if meeting.status == Meeting.Status.CANCELLED:
        yield _("It was cancelled.")
    elif meeting.status == Meeting.Status.DENIED:
        yield _("A source denies that it was held or would be held.")
    elif meeting.status == Meeting.Status.POSTPONED:
        yield _("It was postponed, and not held as planned.")
    elif meeting.status in UNSETTLED:
        yield unsettled(meeting)
    if not one.is_then:
        yield from why_not_surely(meeting, gathering)


def of_parts(one: Judged, sides: Any) -> list[str]:
    """What of its participants does not."""
    together = zip(one.parts, sides, strict=True)
    return [of_part(part, side, one.meeting) for part, side in together if not part.is_sure]


def unsettled(meeting):
    words = {"status": meeting.get_status_display()}
    if meeting.has_unknown_outcome:
        return _("It is recorded as %(status)s; no recorded source says what became of it.") % words
    return _("It is recorded as %(status)s.") % words


def why_not_surely(meeting, gathering):
    time, where = gathering.time, gathering.where
    position = 1 << gathering.memory.position[meeting.pk]
    if not time.surely(gathering.memory, position):
        yield _("Its date is known only in part (%(when)s), so it may have been then.") % {
            "when": meeting.when.in_words()
        }
    if not where.surely(gathering.memory, position):
        yield _("Its place is not recorded.")


def of_part(part, side, meeting):
    if part.standing == Standing.NOT_LISTED:
        said = _("The list of its participants is complete (%(source)s), and %(side)s is not on it.")
        return said % {"side": side.label, "source": meeting.list_source}
    if part.standing == Standing.ANOTHER_CAME:
        named = filter(None, [part.row.person_name or part.row.given, part.row.office_name])
        said = _("For the country the record names %(named)s, not %(side)s.")
        return said % {"side": side.label, "named": ", ".join(named) or _("somebody else")}
    return _("%(side)s: %(standing)s.") % {"side": side.label, "standing": part.standing.label}
