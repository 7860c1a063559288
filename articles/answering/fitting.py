"""Which meetings fit what is understood of a question: sets of those that this process remembers."""

from functools import cached_property, reduce
from operator import and_
from typing import Any

from django.db import connection

from participants.listing.coming import coming_in
from participants.remembered import remembered
from participants.remembered.bits import any_of, but
from participants.remembered.people import named_or_in_office
from participants.together.attendance import held_in
from participants.together.sides import PersonSide, asking
from summit_archive.text.flat import joined_words

from ..listing.pair_card import with_terms
from .understood import PARTIES, Part, Understood

TITLED = """
SELECT id FROM participants_meeting
WHERE to_tsvector('russian'::regconfig, summit_searched(title::text))
    @@ plainto_tsquery('russian'::regconfig, summit_searched(%(words)s))
"""
# How the list of meetings asks for a row of each table.
PARAMETERS = {
    "country": "country",
    "person": "person",
    "organisation": "organisation",
    "series": "series",
    "place": "place",
}


class Fitting:
    """At most four queries: what is remembered, the terms of the people named, and titles twice."""

    def __init__(self, understood: Understood):
        self.understood = understood

    @cached_property
    def memory(self):
        return remembered()

    @cached_property
    def parts(self) -> list[Part]:
        """Those of the names that meetings have."""
        return [part for part in self.understood.rows if part.table in PARAMETERS]

    @cached_property
    def is_together(self) -> bool:
        """Whether two or more are named who have to have taken part: to be invited is not enough."""
        return sum(part.table in PARTIES and not part.is_where for part in self.parts) > 1

    @cached_property
    def by_names(self) -> int:
        """The set of those that fit the names, the kinds and the days; where all named took part in none, those that name all."""
        with_terms([row for part in self.parts for row in part.owners if row.table == "person"])
        if self.understood.is_coming:
            return self.in_role("named")
        if self.is_together and (found := self.in_role("present") & held_in(self.memory)):
            return found
        return self.in_role("named")

    @cached_property
    def is_named_only(self) -> bool:
        """Whether two or more are named who are not known to have taken part together."""
        if self.understood.is_coming:
            return False
        return self.is_together and not self.in_role("present") & held_in(self.memory)

    def in_role(self, role: str) -> int:
        sets = [self.of_part(part, role) for part in self.parts]
        if kinds := self.understood.kinds:
            sets.append(any_of(self.memory.get("kind", kind) for kind in kinds))
        if self.understood.dates:
            sets.append(self.possibly_then)
        if self.understood.is_coming:
            sets.append(coming_in(self.memory))
        left_out = [part for part in self.understood.parts if part.is_left_out and part.table in PARAMETERS]
        without = any_of(self.of_part(part, "named") for part in left_out)
        return but(reduce(and_, sets), without) if sets else 0

    @cached_property
    def possibly_then(self) -> int:
        """The set of those that may have been in the days of the question."""
        dates = self.understood.dates
        return any_of(self.memory.possibly_between(date.first, date.last) for date in dates)

    def of_part(self, part: Part, role: str) -> int:
        if part.is_where:
            return any_of(self.memory.get("in", row.pk) for row in part.owners)
        return any_of(self.of_row(row, role) for row in part.owners)

    def of_row(self, row: Any, role: str) -> int:
        if row.table == "country":
            return self.memory.get(role, row.pk)
        if row.table == "person":
            return named_or_in_office(self.memory, row, role, PersonSide(row).terms)
        return self.memory.get(row.table, row.pk)

    @cached_property
    def has_names(self) -> bool:
        return bool(self.parts or self.understood.kinds or self.understood.dates or self.understood.is_coming)

    @cached_property
    def by_words(self) -> int:
        """The set of those whose titles have all words that are left. One query, or none."""
        return self.titled(" ".join(self.understood.words))

    @cached_property
    def by_title(self) -> int:
        """The set of those of the days whose titles have all that is typed beside them. One query."""
        found = self.titled(" ".join(part.words for part in self.understood.parts if not part.date))
        return found & self.possibly_then if self.understood.dates else found

    def titled(self, words: str) -> int:
        if not words:
            return 0
        with connection.cursor() as cursor:
            cursor.execute(TITLED, {"words": joined_words(words)})
            return self.memory.of_ids([pk for (pk,) in cursor.fetchall()])

    @cached_property
    def every(self) -> int:
        """With the words, unless no title of those that fit has them; with those that only may have been in the days.

        Where nothing fits the names, what has them in the title.
        """
        if not self.has_names:
            return self.by_words
        return self.by_names & self.by_words or self.by_names or self.by_title

    @property
    def is_titled_only(self) -> bool:
        """Whether the meetings are those that have the names in their titles alone."""
        return self.has_names and not self.by_names and bool(self.every)

    @cached_property
    def meetings(self) -> int:
        """The set of those that fit; of days those that surely were in them."""
        dates = self.understood.dates
        if not dates:
            return self.every
        return any_of(self.memory.surely_among(self.every, date.first, date.last) for date in dates)

    @cached_property
    def held(self) -> int:
        """The set of those that were held, and in which whoever is named took part: as all pages count them."""
        held = self.meetings & held_in(self.memory)
        return held if self.is_titled_only or not self.parts else held & self.in_role("present")

    @property
    def possible_number(self) -> int:
        """How many more may have been in the days."""
        return but(self.every, self.meetings).bit_count()

    @property
    def uses_words(self) -> bool:
        return bool(self.by_words) and (not self.has_names or bool(self.by_names & self.by_words))

    @cached_property
    def number(self) -> int:
        return self.meetings.bit_count()

    def page(self, first: int, size: int) -> list[int]:
        return self.memory.page(self.meetings, first, size, is_oldest_first=self.understood.is_coming)

    @property
    def url(self) -> str:
        """The list of the same meetings, with its filters; "" where it cannot be asked for them."""
        return self.list_url("certain")

    @property
    def held_url(self) -> str:
        """The list of those of `held`; "" where it cannot be asked for them."""
        return self.list_url("certain", is_held=True)

    def list_url(self, certainty: str, is_held: bool = False) -> str:
        understood, parameters = self.understood, []
        is_left_out = any(part.is_left_out for part in understood.parts)
        if (
            self.uses_words
            or understood.is_coming
            or self.is_titled_only
            or is_left_out
            or understood.choices
            or len(understood.kinds) > 1
            or len(understood.dates) > 1
        ):
            return ""
        named = [part.table for part in self.parts]
        if any(named.count(table) > 1 for table in ("organisation", "series", "place")):
            return ""
        for part in self.parts:
            row = part.owners[0]
            value = row.address_code if part.table == "country" else row.slug
            parameters.append(("in" if part.is_where else PARAMETERS[part.table], value))
        parameters += [("match", "all")] if sum(name == "country" for name, _v in parameters) > 1 else []
        took_part = is_held and any(part.table in PARTIES and not part.is_where for part in self.parts)
        if took_part or (self.is_together and not self.is_named_only):
            parameters += [("part", "present"), ("status", "held")]
        elif is_held and parameters:
            parameters += [("status", "held")]
        parameters += [("kind", kind) for kind in understood.kinds]
        for date in understood.dates:
            parameters += [
                ("from", date.first.isoformat()),
                ("to", date.last.isoformat()),
                ("certainty", certainty),
            ]
        return asking("meeting-list", parameters) if parameters else ""
