"""What the templates of the worksheet hand on to its script."""

import json

from django import template

register = template.Library()


@register.filter
def as_json(value):
    """As JSON, to stand in an attribute."""
    return json.dumps(value, ensure_ascii=False)
