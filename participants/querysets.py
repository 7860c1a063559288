"""The questions readers and editors ask of the meetings."""

from django.db import models
from django.db.models import Case, Count, Exists, Func, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, IsNull

from summit_archive.dates.fields import DateMultiRangeField
from summit_archive.postgres.expressions import count_of

from .completeness.known import Known
from .models.office import Office, Term
from .models.participation import Participation

# One day or two, written out: on these days the meeting surely was.
DEFINITE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
DOUBTED = r"[?~%]"
# What states no year, not all of its digits, or no end; of some others too, whose days follow from them alone.
LEFT_OPEN = r"X|\.\.|^/|/$"

# Talked of, but neither held nor called off.
UNSETTLED = ["rumoured", "possible", "announced", "scheduled"]

# A date that may lie in more years than these says nothing of a year: it is told once, apart from the years. That of
# two years, or of three, stands in each of them; so does a definite span, however long.
MOST_YEARS = 3

# Kinds of any size: how many took part says whether it was a talk of two or of three.
SMALL_KINDS = ["margins", "call", "video-conference", "visit", "other"]

# How lists ask for the ways in which two met, by the circles that each has: see `together.ways`.
CALLS = ["call", "video-conference"]
WAYS = {
    "bilateral-meeting": Q(circle="bilateral") & ~Q(kind__in=CALLS),
    "bilateral-call": Q(circle="bilateral", kind__in=CALLS),
    "with-others": ~Q(circle="bilateral"),
}

# So many countries are each looked for by an index. More are counted in each meeting: that takes as long
# for any number.
MOST_JOINED = 12


def standing_for_countries(part=""):
    """Participations, each with `party`: the id of the country that it stands for.

    Of those a meeting names; with `part` "present" of those that took part, with "invited" of
    those that it only invited.
    """
    if part == "present":
        return with_party(Participation.objects.took_part())
    named = with_party(Participation.objects.not_absent())
    if part == "invited":
        took_part = standing_for_countries("present")
        return named.exclude(Exists(took_part.filter(meeting=OuterRef("meeting"), party=OuterRef("party"))))
    return named


def with_party(participations):
    party = Coalesce("country_id", "office__country_id")
    return participations.annotate(party=party).filter(party__isnull=False)


def parties(part=""):
    """The same, of the outer meeting."""
    return standing_for_countries(part).filter(meeting=OuterRef("pk"))


def parties_among(countries, part=""):
    """The same, of `countries`; of any country where none is given."""
    every = parties(part)
    return every.filter(party__in=[country.pk for country in countries]) if countries else every


def stands_for(countries):
    """A condition on participations: `party` is one of `countries`. Unlike that column, an index finds it."""
    ids = [country.pk for country in countries]
    offices = Office.objects.filter(country__in=ids)
    return Q(country__in=ids) | Q(country=None, office__in=offices.values("pk"))


def circle():
    """In what circle a meeting was, as a column: "bilateral", "trilateral" or "same-room".

    A talk that its kind calls bilateral or trilateral is that. Calls, visits, talks on the margins and others
    go by the number of countries that took part, of those on record, unless somebody took part of whom no
    country is on record. All else, a summit or multilateral talks with only two countries on record too,
    is no more than the same room.
    """
    number = Count("party", distinct=True)
    by_number = Case(
        When(Exact(number, 2), then=Value("bilateral")),
        When(Exact(number, 3), then=Value("trilateral")),
        default=Value("same-room"),
    )
    # Whoever came for nobody knows whom may be a party of their own.
    unplaced = Participation.objects.took_part().filter(
        ~Q(person=None) | ~Q(name_as_given=""), meeting=OuterRef("pk"), country=None, office=None
    )
    whole = parties("present").order_by().annotate(whole=Value(1)).values("whole")
    return Case(
        When(kind__in=["bilateral", "trilateral"], then="kind"),
        When(
            ~Exists(unplaced),
            kind__in=SMALL_KINDS,
            then=Coalesce(Subquery(whole.annotate(word=by_number).values("word")), Value("same-room")),
        ),
        default=Value("same-room"),
        output_field=models.CharField(),
    )


