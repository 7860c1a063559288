"""The front page, and the page about the archive."""

from dataclasses import dataclass

from django.shortcuts import render

from participants.listing.newest import newest_of
from participants.listing.perhaps_same import perhaps_same_among, same_of
from participants.listing.silence import known_of_set
from participants.models import Country, Person, Term
from participants.querysets import UNSETTLED
from participants.remembered import remembered
from participants.remembered.bits import any_of
from participants.together.attendance import counted, held_in, with_meetings
from participants.together.sides import asking
from participants.together.years import numbers_of_years
from summit_archive import __version__
from summit_archive.pictures.year_bars import WIDE, Period, near, side_by_side, span

from ..counting.about import recorded, with_article_count
from ..models import Article
from ..proposals.beside import beside_all
from ..searching.matches import COUNTED_UP_TO, EXACT

SHOWN = 6
IN_DOUBT_SHOWN = 3


def home(request):
    """What the archive is, how much it holds, and every way in."""
    memory = remembered()
    held = held_in(memory)
    unsettled = any_of(memory.get("status", status) for status in UNSETTLED)
    articles_of_year = Article.objects.years_about()
    same = perhaps_same_among(memory, held, same_of())
    context = {
        "recorded": recorded("country"),
        "meeting_counts": counted(memory.all, held) | {"same": same},
        "proposed": beside_all(),
        "person_count": Person.objects.count(),
        "articles": Article.objects.published().newest_first().for_list()[:SHOWN],
        "meetings": newest_of(memory, held, SHOWN),
        "in_doubt": newest_of(memory, unsettled, IN_DOUBT_SHOWN),
        "countries": with_meetings(with_article_count(Country.objects.of_region().in_order()), memory),
        "known": known_of_set(memory, held),
        "bars": year_bars(numbers_of_years(memory, held), articles_of_year),
    }
    return render(request, "home.html", context)


@dataclass(frozen=True)
class YearOnRecord(Period):
    """Its bar shows the meetings; the articles stand in the table."""

    articles: int = 0


def year_bars(meetings, articles):
    """`Bars` for every year from the first to the last of `meetings` ({year: (certain, possible)}) and `articles` ({year: number})."""
    years = [*span(near({*meetings, *articles} - {None})), *({None} & meetings.keys())]
    return side_by_side([year_on_record(year, meetings, articles) for year in years], WIDE)


def year_on_record(year, meetings, articles):
    certain, possible = meetings.get(year, (0, 0))
    urls = (
        asking("meeting-list", asked_of_year(year, certainty).items())
        for certainty in ("certain", "possible")
    )
    return YearOnRecord(year, certain, possible, *urls, articles=articles.get(year, 0))


def asked_of_year(year, certainty):
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
        "total_counted_up_to": COUNTED_UP_TO,
        "known_until": Term.objects.latest_known_day(),
    }
    return render(request, "about.html", context)
