"""What somebody is and was, in sentences: the offices on record, those that have not ended first.

“Since” stands only where the sources are of the last year; of an older one it is said until when it is known.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from summit_archive.dates import PartialDate
from summit_archive.dates.plain_days import day_in_words

from ..cases import in_case
from ..models.in_force import WINDOW
from ..models.office import LEADING_OFFICES, Office

RECENT = timedelta(days=366)
MOST_FORMER = 3


@dataclass(frozen=True)
class Standing:
    """A term that has no end on record: `is_recent` where its sources are of the last year."""

    term: object
    is_recent: bool

    @property
    def since(self):
        return in_case(in_words(self.term.start), "gen") if self.term.start else ""


def standing(terms, today):
    """A `Standing` for each of `terms` without an end, those with recent sources first, heads of state before others."""
    found = [
        Standing(term, bool(term.known_until) and today - term.known_until <= RECENT)
        for term in terms
        if not term.end
    ]
    return sorted(found, key=lambda one: (not one.is_recent, *rank(one.term.office)))


def rank(office):
    return office.kind != Office.Kind.HEAD_OF_STATE, office.kind not in LEADING_OFFICES, office.name


def said_of(terms, today):
    """Sentences on one person's `terms`, which have their offices: those without an end, then the last few that ended."""
    now = [sentence_of(one) for one in standing(terms, today)]
    return [*now, *former(terms)]


def sentence_of(standing):
    term = standing.term
    told = {"office": called(term), "start": standing.since}
    if standing.is_recent:
        return (_("%(office)s since %(start)s.") if term.start else _("%(office)s.")) % told
    if not term.known_until:
        return _("%(office)s; no dates on record.") % told
    told["day"] = in_case(day_in_words(term.known_until), "gen")
    if not term.start:
        return _("%(office)s until at least %(day)s.") % told
    return _("%(office)s from %(start)s until at least %(day)s.") % told


def called(term):
    """The office, with a word where its holder only acted."""
    name = term.office.called
    return _("%(office)s (acting)") % {"office": name} if term.is_acting else name


def former(terms):
    """The offices that ended, the newest first, each with the years of all its terms."""
    ended = sorted((term for term in terms if term.end), key=lambda term: latest(term.end), reverse=True)
    held = {term.office for term in terms if not term.is_acting}
    # Who acted before taking the office held it, and no more is said.
    told = [term for term in ended if not term.is_acting or term.office not in held]
    offices = list(dict.fromkeys(term.office for term in told))[:MOST_FORMER]
    return [former_office([term for term in told if term.office == office]) for office in offices]


def former_office(terms):
    """Of one office, newest first."""
    years = ", ".join(spans_in_words(reversed(terms)))
    return _("%(office)s, %(years)s.") % {"office": called(terms[0]), "years": years}


def spans_in_words(terms):
    """The years of terms, oldest first; those that follow each other within a year are one."""
    joined = []
    for first, last in map(years_of, terms):
        if joined and first is not None and joined[-1][1] is not None and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return [span_in_words(*span) for span in joined]


def span_in_words(first, last):
    if first is None:
        return _("until %(year)s") % {"year": last}
    return str(first) if first == last else f"{first}–{last}"


def years_of(term):
    """The year of the start and of the end; None for a start that is not on record, or of no one year."""
    return year_of(term.start) if term.start else None, latest(term.end).year


def year_of(date):
    first, last = date.earliest(WINDOW), latest(date)
    return first.year if first and first.year == last.year else None


def latest(date):
    return date.latest(WINDOW) or WINDOW[1]


def in_words(date):
    """The day; of one that is known only in part its year, where that is certain."""
    year = year_of(date)
    return date.in_words() if date.is_definite or not year else PartialDate.parse(str(year)).in_words()


def in_order(terms):
    """The terms as a list of offices has them: the newest first."""
    return sorted(terms, key=lambda term: (term.possibly_in_force.lower or WINDOW[0], term.pk), reverse=True)
