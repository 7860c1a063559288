"""Nobody in two cities on one day without a reason."""

from collections import defaultdict

from participants.models import Participation
from participants.models.place import NEAR
from participants.together.two_cities import FOLLOWING, apart, takes_one_there

REASON = (
    f"expected another day, place or status of one of the two; or, where both are right, a row in meeting_links.csv "
    f"that joins the two meetings as {' or '.join(FOLLOWING)} and names a source; or one meeting as the parent of the "
    f"other; or, of places at most {NEAR} km apart, the coordinates of both"
)


def people_in_two_cities(facts):
    stops = defaultdict(dict)
    for entry, row in facts.participations:
        if row.status == Participation.Status.ATTENDED and takes_one_there(row.meeting):
            stops[facts.person_of(row), str(row.meeting.when)][row.meeting] = entry
    linked = facts.linked(FOLLOWING)
    for (person, day), entries in stops.items():
        pair = apart(list(entries), linked) if person else None
        if pair:
            yield complaint(person, day, *pair, entries)


def complaint(person, day, one, other, entries):
    why = (
        f"{person.name} attended this in {other.place.name} and “{one.slug}” ({entries[one].place('meeting')}) "
        f"in {one.place.name}, both on {day}: {REASON}"
    )
    return entries[other].complaint("meeting", other.slug, why)
