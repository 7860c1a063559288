"""The sources of a fact by their own names."""

import re

from django import template

from ..listing.cards import citations

register = template.Library()

# Of which part of a term or a membership a source speaks; nobody reads that after its name.
OF_PART = re.compile(r"^(?:start|end|years?|months?|days?): ")


@register.filter
def sources_named(fact):
    """[“Kremlin press service, 25 January 2000”, …] of a row with a source, each once."""
    named = (OF_PART.sub("", cited) for cited in citations(fact.source))
    return list(dict.fromkeys(name for name in named if name))
