"""Which meetings fit the conditions of the list: each condition as a set of those remembered, all of them taken together.

What this file does not know of, such as a condition that was added since, is asked of the database by the condition's own words.
"""

from summit_archive.filtering.conditions import days_of

from ..models import Meeting
from ..remembered.alike import perhaps_the_same
from ..remembered.bits import any_of, but
from ..remembered.people import naming
from ..together.ways import in_circle

NOT_STATED = "not-stated"


def rows(conditions, name):
    return [value.row for value in conditions.get(name, [])]


def pks(conditions, name):
    return [row.pk for row in rows(conditions, name)]


def text(conditions, name, otherwise=""):
    return next((value.text for value in conditions.get(name, [])), otherwise)


class Found:
    """Finds among the meetings of one `Memory`; what was asked of the database is asked once."""

    def __init__(self, memory):
        self.memory = memory
        self.asked_before = {}

    def under(self, declared, conditions):
        """The set of those that fit `conditions`; `declared` is {parameter: Condition}."""
        found = self.memory.all
        for name, condition in declared.items():
            if name in KNOWN:
                found &= KNOWN[name](self, conditions, found) if conditions.get(name) else found
            else:
                found = self.by_the_database(found, name, condition, conditions)
        return found

    def by_the_database(self, found, name, condition, conditions):
        """One query where the condition narrows anything."""
        meetings = Meeting.objects.all()
        narrowed = condition.narrow(meetings, name, conditions)
        if narrowed is meetings:
            return found
        ids = narrowed.order_by().values_list("pk", flat=True)
        return found & self.memory.of_ids(self.once(("database", str(ids.query)), lambda: list(ids)))

    def once(self, key, ask):
        if key not in self.asked_before:
            self.asked_before[key] = ask()
        return self.asked_before[key]

    # Each is given what the conditions before it have left, which it need not narrow itself

    def countries(self, conditions, found):
        countries, part = pks(conditions, "country"), text(conditions, "part")
        match = text(conditions, "match", "any")
        if match == "any":
            return self.memory.with_any(countries, part)
        both = self.memory.with_all(countries, part, among=found)
        if match == "exactly":
            others = (some for pk, some in self.memory.parties(part).items() if pk not in countries)
            return but(both, any_of(others))
        return both if match == "all" else found

    def number(self, conditions, found):
        """At least so many of the countries, of any where none is chosen: it goes with `match`."""
        sums = self.memory.number_of_parties(pks(conditions, "country"), text(conditions, "part"))
        return sums.at_least(conditions["n"][0].row, found)

    def without(self, conditions, found):
        return but(found, self.memory.with_any(pks(conditions, "without")))

    def circle(self, conditions, found):
        return in_circle(self.memory, text(conditions, "circle"))

    def host(self, conditions, found):
        (country,) = rows(conditions, "host")
        if country is None:
            return but(found, any_of(self.memory.values("host").values()))
        return self.memory.get("host", country.pk)

    def people(self, conditions, found):
        part = text(conditions, "part")
        for person in rows(conditions, "person"):
            found &= self.once((person, part), lambda person=person: naming(self.memory, person, part))
        return found

    def place_country(self, conditions, found):
        return any_of(self.memory.get("in", pk) for pk in pks(conditions, "in"))

    def days(self, conditions, found):
        """From "from" to "to", either of which may be open: it stands with each."""
        first, last = days_of(conditions)
        possibly, certainty = found & self.memory.possibly_between(first, last), text(conditions, "certainty")
        if certainty not in ("certain", "possible"):
            return possibly
        surely = self.memory.surely_among(possibly, first, last)
        return surely if certainty == "certain" else but(possibly, surely)

    def year(self, conditions, found):
        without_year = self.memory.get("no-year")
        return without_year if text(conditions, "year") == NOT_STATED else but(found, without_year)

    def same(self, conditions, found):
        """It comes last: among those that all others leave."""
        return self.perhaps_the_same(found)

    def perhaps_the_same(self, found):
        """One query, once for each set."""
        return self.once(("same", found), lambda: perhaps_the_same(self.memory, found))


def of_row(facet, name):
    """The meetings whose value in `facet` is the row that is chosen."""
    return lambda found, conditions, _among: found.memory.get(facet, pks(conditions, name)[0])


def of_option(facet, name):
    return lambda found, conditions, _among: found.memory.get(facet, text(conditions, name))


KNOWN = {
    "country": Found.countries,
    "n": Found.number,
    "without": Found.without,
    "circle": Found.circle,
    "host": Found.host,
    "person": Found.people,
    "organisation": of_row("organisation", "organisation"),
    "series": of_row("series", "series"),
    "kind": of_option("kind", "kind"),
    "status": of_option("status", "status"),
    "participants": of_option("list", "participants"),
    "place": of_row("place", "place"),
    "in": Found.place_country,
    "from": Found.days,
    "to": Found.days,
    "year": Found.year,
    "same": Found.same,
}
