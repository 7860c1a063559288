"""The rows of the timeline of meetings: all of them, then each kind or each organisation."""

from summit_archive.filtering.values import Value

from ..models import Meeting, Organisation
from .counting_sets import by_year, of_each
from .years import Group

WHICH = ("certain", "possible")


def groups_of(question):
    """The rows of a `TimelineQuestion`, the first with all meetings, then the fullest first. At most two queries."""
    every = whole(question, by_year(question.memory, question.set))
    if question.group == "organisation":
        groups = [every, *ranked(organisations(question))]
    else:
        groups = [every, *ranked(of_each_kind(of_each(question.memory, "kind", question.set)))]
    return [within(group, *question.years, question.certainty) for group in groups]


def whole(question, years):
    return Group(str(question.counted_status.label).capitalize(), {}, years)


def of_each_kind(kinds):
    return [
        Group(str(Meeting.Kind(kind).label), {"kind": [Value(kind, kind, kind)]}, years)
        for kind, years in kinds.items()
    ]


def organisations(question):
    """Under an organisation that is asked for, only its own row: the list cannot ask for two."""
    counted = of_each(question.memory, "organisation", question.set)
    rows = Organisation.objects.in_bulk(list(counted))
    asked_for = [value.row.pk for value in question.asked.chosen("organisation")] or list(rows)
    return [
        Group(row.short_name, {"organisation": [Value(row.slug, row.short_name, row)]}, counted[pk])
        for pk, row in rows.items()
        if pk in asked_for
    ]


def ranked(groups):
    def rank(group):
        certain, possible = (
            sum(getattr(number, which) for number in group.years.values()) for which in WHICH
        )
        return -certain, -possible, group.label

    return sorted(groups, key=rank)


def within(group, first, last, certainty):
    """The group with the years and the certainty that are asked for; what states no year may be of these."""
    years = {
        year: number.only(certainty)
        for year, number in group.years.items()
        if year is None or ((first is None or year >= first) and (last is None or year <= last))
    }
    return Group(group.label, group.changes, {year: number for year, number in years.items() if number})