def names_person(person, part=""):
    """Whether the outer meeting names `person`, as a condition; `part` is that of `standing_for_countries`."""
    rows = Participation.objects.took_part() if part == "present" else Participation.objects.not_absent()
    rows = rows.filter(meeting=OuterRef("pk"))
    terms = Term.objects.filter(
        person=person,
        office=OuterRef("office"),
        surely_in_force__covers=OuterRef("meeting__possible"),
    )
    # Their offices alone, so that the terms are asked for few rows.
    offices = Term.objects.filter(person=person).values("office")
    by_office = rows.filter(Exists(terms), person__isnull=True, office__in=offices)
    named = Q(Exists(rows.filter(person=person))) | Q(Exists(by_office))
    return named & ~names_person(person, "present") if part == "invited" else named


class DatedQuerySet(models.QuerySet):
    """What is asked of the days of rows that have a date, `when`, and the days that it may mean, `possible`."""

    def possibly_between(self, first, last):
        """Those with a possible day from `first` to `last`, both included."""
        return self.filter(possible__overlaps=(first, last))

    def certainly_between(self, first, last):
        """Those that surely were, for some day, from `first` to `last`: see `with_certainty`."""
        return self.possibly_between(first, last).filter(certainty(first, last))

    def with_certainty(self, first, last):
        """Adds `is_certain`: whether a meeting of these days surely was, for some day, in them."""
        return self.annotate(
            is_certain=models.Case(models.When(certainty(first, last), then=True), default=False)
        )

    def only_possibly_between(self, first, last):
        return self.possibly_between(first, last).exclude(certainty(first, last))

    def of_no_stated_year(self):
        """Those that say nothing of a year: see `MOST_YEARS`."""
        return self.filter(states_no_year())

    def of_stated_years(self):
        return self.filter(~states_no_year())


