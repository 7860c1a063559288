"""Offices, and who held them on a day: sure holders first, and a holder who is only possible is told as that."""

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext as _

from participants.models import Term
from participants.offices.holders import DAY

from .refusing import NotReadable
from .things import entity


def day_of(at, text):
    """A day, from “2019-03-20”. Raises NotReadable."""
    try:
        if not isinstance(text, str) or not DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise NotReadable(at, text, _("a day that exists, as YYYY-MM-DD")) from None


def terms_of(people, on=None):
    """{person: terms}, of those in force on a day, or all. One query, or none."""
    return gathered(people, "person", Term.objects.filter(person__in=people), on) if people else {}


def gathered(rows, owner, terms, on):
    found: dict = defaultdict(list)
    for term in (terms.on(on) if on else terms).for_list().select_related("office__organisation"):
        found[getattr(term, f"{owner}_id")].append(term)
    return {row: found[row.pk] for row in rows if row.pk in found}


def in_office_on(rows, settings):
    """Of those with an office on record whether it was then; of others nothing is known."""
    on, found = settings.get("on"), {}
    for person, terms in terms_of(rows).items():
        is_in_office = on is not None and any(on in term.possibly_in_force for term in terms)
        found[person] = [{"str": on.isoformat() if is_in_office else ""}]
    return found


def offices_of(rows, settings):
    """Each once, the latest first."""
    found = {}
    for person, terms in terms_of(rows, settings.get("on")).items():
        offices = dict.fromkeys(term.office for term in reversed(terms))
        found[person] = [entity(office) for office in offices]
    return found


def holders(rows, settings):
    on = settings.get("on")
    terms = gathered(rows, "office", Term.objects.filter(office__in=rows), on)
    return {office: people_of(some, on) for office, some in terms.items()}


def leaders(rows, settings):
    """Of states: one query."""
    on = settings.get("on")
    found: dict = defaultdict(list)
    terms = Term.objects.of_leaders().filter(office__country__in=rows)
    for term in (terms.on(on) if on else terms).for_list().by_country():
        found[term.office.country_id].append(term)
    return {row: people_of(found[row.pk], on) for row in rows if row.pk in found}


def people_of(terms, on):
    """Each once; on a day those who held the office surely before those who did possibly, who are told as that."""
    people = {}
    for term in sorted(terms, key=lambda term: not is_sure(term, on)):
        if term.person not in people:
            people[term.person] = entity(term.person) | doubt(term, on)
    return list(people.values())


def is_sure(term, on):
    return on is None or on in term.surely_in_force


def doubt(term, on):
    if not is_sure(term, on):
        return {"description": _("possibly, on that day")}
    return {"description": _("acting")} if term.is_acting else {}
