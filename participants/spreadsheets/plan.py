"""What would become of each line: new, changed, the same, a conflict with what others changed, or refused and why.

Only cells that were edited count: those that differ from what `as_exported` says the row was. In a row without it an
empty cell says nothing. A meeting comes in with all of its lines, or not at all. What no line names stays as it is.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Meeting, Participation
from . import columns
from .columns import COLUMNS, OF_MEETINGS, OF_PARTICIPANTS, PARTICIPANT, Wrong
from .export import Cells
from .matching import Group, base_of, groups_of
from .naming import Named, named_in
from .participants import NoSuchParticipant, by_number, by_party, is_of_participant, party_of
from .reading import Line, Sheet

NOTHING: dict[str, str] = {}
NEW, CHANGED, SAME, CONFLICT, REFUSED = "new", "changed", "same", "conflict", "refused"


@dataclass
class Change:
    """A cell as it was and as it becomes."""

    column: str
    before: str
    after: str


@dataclass
class Outcome:
    """What becomes of a line; `problems` are pairs of column and reason, `notes` what was understood how."""

    line: Line
    verdict: str = SAME
    changes: list[Change] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def refuse(self, column, reason, verdict=REFUSED):
        self.problems.append((column, str(reason)))
        if self.verdict != REFUSED:
            self.verdict = verdict


@dataclass
class MeetingPlan:
    """What is written of one meeting: `meeting` and `people` hold the new values, `fields` which of them differ."""

    group: Group
    outcomes: list[Outcome]
    meeting: Meeting
    is_new: bool
    fields: dict[str, Any] = field(default_factory=dict)
    people: list[tuple[Participation, set[str], Outcome]] = field(default_factory=list)

    @property
    def is_refused(self):
        return any(outcome.problems for outcome in self.outcomes)

    @property
    def writes(self):
        return not self.is_refused and (self.is_new or bool(self.fields) or bool(self.people))


class Plan:
    """Of a whole file. Some twenty queries, whatever its size; `locked` keeps others from its meetings meanwhile."""

    def __init__(self, sheet: Sheet, *, locked: bool = False):
        self.sheet, self.cells = sheet, Cells()
        self.groups = groups_of(sheet.lines, locked=locked)
        self.named = named_in(self.words_asked())
        self.new_keys = {group.key for group in self.groups if group.meeting is None}
        self.plans = [self.of_group(group) for group in self.groups]
        self.join_parents()

    @property
    def outcomes(self):
        """By the file's lines."""
        every = [outcome for plan in self.plans for outcome in plan.outcomes]
        return sorted(every, key=lambda outcome: outcome.line.number)

    @property
    def counts(self):
        return Counter(outcome.verdict for outcome in self.outcomes)

    def settle(self):
        """A meeting of which a line is refused does not come in: its other lines say so."""
        for plan in self.plans:
            wrong = next((outcome for outcome in plan.outcomes if outcome.problems), None)
            for outcome in plan.outcomes if wrong else ():
                if not outcome.problems and outcome.verdict != SAME:
                    told = _("Row %d of the same meeting is not imported: see that row.")
                    outcome.refuse("", told % wrong.line.number)

    def words_asked(self):
        """{table: words} of all cells that are not as they were exported."""
        asked: dict[str, set[str]] = {}
        for line in self.sheet.lines:
            base = base_of(line)
            for column in COLUMNS:
                text = line[column.name]
                if column.table and text and columns.sign(text) != base.get(column.name):
                    asked.setdefault(column.table, set()).add(text)
        return asked

    # --- One meeting ----------------------------------------------------------

    def of_group(self, group):
        is_new = group.meeting is None
        outcomes = [Outcome(line) for line in group.lines]
        plan = MeetingPlan(group, outcomes, Meeting() if is_new else group.meeting, is_new)
        for outcome in outcomes:
            for column, reason in outcome.line.wrong.items():
                outcome.refuse(column, reason)
            if group.refusal:
                is_gone = bool(base_of(outcome.line))
                outcome.refuse(columns.SLUG, group.refusal, CONFLICT if is_gone else REFUSED)
        if group.refusal:
            return plan
        now = {} if is_new else self.cells.of_meeting(group.meeting)
        self.read_meeting(plan, now)
        taken: dict[int, int] = {}
        for outcome in outcomes:
            self.read_participant(plan, outcome, taken)
        if not plan.is_refused:
            check(plan)
        return plan

    def read_meeting(self, plan, now):
        said: dict[str, tuple[str, Any, Outcome]] = {}
        for outcome in plan.outcomes:
            edited = self.edited(outcome, OF_MEETINGS, now, base_of(outcome.line))
            for column, (text, value) in edited.items():
                other = said.setdefault(column.name, (text, value, outcome))
                if other[0] != text:
                    told = _("Row %(row)d has “%(text)s” for the same meeting: make both the same.")
                    outcome.refuse(column.name, told % {"row": other[2].line.number, "text": other[0]})
        for name, (_text, value, outcome) in said.items():
            column = columns.BY_NAME[name]
            plan.fields[column.field_name] = value
            if not plan.is_new:
                outcome.verdict = CHANGED if outcome.verdict == SAME else outcome.verdict
        if plan.is_new:
            require(plan)
            for outcome in plan.outcomes:
                outcome.verdict = NEW if outcome.verdict == SAME else outcome.verdict
        for field_name, value in plan.fields.items():
            if not isinstance(value, NewMeeting):
                setattr(plan.meeting, field_name, value)

    def read_participant(self, plan, outcome, taken):
        line = outcome.line
        if not is_of_participant(line):
            return
        try:
            row = by_number(plan.group, line)
        except NoSuchParticipant as error:
            outcome.refuse(columns.PARTICIPANT_NUMBER, error, CONFLICT if base_of(line) else REFUSED)
            return
        base = base_of(line) if row else {}
        if row is None:
            row = self.party_named(plan, outcome)
        if row is None:
            return
        if row.pk:
            if row.pk in taken:
                told = _("Row %d is of the same participant. For a new one leave its number empty.")
                outcome.refuse(columns.PARTICIPANT_NUMBER, told % taken[row.pk])
                return
            taken[row.pk] = line.number
        now = self.cells.of_participant(row) if row.pk else {}
        edited = self.edited(outcome, OF_PARTICIPANTS, now, base)
        values = self.kept_as_given(
            outcome, {column.field_name: v for column, (_t, v) in edited.items()}, now
        )
        write_participant(plan, outcome, row, values)

    def party_named(self, plan, outcome):
        """The participant of the meeting whom a line without a number names; an unwritten row where it is a new one."""
        parties = [column for column in columns.PARTIES if outcome.line[column.name]]
        if not parties:
            told = _(
                "Whom does the row name? Give a country, an organisation, an office, a person, or a name."
            )
            outcome.refuse("participant_name_as_given", told)
            return None
        quiet = Outcome(outcome.line)
        edited = self.edited(quiet, parties, {}, {})
        values = self.kept_as_given(quiet, {column.field_name: v for column, (_t, v) in edited.items()})
        if quiet.problems:
            outcome.problems += quiet.problems
            outcome.verdict = REFUSED
            return None
        return by_party(plan.group, values) or Participation()

    # --- Cells ----------------------------------------------------------------

    def edited(self, outcome, of_columns, now, base):
        """{column: (text, value)} of the cells that were edited and say something else than the archive.

        `now`: the archive's cells, empty for what is new. `base`: the signs at the export.
        """
        found = {}
        for column in of_columns:
            if column.name not in outcome.line.cells:
                continue
            text = outcome.line[column.name]
            if columns.sign(text) == base.get(column.name) or (not text and not base):
                continue
            if now and text == now[column.name]:
                continue
            try:
                after, value = self.understood(column, text, outcome)
            except Wrong as error:
                outcome.refuse(column.name, error)
                continue
            if columns.sign(after) == base.get(column.name) or (now and after == now[column.name]):
                continue
            if base and columns.sign(now[column.name]) != base[column.name]:
                told = _(
                    "Somebody changed this since the export: it says “%(now)s” now, and the row “%(after)s”."
                )
                outcome.refuse(column.name, told % {"now": now[column.name], "after": after}, CONFLICT)
                continue
            outcome.changes.append(Change(column.name, now.get(column.name, ""), after))
            found[column] = (after, value)
        return found

    def understood(self, column, text, outcome):
        """The cell as the archive would write it, and its value. Raises Wrong."""
        if not column.table or not text:
            value = columns.read(column, text)
            return columns.as_cell(value), value
        named = self.named.get((column.table, text)) or Named()
        if named.row is not None:
            after = self.cells.name_of(named.row, column.table)
            if named.how == "spelling":
                outcome.notes.append(_("“%(text)s” is read as %(row)s.") % {"text": text, "row": named.row})
            return after, named.row
        if named.perhaps:
            raise Wrong(named.told_perhaps)
        if column.field_name == "parent" and text.lower() in self.new_keys:
            return text, NewMeeting(text.lower())
        if column.of == PARTICIPANT:
            return text, Unknown(text)
        raise Wrong(_("Nothing on record has this name: add it first, or write it as the archive does."))

    def kept_as_given(self, outcome, values, now=NOTHING):
        """Names that nobody on record has are kept in the source's words."""
        unknown = [name for name, value in values.items() if isinstance(value, Unknown)]
        if not unknown:
            return values
        words = ", ".join(values[name].words for name in unknown)
        kept = values | dict.fromkeys(unknown)
        given = kept.get("name_as_given") or outcome.line["participant_name_as_given"]
        if given and given != words:
            told = _(
                "Nobody on record has this name, and the name as given differs: leave only one of the two."
            )
            outcome.refuse(f"participant_{unknown[0]}", told)
        if len(words) > columns.BY_NAME["participant_name_as_given"].field.max_length:
            outcome.refuse(f"participant_{unknown[0]}", _("The name is too long to be kept as given."))
        outcome.notes.append(_("Nobody on record is called “%s”: it is kept as given.") % words)
        untrue = {f"participant_{name}" for name in [*unknown, "name_as_given"]}
        outcome.changes = [change for change in outcome.changes if change.column not in untrue]
        before = now.get("participant_name_as_given", "")
        if before != words:
            outcome.changes.append(Change("participant_name_as_given", before, words))
        return kept | {"name_as_given": words}

    def join_parents(self):
        """Meetings of this file that are parts of others of it, those of which they are parts first."""
        made = {plan.group.key: plan for plan in self.plans}
        for plan in self.plans:
            value = plan.fields.get("parent")
            if isinstance(value, NewMeeting):
                whole = made[value.key]
                if whole is plan or whole.is_refused:
                    plan.outcomes[0].refuse("part_of", _("The larger meeting is not imported."))
                plan.meeting.parent = plan.fields["parent"] = whole.meeting


