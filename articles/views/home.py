"""The front page."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.shortcuts import render

from participants.listing.cards import cards
from participants.listing.coming import coming_in
from participants.listing.countries import every_country
from participants.listing.perhaps_same import perhaps_same_among, same_of
from participants.listing.silence import known_of_set
from participants.pictures.central_asia.finding import finding
from participants.pictures.years_on_record import years_on_record
from participants.remembered import remembered
from participants.together.attendance import counted, held_in
from participants.together.examples import examples
from participants.together.most_with import most_met

from ..counting.about import recorded
from ..models import Article, Coverage
from ..proposals.beside import beside_all

LATEST, COMING, ARTICLES, PARTNERS = 6, 4, 5, 3
# Articles so many days older than the newest meeting say so.
DAYS_BEHIND = 365


def home(request):
    """What the archive found, how much it holds, and every way in."""
    memory, countries = remembered(), [value.row for value in every_country().values()]
    held = held_in(memory)
    of_region = [country for country in countries if country.is_of_region]
    found = finding(memory, {country.address_code: country.pk for country in countries})
    latest, coming = latest_and_coming(memory, held)
    last = last_sure_day(memory, held)
    context = {
        "finding": found,
        "years": None if found else years_on_record(memory, held),
        "examples": examples(memory, held, of_region),
        "meeting_counts": counted(memory.all, held) | {"same": perhaps_same_among(memory, held, same_of())},
        "article_count": recorded("country").of,
        "proposed": beside_all(),
        "latest": latest,
        "coming": coming,
        "known": known_of_set(memory, held),
        "last_day": last,
        **newest_articles(last),
        "countries": most_met(memory, held, of_region, countries, PARTNERS),
    }
    return render(request, "home.html", context)


def latest_and_coming(memory, held):
    """The cards of the latest meetings held, and of those to come, the soonest first. One query."""
    latest = memory.page(held, 0, LATEST)
    coming = memory.page(coming_in(memory), 0, COMING, is_oldest_first=True)
    found = cards([*latest, *coming])
    return [card for card in found if card.is_held], [card for card in found if not card.is_held]


def last_sure_day(memory, held):
    """The last day of the newest held meeting whose days are certain; None where there is none. No query."""
    newest = memory.positions_of_page(held & memory.get("definite"), 0, 1)
    return date.fromordinal(memory.days[newest[0]][-1] - 1) if newest else None


def newest_articles(last_meeting):
    """The newest that cover a meeting on record; where none does, the newest of all. One query, or two.

    `articles_end`: the day of the newest, where it is more than a year before the newest meeting.
    """
    newest = Article.objects.published().without_texts().select_related("publisher").newest_first()
    covering = newest.filter(Exists(Coverage.objects.filter(article=OuterRef("pk"))))[:ARTICLES]
    shown = list(covering) or list(newest[:ARTICLES])
    days = [article.published_on for article in shown if article.published_on]
    ends = max(days, default=None)
    is_old = ends and last_meeting and (last_meeting - ends).days > DAYS_BEHIND
    return {
        "articles": shown,
        "articles_cover": bool(covering),
        "articles_end": ends if is_old else None,
    }
