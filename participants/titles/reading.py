"""A title read from its end: when, how, where, and then what it is about."""

from ..cases.named import form
from ..cases.phrases import preposition
from . import days
from .heads import about
from .on_record import Names
from .parties import NotOnRecord

HOW = {
    ", by video conference": "по видеосвязи",
    " by video conference": "по видеосвязи",
    ", by video": "по видеосвязи",
    ", by telephone": "по телефону",
    ", online": "по видеосвязи",
}
# Where meetings were that are no rows: regions, and towns of which the place is not on record.
ELSEWHERE = {
    "Altai": "Алтай",
    "Crimea": "Крым",
    "Issyk-Kul Region": "Иссык-Кульская область",
    "Khorezm Region": "Хорезмская область",
    "Kuchurhan": "Кучурган",
    "Turkmenabat": "Туркменабад",
}


def russian(title: str, names: Names) -> str | None:
    """None where any part of it is not on record."""
    head, when = days.parted(title)
    head, how = without_how(head)
    head, within = without_country(head, names)
    head, where = without_place(head, names)
    try:
        first = " ".join(filter(None, [about(head, names), how, within]))
    except NotOnRecord:
        return None
    return ", ".join(filter(None, [first, where, when]))


def without_how(head: str) -> tuple[str, str]:
    for words, in_russian in HOW.items():
        if head.endswith(words):
            return head.removesuffix(words), in_russian
    return head, ""


def without_country(head: str, names: Names) -> tuple[str, str]:
    """(the title without the country in which it says that it was, «в Казахстане»)"""
    before, _in, last = head.rpartition(", in ")
    country = names.russian("country", last.removeprefix("the ")) if before else ""
    return (before, f"{preposition(country)} {form(country, 'loc', 'country')}") if country else (head, "")


def without_place(head: str, names: Names) -> tuple[str, str]:
    """(the title without its last part, the place or the two that this names)

    A country is one where the title is whole without it: of “Leaders of Armenia, Azerbaijan and France” none is.
    """
    before, comma, last = head.rpartition(", ")
    parts = last.split(" and ") if comma else []
    places = [names.russian("place", one) or ELSEWHERE.get(one, "") for one in parts]
    if len(parts) == 1 and not places[0] and " and " in before:
        places = [names.russian("country", last)]
    return (before, " и ".join(places)) if places and all(places) else (head, "")
