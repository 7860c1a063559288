"""Published articles by what they are about, found and counted without reading them."""

from typing import NamedTuple

from django.apps import apps
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Coalesce

from . import counts
from .codes import ALL, code, facet_of, first_and_last, key_of, of_row
from .facets import FACETS
from .question import Question
from .stored_counts import beside
from .stored_counts import counts as stored_counts

# So many places are sorted rather than looked for along the index of days.
SORTED = 2_000


def code_of(row):
    return of_row(FACETS[row._meta.model_name], row)


def about(*rows):
    """The question for articles about every one of `rows` (countries, people, …); about a topic are those below it too."""
    return Question.of([code_of(row)] for row in rows)


def published_about(kind):
    """An expression for a queryset of that kind: how many published articles are about each row, exactly."""
    its_code = Value(code(FACETS[kind], 0)) + F("pk")
    return Func(its_code, function="summit_count_of", output_field=models.BigIntegerField())


def with_article_count(rows):
    """Adds `published_articles` to a queryset of what articles are about: how many are about each row."""
    return rows.annotate(published_articles=published_about(rows.model._meta.model_name))


class Recorded(NamedTuple):
    """Of how many of the published articles, `of`, some value of a facet is on record."""

    known: int
    of: int

    @property
    def unknown(self):
        return self.of - self.known


def recorded(kind):
    """How many published articles are on record as about any row of that kind. One query."""
    numbers = stored_counts(ALL, [FACETS["unrecorded"]])
    total = numbers.get(ALL, 0)
    return Recorded(total - numbers.get(code(FACETS["unrecorded"], FACETS[kind].number), 0), total)


class ListedQuerySet(models.QuerySet):
    """Whatever it is narrowed to, these ask of all published articles."""

    def newest_about(self, row, number):
        """The `number` newest, as `for_list` gives them. Three queries, as without it."""
        listed = apps.get_model("articles", "ListedArticle").objects.filter(code=code_of(row))
        newest = listed.order_by("-day", "-article_id").values("article_id")[:number]
        return self.model.objects.published().filter(pk__in=newest).newest_first().for_list()

    def years_about(self, *rows):
        """{year: number} of those whose day is known. One query, or three."""
        numbers = counts.counts(about(*rows), [FACETS["year"]]).numbers
        return {key_of(code): number for code, number in sorted(numbers.items())}

    def number_about(self, *rows):
        """Exactly. One query, or three where they are about several rows."""
        return counts.counts(about(*rows)).total

    def number_about_both(self, one, other):
        """Exactly. One query."""
        codes = code_of(one), code_of(other)
        return beside([codes[0]], [(codes[1], codes[1])]).get(codes, 0)

    def newest_about_both(self, one, other, number, known):
        """The `number` newest of those about both, which are `known` in all. Three queries."""
        listings = self.model.listing.related.related_model.objects
        both = listings.filter(codes__contains=[code_of(one), code_of(other)])
        # Of few the places in order are sorted; only of many are they soon met along the index of days.
        day = Coalesce("day", "day") if known <= SORTED else F("day")
        newest = both.order_by(day.desc(), "-article_id").values("article_id")[:number]
        return self.model.objects.published().filter(pk__in=newest).newest_first().for_list()

    def numbers_beside(self, rows, *names):
        """{name: {(id of a row, year or id of a topic, …): number}} of articles about each row. One query."""
        facets = [FACETS[name] for name in names]
        found = {name: {} for name in names}
        kept = beside(map(code_of, rows), map(first_and_last, facets))
        for (one, other), number in kept.items():
            found[facet_of(other).name][key_of(one), key_of(other)] = number
        return found
