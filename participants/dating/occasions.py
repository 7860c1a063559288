"""On how many occasions a meeting may have been, or may be, in a sentence."""

from django.utils.translation import ngettext

from summit_archive.dates.plain_days import day_in_words

from ..cases import in_case
from ..models.meeting import today


def genitive(day):
    return in_case(day_in_words(day), "gen")


def occasions(meeting):
    """What has passed may have been, what is to come may be. What was held has passed."""
    number = len(meeting.possible)
    first, last = meeting.first_possible_day, meeting.last_possible_day
    facts = {"number": number, "first": genitive(first), "last": genitive(last)}
    if meeting.is_held or last < today():
        told = ngettext(
            "It may have been on one stretch of days, from %(first)s to %(last)s.",
            "It may have been on %(number)s different occasions, the earliest %(first)s, the latest %(last)s.",
            number,
        )
    elif first >= today():
        told = ngettext(
            "It may be on one stretch of days, from %(first)s to %(last)s.",
            "It may be on %(number)s different occasions, the earliest %(first)s, the latest %(last)s.",
            number,
        )
    else:
        told = ngettext(
            "It may have been, or may still be, on one stretch of days, from %(first)s to %(last)s.",
            "It may have been, or may still be, on %(number)s different occasions, the earliest %(first)s, "
            "the latest %(last)s.",
            number,
        )
    return told % facts
