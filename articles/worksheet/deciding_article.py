"""What a decision on the article's own facts does: it notes that they were looked at, or changes them as the form does."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..counting.bulk_changes import list_later, list_now
from ..importing.one_article import READ, SavedByHand
from ..models import Article, Publisher, WorksheetMark
from ..models.article import LONGEST_HEADLINE
from .asked import CHANGE, Asked, refuse_lines
from .card import Card
from .deciding_meetings import row_of
from .refusals import NOT_SO, Refused
from .sent import Sent
from .sheet import Sheet


def decide(sheet: Sheet, pairs: Sequence[tuple[Card, Asked]], user: Any) -> list[str]:
    """A change finds names and encounters anew: some thirty queries."""
    said = []
    for card, asked in pairs:
        refuse_lines(asked)
        if asked.decision == CHANGE:
            said += change(sheet.article, said_in(asked.to))
        facts = {"kind": WorksheetMark.Kind.SEEN, "user": user}
        WorksheetMark.objects.update_or_create(article=sheet.article, card=card.id, defaults=facts)
    return said


def said_in(to: Sent) -> dict[str, Any]:
    to.nothing_but(["headline", "language", "published_on", "publisher"])
    said: dict[str, Any] = {}
    if "headline" in to:
        said["headline"] = to.words("headline", LONGEST_HEADLINE)
    if "language" in to:
        said |= {"language": to.words("language", 35), "language_is_guessed": False}
    if "published_on" in to:
        said["published_on"] = day_in(to)
    if "publisher" in to:
        pk = to.number_or_none("publisher")
        said["publisher"] = row_of(Publisher, pk, "to.publisher") if pk else None
    if not said:
        raise Refused(_("Say what it is changed to."), NOT_SO, "to")
    return said


def day_in(to: Sent) -> datetime.date | None:
    text = to.words("published_on", 20)
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise to.refuse("published_on", _("a day such as 2023-12-26 is expected")) from error


def change(article: Article, said: dict[str, Any]) -> list[str]:
    if all(getattr(article, name) == value for name, value in said.items()):
        raise Refused(_("It says so already: accept it, or say what it is changed to."), NOT_SO, "to")
    before = {
        name: getattr(article, name) for name in said if name in READ and getattr(article, name) != said[name]
    }
    for name, value in said.items():
        setattr(article, name, value)
    try:
        article.full_clean(exclude=[name for name in FIELDS if name not in said])
    except ValidationError as error:
        field, words = next(iter(error.message_dict.items()))
        raise Refused(" ".join(words), NOT_SO, f"to.{field}") from error
    list_later()
    article.save(update_fields=list(said))
    linked = SavedByHand(article, before).link()
    list_now()
    return (
        []
        if linked.is_read
        else [_("The meetings it reports will be read again in a while: somebody else is working on them.")]
    )


FIELDS = [field.name for field in Article._meta.concrete_fields]
