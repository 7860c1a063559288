"""Nobody in an office before taking it or after leaving it without a note."""

from participants.models import Participation
from participants.models.office import LEADING_OFFICES
from participants.offices.holders import fits


def people_outside_of_their_terms(facts):
    for entry, row in facts.participations:
        if not (row.person_id and row.office_id) or row.note or row.status == Participation.Status.ABSENT:
            continue
        held = [pair for pair in facts.terms_of_office[row.office_id] if pair[1].person_id == row.person_id]
        if any(fits(term, row.meeting) for _entry, term in held):
            continue
        if held or has_all_terms(row.office):
            yield entry.complaint("office", row.office.slug, why(row, held))


def has_all_terms(office):
    """Whether the files are to name each who held it: those who led a state of the region."""
    return bool(office.kind in LEADING_OFFICES and office.country and office.country.is_of_region)


def why(row, held):
    terms = "; ".join(
        f"{entry['start'] or '…'} to {entry['end'] or '…'}, {entry.place('')}" for entry, _term in held
    )
    told = f"held it at other times ({terms})" if held else "has no term in it in terms.csv"
    return (
        f"{row.person.name} {told}, and the meeting's date is {row.meeting.when}: expected the office that "
        "they held then, another person or term, or a note that says how they came to act in it"
    )
