"""The meetings of a moment as sets: which have which value, when they were, in which order they stand."""

from datetime import date
from functools import cached_property
from itertools import islice

from .bits import Sums, any_of, but, flags, of_positions, positions
from .days import meet
from .kept_sets import as_set, number_among

# Facets whose sets are all wanted at once: these are kept as numbers, however few are in them.
AT_HAND = ("named", "present", "host")

# Of fewer meetings the order is looked up one by one.
FEW = 500


class Memory:
    """`kept`: {facet: {value: the meetings that have it}}, as `kept_sets`; the facets are those of `filling`. Nobody changes it.

    By position: `ids` of the meetings (0 where one is gone), their `days`, and `bodies`: (organisation, kind, place), None
    where one of them is not on record. `order`: the positions, the oldest first. `editions` and `parents`: {position: its own}.
    """

    def __init__(self, kept, ids, days, bodies, order, editions, parents):
        self.kept = kept
        self.ids, self.days, self.bodies, self.order = ids, days, bodies, order
        self.editions, self.parents = editions, parents
        # What follows from it, as far as it was asked for.
        self.worked_out = {}

    @cached_property
    def all(self):
        return of_positions(self.order)

    @cached_property
    def position(self):
        """{a meeting's id: its position}"""
        return {self.ids[position]: position for position in self.order}

    def values(self, facet):
        """{value: its meetings}. At once of the facets that are kept as numbers (`AT_HAND`)."""
        of_facet = self.kept.get(facet, {})
        return of_facet if facet in AT_HAND else {value: as_set(kept) for value, kept in of_facet.items()}

    def get(self, facet, value=True):
        return as_set(self.kept.get(facet, {}).get(value, 0))

    @cached_property
    def place_at(self):
        """{position: the id of its place}, where one is on record."""
        of_place = self.values("place")
        return {position: place for place, some in of_place.items() for position in positions(some)}

    def numbers(self, facet, among):
        """{value: how many of `among` have it}, of those that some has."""
        chosen, of_facet = flags(among, len(self.ids)), self.kept.get(facet, {})
        numbers = {value: number_among(kept, among, chosen) for value, kept in of_facet.items()}
        return {value: number for value, number in numbers.items() if number}

    # Meetings and their ids

    def of_ids(self, ids):
        return of_positions([self.position[pk] for pk in ids if pk in self.position])

    def ids_of(self, some):
        """In no order."""
        return [self.ids[position] for position in positions(some)]

    def page(self, some, first, number, is_oldest_first=False):
        """The ids of `number` of them from the place `first` on, in the order of the list."""
        return [
            self.ids[position] for position in self.positions_of_page(some, first, number, is_oldest_first)
        ]

    def positions_of_page(self, some, first, number, is_oldest_first=False):
        """The same by position."""
        if some.bit_count() <= FEW:
            ordered = sorted(positions(some), key=self.place_of, reverse=not is_oldest_first)
        else:
            chosen = flags(some, len(self.ids))
            every = self.order if is_oldest_first else reversed(self.order)
            ordered = (position for position in every if chosen[position])
        return list(islice(ordered, first, first + number))

    def place_of(self, position):
        """By this the positions are in order: as the database has sets of days in order."""
        return self.days[position], -self.ids[position]

    # Who: `part` is that of `querysets.standing_for_countries`

    def parties(self, part=""):
        """{country's id: the meetings in which it had the part}"""
        if part == "present":
            return self.values("present")
        return self.only_invited if part == "invited" else self.values("named")

    @cached_property
    def only_invited(self):
        return {pk: but(some, self.get("present", pk)) for pk, some in self.values("named").items()}

    def number_of_parties(self, countries=(), part=""):
        """The `Sums` of `countries`; of all where none is given."""
        if countries:
            parties = self.parties(part)
            return Sums(parties.get(pk, 0) for pk in set(countries))
        if ("sums", part) not in self.worked_out:
            self.worked_out["sums", part] = Sums(self.parties(part).values())
        return self.worked_out["sums", part]

    def with_any(self, countries, part=""):
        parties = self.parties(part)
        return any_of(parties.get(pk, 0) for pk in countries)

    def with_all(self, countries, part="", *, among):
        parties = self.parties(part)
        for pk in countries:
            among &= parties.get(pk, 0)
        return among

    # When

    def lies_within(self, position, start, end):
        """Whether all days of a meeting are from `start` on and before `end`."""
        days = self.days[position]
        return not days or (start <= days[0] and days[-1] <= end)

    def possibly_between(self, first, last):
        """Those with a possible day from `first` to `last`, both included; None leaves an end open."""
        first, last = first or date.min, last or date.max
        whole = range(
            first.year + (first != date(first.year, 1, 1)), last.year + (last == date(last.year, 12, 31))
        )
        found = self.in_years(year for year in self.kept["year"] if year in whole)
        start, end = first.toordinal(), last.toordinal() + 1
        for year in {first.year, last.year}:
            if year not in whole:
                candidates = positions(but(self.get("year", year), found))
                found |= of_positions([place for place in candidates if meet(self.days[place], (start, end))])
        return found

    def in_years(self, years):
        return any_of(self.get("year", year) for year in years)

    def surely_among(self, some, first, last):
        """Of `some`, which overlap the days from `first` to `last`, those that are certain: see `querysets.certainty`."""
        sure = but(some, self.get("doubted"))
        start, end = (first or date.min).toordinal(), (last or date.max).toordinal() + 1
        partly = positions(but(sure, self.get("definite")))
        within = [place for place in partly if self.days[place] and self.lies_within(place, start, end)]
        return sure & self.get("definite") | of_positions(within)