class MeetingQuerySet(DatedQuerySet):
    def held(self):
        """A possible, announced or cancelled meeting is never counted as held."""
        return self.filter(status="held")

    def counted(self):
        """How many there are, as {"held": …, "other": …}: what was not held is never counted in. One query."""
        return self.aggregate(
            held=Count("pk", filter=Q(status="held")), other=Count("pk", filter=~Q(status="held"))
        )

    def with_known_participants(self):
        """Those of which it is on record, at least in part, who took part: of all others silence says nothing."""
        return self.exclude(participant_list="not-recorded")

    def known_participants(self):
        """Of how many of these meetings the participants are on record, as `Known`. One query."""
        recorded = ~Q(participant_list="not-recorded")
        complete = Q(participant_list="complete")
        counts = {"known": Count("pk", filter=recorded), "of": Count("pk")}
        return Known(**self.order_by().aggregate(**counts, complete=Count("pk", filter=complete)))

    def totals(self, first=None, last=None):
        """{"total", "held"}; of each list of participants how many; for meetings of given days how many are "certain". One query."""
        counts = {"total": Count("pk"), "held": Count("pk", filter=Q(status="held"))}
        for words in ("complete", "partial"):
            counts[words] = Count("pk", filter=Q(participant_list=words))
        if first or last:
            counts["certain"] = Count("pk", filter=certainty(first, last))
        return self.aggregate(**counts)

    def not_yet_settled(self):
        """Talked of, but neither held nor called off."""
        return self.filter(status__in=UNSETTLED)

    def called_off(self):
        return self.filter(status__in=["cancelled", "denied"])

    def replaced(self):
        """Postponed, and another meeting took its place: as it was planned, it was not held."""
        return self.filter(Exists(self.replacements()), status="postponed")

    def postponed_for_good(self):
        """Postponed, and no other meeting on record replaces or continues it."""
        continued = self.links().filter(second=OuterRef("pk"), kind="continues")
        return self.filter(~Exists(self.replacements()), ~Exists(continued), status="postponed")

    def replacements(self):
        return self.links().filter(first=OuterRef("pk"), kind="replaced-by")

    def links(self):
        return self.model.links_out.rel.related_model.objects

    def overdue(self, day):
        """Neither held nor called off, although no possible day is left from `day` on."""
        return self.not_yet_settled().exclude(possible__overlaps=(day, None))

    def perhaps_the_same(self):
        """Those that may be the same as another of them: of each such two the less certain one, else the first linked.

        Linked as perhaps the same; or not of a definite day, while another of the same series, or of the same
        organisation, kind and place, surely was on one of its possible days. Two that are linked otherwise, are a part
        and its whole, or have different numbers in a series, are known to be two.
        """
        among = self.model.objects.filter(pk__in=self.order_by().values("pk")).order_by()
        dated = Q(when__regex=DEFINITE)
        links = self.links().order_by()
        linked = links.filter(kind="perhaps-same")
        to_another = linked.filter(first=OuterRef("pk"), second__in=among)
        to_dated = linked.filter(first=OuterRef("pk"), second__in=among.filter(dated))
        from_dated = linked.filter(second=OuterRef("pk"), first__in=among.filter(dated))
        alike = perhaps_the_outer_one(among.filter(dated), links.exclude(kind="perhaps-same"))
        of_undated = Exists(to_another) | Exists(from_dated) | alike
        return self.filter((dated & Exists(to_dated)) | (~dated & of_undated))

    def newest_first(self):
        """By the first day on which each may have been."""
        return self.order_by("-possible", "pk")

    def oldest_first(self):
        return self.order_by("possible", "-pk")

    # Who: `part` is that of `standing_for_countries`

    def with_any(self, countries, part=""):
        return self.filter(Exists(parties(part).filter(stands_for(countries))))

    def with_all(self, countries, part=""):
        if len(countries) > MOST_JOINED:
            return self.with_at_least(len(countries), countries, part)
        for country in countries:
            self = self.with_any([country], part)
        return self

    def with_exactly(self, countries, part=""):
        """All of `countries`, and no other country."""
        others = parties(part).exclude(party__in=[country.pk for country in countries])
        return self.with_all(countries, part).filter(~Exists(others))

    def with_at_least(self, number, countries=(), part=""):
        """At least `number` of `countries`; of any countries where none is given."""
        among = parties_among(countries, part)
        return self.alias(parties=count_of(among, "party")).filter(parties__gte=number)

    def with_just(self, number, countries=(), part=""):
        """Neither more nor fewer than `number` of `countries`; of any countries where none is given."""
        among = parties_among(countries, part)
        return self.alias(parties=count_of(among, "party")).filter(parties=number)

    def without(self, countries, part=""):
        return self.filter(~Exists(parties(part).filter(stands_for(countries))))

    def naming(self, *people, part=""):
        """Meetings of all `people`: named in person, or as the sure holder of an office on every possible day."""
        return self.filter(*[names_person(person, part) for person in people])

    def hosted_by(self, country):
        """Those whose host or chair is on record as `country`; None: those of which no country's is."""
        hosts = parties("present").filter(role__in=Participation.HOSTING)
        if country is None:
            return self.filter(~Exists(hosts))
        return self.filter(Exists(hosts.filter(party=country.pk)))

    def in_circle(self, name):
        """Those in the circle `name`: see `circle`; or those of one of `WAYS`."""
        return self.alias(circle=circle()).filter(WAYS.get(name) or Q(circle=name))

    def in_countries(self, countries):
        """Those whose place is on record and lies in one of `countries`."""
        return self.filter(place__country__in=countries)

    def of_organisation(self, *organisations):
        """Meetings of one of `organisations`, or in which one took part."""
        took_part = Participation.objects.not_absent().filter(
            meeting=OuterRef("pk"), organisation__in=organisations
        )
        return self.filter(
            Q(organisation__in=organisations) | Q(series__organisation__in=organisations) | Exists(took_part)
        )

    # When: see `DatedQuerySet`

    def with_open_dates(self):
        """Those whose possible days depend on their status, on the day of their source, on their organisation."""
        return self.filter(when__regex=LEFT_OPEN)

    def with_what_bounds_them(self):
        """What `Meeting.possible_days` asks, at no further query."""
        return self.select_related("organisation", "series__organisation")

    def redo_possible_days(self):
        """One query, and one more for each meeting."""
        for meeting in self.with_what_bounds_them():
            meeting.save(update_fields=["possible"])

    # What a page needs

    def for_list(self):
        """What a meeting's card shows, in three queries for any page."""
        return self.select_related("place__country", "organisation", "series").prefetch_related(
            models.Prefetch("participations", Participation.objects.for_list()),
        )

    def for_page(self):
        """With what its own page says at its head, and whether it has links and parts. One query."""
        links = self.links()
        related = self.select_related("place__country", "organisation", "series__organisation", "parent")
        return related.annotate(
            has_links=Exists(links.filter(Q(first=OuterRef("pk")) | Q(second=OuterRef("pk")))),
            has_parts=Exists(self.model.objects.filter(parent=OuterRef("pk"))),
        )

    def for_export(self):
        """What files tell of a meeting in a list, in two queries for any page."""
        return self.for_list().select_related("series__organisation", "parent")

    def for_full_export(self):
        """What a meeting's own file tells, in five queries."""
        links = self.links()
        return self.select_related(
            "place__country", "organisation", "series__organisation", "parent"
        ).prefetch_related(
            models.Prefetch("participations", Participation.objects.for_list()),
            models.Prefetch("parts", self.model.objects.newest_first()),
            models.Prefetch("links_out", links.select_related("second")),
            models.Prefetch("links_in", links.select_related("first")),
        )


