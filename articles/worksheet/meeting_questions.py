"""What a meeting's card asks: which on record it is, and whether a role is said. Of each answer the least claim comes first."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.models import Meeting, Participation
from summit_archive.text.sentences import sentence_end, sentence_start

from ..encounters.naming import name_of
from ..models import Encounter, EncounterParty
from .card import Option, Question

SAME = "same"
ROLE = "role"
# So many meetings on record are offered; the rest is found by typing.
MOST_OFFERED = 6
# By these a source calls somebody the host or the chair; where something takes place calls nobody so.
SAYS_SO = {
    Participation.Role.HOST: re.compile(r"\bhost|принима\w+ (сторон|стран)|хозя", re.IGNORECASE),
    Participation.Role.CHAIR: re.compile(r"\bchair|\bpresid(ed|es|ing)\b|председател", re.IGNORECASE),
}


def questions_of(told: Encounter, candidates: list[Meeting], texts: dict[str, str]) -> list[Question]:
    questions = [question_of_record(told, candidates)] if candidates else []
    for party in told.parties.all():
        if party.role in SAYS_SO:
            questions.append(question_of_role(told, party, texts))
    return questions


def question_of_record(told: Encounter, candidates: list[Meeting]) -> Question:
    """A record of its own claims least, and stands unless the text itself says the day of that which it was matched to."""
    number = len(candidates)
    own = Option(1, _("a record of its own"), is_least=True)
    offered = [
        Option(place, meeting.title, beside_meeting(meeting), row=meeting.pk)
        for place, meeting in enumerate(candidates[:MOST_OFFERED], start=2)
    ]
    words = ngettext(
        "%d on record may be this one. Which is it?", "%d on record may be this one. Which is it?", number
    )
    return Question(
        SAME, words % number, (own, *offered), chosen=2 if is_of_its_day(told, candidates[0]) else 1
    )


def is_of_its_day(told: Encounter, meeting: Meeting) -> bool:
    """Whether the text names the very day of the meeting it was matched to. Without a year it is an inference which it was."""
    is_stated = told.when_basis == Encounter.WhenBasis.STATED and told.when.is_definite
    return (
        is_stated and told.meeting_id == meeting.pk and meeting.when.is_definite and meeting.when == told.when
    )


def beside_meeting(meeting: Meeting) -> str:
    facts = [meeting.when.in_words(), str(meeting.place or ""), meeting.get_status_display()]
    return ", ".join(filter(None, facts))


def question_of_role(told: Encounter, party: EncounterParty, texts: dict[str, str]) -> Question:
    facts = {"name": name_of(party), "role": party.get_role_display()}
    options = (
        Option(1, str(Participation.Role.NOT_STATED.label), is_least=True),
        Option(2, party.get_role_display()),
    )
    is_said = says_role(told, party, texts)
    words = _("%(name)s: %(role)s?") % facts
    return Question(f"{ROLE}-{party.number}", words, options, chosen=2 if is_said else 1)


def says_role(told: Encounter, party: EncounterParty, texts: dict[str, str]) -> bool:
    """Whether the sentence that names the party has a word for its role."""
    pattern = SAYS_SO[Participation.Role(party.role)]
    for part, start, end, shows, _words in told.spans:
        if shows == f"party {party.number}" and part in texts:
            text = texts[part]
            if pattern.search(text[sentence_start(text, start) : sentence_end(text, max(start, end - 1))]):
                return True
    return False


def preset(questions: list[Question]) -> dict[str, int]:
    return {question.key: question.chosen for question in questions}
