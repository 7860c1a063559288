"""A side of a claim, a country, a person or an organisation, and the meetings whose records may bear on it.

`named` and `present` are sets of meetings as pairs and lists count them; `perhaps` has all whose records may say anything
of the side, and `part` tells of each what it says.
"""

from functools import cached_property

from participants.offices.holders import fits, is_sure
from participants.remembered.bits import any_of, of_positions, positions
from participants.remembered.people import named_or_in_office
from participants.together.sides import list_url

from .parts import Part, Standing, most_of, of_nobody
from .terms import is_leading, surely_held


class Side:
    """`countries`, `people`, `offices`, `organisations`: ids of whose participations say anything of it."""

    countries: tuple = ()
    people: tuple = ()
    offices: tuple = ()
    organisations: tuple = ()
    # The organisations that it is, or held an office of.
    bodies: tuple = ()

    def __init__(self, row):
        self.row, self.kind = row, row.table
        self.label = getattr(row, "short_name", None) or str(row)

    @property
    def url(self):
        return self.row.get_absolute_url()

    @property
    def list_url(self):
        return list_url([self])


class CountrySide(Side):
    def __init__(self, row, _terms):
        super().__init__(row)
        self.value = row.address_code
        self.countries = (row.pk,)

    def named(self, memory):
        return memory.get("named", self.row.pk)

    def present(self, memory):
        return memory.get("present", self.row.pk)

    def perhaps(self, memory, among):
        return self.named(memory) & among

    def part(self, meeting, rows):
        own = [row for row in rows if row.country == self.row.pk]
        if not own:
            return of_nobody(meeting)
        part = most_of(own)
        # Somebody came for it.
        return part._replace(standing=Standing.BY_ANOTHER) if part.standing == Standing.REPRESENTED else part


class OrganisationSide(Side):
    def __init__(self, row, _terms):
        super().__init__(row)
        self.value = row.slug
        self.organisations = self.bodies = (row.pk,)

    def named(self, memory):
        return memory.get("organisation", self.row.pk)

    present = named

    def perhaps(self, memory, among):
        return self.named(memory) & among

    def part(self, meeting, rows):
        if own := [row for row in rows if row.organisation == self.row.pk]:
            part = most_of(own)
            return (
                part._replace(standing=Standing.BY_ANOTHER) if part.standing == Standing.REPRESENTED else part
            )
        return Part(Standing.OF_THE_BODY) if meeting.body == self.row.pk else Part(Standing.SILENT)


class PersonSide(Side):
    """A person is there by name, as the holder of an office, or perhaps for a country whose leading office they held."""

    def __init__(self, row, terms):
        super().__init__(row)
        self.value = row.slug
        self.terms = terms
        self.people = (row.pk,)
        self.offices = tuple({term.office_id for term in terms})
        self.countries = tuple({term.office.country_id for term in terms} - {None})
        self.bodies = tuple({term.office.organisation_id for term in terms} - {None})

    @cached_property
    def held(self):
        return surely_held(self.terms)

    def named(self, memory):
        return named_or_in_office(memory, self.row, "named", self.held)

    def present(self, memory):
        return named_or_in_office(memory, self.row, "present", self.held)

    def perhaps(self, memory, among):
        """Of `among` those that name them, an office that they possibly held then, or a country that they may have led then."""
        found = [memory.get("named-person", self.row.pk)]
        for term in self.terms:
            of_term = memory.get("named-office", term.office_id)
            if is_leading(term) and term.office.country_id:
                of_term |= memory.get("named", term.office.country_id)
            found.append(self.of_days(memory, of_term & among, term.possibly_in_force))
        return any_of(found) & among

    @staticmethod
    def of_days(memory, some, days):
        """Those of `some` with a possible day in `days`, a range whose ends may be open."""
        first = days.lower.toordinal() if days.lower else 0
        beyond = days.upper.toordinal() if days.upper else float("inf")
        spans = memory.days
        return of_positions(
            [
                place
                for place in positions(some)
                if spans[place] and spans[place][-1] > first and spans[place][0] < beyond
            ]
        )

    def part(self, meeting, rows):
        if own := [row for row in rows if row.person == self.row.pk]:
            return most_of(own)
        held = [term for term in self.terms if fits(term, meeting)]
        nameless = [row for row in rows if row.person is None]
        if by_office := self.by_office(meeting, held, nameless):
            return by_office
        countries = {term.office.country_id for term in held if is_leading(term)} - {None}
        by_country = [row for row in nameless if row.country in countries and not (row.office or row.given)]
        if by_country:
            part = most_of(by_country)
            came = part.is_sure or part.standing == Standing.REPRESENTED
            return part._replace(standing=Standing.COUNTRY_ONLY) if came else part
        others = [row for row in rows if row.country in self.countries and row.status != "absent"]
        if others:
            return Part(Standing.ANOTHER_CAME, others[0])
        return of_nobody(meeting)

    @staticmethod
    def by_office(meeting, held, nameless):
        """As the holder of an office that the record names; None where it names none of theirs."""
        sure = {term.office_id for term in held if is_sure(term, meeting)}
        for offices, is_certain in ((sure, True), ({term.office_id for term in held}, False)):
            if rows := [row for row in nameless if row.office in offices]:
                part = most_of(rows, by_office=True)
                return part if is_certain or part.is_away else part._replace(standing=Standing.PERHAPS_HOLDER)
        return None


SIDES = {"country": CountrySide, "person": PersonSide, "organisation": OrganisationSide}


def side_of(row, terms=()):
    """`terms` are those of a person."""
    return SIDES[row.table](row, terms)
