"""Names in the case that a Russian sentence asks for, and titles of meetings in the language of the page."""

from django import template

from .. import cases
from ..titles import title_called

register = template.Library()


@register.filter
def in_case(named, case):
    """What `named` (a row with a name, or a text) is called, in a case: gen, dat, acc, ins or loc; English has none."""
    return cases.in_case(named, case)


@register.filter
def where(place):
    """ "in Tashkent", «в Ташкенте»: of a place or a state."""
    return cases.where(place)


@register.filter
def titled(title):
    """The title of a meeting, where a page has no more than its words, in the page's language."""
    return title_called(title)
