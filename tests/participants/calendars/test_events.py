"""The events of a calendar file, which we write ourselves, are what icalendar would write."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from participants.exporting.events import Revision, escaped, event_of, plain, status_of, title_of, told_of
from participants.models import Country, Meeting, Place
from summit_archive.dates import PartialDate

SITE = "https://archive.example"
REVISION = Revision("summit@archive.example", 3, datetime(2026, 1, 2, 13, 4, 5, tzinfo=UTC))
MOSCOW = Place(name="Moscow; the “city”", country=Country(code="RU", name="Russia, Federation"))


def meeting(title="Summit", **values):
    days = ((date(2023, 12, 26), date(2023, 12, 27)),)
    given = {
        "pk": 7, "slug": "summit", "kind": "summit", "status": "held", "confirmation": "official",
        "when": PartialDate.parse("2023-12-26/2023-12-27"), "possible": days, "recorded_on": date(2026, 1, 2),
    }  # fmt: skip
    return Meeting(**given | {"title": title} | values)


def by_the_library(one):
    """As icalendar writes the same event."""
    first, last = one.possible[0]
    event = icalendar.Event()
    event.add("uid", REVISION.uid)
    event.add("dtstamp", REVISION.at)
    event.add("sequence", REVISION.sequence)
    event.add("last-modified", REVISION.at)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", plain(title_of(one)))
    event.add("description", plain(told_of(one)))
    event.add("status", status_of(one))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [one.kind])
    if one.place:
        event.add("location", plain(str(one.place)))
    event.add("url", f"{SITE}{one.get_absolute_url()}")
    return event.to_ical().decode()


@pytest.mark.parametrize(
    "one",
    [
        meeting(),
        meeting(place=MOSCOW),
        meeting("Talks; in Almaty, or \\N elsewhere\nor\r\nnowhere\tat all"),
        meeting("Встреча глав государств — участников Содружества Независимых Государств в Бишкеке", status="cancelled"),
        meeting("A" * 66),
        meeting("A" * 67),
        meeting("x" * 65 + ";" * 9 + "é" * 80),
        meeting(source="Kremlin, 26 December; in full", source_url="http://kremlin.ru/events/president/news/73139?a=1,2"),
    ],
    ids=["plain", "place", "signs", "long", "just one line", "just two", "signs where it is folded", "source"],
)  # fmt: skip
def test_an_event_is_written_as_the_library_writes_it(one):
    assert event_of(one, REVISION, SITE) == by_the_library(one)


@pytest.mark.parametrize("text", ["a\\nb", "\\N", "\\\\", ";,\\;", "a\nb", "“c”\n\n"])
def test_signs_are_escaped_as_the_library_escapes_them(text):
    assert escaped(text) == icalendar.vText(plain(text)).to_ical().decode()
