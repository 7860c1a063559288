"""An address read: what of it the list knows, and what it does not."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..dates.parsing import shown
from .values import Problem


def read(data, takes_many):
    """`data` without blanks and unknown parameters, and the problems with those.

    `takes_many` is {parameter: whether it may be repeated}. Of a repeated parameter that takes
    one value, the last stays.
    """
    known, problems = QueryDict(mutable=True), []
    for name in data:
        values = [value for value in data.getlist(name) if value.strip()]
        if name not in takes_many:
            problems.append(unknown(name, values, takes_many))
        elif values:
            known.setlist(name, values if takes_many[name] else values[-1:])
            if not takes_many[name] and len(set(values)) > 1:
                problems.append(repeated(name, values))
    return known, problems


def unknown(name, values, known):
    message = _("“%(name)s” was ignored: this list knows only %(known)s.") % {
        "name": shown(name),
        "known": ", ".join(known),
    }
    return Problem(shown(name), shown(values[0]) if values else "", message)


def repeated(name, values):
    message = _(
        "“%(name)s” is given more than once: only the last value, “%(kept)s”, was used; expected one value."
    ) % {"name": name, "kept": shown(values[-1])}
    return Problem(name, shown(values[0]), message)
