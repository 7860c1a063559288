"""Names in the case that a Russian sentence asks for."""

from django import template

from .. import cases

register = template.Library()


@register.filter
def in_case(named, case):
    """What `named` (a row with a name, or a text) is called, in a case: gen, dat, acc, ins or loc; English has none."""
    return cases.in_case(named, case)


@register.filter
def where(place):
    """ "in Tashkent", «в Ташкенте»: of a place or a state."""
    return cases.where(place)