@dataclass(frozen=True)
class NewMeeting:
    """A meeting that this file brings, by its key."""

    key: str


@dataclass(frozen=True)
class Unknown:
    """A name that nobody on record has."""

    words: str


def write_participant(plan, outcome, row, values):
    if row.pk:
        values = {name: value for name, value in values.items() if getattr(row, name) != value}
    if outcome.problems or (row.pk and not values):
        return
    for name, value in values.items():
        setattr(row, name, value)
    if not row.pk:
        outcome.verdict = NEW
    elif outcome.verdict == SAME:
        outcome.verdict = CHANGED
    plan.people.append((row, set(values), outcome))


REQUIRED = ("title", "kind", "status", "when")


def require(plan):
    first = plan.outcomes[0]
    for name in REQUIRED:
        if name not in plan.fields and not any(column == name for column, _reason in first.problems):
            first.refuse(name, _("A new meeting needs this."))


def check(plan):
    """The rules of the models, without their queries: what the database alone can tell is tried in `writing`."""
    first = plan.outcomes[0]
    if plan.is_new or plan.fields:
        columns_of = {column.field_name: column.name for column in OF_MEETINGS}
        told(plan.meeting.clean, first, columns_of)
    columns_of = {column.field_name: column.name for column in OF_PARTICIPANTS}
    for row, _fields, outcome in plan.people:
        row.meeting = plan.meeting
        told(row.clean, outcome, columns_of)
    refuse_repeated(plan)
    refuse_empty_list(plan)


