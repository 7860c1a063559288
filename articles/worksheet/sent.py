"""What was sent with a request, read field by field: whatever is not of the kind that is expected is refused by its name."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from .refusals import NOT_SO, UNREADABLE, Refused

LARGEST = 2**63 - 1
MOST_BYTES = 200_000
LONGEST_TEXT = 2000
YES, NO = ("1", "true", "on"), ("", "0", "false")


class Sent:
    """One object of JSON, or a form."""

    def __init__(self, content: Mapping[str, Any], within: str = ""):
        self.content, self.within = content, within

    def __contains__(self, name: str) -> bool:
        return name in self.content

    def refuse(self, name: str, expected: str) -> Refused:
        told = _("“%(name)s”: %(expected)s.") % {"name": name, "expected": expected}
        return Refused(told, NOT_SO, f"{self.within}{name}")

    def text(self, name: str, longest: int = LONGEST_TEXT, default: str = "") -> str:
        value = self.content.get(name, default)
        if value is None:
            return default
        if not isinstance(value, str):
            raise self.refuse(name, _("a text is expected"))
        if len(value) > longest:
            facts = {"given": len(value), "most": longest}
            raise self.refuse(name, _("%(given)d characters; at most %(most)d are expected") % facts)
        return value

    def words(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """Without the blanks around them."""
        return self.text(name, longest).strip()

    def choice(self, name: str, choices: Iterable[str], default: str | None = None) -> str:
        known = list(choices)
        value = self.text(name, default=default or "")
        if value not in known:
            raise self.refuse(name, _("one of these is expected: %s") % ", ".join(known))
        return value

    def number(self, name: str, largest: int = LARGEST, smallest: int = 1) -> int:
        if (found := self.number_or_none(name, largest, smallest)) is None:
            raise self.refuse(name, _("a number is expected"))
        return found

    def number_or_none(self, name: str, largest: int = LARGEST, smallest: int = 1) -> int | None:
        """None where null, nothing or an empty text was sent."""
        value = self.content.get(name)
        if value in (None, ""):
            return None
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 20:
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not smallest <= value <= largest:
            raise self.refuse(name, _("a number is expected"))
        return value

    def flag(self, name: str) -> bool:
        """Not sent it is not so; a form sends it as a text."""
        value = self.content.get(name)
        if value not in (None, True, False, *YES, *NO):
            raise self.refuse(name, _("true or false is expected"))
        return value is True or value in YES

    def nothing_but(self, names: Iterable[str]) -> None:
        """Raises Refused for the first that nobody asks for: it would be sent in vain."""
        known = list(names)
        if unknown := [name for name in self.content if name not in known]:
            raise self.refuse(unknown[0][:60], _("one of these is expected: %s") % ", ".join(known))

    def version(self, longest: int = 60) -> str:
        """Of what the page showed: without it nobody could tell that it is another by now."""
        if not (version := self.text("version", longest)):
            raise self.refuse("version", _("the version that the page shows is expected"))
        return version

    def seen(self) -> dict[str, str]:
        """{id of a card: version}, what the page has."""
        seen = self.inner("seen")
        return {name: seen.text(name) for name in seen.content}

    def texts(self, name: str, most: int = 500) -> list[str]:
        value = self.content.get(name)
        value = [] if value is None else value
        if not (
            isinstance(value, list) and len(value) <= most and all(isinstance(one, str) for one in value)
        ):
            raise self.refuse(name, _("a list of texts is expected"))
        return value

    def inner(self, name: str) -> "Sent":
        value = self.content.get(name)
        if value is None:
            value = {}
        if not isinstance(value, dict):
            raise self.refuse(name, _("an object is expected"))
        return Sent(value, f"{self.within}{name}.")

    def objects(self, name: str, most: int = 200) -> list["Sent"]:
        value = self.content.get(name)
        if not isinstance(value, list) or not value or len(value) > most:
            raise self.refuse(name, _("a list of at most %d objects is expected") % most)
        if not all(isinstance(one, dict) for one in value):
            raise self.refuse(name, _("a list of at most %d objects is expected") % most)
        return [Sent(one, f"{self.within}{name}.") for one in value]


FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def is_form(request: HttpRequest) -> bool:
    """Whether a page without a script sent it."""
    return request.content_type in FORMS


def sent_with(request: HttpRequest) -> Sent:
    """Raises Refused for what is no object of JSON, is too long, or holds a sign that no text can keep."""
    if is_form(request):
        return sent_by_form(request)
    if len(request.body) > MOST_BYTES:
        raise Refused(_("What was sent is too long."), UNREADABLE)
    try:
        content = json.loads(request.body, parse_constant=no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(_("What was sent is no JSON."), UNREADABLE) from error
    if not isinstance(content, dict):
        raise Refused(_("An object of JSON is expected."), UNREADABLE)
    if has_nul(content):
        raise Refused(_("A text has a character that cannot be stored (NUL)."), UNREADABLE)
    return Sent(content)


def object_in(text: str) -> dict[str, Any]:
    """Raises Refused."""
    try:
        found = json.loads(text or "{}", parse_constant=no_number)
    except (ValueError, RecursionError) as error:
        raise Refused(_("What was sent is no JSON."), UNREADABLE) from error
    if not isinstance(found, dict):
        raise Refused(_("An object of JSON is expected."), UNREADABLE)
    return found


def no_number(name: str) -> None:
    raise ValueError(name)


def has_nul(value: Any) -> bool:
    """In any text within; lone halves of a pair of signs cannot be kept either."""
    if isinstance(value, str):
        return "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, dict):
        return any(has_nul(one) for pair in value.items() for one in pair)
    return isinstance(value, list) and any(has_nul(one) for one in value)


ANSWER, TO, TARGET = "answer-", "to-", "target-"


def sent_by_form(request: HttpRequest) -> Sent:
    """`answer-QUESTION`, `to-NAME` and `target-NAME` become the objects that JSON has; `to` itself may be JSON."""
    form = request.POST
    content: dict[str, Any] = {name: form[name] for name in form}
    # Of the lines that the page shows, those that are not ticked.
    ticked = set(form.getlist("line_in"))
    content["lines_out"] = [line for line in form.getlist("line") if line not in ticked]
    for prefix, name in ((ANSWER, "answers"), (TO, "to"), (TARGET, "target")):
        inner = {key.removeprefix(prefix): form[key] for key in form if key.startswith(prefix)}
        content[name] = inner or object_in(form.get(name, ""))
    if has_nul(content):
        raise Refused(_("A text has a character that cannot be stored (NUL)."), UNREADABLE)
    return Sent(content)
