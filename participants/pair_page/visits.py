"""Who travelled to whom: the bilateral meetings of two countries by the country of their place, calls left out."""

from django.utils.translation import gettext as _

from ..cases import in_case
from ..remembered.bits import any_of, but
from ..together.pair import Count
from ..together.sides import meetings_url
from ..together.ways import CIRCLE_OF


def visits(pair, met):
    """Of the set `met`, bilateral meetings. Nothing of two people. No query."""
    if not met or pair.sides[0].kind != "country":
        return []
    memory, found, told = pair.memory, [], 0
    for side in reversed(pair.sides):
        there = memory.get("in", side.row.pk)
        told |= there
        label = _("To %(country)s") % {"country": in_case(side.row, "acc")}
        url = meetings_url(pair.sides, circle=CIRCLE_OF["bilateral"], **{"in": side.value})
        found.append(Count(label, (met & there).bit_count(), url))
    placed = any_of(memory.values("in").values())
    found.append(Count(_("In a third country"), but(met & placed, told).bit_count(), ""))
    found.append(Count(_("Place not stated"), but(met, placed).bit_count(), ""))
    return [count for count in found if count.number]
