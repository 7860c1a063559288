"""What the list of meetings counts, asked of the database by the words of its querysets: slow, and the truth."""

from collections import Counter

from django.db.models import Count, Q

from participants.models import Meeting, Participation
from participants.querysets import DEFINITE, DOUBTED, standing_for_countries
from summit_archive.postgres.years import EachYear, InOneYear


def totals(question):
    return question.meetings.totals(*question.days)


def facets(question, total):
    """{facet: {text of a value: number}}, without zeros; of years (every, certain)."""
    found = {
        "country": {code: number for code, number in countries(question, total).items() if number},
        "organisation": organisations(question),
        "series": numbers(question, "series", "series__slug"),
        "kind": numbers(question, "kind", "kind"),
        "status": numbers(question, "status", "status"),
        "participants": numbers(question, "participants", "participant_list"),
        "place": numbers(question, "place", "place__slug"),
        "year": years(question),
    }
    for parameter in found:
        for value in question.asked.chosen(parameter):
            found[parameter].pop(value.text, None)
    return found


def countries(question, total):
    meetings, gained = countable(question)
    number = Count("meeting", distinct=True)
    if gained is not None:
        number = Count("meeting", distinct=True, filter=Q(meeting__in=gained.values("pk")))
    standing = standing_for_countries(question.asked.chosen_row("part") or "")
    rows = standing.filter(meeting__in=meetings.values("pk")).values("party").annotate(number=number)
    already = 0 if gained is None else total
    codes = {value.row.pk: value.text for value in question.asked.countries.values()}
    return {codes[party]: already + number for party, number in rows.values_list("party", "number")}


def countable(question):
    asked = question.asked
    chosen, part = [value.row for value in asked.chosen("country")], asked.chosen_row("part") or ""
    meetings = question.without("country", "match", "n")
    match = next((value.text for value in asked.chosen("match")), "any")
    if match == "all":
        return meetings.with_all(chosen, part), None
    if match == "exactly":
        return meetings.with_all(chosen, part).with_just(len(chosen) + 1, part=part), None
    if match == "at-least" and chosen:
        return meetings, meetings.with_just(asked.chosen_row("n") - 1, chosen, part)
    return meetings, meetings.without(chosen, part) if chosen else None


def organisations(question):
    meetings = question.without("organisation")
    took_part = Participation.objects.not_absent().filter(
        meeting__in=meetings.values("pk"), organisation__isnull=False
    )
    own = meetings.filter(organisation__isnull=False).values_list("organisation__slug", "pk")
    of_series = meetings.filter(series__organisation__isnull=False)
    pairs = own.union(
        of_series.values_list("series__organisation__slug", "pk"),
        took_part.values_list("organisation__slug", "meeting"),
    )
    return dict(Counter(organisation for organisation, _meeting in pairs))


def numbers(question, parameter, column):
    rows = question.without(parameter).filter(**{f"{column}__isnull": False})
    return dict(rows.values_list(column).annotate(number=Count("pk")))


def years(question):
    surely = ~Q(when__regex=DOUBTED) & (Q(when__regex=DEFINITE) | InOneYear("possible"))
    dated = question.without("from", "to", "certainty", "year").of_stated_years()
    rows = dated.annotate(year=EachYear("possible")).values("year")
    rows = rows.annotate(every=Count("pk", distinct=True), certain=Count("pk", distinct=True, filter=surely))
    found = {
        str(year): (every, certain) for year, every, certain in rows.values_list("year", "every", "certain")
    }
    if without := question.without("year").of_no_stated_year().count():
        found["not-stated"] = without
    return found


def in_order(question):
    return list(question.in_order.values_list("pk", flat=True))


def ids(question, conditions):
    return set(question.under(conditions).values_list("pk", flat=True))


def perhaps_the_same():
    return set(Meeting.objects.held().perhaps_the_same().values_list("pk", flat=True))
