"""Who held an office, on a day or on the days of a meeting: resolved by date, never quoted."""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from psycopg2.extras import DateRange

from summit_archive.dates.parsing import shown
from summit_archive.filtering.values import Problem

from ..models import Term
from ..models.meeting import today


@dataclass(frozen=True)
class Holder:
    """A term that fits a meeting; `is_sure` when it covers every possible day of it."""

    term: Term
    is_sure: bool


def holders_of(participations, meeting):
    """For each participation that names an office and no person: its fitting terms, as {pk: [Holder, …]}.

    Oldest first. One query, none when no such participation is given.
    """
    unresolved = [row for row in participations if row.office_id and not row.person_id]
    if not unresolved:
        return {}
    days = DateRange(meeting.possible[0][0], meeting.possible[-1][1], "[]")
    terms = Term.objects.filter(
        office__in={row.office_id for row in unresolved}, possibly_in_force__overlap=days
    ).for_list()
    fitting = [Holder(term, is_sure(term, meeting)) for term in terms if fits(term, meeting)]
    return {
        row.pk: [holder for holder in fitting if holder.term.office_id == row.office_id] for row in unresolved
    }


def holders_of_many(meetings):
    """The same of all participations of `meetings`, which have them at hand. One query, or none."""
    unresolved = [
        (row, meeting)
        for meeting in meetings
        for row in meeting.participations.all()
        if row.office_id and not row.person_id
    ]
    offices = {row.office_id for row, _meeting in unresolved}
    terms = defaultdict(list)
    for term in Term.objects.filter(office__in=offices).for_list() if offices else ():
        terms[term.office_id].append(term)
    return {
        row.pk: [Holder(term, is_sure(term, meeting)) for term in terms[row.office_id] if fits(term, meeting)]
        for row, meeting in unresolved
    }


def fits(row, meeting):
    """Whether a term or a membership was possibly in force on some possible day of `meeting`."""
    days = row.possibly_in_force
    return any(
        (days.upper is None or first < days.upper) and (days.lower is None or last >= days.lower)
        for first, last in meeting.possible
    )


def is_sure(row, meeting):
    """Whether a term or a membership was surely in force on every possible day of `meeting`."""
    days = row.surely_in_force
    if days.isempty:
        return False
    return all(days.lower <= first and last < days.upper for first, last in meeting.possible)


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
        expected = _("On: “%(value)s” was ignored; expected a day up to today.")
        return None, Problem("on", shown(text), expected % {"value": shown(text)})
    return day, None


def in_office(country, day):
    """The leading terms of `country` in force on `day`, heads of state first. One query.

    On the day of a handover both are there, and after the day until which the sources know, whoever held it
    last; `is_sure` says whether the day lies within the days on which the term was surely in force.
    """
    terms = list(Term.objects.of_leaders().filter(office__country=country).on(day).for_list().by_office())
    for term in terms:
        term.is_sure = day in term.surely_in_force
    return terms
