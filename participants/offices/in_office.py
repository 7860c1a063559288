"""Who was in office on a day that an address asks for."""

import re
from datetime import date

from django.utils.translation import gettext as _

from summit_archive.dates.parsing import shown
from summit_archive.filtering.values import Problem

from ..models import Term
from ..models.meeting import today

# Python's own reading of days takes weeks, too.
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_asked(parameters):
    """(the day of `on`, or None; the problem with it, or None)."""
    text = parameters.get("on", "").strip()
    if not text:
        return None, None
    try:
        if not DAY.fullmatch(text):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        expected = _("On: “%(value)s” was ignored; expected a day that exists, as YYYY-MM-DD.")
        return None, Problem("on", shown(text), expected % {"value": shown(text)})
    if day > today():
        expected = _(
            "On: “%(value)s” was ignored; expected a day that has come, as no source knows who will lead."
        )
        return None, Problem("on", shown(text), expected % {"value": shown(text)})
    return day, None


def in_office(country, day):
    """The leading terms of `country` in force on `day`, heads of state first. One query.

    On the day of a handover both are there; `is_sure` says whether the day lies within the days
    on which the term was surely in force.
    """
    terms = list(Term.objects.of_leaders().filter(office__country=country).on(day).for_list().by_office())
    for term in terms:
        term.is_sure = day in term.surely_in_force
    return terms
