"""Who held which office on the days of a claim: of the people whom it names, and of those in whose place they are named."""

from django.utils.translation import gettext as _

from participants.cases import in_case

from .answer import Note
from .judging import cited
from .terms import fitting, is_leading, of_offices

# A time of a hundred years has had many holders.
MOST = 6


def notes_of(sides, time):
    """Sentences, of people and of one stretch of days. One query, none where everybody held an office then."""
    people = [side for side in sides if side.kind == "person"]
    if time.date is None or not time.is_one_stretch or not people:
        return
    when = time.date.in_words()
    offices = {}
    for side in people:
        held = fitting(side.terms, time)
        for term, is_sure in held[:MOST]:
            yield note(term, holds(term, is_sure), side.label, in_case(term.office, "ins"), when)
        if not any(is_leading(term) for term, _sure in held):
            offices |= {term.office_id: side for term in side.terms if is_leading(term)}
    for term in of_offices(list(offices), time)[:MOST]:
        [(_term, is_sure)] = fitting([term], time)
        yield note(term, another_held(term, is_sure), term.person.called, term.office.called, when)


def holds(term, is_sure):
    if not is_sure:
        return _("%(person)s may have been %(office)s then (%(when)s); in that office from %(start)s.")
    if term.is_acting:
        return _("%(person)s was then (%(when)s) acting as %(office)s.")
    return _("%(person)s was then (%(when)s) %(office)s.")


def another_held(_term, is_sure):
    if is_sure:
        return _("The office “%(office)s” was held then (%(when)s) by %(person)s.")
    return _("The office “%(office)s” may have been held then (%(when)s) by %(person)s.")


def note(term, said, person, office, when):
    start = in_case(term.start.in_words(), "gen") if term.start else _("a day that is not on record")
    facts = {"person": person, "office": office, "when": when, "start": start}
    return Note(said % facts, term.person.get_absolute_url(), cited(term))
