"""Pairs and comparisons of countries, or of people, with what was written: of both, by one of the other, of each."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from participants.called import order_of
from participants.models import Term
from participants.together.comparison import SHOWN, Comparison
from participants.together.pair import Count
from participants.together.sides import all_of, asking, year_url

from ..models import Article, Statement, Topic


def articles_url(sides, **more):
    """The list of the articles about all `sides`, narrowed by `more`."""
    return asking("article-list", [*all_of(sides), *more.items()])


def statements_between(one, other):
    """What one side said in published articles about the other, newest first."""
    statements = Statement.objects.published()
    there = statements.filter(said_by(one), article__in=other.row.articles.values("pk"))
    back = statements.filter(said_by(other), article__in=one.row.articles.values("pk"))
    return (there | back).newest_first().for_list()


def said_by(side):
    """A condition on statements: by the person; by somebody who on the article's day surely held an office of the country."""
    if side.kind == "person":
        return Q(speaker=side.row)
    terms = Term.objects.filter(
        person=OuterRef("speaker"),
        office__country=side.row,
        surely_in_force__contains=OuterRef("article__published_on"),
    )
    return Q(Exists(terms))


WIDEST = 100


@dataclass(frozen=True)
class Cell:
    """A year of one side; the bar is as long as its certain meetings, `WIDEST` for the most of all."""

    certain: int
    possible: int
    articles: int
    certain_url: str
    possible_url: str
    articles_url: str
    bar: int


class ComparisonWithArticles(Comparison):
    """Eleven queries, however many sides, meetings and articles there are."""

    # By year

    @cached_property
    def years(self):
        """[(year, a cell for each side, `Known` of the year)], the latest first; the year None, of what states none, last."""
        found = self.years_of_each
        years = set().union(*found) | {year for _pk, year in self.news}
        most = max((year.certain.bit_count() for side in found for year in side.values()), default=0) or 1
        return [
            (
                year,
                [
                    self.cell(side, year, by.get(year), most)
                    for side, by in zip(self.sides, found, strict=True)
                ],
                self.known_by_year.of(year),
            )
            for year in sorted(years, key=lambda year: year or 0, reverse=True)
        ]

    def cell(self, side, year, meetings, most):
        certain = meetings.certain.bit_count() if meetings else 0
        return Cell(
            certain,
            meetings.possible.bit_count() if meetings else 0,
            self.news.get((side.row.pk, year), 0),
            year_url([side], year),
            year_url([side], year, "possible"),
            articles_url([side], **{"from": year, "to": year}) if year else "",
            round(WIDEST * certain / most),
        )

    @property
    def columns(self):
        """Of the table of years."""
        return 2 + 2 * len(self.sides)

    @property
    def news(self):
        """{(id, year): how many published articles of known day are about it}."""
        return self.numbers["year"]

    @cached_property
    def numbers(self):
        """The articles by year and by topic. One query."""
        return Article.objects.numbers_beside([side.row for side in self.sides], "year", "topic")

    # Most of what

    @property
    def lists(self):
        """The lines of the overview that are lists themselves: each with (side, its list)."""
        lines = [
            (_("Met most"), self.partners),
            (_("Hosts of these meetings"), self.hosts),
            (_("Most frequent topics in the news"), self.topics),
        ]
        return [
            {"label": label, "columns": list(zip(self.sides, columns, strict=True))}
            for label, columns in lines
        ]

    @cached_property
    def topics(self):
        """For each side the topics of most of its articles, those below a topic with it. Two queries."""
        numbers = self.numbers["topic"]
        topics = Topic.objects.in_bulk({topic for _pk, topic in numbers})
        found = {side.row.pk: [] for side in self.sides}
        for (pk, topic), number in numbers.items():
            if topic in topics:
                found[pk].append((topics[topic], number))
        return [self.most(side, found[side.row.pk]) for side in self.sides]

    def most(self, side, topics):
        topics.sort(key=lambda topic: (-topic[1], order_of(topic[0].called)))
        return [
            Count(row.called, number, articles_url([side], topic=row.slug)) for row, number in topics[:SHOWN]
        ]