def perhaps_the_outer_one(dated, links):
    """A condition on meetings of no definite day: one of the meetings `dated` may be the same; `links` tell two apart.

    Each is looked for among those of its series, or of its body and place. The index of possible days would only be
    slow here: a date of no year meets nearly all there are.
    """
    one_number = (
        Q(edition=OuterRef("edition")) | Q(edition__isnull=True) | Q(IsNull(OuterRef("edition"), True))
    )
    the_outer_one = OuterRef(OuterRef("pk"))
    known_to_be_two = (
        Q(Exists(links.filter(first=OuterRef("pk"), second=the_outer_one)))
        | Q(Exists(links.filter(second=OuterRef("pk"), first=the_outer_one)))
        | Q(parent=OuterRef("pk"))
        | Q(pk=Coalesce(OuterRef("parent"), 0))
    )
    found = dated.alias(days=Unindexed("possible")).filter(
        ~known_to_be_two, one_number, days__overlaps=OuterRef("possible")
    )
    without_series = Q(series__isnull=True) | Q(IsNull(OuterRef("series"), True))
    of_the_body = {name: OuterRef(name) for name in ("organisation", "kind", "place")}
    # What is cheap is asked first: within an alternative, PostgreSQL keeps the order.
    in_series = Q(series__isnull=False) & Q(Exists(found.filter(series=OuterRef("series"))))
    in_body = Q(organisation__isnull=False, place__isnull=False)
    return in_series | (in_body & Q(Exists(found.filter(without_series, **of_the_body))))


class Unindexed(Func):
    """A set of days as it is, but found by no index."""

    template = "(%(expressions)s + '{}'::datemultirange)"
    output_field = DateMultiRangeField()


def states_no_year(to_meeting=""):
    """Of meetings, or of rows that lead to them by `to_meeting`: whether their date says nothing of a year."""
    is_definite = Q(**{f"{to_meeting}when__regex": DEFINITE})
    return Q(TouchesManyYears(f"{to_meeting}possible")) & ~is_definite


class TouchesManyYears(Func):
    """Whether a set of days touches more than `MOST_YEARS` years."""

    # Most sets are told by their two ends; only of the others is each year looked at.
    template = (
        "(extract(year from upper(%(expressions)s) - 1) - extract(year from lower(%(expressions)s)) >= %(most)s"
        " AND (SELECT count(DISTINCT year) > %(most)s FROM unnest(%(expressions)s) AS days, generate_series("
        "extract(year from lower(days))::int, extract(year from upper(days) - 1)::int) AS year))"
    )
    output_field = models.BooleanField()
    conditional = True

    def __init__(self, days):
        super().__init__(days, most=MOST_YEARS)


def certainty(first, last):
    """Of meetings that overlap the days from `first` to `last`: which are certain.

    A definite day or span is certain wherever it overlaps; a date known in part is certain
    when none of its days lies outside; a doubted date never is.
    """
    return ~Q(when__regex=DOUBTED) & (Q(when__regex=DEFINITE) | Q(possible__contained_by=(first, last)))
