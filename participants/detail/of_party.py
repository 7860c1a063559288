"""What the page of a country or of a person tells of the meetings."""

from django.utils.translation import gettext as _

from ..cases import in_case
from ..listing.perhaps_same import perhaps_same_among
from ..listing.silence import known_of_set
from ..models.meeting import today
from ..pictures.marks_by_year import marks_by_year
from ..pictures.met_most import met_most
from ..together.attendance import counted_as, held_in
from ..together.last_and_next import last_and_next
from ..together.sides import any_year_url, meetings_url

SHOWN = 10


def meetings_of(side, memory):
    """(the last and the next, by year, and with whom, as the page's template names them; those in which it took part; all held)."""
    row = side.row
    named, held = side.meetings(memory), held_in(memory)
    took_part = side.meetings(memory, "present") & held
    same = perhaps_same_among(memory, took_part, meetings_url([side], same="perhaps"))
    told = {
        "meetings": last_and_next(memory, named, took_part, today(), SHOWN),
        "meeting_counts": counted_as(named, took_part, held) | {"same": same},
        "known": known_of_set(memory, held),
        "label": str(_("Meetings of %(name)s by year") % {"name": in_case(row, "gen")}),
        "marks": marks_by_year(memory, took_part, lambda year: any_year_url([side], year)),
        "met": met_most(row, memory, took_part),
    }
    return told, took_part, held