def refuse_repeated(plan):
    """Nobody stands twice in a list: of those on record and those that come."""
    changed = {row.pk for row, _fields, _outcome in plan.people}
    seen = {party_of(row) for row in plan.group.people.values() if row.pk not in changed}
    for row, _fields, outcome in plan.people:
        if party_of(row) in seen:
            outcome.refuse("", _("This participant is already in the list of this meeting."))
        if not any(party_of(row)):
            outcome.refuse(
                "", _("Name a country, an organisation, an office, a person, or the name as given.")
            )
        seen.add(party_of(row))


def refuse_empty_list(plan):
    if not plan.meeting.has_complete_list or "has_complete_list" not in plan.fields:
        return
    rows = [*plan.group.people.values(), *(row for row, _fields, _outcome in plan.people)]
    if not any(row.for_country and row.status != Participation.Status.ABSENT for row in rows):
        told = _("The list is marked complete but names no country that took part.")
        plan.outcomes[0].refuse("list_is_complete", told)


def told(clean, outcome, columns_of):
    try:
        clean()
    except ValidationError as error:
        for name, messages in error.message_dict.items() if hasattr(error, "error_dict") else ():
            for message in messages:
                outcome.refuse(columns_of.get(name, ""), message)
        if not hasattr(error, "error_dict"):
            outcome.refuse("", " ".join(error.messages))
