"""The words that dates are written in: months and weekdays of many languages, and what may stand beside them.

English and Russian stand here, in all their usual short forms. The other languages' names are CLDR's, by
Babel, and are loaded when the first word comes that is neither. A word that is one month here and another
there ("listopada" is November in Polish and October in Croatian) is no month: of such languages one is left out.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

ENGLISH = "january february march april may june july august september october november december".split()
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
NOMINATIVE = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
DAYS = "понедельник вторник среда четверг пятница суббота воскресенье".split()

MONTHS = {name: number for names in (ENGLISH, RUSSIAN, NOMINATIVE) for number, name in enumerate(names, 1)}
MONTHS |= {name[:3]: number for names in (ENGLISH, NOMINATIVE) for number, name in enumerate(names, 1)}
MONTHS |= {"sept": 9, "февр": 2, "сент": 9, "нояб": 11}

WEEKDAYS_KNOWN = {
    name: frozenset({number}) for names in (WEEKDAYS, DAYS) for number, name in enumerate(names)
}
WEEKDAYS_KNOWN |= {name[:3]: frozenset({number}) for number, name in enumerate(WEEKDAYS)}
WEEKDAYS_KNOWN |= {name: frozenset({number}) for number, name in enumerate("пн вт ср чт пт сб вс".split())}
WEEKDAYS_KNOWN |= {
    name: frozenset({day}) for name, day in (("tues", 1), ("thur", 3), ("thurs", 3), ("среду", 2))
}
WEEKDAYS_KNOWN |= {name: frozenset({day}) for name, day in (("пятницу", 4), ("субботу", 5))}

# Those of the region, and the larger ones that write of it.
LANGUAGES = (
    *("ru", "uk", "be", "kk", "uz", "uz_Cyrl", "tg", "ky", "tk", "az", "az_Cyrl", "hy", "ka", "ro"),
    *("en", "de", "fr", "es", "pt", "it", "pl", "tr", "nl"),
)

GMT_NAMES = frozenset({"z", "gmt", "utc", "ut"})
# The time of the place, whatever its name: the day beside it is the place's own.
LOCAL_TIMES = frozenset(
    (
        "est edt cst cdt mst mdt pst pdt ast adt et ct mt pt at etc met mest cet cest mez mesz eet eest wet west bst "
        "msk msd yekt omst krat irkt almt aqtt uzt tmt kgt tjt amt azt get мск"
    ).split()
)
# What may stand beside a date and tells nothing of it. “Updated” and its like are not among them.
BESIDE = frozenset(
    (
        "г год года году гг в во от на час часов ч мин по московскому времени дата публикации опубликовано "
        "р рік року о об година жылғы жылы жыл ж жылдын ж йил yil yili il ci cı cu cü թ թվականի წ წელი anul "
        "at on of the o clock am pm a m p date published posted publication by "
        "um uhr h den der am vom datum veröffentlicht erstellt le à de del du publié fecha publicado el las "
        "dnia godz di il ore om saat"
    ).split()
)


def month_of(word: str) -> int | None:
    """1 to 12; None for a word that is no month's name, or the name of two."""
    word = word.casefold()
    return MONTHS.get(word) or months_of_cldr().get(word)


def weekdays_of(word: str) -> frozenset[int]:
    """The weekdays that it may name, Monday being 0; empty where it names none."""
    word = word.casefold()
    return WEEKDAYS_KNOWN.get(word) or weekdays_of_cldr().get(word, frozenset())


@cache
def months_of_cldr() -> Mapping[str, int]:
    numbers = words_of_cldr("months")
    return {word: number for word, (number, *others) in numbers.items() if not others}


@cache
def weekdays_of_cldr() -> Mapping[str, frozenset[int]]:
    return {word: frozenset(numbers) for word, numbers in words_of_cldr("days").items()}


def words_of_cldr(kind: str) -> dict[str, list[int]]:
    """Each name, and the numbers that it has in any of the languages."""
    from babel import Locale

    numbers: dict[str, set[int]] = defaultdict(set)
    for language in LANGUAGES:
        forms = getattr(Locale.parse(language), kind)
        for names in (forms["format"]["wide"], forms["format"]["abbreviated"], forms["stand-alone"]["wide"]):
            for number, name in names.items():
                numbers[name.casefold().rstrip(".")].add(number)
    return {word: sorted(found) for word, found in numbers.items()}


def fits_weekdays(day: datetime.date, named: Iterable[frozenset[int]]) -> bool:
    """Whether the day is one of those that each of the words may name."""
    return all(day.weekday() in weekdays for weekdays in named)
