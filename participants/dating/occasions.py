"""On how many occasions a meeting may have been, or may be, in a sentence."""

from django.utils.translation import gettext as _
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
        told = passed(number)
    elif first >= today():
        told = to_come(number)
    else:
        told = perhaps_passed(number)
    return told % facts


def passed(number):
    if number == 1:
        return _("It may have been on any day from %(first)s to %(last)s.")
    return ngettext(
        "It may have been on %(number)s occasion, the earliest %(first)s, the latest %(last)s.",
        "It may have been on %(number)s different occasions, the earliest %(first)s, the latest %(last)s.",
        number,
    )


def to_come(number):
    if number == 1:
        return _("It may be on any day from %(first)s to %(last)s.")
    return ngettext(
        "It may be on %(number)s occasion, the earliest %(first)s, the latest %(last)s.",
        "It may be on %(number)s different occasions, the earliest %(first)s, the latest %(last)s.",
        number,
    )


def perhaps_passed(number):
    if number == 1:
        return _("It may have been, or may still be, on any day from %(first)s to %(last)s.")
    return ngettext(
        "It may have been, or may still be, on %(number)s occasion, the earliest %(first)s, the latest %(last)s.",
        "It may have been, or may still be, on %(number)s different occasions, the earliest %(first)s, "
        "the latest %(last)s.",
        number,
    )
