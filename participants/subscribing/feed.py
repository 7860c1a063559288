"""What is new, changed and gone among the meetings of a list, newest change first, as entries of a feed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from summit_archive.files.atom import Entry, FeedPage, Tombstone
from summit_archive.history.newest import Newest, Shown, newest_of, newest_written, shown_since
from summit_archive.history.newest_in_words import in_words, labels_of
from summit_archive.history.reading import Hanging

from ..exporting.events import ground_of, title_of
from ..listing.question import MeetingQuestion
from ..models import Meeting, MeetingLink, Participation
from ..models.meeting import today
from .calendar import TOLD_FOR
from .gone import GoneMeeting, fitting, gone_since, is_known
from .identity import FirstSlugs

PAGE_SIZE = 50
# Where few were changed of late, so many that were added last are told as well.
ADDED_LAST = 2 * PAGE_SIZE
HANGING = (Hanging(Participation, "meeting"), Hanging(MeetingLink, "first"))
# So many participants of a meeting are named.
MOST_NAMED = 30


def meeting_feed(question: MeetingQuestion, page: int = 1) -> tuple[FeedPage, bool]:
    """The entries of a page, and whether there are more. At most eighteen queries."""
    slugs = FirstSlugs()
    gone, buried = gone_of(question)
    names = {one.meeting.pk: one for one in gone}
    places: dict[int, Newest | GoneMeeting] = {**newest_in(question), **names}
    order = sorted(places, key=lambda number: (places[number].at, number), reverse=True)
    first = (page - 1) * PAGE_SIZE
    some = order[first : first + PAGE_SIZE]
    told = entries_of([one for number in some if isinstance(one := places[number], Newest)], slugs)
    told |= {number: entry_of_gone(names[number], slugs) for number in some if number in names}
    graves = [Tombstone(name_of(one.meeting, slugs), one.at) for one in buried] if page == 1 else []
    entries = [told[number] for number in some if number in told]
    return FeedPage(entries, graves), len(order) > first + PAGE_SIZE


def newest_in(question: MeetingQuestion) -> dict[int, Newest]:
    """Of those that fit: what was written last, and what was added last."""
    memory, fitting = question.memory, question.set
    found = {
        number: one
        for number, one in newest_written(Meeting, HANGING).items()
        if number in memory.position and fitting >> memory.position[number] & 1
    }
    added = sorted(memory.ids_of(fitting), reverse=True)[:ADDED_LAST]
    return found | newest_of(Meeting, [number for number in added if number not in found])


def gone_of(question: MeetingQuestion) -> tuple[list[GoneMeeting], list[GoneMeeting]]:
    """Those of the list; and where nobody can tell which were on it, none, and all that are gone."""
    since = datetime.combine(today(), time(), UTC) - TOLD_FOR
    gone, conditions = gone_since(since, question.memory.position), question.asked.conditions
    return (fitting(gone, conditions), []) if is_known(conditions) else ([], gone)


def name_of(meeting: Meeting, slugs: FirstSlugs) -> str:
    return f"meetings/{slugs.word_for(meeting.pk, meeting.slug)}"


def entries_of(newest: list[Newest], slugs: FirstSlugs) -> dict[int, Entry]:
    rows = Meeting.objects.for_export().in_bulk([one.row for one in newest])
    shown = shown_since(Meeting, rows)
    changed = [one for one in newest if one.row in shown and one.step != shown[one.row].step]
    words = in_words(changed, labels_of(Meeting, HANGING), lambda some: some)
    return {
        one.row: entry_of(rows[one.row], one, shown.get(one.row), words.get(one.row, ()), slugs)
        for one in newest
        if one.row in rows
    }


def entry_of(
    meeting: Meeting, newest: Newest, shown: Shown | None, changes: Iterable[str], slugs: FirstSlugs
) -> Entry:
    return Entry(
        name=name_of(meeting, slugs),
        title=title_of(meeting),
        path=meeting.get_absolute_url(),
        updated=newest.at,
        published=shown.at if shown else None,
        lines=(*told_of(meeting), *(_("Changed: %s") % change for change in changes)),
        categories=tuple(country.name for country in meeting.party_countries),
    )


def told_of(meeting: Meeting) -> Iterator[str]:
    """When, where, who, and on what ground."""
    yield _("When: %s") % meeting.when.in_words()
    if meeting.place:
        yield _("Where: %s") % meeting.place
    yield from who_of(meeting)
    yield from ground_of(meeting.status, meeting.confirmation, get_language())
    if source := " ".join(filter(None, (meeting.source, meeting.source_url))):
        yield _("Source: %s") % source


def who_of(meeting: Meeting) -> Iterator[str]:
    """The participants as the record names them, by what is said of their part."""
    rows = sorted(meeting.participations.all()[:MOST_NAMED], key=lambda row: row.status)
    for status, some in groupby(rows, key=lambda row: row.status):
        names = [
            str(row.person or row.office or row.country or row.organisation or row.name_as_given)
            for row in some
        ]
        facts = {"part": Participation.Status(status).label, "names": ", ".join(names)}
        yield _("Participants (%(part)s): %(names)s") % facts


def entry_of_gone(one: GoneMeeting, slugs: FirstSlugs) -> Entry:
    """Of what it was called nothing is said."""
    told = _("This meeting was taken from the archive.")
    if one.stays:
        told = _("This meeting is a part of another one now: %s") % one.stays.title
    path = one.stays.get_absolute_url() if one.stays else Meeting(slug=one.meeting.slug).get_absolute_url()
    return Entry(
        name_of(one.meeting, slugs), _("No longer on record"), path, one.at, lines=(told,), is_gone=True
    )
