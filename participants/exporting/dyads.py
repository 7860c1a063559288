"""A pair of countries and a year as tables tell it: who, how often, hosted by whom, out of how many meetings."""

from functools import lru_cache
from operator import attrgetter

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from summit_archive.files import Field, Kind, Noun

MEETINGS = _("meetings")
SIDES = {"a": _("the one side"), "b": _("the other side")}
OF_A_SIDE = {
    "": (Kind.KEY, "code", _("The code of {side}, as addresses have it.")),
    "_name": (Kind.TEXT, "name", _("The name of {side}.")),
    "_iso3": (Kind.KEY, "iso3", _("ISO 3166-1 alpha-3 of {side}.")),
    "_m49": (Kind.KEY, "m49", _("The UN M49 number of {side} in that year.")),
    "_cow": (Kind.KEY, "cow", _("The Correlates of War number of {side} in that year.")),
    "_gw": (Kind.KEY, "gw", _("The Gleditsch–Ward number of {side} in that year.")),
}
NUMBERS = {
    "bilateral": _("Held meetings of the two alone, and their calls."),
    "trilateral": _("Held meetings of these two and a third."),
    "same_room": _("Held meetings with both and more than one other country."),
    "certain": _("All held meetings with both."),
    "a_hosted": _(
        "Of these, those with side a recorded as host or chair; the place alone does not make a host."
    ),
    "b_hosted": _("Of these, those with side b recorded as host or chair."),
    "in_a": _("Of these, those whose place lies in side a: side b came to a."),
    "in_b": _("Of these, those whose place lies in side b: side a came to b."),
}


def fields_of_sides():
    for side, words in SIDES.items():
        for ending, (kind, attribute, meaning) in OF_A_SIDE.items():
            yield Field(
                f"{side}{ending}", kind, format_lazy(meaning, side=words), attrgetter(f"{side}.{attribute}")
            )


def fields_of_numbers():
    again = _("The same for meetings that may have been in that year or another; none of the certain ones.")
    for name, meaning in NUMBERS.items():
        possible = "possible" if name == "certain" else f"{name}_possible"
        yield Field(name, Kind.NUMBER, meaning, unit=MEETINGS, doubt=possible)
        yield Field(possible, Kind.NUMBER, again, unit=MEETINGS)


def pair_path(row):
    """The page of both, in the order of their codes."""
    return pattern_of_pairs().format(*sorted((row.a.code, row.b.code)))


@lru_cache(maxsize=1)
def pattern_of_pairs():
    return reverse("country-pair", args=["AA", "BB"]).replace("AA", "{}").replace("BB", "{}")


DYADS = Noun(
    "dyad-year",
    "dyads",
    _(
        "Two countries and a year, and how often they met as far as recorded. A pair without a row, or with "
        "zeros, has no recorded meeting; “known” and “of” say for how many meetings participants are recorded."
    ),
    (
        Field("year", Kind.NUMBER, _("The year; empty: meetings that state no year."), unit=_("year")),
        *fields_of_sides(),
        *fields_of_numbers(),
        Field(
            "known",
            Kind.NUMBER,
            _("For how many held meetings of the year, of any countries, participants are recorded."),
            attrgetter("its_known.known"),
            unit=MEETINGS,
        ),
        Field(
            "of",
            Kind.NUMBER,
            _(
                "How many held meetings were certainly in the year; in the row without a year, how many state none."
            ),
            attrgetter("its_known.of"),
            unit=MEETINGS,
        ),
        Field(
            "complete",
            Kind.NUMBER,
            _(
                "For how many of these the list of participants is complete; only there does no entry mean absence."
            ),
            attrgetter("its_known.complete"),
            unit=MEETINGS,
        ),
        Field("pair_url", Kind.ADDRESS, _("The page of the pair, with the counted meetings."), pair_path),
    ),
)
