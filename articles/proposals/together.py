"""Who met whom by what is only proposed: a pair, and the matrix. Counted apart from what is on record."""

from collections import Counter, defaultdict
from functools import cached_property
from itertools import combinations
from urllib.parse import urlencode

from django.db.models import Count, Q

from participants.models import Leader, Term
from participants.together.attendance import DayBeyond, FirstDay
from participants.together.pair import CIRCLES
from participants.together.pair import Count as Counted
from participants.together.sides import all_of
from summit_archive.pictures.year_bars import WIDE, Period, near, side_by_side, span
from summit_archive.postgres.years import EachYear

from ..models import ListedProposal
from ..models.listed_proposal import names_person
from .beside import HELD, SHOW, Beside, ShownToo, proposals_under, proposals_url, texts

MET = [("part", "present"), *HELD]


class ProposedPair(Beside):
    """What is proposed of a `Pair`, for a page or file asked by `data`, which `filtered` reads. Four queries more where it is shown, else one."""

    def __init__(self, pair, data, filtered=ShownToo):
        asked = self.asked = filtered.read(data)
        self.pair, self.problems = pair, asked.problems
        path = pair.path
        is_shown = bool(asked.chosen("proposed"))
        super().__init__(
            self.naming(),
            proposals_url(all_of(pair.sides)),
            path if is_shown else f"{path}?proposed=1",
            is_shown,
        )

    def naming(self, part=""):
        """Those that name both, in that part."""
        rows = ListedProposal.objects.all()
        if self.pair.sides[0].kind == "country":
            return rows.with_all(self.pair.rows, part)
        return rows.naming(*self.pair.rows, part=part)

    @cached_property
    def counts(self):
        """Held are those said to have been held with both taking part. One query."""
        if self.pair.sides[0].kind == "country":
            both = Q(present__contains=[row.pk for row in self.pair.rows])
        else:
            one, other = (names_person(row, "present") for row in self.pair.rows)
            both = one & other
        counts = self.rows.aggregate(total=Count("pk"), held=Count("pk", filter=Q(status="held") & both))
        return {"held": counts["held"], "other": counts["total"] - counts["held"]}

    @property
    def held_url(self):
        return self.met_url()

    @property
    def query_of_files(self):
        """By which the page, and each of its forms, has what it shows."""
        return "proposed=1" if self.is_shown else ""

    @property
    def met(self):
        """Said to have been held, and both took part."""
        return self.naming("present").held()

    def met_url(self, **more):
        return proposals_url([*all_of(self.pair.sides), *MET, *more.items()])

    @cached_property
    def circles(self):
        """One query."""
        numbers = dict(self.met.values_list("circle").annotate(number=Count("pk")))
        return [
            Counted(label, numbers.get(name, 0), self.met_url(circle=name)) for name, label in CIRCLES.items()
        ]

    @cached_property
    def years(self):
        """[(year, how many may have been in it)], as `by_year` has them; the year None first, where some state none.

        Two queries.
        """
        dated = self.met.of_stated_years().annotate(year=EachYear("possible")).values("year")
        numbers = dict(dated.annotate(number=Count("pk", distinct=True)).values_list("year", "number"))
        years = [(year, numbers.get(year, 0)) for year in span(near(numbers))]
        without = self.met.of_no_stated_year().count()
        return [(None, without), *years] if without else years

    def year_url(self, year):
        if year is None:
            return self.met_url(year="not-stated")
        return self.met_url(**{"from": year, "to": year, "year": "stated"})

    @cached_property
    def bars(self):
        return side_by_side(
            [Period(year, possible=number, possible_url=self.year_url(year)) for year, number in self.years],
            WIDE,
        )


class ProposedMatrix(Beside):
    """What is proposed under the conditions of a matrix: the `times` of each cell, where they are asked for."""

    def __init__(self, question, links):
        self.question = question
        is_shown = bool(question.asked.chosen("proposed"))
        self.conditions = {name: values for name, values in question.conditions.items() if name != "proposed"}
        super().__init__(
            proposals_under(question.asked.declared, self.conditions).held(),
            proposals_url(texts(self.conditions)),
            links.varied({"proposed": [] if is_shown else [SHOW]}),
            is_shown,
        )

    @cached_property
    def counted(self):
        """{(a row's id, one that is not lower): how many with both}, and of each row with itself. One query, or three."""
        numbers = Counter()
        for who, number in self.groups():
            ids = sorted(who)
            for pk in ids:
                numbers[pk, pk] += number
            for pair in combinations(ids, 2):
                numbers[pair] += number
        return numbers

    def times(self, row, other):
        return self.counted[min(row.pk, other.pk), max(row.pk, other.pk)]

    def groups(self):
        """(ids of those who took part together, how many times)."""
        rows = self.rows.order_by()
        if self.question.is_of_leaders:
            leaders = set(Leader.objects.order_by().values_list("pk", flat=True))
            return Counter(frozenset(leaders & people) for people in people_of(rows)).items()
        return rows.values_list("present").annotate(number=Count("pk")).values_list("present", "number")

    @property
    def ids(self):
        return {one for one, other in self.counted if one == other}

    def list_url(self, *values):
        """The list of those in which all of `values`, codes or slugs, took part."""
        match = [("match", "all")] if len(values) > 1 and not self.question.is_of_leaders else []
        parties = [(self.question.parameter, value) for value in values]
        return f"{self.list_of_all}{urlencode([*parties, *match, ('part', 'present')])}"

    @cached_property
    def list_of_all(self):
        """The list, before parties are added."""
        return f"{self.url}{'&' if '?' in self.url else '?'}"


def people_of(rows):
    """For each of the listed proposals `rows` the ids of those who took part, in person or as a sure holder. Two queries."""
    terms = defaultdict(list)
    held = Term.objects.filter(surely_in_force__isempty=False)
    for office, person, first, end in held.values_list(
        "office", "person", "surely_in_force__startswith", "surely_in_force__endswith"
    ):
        terms[office].append((person, first, end))
    days = {"first": FirstDay("possible"), "beyond": DayBeyond("possible")}
    for people, offices, first, beyond in rows.annotate(**days).values_list(
        "people_present", "offices_present", *days
    ):
        found = set(people)
        for office in offices if first else ():
            found.update(person for person, start, end in terms[office] if start <= first and beyond <= end)
        yield found
