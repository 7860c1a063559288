"""Days as people write them into a cell, as EDTF: “26 December 2023”, “26.12.2023”, “26–27 December 2023”, “December 2023”.

What could be two days is none: of 05/06/2023 it is not told which is the month.
"""

import re

from summit_archive.dates import NotADate, PartialDate
from summit_archive.dates.day_words import month_of

DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: ?г\.?)?", re.ASCII)
DAY = r"(?P<first>\d{1,2})(?:\s?[-–—]\s?(?P<last>\d{1,2}))?"
MONTH = r"(?P<month>[^\W\d_]+)\.?"
YEAR = r"(?P<year>\d{4})(?: ?(?:г\.?|года?))?"
FORMS = [
    re.compile(rf"{DAY}\.? {MONTH}(?:,? {YEAR})?"),
    re.compile(rf"{MONTH} {DAY}(?:,? {YEAR})?"),
    re.compile(rf"{MONTH} {YEAR}"),
]


def edtf_of(text):
    """EDTF as it stands, or what the words say in it; what is neither stays, for the field to refuse."""
    try:
        return str(PartialDate.parse(text))
    except NotADate:
        return in_words(text) or text


def day_of(text):
    """A whole day, as YYYY-MM-DD."""
    return in_words(text) or text


def in_words(text):
    """ "" where the words are no day in one of the forms."""
    text = " ".join(text.split())
    if found := DOTTED.fullmatch(text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    for form in FORMS:
        if (found := form.fullmatch(text)) and (month := month_of(found["month"])):
            return spelt(found.groupdict(), month)
    return ""


def spelt(said, month):
    start = f"{said['year'] or 'XXXX'}-{month:02}"
    if not said.get("first"):
        return start
    days = [f"{start}-{int(day):02}" for day in (said["first"], said.get("last")) if day]
    return "/".join(days)
