"""What all decisions of the inbox have in common: who may, what is refused and in which words, and the step that it becomes."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.editing.admin import said_of
from summit_archive.history.recording import recorded

from ..deciding.remembering import CannotRemember
from ..desk.choosing import NoneChosen, chosen_one
from ..encounters.deciding import AlreadyDecided
from ..encounters.recording import CannotRecord
from ..encounters.turns import Busy

NOT_ALLOWED = gettext_lazy("Nothing was decided: your account may not do this.")
MEANWHILE = gettext_lazy("Nothing was decided: this was decided on or changed meanwhile. Look at it again.")
UNKNOWN = gettext_lazy("Nothing was decided: one of the lines is not of this group. Look at it again.")
CALLED = re.compile(r"([a-z]+)-([1-9][0-9]{0,17})")


class Refused(Exception):
    def __init__(self, words: Any, status: int):
        super().__init__(str(words))
        self.status = status


@dataclass(slots=True)
class Made:
    """A decision in words, and the step that takes it back."""

    key: str
    title: str
    said: list[str]
    step: int | None = None

    @property
    def called(self) -> str:
        return f"step-{self.step}" if self.step else ""

    @property
    def in_words(self) -> str:
        return " ".join(self.said)


@contextmanager
def told() -> Iterator[None]:
    """What the services raise, in the editors' words."""
    try:
        yield
    except (AlreadyDecided, CannotRemember, CannotRecord) as refusal:
        raise Refused(refusal, 409 if isinstance(refusal, AlreadyDecided) else 422) from refusal
    except Busy as busy:
        raise Refused(_("Somebody else is writing at this moment. Try again in a moment."), 503) from busy
    except ValidationError as error:
        raise Refused(" ".join(error.messages), 422) from error
    except ObjectDoesNotExist as gone:
        raise Refused(MEANWHILE, 409) from gone
    except IntegrityError as error:
        raise Refused(said_of(error), 409) from error


def allow(user: Any, *permissions: str) -> None:
    if not user.has_perms(permissions):
        raise Refused(NOT_ALLOWED, 403)


def step_of(user: Any, doing: str, act: Callable[[], Any]) -> tuple[Any, int | None]:
    """What `act` gives, and the number of the step that it became."""
    with told(), recorded(by=user, doing=doing[:500]) as step:
        done = act()
    return done, step.number


def typed(sent: Any, name: str) -> str:
    """No text of the database holds a NUL."""
    return sent.get(name, "").replace("\x00", "").strip()


@dataclass(frozen=True, slots=True)
class Lines:
    """What an editor decides on: the lines `ticked` of those `shown`, and `others`, if also those are that are not shown."""

    ticked: list[tuple[str, int]]
    shown: set[tuple[str, int]]
    others: bool


def lines_sent(sent: Any, key: str) -> Lines:
    """Raises Refused where nothing is ticked, or what was never shown."""
    ticked = list(dict.fromkeys(sent.getlist(f"line-{key}")))
    shown = sent.getlist(f"shown-{key}")
    others = f"others-{key}" in sent
    if not ticked and not others:
        raise Refused(_("Leave at least one line ticked."), 400)
    if not set(ticked) <= set(shown) or not all(map(CALLED.fullmatch, shown)):
        raise Refused(UNKNOWN, 400)
    return Lines(called(ticked), set(called(shown)), others)


def called(texts: Any) -> list[tuple[str, int]]:
    read = [CALLED.fullmatch(text) for text in texts]
    return [(one[1], int(one[2])) for one in read if one]


def owner_sent(sent: Any, key: str) -> tuple[str, Any]:
    try:
        return chosen_one(typed(sent, f"to-{key}"))
    except NoneChosen as none:
        raise Refused(none, 422) from none
