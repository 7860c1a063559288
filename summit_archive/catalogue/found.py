"""Every string of code and templates that is marked for translation, and the files in which it stands."""

import ast
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

TEMPLATES = {".html", ".txt"}
# Which arguments of a function are what, as Babel has it.
ONE, TWO, IN_CONTEXT, TWO_IN_CONTEXT = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": ONE,
    "gettext": ONE,
    "gettext_lazy": ONE,
    "gettext_noop": ONE,
    "ngettext": TWO,
    "ngettext_lazy": TWO,
    "pgettext": IN_CONTEXT,
    "pgettext_lazy": IN_CONTEXT,
    "npgettext": TWO_IN_CONTEXT,
    "npgettext_lazy": TWO_IN_CONTEXT,
}
TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
# As `templatize` writes what it finds; all else in its answer is blanked out.
CALL = re.compile(rf"\b(npgettext|ngettext|pgettext|gettext|_)\(((?:\s*{TEXT}\s*,?)+)", re.DOTALL)
EACH = re.compile(TEXT, re.DOTALL)


class Message(NamedTuple):
    """`plural` is "" of a string that has none, `context` where it needs none."""

    single: str
    plural: str = ""
    context: str = ""


def messages() -> dict[Message, list[str]]:
    """{message: the files in which it stands}, in the order of its words."""
    found: dict[Message, set[str]] = defaultdict(set)
    for folder in folders():
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            for message in messages_of(path):
                found[message].add(str(path.relative_to(settings.BASE_DIR)))
    return {message: sorted(found[message]) for message in sorted(joined(found))}


def folders() -> list[str]:
    """Those of this project's own apps, and of the templates: not those of packages, wherever they are installed."""
    inside = (
        Path(app.path) for app in apps.get_app_configs() if Path(app.path).is_relative_to(settings.BASE_DIR)
    )
    own = {path.relative_to(settings.BASE_DIR).parts[0] for path in inside}
    return [*sorted(name for name in own if name.isidentifier()), "templates"]


def joined(found: dict[Message, set[str]]) -> list[Message]:
    """A text that has a plural somewhere is one message with it: catalogues know it by its single form."""
    with_plural = {(one.single, one.context): one for one in found if one.plural}
    for message in list(found):
        whole = with_plural.get((message.single, message.context), message)
        if whole != message:
            found[whole] |= found.pop(message)
    return list(found)


def messages_of(path: Path) -> Iterator[Message]:
    if path.suffix in TEMPLATES:
        yield from of_template(path.read_text())
    elif path.suffix == ".py":
        yield from of_code(path.read_bytes())


def of_template(text: str) -> Iterator[Message]:
    for function, arguments in CALL.findall(templatize(text)):
        texts = [ast.literal_eval(one) for one in EACH.findall(arguments)]
        yield message_of(function, texts)


def message_of(function: str, texts: list[str]) -> Message:
    context = texts.pop(0) if function in ("pgettext", "npgettext") else ""
    return Message(texts[0], texts[1] if function.startswith("n") else "", context)


def of_code(content: bytes) -> Iterator[Message]:
    for _line, found, _comments, context in extract("python", io.BytesIO(content), KEYWORDS):
        texts = [found] if isinstance(found, str) else list(found)
        if texts[0]:
            yield Message(texts[0], texts[1] if len(texts) > 1 else "", context or "")
