"""Names in the case that a Russian sentence asks for."""

from django import template

register = template.Library()


@register.filter
def in_case(named, case):
    """What `named` (a row with a name, or a text) is called, in a case: gen, dat, acc, ins or loc; English has none."""
    return getattr(named, "called", named)
