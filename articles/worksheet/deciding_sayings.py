"""What a decision on statements and on sources does: they become the article's, as they were read or otherwise."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from participants.models import Person

from ..encounters.deciding_words import accept_words, change_words, reject_words
from ..models import Article, ProposedCitation, ProposedStatement, Publisher, Statement
from .asked import CHANGE, REJECT, Asked, refuse_lines
from .card import Card
from .deciding_meetings import row_of
from .refusals import NOT_SO, Refused
from .sent import Sent
from .sheet import Sheet

LONGEST_NAME = 300
LONGEST_WORDS = 20_000
LONGEST_SOURCE = 1000
LONGEST_ADDRESS = 2000
MODELS: dict[str, Any] = {"statement": ProposedStatement, "citation": ProposedCitation}


def decide(sheet: Sheet, pairs: Sequence[tuple[Card, Asked]], user: Any) -> list[str]:
    plain = []
    for card, asked in pairs:
        refuse_lines(asked)
        row = MODELS[card.kind].objects.get(pk=card.rows[0])
        if asked.decision == REJECT:
            reject_words([row], user, asked.reason)
        elif asked.decision == CHANGE:
            said = said_of_statement(asked.to) if card.kind == "statement" else said_of_citation(asked.to)
            refuse_nothing(row, said)
            change(row, user, said)
        else:
            plain.append(row)
    if plain:
        accept_words(plain, user)
    return []


def refuse_nothing(row: ProposedStatement | ProposedCitation, said: dict[str, Any]) -> None:
    """A change to what it says already is none. A speaker who is known is called by no other name."""
    is_known = bool(said.get("speaker"))
    if all(
        name == "speaker_name" and is_known or (getattr(row, name, None) or None) == (value or None)
        for name, value in said.items()
    ):
        raise Refused(_("It says so already: accept it, or say what it is changed to."), NOT_SO, "to")


def change(row: ProposedStatement | ProposedCitation, user: Any, said: dict[str, Any]) -> None:
    try:
        change_words(row, user, said)
    except ValidationError as error:
        field, words = next(iter(error.message_dict.items()))
        raise Refused(" ".join(words), NOT_SO, f"to.{field}") from error


def said_of_statement(to: Sent) -> dict[str, Any]:
    """Fields of a Statement. A speaker who is known has no name as given beside."""
    to.nothing_but(["speaker", "speaker_name", "on_behalf_of", "manner", "text"])
    said: dict[str, Any] = {}
    if "speaker" in to:
        pk = to.number_or_none("speaker")
        said["speaker"] = row_of(Person, pk, "to.speaker") if pk else None
        if said["speaker"]:
            said["speaker_name"] = ""
    if "speaker_name" in to and not said.get("speaker"):
        said["speaker_name"] = to.words("speaker_name", LONGEST_NAME)
        if "speaker" not in to:
            said["speaker"] = None
    if "on_behalf_of" in to:
        said["on_behalf_of"] = to.words("on_behalf_of", LONGEST_NAME)
    if "manner" in to:
        said["manner"] = to.choice("manner", Statement.Manner.values)
    if "text" in to:
        said["text"] = to.words("text", LONGEST_WORDS)
    return said


def said_of_citation(to: Sent) -> dict[str, Any]:
    """Fields of a Citation."""
    to.nothing_but(["as_given", "publisher", "article", "url"])
    said: dict[str, Any] = {}
    if "as_given" in to:
        said["as_given"] = to.words("as_given", LONGEST_SOURCE)
    if "publisher" in to:
        pk = to.number_or_none("publisher")
        said["publisher"] = row_of(Publisher, pk, "to.publisher") if pk else None
    if "article" in to:
        pk = to.number_or_none("article")
        said["cited_article"] = row_of(Article, pk, "to.article") if pk else None
    if "url" in to:
        said["url"] = to.words("url", LONGEST_ADDRESS)
    return said
