"""Who took part in which of some meetings, all at once: sets of those that this process remembers (`remembered`)."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import DateField, Func, Q

from summit_archive.postgres.expressions import IsAmong

from ..models import Country, Meeting, Office, Participation, Term
from ..remembered import remembered
from ..remembered.bits import but, of_positions, positions
from ..remembered.people import BEYOND_ALL_DAYS

# The participations of so many meetings are looked up one by one. Of more meetings, those of all are
# read, in the order of an index, and what is not asked for is left out here.
FEW = 1000


def held_in(memory):
    """The set of those that were held."""
    return memory.get("status", Meeting.Status.HELD.value)


def counted(some, held):
    """How many of `some` were held, and how many not, as {"held": …, "other": …}: the latter are never counted in."""
    return {"held": (some & held).bit_count(), "other": but(some, held).bit_count()}


def counted_as(named, took_part, held):
    """The same of those that name somebody, with {"invited": …}: held, but nobody says that they came."""
    return {
        "held": took_part.bit_count(),
        "invited": but(named & held, took_part).bit_count(),
        "other": but(named, held).bit_count(),
    }


def countries_at(memory, some):
    """{country's id: those of `some` in which it took part}; whoever took part in none is left out. No query."""
    return those_at(memory.values("present"), some)


def people_at(memory, some):
    """The same of people, named in person or as the sure holder of an office. One query."""
    return those_at(people_present(memory), some)


def those_at(present, some):
    return {pk: both for pk, meetings in present.items() if (both := meetings & some)}


def hosts_of_meetings(memory):
    """[(a country's code, its name, the meetings of which it is on record as host or chair)]. One query."""
    hosted = memory.values("host")
    rows = Country.objects.filter(pk__in=list(hosted)).order_by("pk").values_list("pk", "code", "name")
    return [(code, name, hosted[pk]) for pk, code, name in rows]


def with_meetings(countries, memory=None):
    """Each with `meetings_held`, as `Country.objects.with_meetings_held` has it: that asks for each country by itself."""
    memory, countries = memory or remembered(), list(countries)
    held = held_in(memory)
    for country in countries:
        country.meetings_held = (memory.get("present", country.pk) & held).bit_count()
    return countries


# --- People ---------------------------------------------------------------------


def people_present(memory):
    """{person's id: all meetings in which they took part}. One query; worked out once for the same meetings and terms."""
    terms = terms_surely_in_force()
    known, found = memory.worked_out.get("people", (None, None))
    if known != terms:
        found = with_holders(memory, terms)
        memory.worked_out["people"] = terms, found
    return found


def terms_surely_in_force():
    """[(office's id, person's id, first sure day, the one after the last)], as the database has them."""
    terms = Term.objects.filter(surely_in_force__isempty=False).order_by("pk")
    days = "surely_in_force__startswith", "surely_in_force__endswith"
    return list(terms.values_list("office", "person", *days))


def with_holders(memory, terms):
    present = dict(memory.values("present-person"))
    of_office = {office: positions(some) for office, some in memory.values("present-office").items()}
    for office, person, first, end in terms:
        start, beyond = first.toordinal() if first else 0, end.toordinal() if end else BEYOND_ALL_DAYS
        within = [place for place in of_office.get(office, ()) if memory.lies_within(place, start, beyond)]
        if within:
            present[person] = present.get(person, 0) | of_positions(within)
    return present


class FirstDay(Func):
    """Of a set of days."""

    function = "lower"
    output_field = DateField()


class DayBeyond(Func):
    """The day after the last one of a set of days."""

    function = "upper"
    output_field = DateField()


# --- Of meetings that a queryset finds -------------------------------------------


def by_country(meetings):
    """{country's id: the ids of those of `meetings` in which it took part}. Three queries."""
    ids = ids_of(meetings)
    standing = took_part_in(ids).filter(Q(country__isnull=False) | Q(office__isnull=False))
    rows = standing.values("country", "office").annotate(ids=ArrayAgg("meeting"))
    countries = dict(Office.objects.values_list("pk", "country"))
    return sorted_out(
        ids,
        (
            (country or countries[office], meetings)
            for country, office, meetings in rows.values_list("country", "office", "ids")
        ),
    )


def took_part_in(ids):
    took_part = Participation.objects.took_part().order_by()
    return took_part if len(ids) > FEW else took_part.filter(IsAmong("meeting", ids))


def sorted_out(ids, rows):
    """{who: those of `ids` that some row has for them}; whoever has none is left out."""
    found = {}
    for who, meetings in rows:
        if who and (asked := ids.intersection(meetings)):
            found.setdefault(who, set()).update(asked)
    return found


def ids_of(meetings):
    return set(meetings.order_by().values_list("pk", flat=True))
