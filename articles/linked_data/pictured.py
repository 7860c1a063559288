"""What the picture of a page shows, for wherever its address is shared: of each kind of row its title, days, and who met."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.attendance.participant_lines import participant_lines
from summit_archive.dates.plain_days import day_in_words
from summit_archive.pictures.shared import Shared

from .meetings import CAME

# By the first word of their address: pages that are about no one row.
PAGES = {
    "archive": gettext_lazy("Who met whom in the CIS region"),
    "articles": gettext_lazy("Articles"),
    "calendar": gettext_lazy("Calendar"),
    "compare": gettext_lazy("Side by side"),
    "countries": gettext_lazy("Countries"),
    "leaders": gettext_lazy("Leaders"),
    "matrix": gettext_lazy("Who met whom"),
    "meetings": gettext_lazy("Meetings"),
    "organisations": gettext_lazy("Organisations"),
    "people": gettext_lazy("People"),
    "publishers": gettext_lazy("Publishers"),
    "series": gettext_lazy("Series of meetings"),
    "topics": gettext_lazy("Topics"),
}


def of_page(page: str) -> Shared:
    about = _("Where, when, about what, and according to whom.")
    return Shared(_("Summit archive"), str(PAGES[page]), who=about)


def of_row(of: str, row: Any) -> Shared:
    """Of a row that readers see, of the kind that the first word of its address names. Two queries at most."""
    return KINDS[of](row)


def of_article(row: Any) -> Shared:
    publisher = row.publisher.name if row.publisher else _("publisher not stated")
    day = day_in_words(row.published_on) if row.published_on else _("day not stated")
    return Shared(_("Article"), row.headline, day, publisher, is_doubted=not row.published_on)


def of_meeting(row: Any) -> Shared:
    """Only those are named who are concluded to have come; what was not held says so."""
    kind = _("Meeting") if row.is_held else f"{_('Meeting')}, {row.get_status_display()}"
    when = row.when.in_words()
    if row.place:
        when = f"{when}, {row.place.name}"
    came = [line.facts for line in participant_lines(row) if line.status in CAME] if row.is_held else []
    names = [str(facts.state or facts.who.name) for facts in came]
    return Shared(kind, row.title, when, listed(names), is_doubted=not row.when.is_definite)


def of_person(row: Any) -> Shared:
    offices = [term.office.name for term in row.terms.for_list()]
    return Shared(_("Person"), row.name, who=listed(offices[::-1]))


def of_country(row: Any) -> Shared:
    return Shared(_("Country"), row.name, who=row.official_name if row.official_name != row.name else "")


def of_organisation(row: Any) -> Shared:
    return Shared(_("Organisation"), row.name, who=row.abbreviation)


def of_series(row: Any) -> Shared:
    return Shared(
        _("Series of meetings"), row.name, who=row.organisation.short_name if row.organisation else ""
    )


def of_source(row: Any) -> Shared:
    day = row.published_on
    when = day.in_words() if day else _("day not stated")
    publisher = row.publisher.name if row.publisher else ""
    return Shared(_("Source"), str(row), when, publisher, is_doubted=not (day and day.is_definite))


KINDS: dict[str, Callable[[Any], Shared]] = {
    "articles": of_article,
    "countries": of_country,
    "meetings": of_meeting,
    "organisations": of_organisation,
    "people": of_person,
    "publishers": lambda row: Shared(_("Publisher"), row.name, who=row.get_kind_display()),
    "series": of_series,
    "sources": of_source,
    "topics": lambda row: Shared(_("Topic"), row.name),
}


def listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name for name in names if name))
