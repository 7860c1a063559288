"""What a decision on reported meetings does: the services of articles/encounters, with the answers of the card."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from participants.models import Meeting, MeetingSeries, Organisation, Participation, Place
from summit_archive.dates import NotADate, PartialDate
from summit_archive.dates.written import read_date

from ..desk.passages import spans_of
from ..encounters import deciding
from ..encounters.deciding import PARTY
from ..models import Encounter
from .asked import ACCEPT, REJECT, Asked
from .card import Card, Question
from .meeting_questions import ROLE, SAME, preset
from .refusals import NOT_SO, Refused
from .sent import Sent
from .sheet import Sheet

LONGEST_TITLE = 300


def decide(sheet: Sheet, pairs: Sequence[tuple[Card, Asked]], user: Any) -> list[str]:
    """Queries: some forty for those accepted together, and a few for each meeting that is made."""
    chosen = {one.pk: one for one in sheet.encounters}
    plain = []
    for card, asked in pairs:
        read = chosen[card.rows[0]]
        if asked.decision == REJECT:
            deciding.reject([read], user, asked.reason)
        elif (otherwise := Otherwise(read, card, asked)).says_nothing:
            plain.append(read)
        else:
            otherwise.write(user)
    if plain:
        deciding.accept(plain, user)
    return []


class Otherwise:
    """What an editor says otherwise than it was read: by answers, by lines that are left out, by a change."""

    def __init__(self, read: Encounter, card: Card, asked: Asked):
        self.read, self.card = read, card
        self.questions = {question.key: question for question in card.questions}
        self.meeting: Meeting | None = None
        # None: whichever it was matched to.
        self.named: dict[str, Any] | None = None
        self.facts: dict[str, Any] = {}
        self.roles: dict[int, dict[str, str]] = {}
        self.out = self.lines_out(asked)
        self.take_answers(asked)
        if asked.decision != ACCEPT:
            self.take_change(asked.to)

    @property
    def says_nothing(self) -> bool:
        return not (self.meeting or self.named is not None or self.facts or self.roles or self.out)

    def write(self, user: Any) -> None:
        named = None if self.meeting else self.named
        deciding.change(self.read, user, self.facts, self.parties(), self.meeting, named)

    # --- Lines ------------------------------------------------------------------

    def lines_out(self, asked: Asked) -> set[int]:
        known = {line.key: int(line.key) for line in self.card.lines}
        if unknown := [key for key in asked.lines_out if key not in known]:
            raise Refused(_("There is no line “%s” on this card.") % unknown[0][:60], NOT_SO, "lines_out")
        return {known[key] for key in asked.lines_out}

    def parties(self) -> list[dict] | None:
        """As `deciding.change` takes them; None where they are as they were read."""
        if not (self.out or self.roles):
            return None
        spans = first_spans(self.read)
        return [
            {name: getattr(party, name) for name in PARTY}
            | self.roles.get(party.number, {})
            | ({"span": spans[party.number]} if party.number in spans else {})
            for party in self.read.parties.all()
            if party.number not in self.out
        ]

    # --- Answers ----------------------------------------------------------------

    def take_answers(self, asked: Asked) -> None:
        if unknown := [key for key in asked.answers if key not in self.questions]:
            raise Refused(_("This card does not ask “%s”.") % unknown[0][:60], NOT_SO, "answers")
        for key, number in (preset(self.card.questions) | asked.answers).items():
            question = self.questions[key]
            if number not in {option.number for option in question.options}:
                told = _("“%(question)s” has no answer %(number)d.")
                raise Refused(told % {"question": question.words, "number": number}, NOT_SO, f"answers.{key}")
            if key == SAME:
                self.answer_record(question, number)
            elif key.startswith(ROLE) and number == 1:
                line = int(key.rpartition("-")[2])
                self.roles[line] = {"role": Participation.Role.NOT_STATED.value}

    def answer_record(self, question: Question, number: int) -> None:
        chosen = next(option for option in question.options if option.number == number)
        if chosen.row is None:
            self.named = {} if self.read.meeting_id else None
        elif chosen.row != self.read.meeting_id:
            self.meeting = row_of(Meeting, chosen.row, "answers.same")

    # --- A change ---------------------------------------------------------------

    def take_change(self, to: Sent) -> None:
        to.nothing_but(["meeting", "title", "kind", "status", "when", *RELATED, "parties"])
        if "meeting" in to:
            pk = to.number_or_none("meeting")
            self.meeting = row_of(Meeting, pk, "to.meeting") if pk else None
            self.named = None if pk else {}
        if title := to.words("title", LONGEST_TITLE):
            self.named = (self.named or {}) | {"title": title}
        self.facts = facts_in(to)
        parties = to.inner("parties")
        for key in parties.content:
            if key not in {line.key for line in self.card.lines}:
                raise parties.refuse(key, _("there is no such line on this card"))
            if said := said_of_party(parties.inner(key)):
                self.roles[int(key)] = self.roles.get(int(key), {}) | said
        self.refuse_nothing()

    def refuse_nothing(self) -> None:
        """A change to what it says already is none."""
        if all(getattr(self.read, name) == value for name, value in self.facts.items()):
            self.facts = {}
        parties = {party.number: party for party in self.read.parties.all()}
        self.roles = {
            number: said
            for number, said in self.roles.items()
            if any(getattr(parties[number], name) != value for name, value in said.items())
        }
        if self.says_nothing:
            raise Refused(_("It says so already: accept it, or say what it is changed to."), NOT_SO, "to")


RELATED: dict[str, type[Model]] = {"place": Place, "organisation": Organisation, "series": MeetingSeries}


def facts_in(to: Sent) -> dict[str, Any]:
    """Those facts of an encounter that are said; one query for each row that is named. Raises Refused."""
    facts: dict[str, Any] = {}
    if "kind" in to:
        facts["kind"] = to.choice("kind", Meeting.Kind.values)
    if "status" in to:
        facts["status"] = to.choice("status", Meeting.Status.values)
    if "when" in to:
        facts["when"] = day_in(to)
        facts["when_basis"] = Encounter.WhenBasis.STATED
    for name, model in RELATED.items():
        if name in to:
            pk = to.number_or_none(name)
            facts[name] = row_of(model, pk, f"to.{name}") if pk else None
    if facts.get("place"):
        facts["place_as_given"] = ""
    return facts


def day_in(to: Sent) -> PartialDate:
    """As people write it, or in EDTF; what may be two dates is refused with both."""
    try:
        return read_date(to.words("when", 100))
    except NotADate as error:
        raise Refused(error, NOT_SO, "to.when") from error


def said_of_party(sent: Sent) -> dict[str, str]:
    sent.nothing_but(["role", "status"])
    said = {}
    if "role" in sent:
        said["role"] = sent.choice("role", Participation.Role.values)
    if "status" in sent:
        said["status"] = sent.choice("status", Participation.Status.values)
    return said


def row_of(model: type[Model], pk: int, field: str) -> Any:
    if (row := model._base_manager.filter(pk=pk).first()) is None:
        raise Refused(_("What is chosen is gone: choose again."), NOT_SO, field)
    return row


def first_spans(encounter: Encounter) -> dict[int, list]:
    """By the number of a party: [part, start, end, words]."""
    spans: dict[int, list] = {}
    for span in spans_of(encounter):
        what, _space, number = span.shows.partition(" ")
        if what == "party" and number.isdecimal():
            spans.setdefault(int(number), [span.part, span.start, span.end, span.words])
    return spans
