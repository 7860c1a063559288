"""What of a question was not understood, or was used for a part of the answer alone: sentences."""

import re
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from summit_archive.dates import NotADate
from summit_archive.dates.written import TwoReadings, read_date
from summit_archive.wording.lists import either

from ..searching.typed import read
from .fitting import Fitting
from .understood import Part, Understood


class Note(NamedTuple):
    """A sentence, and where it leads, with the link's words."""

    text: str
    url: str = ""
    link: str = ""


NUMBERS = re.compile(r"(?<![\d./-])(?:\d{4}-\d\d?-\d\d?|\d\d?[./-]\d\d?[./-]\d{2,4})(?![\d./-])")

DAY, LONGEST_MONTH = re.compile(r"\d\d?"), 31


def notes_on(understood: Understood, fitting: Fitting, *, is_answered: bool = False) -> list[Note]:
    """`is_answered`: whether the answer is something else than a meeting."""
    told = [*map(Note, read(understood.text).told), *unsure_dates(understood), *days_without_year(understood)]
    told += days_of_no_month(understood)
    words = " ".join(understood.words)
    if words and fitting.has_names and not fitting.uses_words:
        told.append(unused_words(words))
    told += map(unused_title, understood.unused_titles)
    if fitting.is_titled_only:
        told.append(
            Note(
                _("No participants on record fit your question. These meetings have its words in the title.")
            )
        )
    elif fitting.is_named_only and fitting.number:
        told.append(Note(_("No meeting on record is known to have had all of them. These name all of them.")))
    if fitting.has_names and not fitting.number and len(understood.parts) > 1 and not is_answered:
        told.append(Note(_("No meeting on record fits all of your question. There may have been one.")))
    if len(understood.terms.query.parts) == 0 and " or " in understood.text.lower():
        told.append(Note(_("“or” works for articles only. Meetings below fit all names in your question.")))
    return told


def unused_words(words: str) -> Note:
    said = _("No meeting title has “%(words)s”: the meetings below fit the rest of your question.")
    return Note(said % {"words": words})


def unused_title(words: str) -> Note:
    said = _("“%(words)s” was not used to choose meetings: they are chosen by who is named.")
    return Note(said % {"words": words})


def unsure_dates(understood: Understood) -> list[Note]:
    """Numbers that may be two dates."""
    told = []
    for found in NUMBERS.finditer(understood.text):
        try:
            read_date(found[0])
        except TwoReadings as error:
            days = either(each.in_words() for each in error.readings)
            said = _("“%(words)s” may be %(days)s: write the month in words.")
            told.append(Note(said % {"words": found[0], "days": days}))
        except NotADate as error:
            said = _("“%(words)s” was not read as a date: %(why)s.")
            told.append(Note(said % {"words": found[0], "why": error.expected}))
    return told


def days_of_no_month(understood: Understood) -> list[Note]:
    """“31 February 2020”: the month is a date, and the number beside it no day of it."""
    numbers = [part for part in understood.parts if part.is_word and DAY.fullmatch(part.text)]
    said = _("There is no day “%(words)s”. Searched for: %(month)s.")
    return [
        Note(said % {"words": words, "month": part.text})
        for part in understood.parts
        if part.date and (part.date.last - part.date.first).days < LONGEST_MONTH
        for number in numbers
        if (words := beside(understood.text, number, part)) and not is_date(words)
    ]


def beside(text: str, *parts: Part) -> str:
    """The words of two parts with nothing between them, or ""."""
    first, second = sorted(parts, key=lambda part: part.start)
    return "" if text[first.end : second.start].strip(" ,") else text[first.start : second.end]


def is_date(words: str) -> bool:
    try:
        read_date(words)
    except NotADate:
        return False
    return True


def days_without_year(understood: Understood) -> list[Note]:
    """“27 May” is a day of every year, of which the calendar has a page."""
    words = [part for part in understood.parts if part.is_word]
    told = []
    for one, other in zip(words, words[1:], strict=False):
        try:
            date = read_date(understood.text[one.start : other.end])
        except NotADate:
            continue
        if found := re.fullmatch(r"XXXX-(\d\d)-(\d\d)", str(date)):
            url = reverse("calendar-on", args=[found[1], found[2]])
            words = understood.text[one.start : other.end]
            said = _("“%(day)s” has no year.") % {"day": words}
            told.append(Note(said, url, _("Meetings on this day in every year")))
    return told
