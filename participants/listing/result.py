"""What the archive answers to a `MeetingQuestion`: each part is asked of the database when it is read, and once."""

from django.utils.functional import cached_property

from summit_archive.filtering.links import Links
from summit_archive.filtering.paging import NumberedPage
from summit_archive.filtering.values import Value

from ..completeness.known import Known
from ..models import Meeting
from .cards import cards
from .facets import of_meetings
from .perhaps_same import PerhapsSame
from .silence import asks_who, concluded_from_silence, known_of_set, looks_for_named, others_than_who

PAGE_SIZE = 25
HELD, PERHAPS = Value("held", ""), Value("perhaps", "")


class MeetingResult:
    """How many meetings, the numbers of the facets, and a page of the meetings.

    `with_more` adds to a queryset of meetings what else files tell of them.
    """

    is_exact = has_exact_facets = True

    def __init__(self, question, with_more=lambda meetings: meetings):
        self.question, self.asked = question, question.asked
        self.with_more = with_more

    @cached_property
    def totals(self):
        """{"total", "held", "complete", "partial"}, and "certain" where days are asked for."""
        found, memory, days = self.question.set, self.question.memory, self.question.days
        lists = memory.numbers("list", found)
        totals = {"total": found.bit_count(), "held": (found & memory.get("status", HELD.text)).bit_count()}
        totals |= {words: lists.get(words, 0) for words in ("complete", "partial")}
        if any(days):
            totals["certain"] = self.certain_set.bit_count()
        return totals

    @cached_property
    def certain_set(self):
        """Those that were surely in the days that are asked for."""
        return self.question.memory.surely_among(self.question.set, *self.question.days)

    @property
    def total(self):
        return self.totals["total"]

    @property
    def held(self):
        return self.totals["held"]

    @cached_property
    def perhaps_same(self):
        """How many of the held ones may be the same as another of them. One query."""
        conditions = self.asked.settled(self.asked.conditions | {"status": [HELD], "same": [PERHAPS]})
        held = self.question.set & self.question.memory.get("status", HELD.text)
        number = self.question.found.perhaps_the_same(held).bit_count()
        return PerhapsSame(number, Links(self.asked, "meeting-list").to(conditions))

    @property
    def known_of_found(self):
        """Of how many of the meetings found the participants are on record, as `Known`."""
        complete = self.totals["complete"]
        return Known(known=complete + self.totals["partial"], of=self.total, complete=complete)

    @property
    def lists(self):
        """How many of the meetings found have which list of participants."""
        found = self.known_of_found
        return {"complete": found.complete, "partial": found.in_part, "not-recorded": found.silent}

    @cached_property
    def known(self):
        """Out of how many meetings the list tells who took part: of all that fit its other conditions, as `Known`."""
        if asks_who(self.asked.conditions):
            others = others_than_who(self.question, self.asked.conditions)
            return known_of_set(self.question.memory, self.question.set_under(others))
        return self.known_of_found

    @property
    def looks_for_named(self):
        return looks_for_named(self.asked.conditions)

    @property
    def silence(self):
        """Sentences on what is found because somebody is not named."""
        return list(concluded_from_silence(self.asked, lambda: self.known_of_found))

    @property
    def is_of_days(self):
        return any(self.question.days)

    @property
    def certain(self):
        """How many were surely in the days that are asked for."""
        return self.totals["certain"]

    @property
    def possible(self):
        return self.total - self.certain

    @cached_property
    def facet_numbers(self):
        return of_meetings(self.question, self.total, self.lists, self.known)

    @cached_property
    def numbers_without(self):
        """How many there would be without each of the chosen conditions."""
        return [self.question.set_under(chosen.without).bit_count() for chosen in self.asked.in_words]

    @cached_property
    def page(self):
        return NumberedPage.asked(self.asked.page, self.total, self.asked.limit or PAGE_SIZE)

    @property
    def problems(self):
        return [self.page.problem] if self.page.problem else []

    def page_of(self, meetings):
        """The rows of the page as the queryset `meetings` has them."""
        ids = self.question.page_of_ids(self.page)
        rows = meetings.in_bulk(ids) if ids else {}
        return [rows[pk] for pk in ids if pk in rows]

    @cached_property
    def rows(self):
        """As cards. One query."""
        memory, ids = self.question.memory, self.question.page_of_ids(self.page)
        if not self.is_of_days:
            return cards(ids)
        return cards(ids, {pk for pk in ids if self.certain_set >> memory.position[pk] & 1})

    @cached_property
    def exported(self):
        """The same with what files tell of each."""
        return self.page_of(self.with_more(Meeting.objects.for_export()))
