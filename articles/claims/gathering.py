"""Which meetings are looked at for a claim, and in which order: those that may attest it first.

Sets tell which may bear on it at all, in no query; what their records say is read of a few at once, and of more only as
long as none of those read attests the claim, or leaves it open.
"""

from functools import cached_property
from itertools import chain, repeat

from django.db.models.functions import Coalesce

from participants.models import Meeting
from participants.remembered.bits import any_of, but
from participants.together.attendance import held_in
from summit_archive.postgres.expressions import IsAmong

from .parts import rows_of

# At first so many are read, then more at a time.
AT_ONCE = (10, 200, 1000)
COLUMNS = [
    "slug", "title", "kind", "format", "status", "when", "possible", "place__name", "place__country__name",
    "participant_list", "list_source", "source", "source_url", "confirmation",
]  # fmt: skip
CALLED_OFF = ("cancelled", "denied", "postponed")
# The most telling circle first.
CIRCLES = ("bilateral", "trilateral", "same-room")
# At so many meetings of one side is looked for a word that the other stayed away.
MOST_LOOKED_AT = 300


class Gathering:
    """The meetings of `memory` that may bear on whether the `sides` met at `time`, at `where`."""

    def __init__(self, sides, time, where, memory):
        self.sides, self.time, self.where, self.memory = sides, time, where, memory

    def then_and_there(self, some):
        return self.where.possibly(self.memory, self.time.possibly(self.memory, some))

    @cached_property
    def surely_then_and_there(self):
        """Of those that name both."""
        return self.where.surely(self.memory, self.time.surely(self.memory, self.naming_both))

    @cached_property
    def naming_both_ever(self):
        one, other = (side.named(self.memory) for side in self.sides)
        return one & other

    @cached_property
    def naming_both(self):
        return self.then_and_there(self.naming_both_ever)

    @cached_property
    def attesting(self):
        """Held then, with both, as pairs and lists count it; the rows tell whether one was no more than said to come."""
        one, other = (side.present(self.memory) for side in self.sides)
        return self.surely_then_and_there & one & other & held_in(self.memory)

    @cached_property
    def called_off(self):
        return self.naming_both & any_of(self.memory.get("status", status) for status in CALLED_OFF)

    @cached_property
    def leaving_open(self):
        """Those that name both and attest nothing, and those of which it is not certain whom they name."""
        near = self.time.near(self.memory)
        one, other = (side.perhaps(self.memory, near) for side in self.sides)
        perhaps = self.then_and_there(but(one & other, self.naming_both_ever))
        return but(self.naming_both | perhaps, self.attesting | self.called_off)

    def dated_first(self, some, number):
        """So many, the newest first; those that state no year last."""
        undated = some & self.memory.get("no-year")
        dated = self.newest(but(some, undated), number)
        return [*dated, *self.newest(undated, number)][:number]

    @cached_property
    def is_of_one_party(self):
        """Whether one of the two may have stood for the other: then a meeting names both by one participant, too."""
        one, other = self.sides
        return bool(set(one.countries) & set(other.countries) or set(one.bodies) & set(other.bodies)) and (
            one.kind != other.kind
        )

    @cached_property
    def of_one_side(self):
        """Held, on days that surely are of the claim, with one of the two, while no record names the other."""
        one, other = (side.present(self.memory) for side in self.sides)
        alone = but(one ^ other, self.naming_both | self.leaving_open)
        held = self.time.possibly(self.memory, alone & held_in(self.memory))
        return self.where.surely(self.memory, self.time.surely(self.memory, held))

    # In which order

    def newest(self, some, number):
        return self.memory.page(some, 0, number)

    def by_circle(self, some, number):
        """So many of each circle, talks of two first, then of three; of each the newest first."""
        circles = [some & self.memory.get("circle", circle) for circle in CIRCLES]
        return [pk for circle in circles for pk in self.newest(circle, number)]

    def circle_of(self, pk):
        position = 1 << self.memory.position[pk]
        return next((circle for circle in CIRCLES if self.memory.get("circle", circle) & position), "")

    @cached_property
    def surely_perhaps(self):
        """Of those that leave it open."""
        return self.where.surely(self.memory, self.time.surely(self.memory, self.leaving_open))

    def is_sure(self, pk):
        """Whether one of those that may bear on it surely was then and there; those of one side alone all were."""
        position = self.memory.position[pk]
        if has(self.naming_both, position):
            return has(self.surely_then_and_there, position)
        return has(self.surely_perhaps, position) if has(self.leaving_open, position) else True


def has(some, position):
    return bool(some >> position & 1)


def meetings_of(ids):
    """With what evidence tells of each, and its `body`. One query."""
    rows = Meeting.objects.filter(IsAmong("pk", ids)).order_by().only(*COLUMNS)
    return rows.select_related("place__country").annotate(
        body=Coalesce("organisation", "series__organisation")
    )


def read(ids, sides):
    """[(a meeting with its `body`, its rows of the sides)], in the order of `ids`. Two queries, none for no ids."""
    if not ids:
        return []
    found = {row.pk: row for row in meetings_of(ids)}
    rows = rows_of(list(found), sides)
    return [(found[pk], rows[pk]) for pk in ids if pk in found]


def looked_at(some, order, sides, judge, wanted):
    """(what `judge` says of the first of a set in `order`, how many were not looked at): of all, as long as none bears as
    `wanted`."""
    total, sizes = some.bit_count(), chain(AT_ONCE, repeat(AT_ONCE[-1]))
    ids = order(some, AT_ONCE[0])[: AT_ONCE[0]] if total else []
    found, seen = [], 0
    while seen < total and not any(one.bearing == wanted for one in found):
        if seen:
            ids = order(some, total) if len(ids) < total else ids
        size = next(sizes)
        found += filter(None, (judge(*one) for one in read(ids[seen : seen + size], sides)))
        seen = min(seen + size, total)
    return found, total - seen
