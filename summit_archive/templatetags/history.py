"""What of a changed text is gone and what is new, marked in it."""

import re
from difflib import SequenceMatcher

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..history.words import Line

register = template.Library()
WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Longer texts are shown as a whole: comparing them takes longer than a page may.
LONGEST = 5_000


@register.simple_tag
def removed(line: Line) -> SafeString:
    return marked(line.before, line.after, "del")


@register.simple_tag
def added(line: Line) -> SafeString:
    return marked(line.after, line.before, "ins")


def marked(text: str, other: str, tag: str) -> SafeString:
    """`text` with the words marked that `other` does not have in their place."""
    if not other or len(text) + len(other) > LONGEST:
        return format_html("<{}>{}</{}>", tag, text, tag)
    words, others = WORDS.findall(text), WORDS.findall(other)
    parts = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    pieces = (("".join(words[first:last]), kind != "equal") for kind, first, last, _from, _to in parts)
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<{}>{}</{}>", tag, piece, tag) if is_other else piece,)
            for piece, is_other in pieces
            if piece
        ),
    )
