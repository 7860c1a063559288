"""What a search finds, in its order."""

from articles.models import Article
from articles.searching.matches import Within, matches_of
from articles.searching.query import query_of
from articles.searching.ranking import ranked

EVERYTHING = Within()


def headlines(text, field="headline", alternatives=(), **options):
    """Of the best 25."""
    matches = matches_of(query_of(text, alternatives, **options), EVERYTHING)
    rows = Article.objects.in_bulk(ranked(matches, 0, 25))
    return [getattr(rows[pk], field) for pk in ranked(matches, 0, 25)]
