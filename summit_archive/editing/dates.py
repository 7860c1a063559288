"""A date as it is typed is said back at once: in EDTF and in words, or why not, and which dates it may be."""

from ..dates import NotADate
from ..dates.written import TwoReadings, read_date
from .answers import for_editors, text_asked


@for_editors
def date_said(request):
    """{edtf, words, refused, readings}; of `readings` each has edtf and words: more than one where the words may mean two dates."""
    text = text_asked(request, "text").strip()
    if not text:
        return said()
    try:
        return said(read_date(text))
    except TwoReadings as error:
        return said(refused=str(error), readings=error.readings)
    except NotADate as error:
        return said(refused=str(error))


def said(date=None, refused="", readings=()):
    return {
        "edtf": str(date) if date else "",
        "words": date.in_words() if date else "",
        "refused": refused,
        "readings": [{"edtf": str(each), "words": each.in_words()} for each in readings],
    }
