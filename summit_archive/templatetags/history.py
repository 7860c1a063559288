"""What of a changed text is gone and what is new, marked in it."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..history.words import Line
from ..text.difference import Piece, pieces

register = template.Library()


@register.simple_tag
def removed(line: Line) -> SafeString:
    return one_side(line, Piece.GONE)


@register.simple_tag
def added(line: Line) -> SafeString:
    return one_side(line, Piece.COME)


def one_side(line: Line, side: Piece) -> SafeString:
    """The text before or after, with the words marked that the other does not have in their place."""
    told = [(kind, text) for kind, text in pieces(line.before, line.after) if kind in (Piece.SAME, side)]
    return format_html_join("", "{}", ((format_html(kind.value, text),) for kind, text in told))
