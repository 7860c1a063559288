"""The sides of a pair in what was written: the list of their articles, and what one said of the other."""

from django.db.models import Exists, OuterRef, Q

from participants.models import Term
from participants.together.sides import all_of, asking

from ..models import Statement


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
