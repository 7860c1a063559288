"""By which word programs know a meeting again: the first address that it had, which none of its later ones changes.

An address that a meeting gave up may become another's. Then the older meeting keeps the word, and the other's ends in its
number.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from summit_archive.history.revisions import written
from summit_archive.history.tables import Change

from ..exporting.events import Revision
from ..models import Meeting


class FirstSlugs:
    """The first slug of each meeting whose slug was changed, or that was deleted. One query."""

    def __init__(self) -> None:
        self.first: dict[int, str] = {}
        self.oldest: dict[str, int] = {}
        for number, slug in given_up():
            self.first.setdefault(number, slug)
        for number, slug in self.first.items():
            self.oldest[slug] = min(number, self.oldest.get(slug, number))

    def word_for(self, number: int, slug: str) -> str:
        """Of the meeting of that number, which is at `slug` now."""
        first = self.first.get(number, slug)
        return first if self.oldest.get(first, number) == number else f"{first}.{number}"


def given_up() -> Iterator[tuple[int, str]]:
    """(a meeting's number, a slug that it had) of each time one was given up, the first first."""
    changes = Change.objects.filter(
        table_name=Meeting._meta.db_table, row__isnull=False, before__has_key="slug"
    )
    for number, slug in changes.order_by("pk").values_list("row", "before__slug"):
        if number is not None:
            yield number, slug


def revisions_of(meetings: list[Meeting], slugs: FirstSlugs, host: str) -> dict[int, Revision]:
    """{number: its `Revision`}; of meetings older than the history, that of their recording. One query."""
    known = written(Meeting, [meeting.pk for meeting in meetings])
    return {
        meeting.pk: Revision(
            uid=f"{slugs.word_for(meeting.pk, meeting.slug)}@{host}",
            sequence=known[meeting.pk].times - 1 if meeting.pk in known else 0,
            at=known[meeting.pk].at
            if meeting.pk in known
            else datetime.combine(meeting.recorded_on, time(), UTC),
        )
        for meeting in meetings
    }
