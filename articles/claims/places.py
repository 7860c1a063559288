"""Where a claim says that the two met, if it does: a country or a place."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from participants.models import Place
from participants.names import recognise
from participants.remembered.bits import any_of, but
from summit_archive.dates.parsing import shown
from summit_archive.web.former_slugs import find_row

from .parties import MOST_CHOICES, Choice, Found, Unclear, covers, spelt


@dataclass(frozen=True)
class Where:
    """`row` is a `Country`, a `Place`, or None: then any place will do."""

    row: Any = None

    @property
    def is_country(self):
        return self.row is not None and self.row.table == "country"

    @property
    def value(self):
        if self.row is None:
            return ""
        return self.row.address_code if self.is_country else self.row.slug

    @property
    def label(self):
        return str(self.row.called) if self.row is not None else ""

    def surely(self, memory, some):
        """Those of `some` of which it is on record that they were there. No query."""
        if self.row is None:
            return some
        return some & memory.get("in" if self.is_country else "place", self.row.pk)

    def possibly(self, memory, some):
        """Those, and those whose place is not on record."""
        if self.row is None:
            return some
        elsewhere = but(any_of(memory.values("place").values()), self.surely(memory, memory.all))
        return but(some, elsewhere)


def where_of(text: str, label: str) -> Found:
    """A country or a place by code, address or name. At most five queries."""
    if not text:
        return Found()
    found = spelt({"in": text}).get("in")
    if found is not None and found.table == "country":
        return Found(found)
    if place := find_row(Place.objects.all(), text.lower()):
        place.table = "place"
        return Found(place)
    owners = [row for part in recognise(text) if covers(part, text) for row in part.owners]
    somewhere = [row for row in owners if row.table in ("place", "country")]
    # A capital names itself first, and the country that it stands for aside.
    places = [row for row in somewhere if row.table == "place"] or somewhere
    if len(places) == 1:
        return Found(places[0])
    return Found(problem=unclear(text, label, places))


def unclear(text: str, label: str, rows: list) -> Unclear:
    choices = tuple(Choice(Where(row).value, str(row), "") for row in rows[:MOST_CHOICES])
    if choices:
        said = _("%(label)s: “%(value)s” may name several. Which do you mean?")
    else:
        said = _(
            "%(label)s: “%(value)s” is nowhere on record; expected a country or a place, by its name, code or address."
        )
    return Unclear("in", shown(text), said % {"label": label, "value": shown(text)}, choices)
