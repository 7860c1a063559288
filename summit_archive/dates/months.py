"""The names of months in the language of the page, beside a day and alone, whole and short.

English and Russian stand here; other languages, which an installation may choose, have what Django calls them.
"""

from functools import cache

from django.utils.dates import MONTHS, MONTHS_3, MONTHS_ALT
from django.utils.translation import get_language

from .day_words import ENGLISH, NOMINATIVE, RUSSIAN

SHORT_IN_RUSSIAN = "янв. февр. марта апр. мая июня июля авг. сент. окт. нояб. дек.".split()
SHORT_ALONE_IN_RUSSIAN = "янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.".split()


def month_alone(month: int) -> str:
    """ "December", «декабрь»."""
    return names(get_language(), "stand-alone", "wide")[month - 1]


def month_beside_day(month: int) -> str:
    """ "December", «декабря»."""
    return names(get_language(), "format", "wide")[month - 1]


def short_month_alone(month: int) -> str:
    """ "Dec", «дек.»."""
    return names(get_language(), "stand-alone", "abbreviated")[month - 1]


def short_month_beside_day(month: int) -> str:
    """ "Dec", «дек.»; «мая», which is not shortened."""
    return names(get_language(), "format", "abbreviated")[month - 1]


OURS = {
    ("en", "format", "wide"): [name.capitalize() for name in ENGLISH],
    ("en", "stand-alone", "wide"): [name.capitalize() for name in ENGLISH],
    ("en", "format", "abbreviated"): [name[:3].capitalize() for name in ENGLISH],
    ("en", "stand-alone", "abbreviated"): [name[:3].capitalize() for name in ENGLISH],
    ("ru", "format", "wide"): RUSSIAN,
    ("ru", "stand-alone", "wide"): NOMINATIVE,
    ("ru", "format", "abbreviated"): SHORT_IN_RUSSIAN,
    ("ru", "stand-alone", "abbreviated"): SHORT_ALONE_IN_RUSSIAN,
}


DJANGOS = {
    ("format", "wide"): MONTHS_ALT,
    ("stand-alone", "wide"): MONTHS,
    ("format", "abbreviated"): MONTHS_3,
    ("stand-alone", "abbreviated"): MONTHS_3,
}


@cache
def names(language: str | None, place: str, width: str) -> list[str]:
    """Twelve, from January."""
    ours = OURS.get(((language or "en").partition("-")[0], place, width))
    return ours or [str(name) for _, name in sorted(DJANGOS[place, width].items())]
