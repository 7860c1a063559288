"""The front page, and the page about the archive."""

from dataclasses import dataclass

from django.shortcuts import render

from participants.listing.perhaps_same import perhaps_same, same_of
from participants.models import Country, Meeting, Person, Term
from participants.pictures.counting import Number, in_all
from participants.together.attendance import with_meetings
from participants.together.sides import asking
from summit_archive import __version__
from summit_archive.pictures.year_bars import WIDE, Period, near, side_by_side, span

from ..counting.about import recorded, with_article_count
from ..models import Article
from ..proposals.beside import beside_all
from ..searching.matches import EXACT

SHOWN = 6


def home(request):
    """What the archive is, how much it holds, and every way in."""
    meetings_of_year = in_all(Meeting.objects.held())
    articles_of_year = Article.objects.years_about()
    context = {
        "recorded": recorded("country"),
        "meeting_counts": counted(),
        "proposed": beside_all(),
        "person_count": Person.objects.count(),
        "articles": Article.objects.published().newest_first().for_list()[:SHOWN],
        "meetings": Meeting.objects.held().newest_first().for_list()[:SHOWN],
        "in_doubt": Meeting.objects.not_yet_settled().newest_first().for_list()[:3],
        "countries": with_meetings(with_article_count(Country.objects.of_region().in_order())),
        "known": Meeting.objects.held().known_participants(),
        "bars": year_bars(meetings_of_year, articles_of_year),
    }
    return render(request, "home.html", context)


def counted():
    return Meeting.objects.counted() | {"same": perhaps_same(Meeting.objects.held(), same_of())}


@dataclass(frozen=True)
class YearOnRecord(Period):
    """Its bar shows the meetings; the articles stand in the table."""

    articles: int = 0


def year_bars(meetings, articles):
    """`Bars` for every year from the first to the last of `meetings` ({year: Number}) and `articles` ({year: number})."""
    years = [*span(near({*meetings, *articles} - {None})), *({None} & meetings.keys())]
    return side_by_side([year_on_record(year, meetings, articles) for year in years], WIDE)


def year_on_record(year, meetings, articles):
    number = meetings.get(year, Number())
    urls = (asking("meeting-list", held_in(year, certainty)) for certainty in ("certain", "possible"))
    return YearOnRecord(year, number.certain, number.possible, *urls, articles=articles.get(year, 0))


def held_in(year, certainty):
    """How the list of meetings is asked for those held in a year, surely or only possibly; None: of no stated year."""
    if year is None:
        return {"year": "not-stated", "status": "held"}
    stated = {"year": "stated"} if certainty == "possible" else {}
    return {"from": year, "to": year, "certainty": certainty, "status": "held"} | stated


def about(request):
    """What the archive promises, and how to cite it. One query."""
    context = {
        "version": __version__,
        "counted_up_to": EXACT,
        "known_until": Term.objects.latest_known_day(),
    }
    return render(request, "about.html", context)
