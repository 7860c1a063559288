"""The answer on top of a search: of one who or what is named, or of all that is understood taken together."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from participants.models import Meeting, Term
from participants.models.meeting import today
from participants.names.named_pages import MeetingsIn
from participants.remembered.bits import any_of, positions
from participants.together.attendance import held_in

from ..claims.offices import OfficeAnswer
from ..listing.pair_card import articles_about, latest
from .fitting import Fitting
from .offices_asked import claim_url, holders_then
from .understood import PARTIES, TABLES, Understood, is_within

TO_COME = (Meeting.Status.SCHEDULED, Meeting.Status.ANNOUNCED)
# Of these a page is of its own; a place has the list of its meetings.
WITH_CARD = ("person", "country", "organisation", "series", "place")
MOST_TERMS = 3


@dataclass(frozen=True)
class Answer:
    """`kind` is that of the row it is about, "date", or "together". `number` is of held meetings on record in which
    whoever is named took part, `others` of those that fit beside them; `last` the latest of all held whose days are sure, `coming` the next that is announced or scheduled.

    `terms`: the offices of a person that have no end on record, or the last one; of a country who leads it.
    `held`: who held an office that is asked for, then or today; `claim_url`: where that is checked. `is_of_coming`: only
    meetings to come were asked for.
    """

    kind: str
    label: str
    title: str
    url: str
    number: int
    list_url: str
    last: Any = None
    coming: Any = None
    terms: tuple[Any, ...] = ()
    held: OfficeAnswer | None = None
    claim_url: str = ""
    is_of_coming: bool = False
    others: int = 0
    every_url: str = ""
    articles: int = 0
    articles_url: str = ""


def answer_to(understood: Understood, fitting: Fitting) -> Answer | None:
    """None where nothing is named, or what may be several. At most four queries."""
    if understood.choices or not fitting.has_names or understood.text.lower().find(" or ") > 0:
        return None
    if then := held_then(understood):
        return Answer("office", str(TABLES["office"]), then.office.called, then.url, 0, "", held=then)
    row = only_row(understood)
    office = understood.offices[0].owners[0] if row is not None and understood.offices else None
    last, coming = last_and_coming(fitting)
    held = fitting.held.bit_count()
    others = fitting.number - held
    if row is not None:
        terms = terms_of(row, office)
        return Answer(
            "country" if office else row.table,
            str(TABLES["office" if office else row.table]),
            (office or row).called,
            url_of(row),
            held,
            fitting.held_url,
            last,
            coming,
            terms,
            holders_then(office, None) if office and not terms else None,
            claim_url(office) if office else "",
            False,
            others,
            fitting.url,
            *articles_on(row),
        )
    parts = [part for part in understood.parts if not part.is_word and not part.is_left_out]
    is_date = all(part.date for part in parts)
    return Answer(
        "date" if is_date else "together",
        _("Date") if is_date else _("Meetings"),
        " · ".join(part.title[:1].upper() + part.title[1:] for part in parts),
        (calendar_url(understood.dates[0]) if is_date else "") or fitting.url,
        held,
        fitting.held_url,
        last,
        coming,
        is_of_coming=understood.is_coming,
        others=others,
        every_url=fitting.url,
    )


def held_then(understood: Understood) -> OfficeAnswer | None:
    """Who held the only office that is named, on the only date beside it; None where more is asked for."""
    if len(understood.offices) != 1 or len(understood.dates) != 1:
        return None
    (office,) = understood.offices
    more = [part for part in understood.parts if not (part.date or part.is_word or is_within(part, office))]
    return (
        None if more or len(office.owners) > 1 else holders_then(office.owners[0], understood.dates[0].date)
    )


def articles_on(row: Any) -> tuple[int, str]:
    """How many articles are about a country or a person, whatever their words, and their list. One query, or none."""
    return articles_about([row]) if row.table in PARTIES else (0, "")


def only_row(understood: Understood) -> Any:
    """What alone is named, with neither days nor a kind of meeting beside it; else None."""
    parts = [part for part in understood.parts if not part.is_word]
    if len(parts) != 1 or len(parts[0].owners) != 1 or parts[0].is_where or parts[0].is_left_out:
        return None
    row = parts[0].owners[0]
    return row if row.table in WITH_CARD else None


def url_of(row: Any) -> str:
    return (MeetingsIn(row.name, row.slug) if row.table == "place" else row).get_absolute_url()


def last_and_coming(fitting: Fitting) -> tuple[Any, Any]:
    """Rows, None where there is none. One query, or none."""
    memory, day = fitting.memory, today().toordinal()
    sure = fitting.meetings & memory.get("definite")
    last = memory.positions_of_page(sure & held_in(memory), 0, 1)
    planned = positions(sure & any_of(memory.get("status", status) for status in TO_COME))
    planned = [place for place in planned if memory.days[place][0] >= day]
    chosen = [next(iter(last), None), min(planned, key=memory.place_of, default=None)]
    ids = [memory.ids[place] if place is not None else None for place in chosen]
    rows = latest(pk for pk in ids if pk)
    last, coming = (rows.get(pk) if pk else None for pk in ids)
    return last, coming


def terms_of(row: Any, office: Any) -> tuple[Any, ...]:
    """Those without an end on record; of a person without any, the one that began last; of a country those of `office` where one is given. One query, or none."""
    if row.table == "country":
        terms = Term.objects.of_leaders().filter(office__country=row, end=None, known_until__isnull=False)
        terms = terms.filter(office=office) if office else terms
        return tuple(terms.select_related("person", "office").by_office()[:MOST_TERMS])
    if row.table != "person":
        return ()
    terms = Term.objects.filter(person=row).select_related("person", "office")
    newest = sorted(
        terms, key=lambda term: (term.is_acting, -(term.possibly_in_force.lower or today().min).toordinal())
    )
    return tuple([term for term in newest if not term.end][:MOST_TERMS] or newest[:1])


def calendar_url(date: Any) -> str:
    """The calendar's month or year of a date; "" of a longer time."""
    first, last = date.first, date.last
    if (first.year, first.month) == (last.year, last.month):
        return reverse("calendar-month", args=[first.year, f"{first.month:02}"])
    return reverse("calendar-year", args=[first.year]) if first.year == last.year else ""
