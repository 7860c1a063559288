"""The pages of pairs: the meetings of two countries, or of two people, and what was written of both."""

from django.shortcuts import render

from participants.together.pair import MOST_MARGINS, SHOWN
from participants.views.together import of_countries, of_people

from ..joining.pairs_and_comparisons import articles_url, statements_between
from ..models import Article


def pair_page(request, pair):
    """The meetings of both, what was written of both, and what one said of the other."""
    article_count = Article.objects.number_about_both(*pair.rows)
    context = {
        "pair": pair,
        "one": pair.sides[0],
        "other": pair.sides[1],
        "shown": f":{SHOWN}",
        "margins": pair.margins[:MOST_MARGINS],
        "untold": pair.untold_gap.between[:MOST_MARGINS] if pair.untold_gap else (),
        "unsure": pair.of_unsure_days[:MOST_MARGINS],
        "articles": Article.objects.newest_about_both(*pair.rows, SHOWN, article_count),
        "article_count": article_count,
        "articles_url": articles_url(pair.sides),
        "statements": statements_between(*pair.sides)[:SHOWN],
    }
    return render(request, "participants/pair_detail.html", context)


country_pair, person_pair = of_countries(pair_page), of_people(pair_page)
