"""What a meeting's page asks of its participants."""

from django import template

register = template.Library()


@register.filter
def held_by(holders, line):
    """Who held the office that a line names, None where it names none."""
    return holders.get(line) if holders else None
