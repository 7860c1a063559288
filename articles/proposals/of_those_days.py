"""For a meeting of which nothing is told: articles of its days that have something in common with it, by a plain rule."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from ..models import Article
from ..querysets import Found
from ..searching.months import months_between
from ..searching.query import query_of

DAYS_BEFORE, DAYS_AFTER = 1, 3
# A date that leaves more days open has no days whose articles could be shown.
MOST_DAYS = 31
SHOWN = 10


class OfThoseDays(NamedTuple):
    """`names` says in words what an article may have in common with the meeting; `articles` come with `in_common`."""

    names: list[str]
    articles: list[Article]


def of_those_days(meeting, countries=()):
    """Articles published from a day before the first to three days after the last possible day.

    They are about its organisation, its series' or one of `countries`, or have the name of its place or its
    series: those with most of that in common come first. Where `countries` are given, names are not looked for in
    texts, and one thing in common is too little. None where the days are more than a month. A query, one for each name
    that is looked for, and the cards' two.
    """
    first, last = meeting.first_possible_day, meeting.last_possible_day
    if (last - first).days >= MOST_DAYS:
        return OfThoseDays([], [])
    days = (first - timedelta(days=DAYS_BEFORE), last + timedelta(days=DAYS_AFTER))
    shared = about(meeting, countries) if countries else {**about(meeting), **named(meeting, days)}
    least = 2 if countries else 1
    if len(shared) < least:
        return OfThoseDays([], [])
    points = sum(
        (Case(When(condition, then=1), default=0) for condition in shared.values()),
        start=Value(0, output_field=IntegerField()),
    )
    found = Article.objects.published().filter(published_on__range=days).annotate(in_common=points)
    rows = found.filter(in_common__gte=least).order_by("-in_common", "published_on", "pk").for_list()[:SHOWN]
    return OfThoseDays(list(shared), list(rows))


def about(meeting, countries=()):
    """{name: the condition that an article is about it}."""
    bodies = [meeting.organisation, meeting.series and meeting.series.organisation]
    conditions = {
        body.short_name: Exists(
            Article.organisations.through.objects.filter(article=OuterRef("pk"), organisation=body)
        )
        for body in bodies
        if body
    }
    return conditions | {
        country.called: Exists(
            Article.countries.through.objects.filter(
                article=OuterRef("pk"), country__code=country.address_code.upper()
            )
        )
        for country in countries
    }


def named(meeting, days):
    """{name: the condition that an article of the days' months has its words, side by side}."""
    rows = [row for row in (meeting.place, meeting.series) if row]
    months = months_between(*days)
    return {
        f"“{row.called}”": Q(pk__in=Found(f"({query.matches}) & ({months})"))
        for row in rows
        if (query := query_of(f'"{row.name}"'))
    }
