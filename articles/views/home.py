"""The front page, and the page about the archive."""

from django.shortcuts import render

from participants.models import Country, Meeting, Person
from participants.together.attendance import with_meetings

from ..counting.about import with_article_count
from ..models import Article
from ..yearly import year_bars

SHOWN = 6


def home(request):
    """What the archive is, how much it holds, and every way in."""
    meetings_of_year = Meeting.objects.held().counted_by_year()
    articles_of_year = Article.objects.years_about()
    context = {
        "article_count": Article.objects.number_about(),
        "meeting_counts": Meeting.objects.counted(),
        "person_count": Person.objects.count(),
        "articles": Article.objects.published().newest_first().for_list()[:SHOWN],
        "meetings": Meeting.objects.held().newest_first().for_list()[:SHOWN],
        "in_doubt": Meeting.objects.not_yet_settled().newest_first().for_list()[:3],
        "countries": with_meetings(with_article_count(Country.objects.of_region().in_order())),
        "bars": year_bars(meetings_of_year, articles_of_year),
    }
    return render(request, "home.html", context)


def about(request):
    """What the archive promises, and how to cite it."""
    return render(request, "about.html")
