"""What may be wrong in a meeting that is about to be saved: who acts outside of their term, a place or a day beside the larger meeting's.

Only what is surely so on all days that the meeting may have been; each sentence names the field, its value and what is
expected. The same is told of what is on record by `quality`.
"""

from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from summit_archive.editing.cautions import Caution

from ..models import Participation, Term
from ..models.office import LEADING_OFFICES
from ..offices.holders import fits, is_sure

FAR = 150  # kilometres


class On(NamedTuple):
    """The days of a meeting that is not saved yet, as `holders` asks for them."""

    possible: tuple


def cautions_of(meeting, rows):
    """Two queries at most, beside those of its place and its parent."""
    days = meeting.possible_days() if meeting.when else ()
    if days and not meeting.when.is_doubted:
        yield from of_terms(meeting, rows, On(days))
    if meeting.parent_id and meeting.parent:
        yield from of_place(meeting)
        if days:
            yield from of_days(meeting, On(days))


# --- Who acts outside of their term -------------------------------------------


def of_terms(meeting, rows, on):
    acting = [
        row
        for row in rows
        if row.person_id and (row.office_id or row.country_id) and row.status != Participation.Status.ABSENT
    ]
    if not acting:
        return
    people, offices = {row.person_id for row in acting}, {row.office_id for row in acting} - {None}
    terms = list(Term.objects.filter(Q(person__in=people) | Q(office__in=offices)).for_list())
    for row in acting:
        caution = of_office(meeting, row, terms, on) if row.office_id else of_country(meeting, row, terms, on)
        if caution:
            yield caution


def of_office(meeting, row, terms, on):
    of_it = [term for term in terms if term.office_id == row.office_id]
    own = [term for term in of_it if term.person_id == row.person_id]
    if any(fits(term, on) or is_doubted(term) for term in own):
        return None
    holders = [term.person for term in of_it if term.person_id != row.person_id and is_sure(term, on)]
    if not own and not holders:
        return None
    facts = {"person": row.person, "office": row.office, "when": meeting.when.in_words()}
    told = [_("Office: %(person)s as %(office)s, on %(when)s.") % facts]
    if own:
        told.append(_("On record they held it only: %s.") % days_of(own))
    if holders:
        told.append(_("Expected: %s, who held it then.") % ", ".join(map(str, holders)))
    return Caution(key_of("term", meeting, row.person_id, row.office_id), " ".join(told), "office")


def of_country(meeting, row, terms, on):
    """Named with the country that they led at another time."""
    led = [
        term
        for term in terms
        if term.person_id == row.person_id
        and term.office.kind in LEADING_OFFICES
        and term.office.country_id == row.country_id
    ]
    if not led or any(fits(term, on) or is_doubted(term) for term in led):
        return None
    told = _(
        "Person: %(person)s for %(country)s, on %(when)s. On record they led it only: %(days)s. Expected: a day "
        "within, or the office in which they came."
    )
    facts = {
        "person": row.person,
        "country": row.country,
        "when": meeting.when.in_words(),
        "days": days_of(led),
    }
    return Caution(key_of("led", meeting, row.person_id, row.country_id), told % facts, "person")


def is_doubted(term):
    return any(day.is_doubted for day in (term.start, term.end) if day)


def days_of(terms):
    return "; ".join(
        " – ".join(day.in_words() if day else "…" for day in (term.start, term.end)) for term in terms
    )


# --- Beside the larger meeting ------------------------------------------------


def of_place(meeting):
    place, whole = meeting.place, meeting.parent.place
    if not (place and whole) or place.pk == whole.pk:
        return
    facts = {"place": place, "whole": meeting.parent, "its_place": whole}
    if place.country_id != whole.country_id:
        told = _(
            "Place: %(place)s, in another country than “%(whole)s”, which is in %(its_place)s. A place near it is expected."
        )
    elif (kilometres := place.kilometres_to(whole)) is not None and kilometres > FAR:
        told = _(
            "Place: %(place)s, some %(kilometres)d km from “%(whole)s”, which is in %(its_place)s. A place within "
            "%(far)d km is expected."
        )
        facts |= {"kilometres": kilometres, "far": FAR}
    else:
        return
    yield Caution(key_of("place", meeting, place.pk, whole.pk), told % facts, "place")


def of_days(meeting, on):
    whole = meeting.parent
    if meeting.when.is_doubted or whole.when.is_doubted or not is_outside(meeting, on.possible):
        return
    told = _(
        "When: %(when)s. “%(whole)s” was or will be on other days: %(whole_when)s. A day within is expected."
    )
    facts = {"when": meeting.when.in_words(), "whole": whole, "whole_when": whole.when.in_words()}
    yield Caution(key_of("days", meeting, whole.pk), told % facts, "when")


def is_outside(meeting, days):
    """No day in common, or a definite day that is none of the whole's."""
    whole = meeting.parent.possible
    if not any(first <= end and start <= last for first, last in days for start, end in whole):
        return True
    inside = all(any(start <= first and last <= end for start, end in whole) for first, last in days)
    return meeting.when.is_definite and not inside


def key_of(what, meeting, *numbers):
    """The same as long as the day is: another one is asked about again."""
    return "-".join([what, *map(str, numbers), str(meeting.when).replace(" ", "")])[:100]
