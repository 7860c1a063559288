"""Who held an office on the days of a meeting: resolved by date, never quoted."""

from dataclasses import dataclass

from psycopg2.extras import DateRange

from ..models import Term


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
    return all(
        days.lower <= first and (days.upper is None or last < days.upper) for first, last in meeting.possible
    )
