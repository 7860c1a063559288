"""Which participant of its meeting each line is about: by the archive's number, failing that by whom it names."""

from django.utils.translation import gettext as _

from ..models import Participation
from . import columns
from .columns import PARTICIPANT_NUMBER
from .matching import number_of

PARTY = ("country", "organisation", "office", "person", "name_as_given")


class NoSuchParticipant(ValueError):
    """The number leads nowhere; the message says why."""


def is_of_participant(line):
    """Whether the line says anything of a participant."""
    return any(line[column.name] for column in columns.OF_PARTICIPANTS) or bool(line[PARTICIPANT_NUMBER])


def by_number(group, line):
    """The participation that the line's number names, None without a number. Raises NoSuchParticipant."""
    try:
        number = number_of(line)
    except ValueError as error:
        raise NoSuchParticipant(
            _("A number of the archive is expected; leave it empty for a new participant.")
        ) from error
    if number is None:
        return None
    if number not in group.people:
        raise NoSuchParticipant(
            _(
                "The meeting has no participant of this number any more: leave it empty to add the participant."
            )
        )
    return group.people[number]


def by_party(group, values):
    """The participation of the meeting that names just those whom the line names, or None."""
    wanted = party_of(Participation(**{name: values[name] for name in PARTY if values.get(name)}))
    return next((row for row in group.people.values() if party_of(row) == wanted), None)


def party_of(row):
    """Whom a participation names: of no two in a meeting it is the same."""
    return (row.country_id, row.organisation_id, row.office_id, row.person_id, row.name_as_given)
