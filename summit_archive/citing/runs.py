"""A citation as runs of words: plain where it is copied, with italics and its languages where it is shown."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Run(NamedTuple):
    text: str
    is_italic: bool = False
    language: str = ""


Part = str | Run


def italic(text: str, language: str = "") -> Run:
    return Run(text, is_italic=True, language=language)


class Citation(tuple[Run, ...]):
    """Made of texts and runs; what is empty is left out."""

    def __new__(cls, *parts: Part) -> "Citation":
        runs = (Run(part) if isinstance(part, str) else part for part in parts)
        return super().__new__(cls, (run for run in runs if run.text))

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self)

    @property
    def html(self) -> SafeString:
        return format_html_join("", "{}", ((shown(run),) for run in self))


def shown(run: Run) -> str:
    if not (run.is_italic or run.language):
        return run.text
    tag = "i" if run.is_italic else "span"
    if run.language:
        return format_html('<{0} lang="{1}">{2}</{0}>', tag, run.language, run.text)
    return format_html("<{0}>{1}</{0}>", tag, run.text)


# By these a sentence has ended already.
ENDS = (".", "?", "!", "…", "。")


def ended(text: str) -> str:
    """With a full stop, unless its own words end a sentence."""
    return text if not text or text.rstrip("”»\"'").endswith(ENDS) else f"{text}."


def in_one_line(text: str) -> str:
    """Without line breaks and what else is a blank."""
    return " ".join(text.split())


def joined(parts: Iterable[str], between: str = " ") -> str:
    return between.join(part for part in parts if part)
