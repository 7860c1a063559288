"""What fits a question, of all kinds in one list, the best kind first."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participants.listing.cards import cards as meeting_cards
from participants.together.attendance import held_in
from summit_archive.wording.numbers import grouped

from .articles_found import ArticlesFound
from .cards import Answer, url_of
from .fitting import PARAMETERS, Fitting
from .understood import TABLES, Understood

KINDS = {
    "meeting": gettext_lazy("Meetings"),
    "article": gettext_lazy("Articles"),
    "person": gettext_lazy("People"),
    "country": gettext_lazy("Countries"),
    "organisation": gettext_lazy("Organisations"),
    "series": gettext_lazy("Series of meetings"),
    "place": gettext_lazy("Places"),
    "topic": gettext_lazy("Topics"),
}
SINGULAR = {**TABLES, "meeting": gettext_lazy("Meeting"), "article": gettext_lazy("Article")}
SHOWN_MEETINGS, PAGE_OF_MEETINGS = 10, 25


@dataclass(frozen=True)
class Hit:
    """`row` is the meeting's or the article's card, or the row itself; `note` a line on it."""

    kind: str
    name: str
    url: str
    row: Any
    note: str = ""

    @property
    def label(self) -> str:
        return str(SINGULAR[self.kind])


class Hits:
    """At most five queries beside those of the articles."""

    def __init__(
        self, understood: Understood, fitting: Fitting, articles: ArticlesFound, answer: Answer | None
    ):
        self.understood, self.fitting, self.articles, self.answer = understood, fitting, articles, answer
        self.rows = self.rows_named()

    def rows_named(self) -> list[Any]:
        """Whoever and whatever is named, those that may be meant first; then series and topics. Each once, but for the
        one that the answer is about."""
        parts = sorted(self.understood.rows, key=lambda part: len(part.owners) < 2)
        topics = [topic for _span, topic, _ids in self.understood.terms.topics]
        for topic in topics:
            topic.table = "topic"
        found = [row for part in parts for row in part.owners]
        found += [*self.understood.series_titled, *topics]
        return [row for row in dict.fromkeys(found) if not self.is_answered(row)]

    def is_answered(self, row: Any) -> bool:
        return self.answer is not None and (self.answer.kind, self.answer.url) == (row.table, url_of(row))

    # --- How many

    @property
    def numbers(self) -> dict[str, int]:
        """{kind: how many}, of those that there are."""
        of_rows = Counter(row.table for row in self.rows)
        every = {**of_rows, "meeting": self.fitting.number, "article": self.articles.total}
        return {kind: every[kind] for kind in KINDS if every.get(kind)}

    # --- The list

    def everything(self) -> list[Hit]:
        meant = {row for part in self.understood.choices for row in part.owners}
        rows = [self.of_row(row) for row in self.rows]
        series = [hit for hit in rows if hit.kind == "series"]
        is_first = not self.fitting.has_names
        before = [hit for hit in rows if hit.row in meant or is_first and hit.kind == "series"]
        series = [hit for hit in series if hit not in before]
        after = [hit for hit in rows if hit not in before and hit not in series]
        meetings = self.meetings(0, SHOWN_MEETINGS)
        if not meetings:
            return [*before, *after, *series, *self.of_articles()]
        return [*before, *meetings, *series, *self.of_articles(), *after]

    def of_kind(self, kind: str, page: int) -> list[Hit]:
        if kind == "meeting":
            return self.meetings((page - 1) * PAGE_OF_MEETINGS, PAGE_OF_MEETINGS)
        if kind == "article":
            return self.of_articles()
        return [self.of_row(row) for row in self.rows if row.table == kind]

    def meetings(self, first: int, size: int) -> list[Hit]:
        ids = self.fitting.page(first, size)
        found = meeting_cards(ids)
        return [Hit("meeting", card.called, card.get_absolute_url(), card) for card in found]

    def of_articles(self) -> list[Hit]:
        return [Hit("article", card.headline, card.get_absolute_url(), card) for card in self.articles.cards]

    def of_row(self, row: Any) -> Hit:
        return Hit(row.table, row.called, url_of(row), row, self.note_on(row))

    def note_on(self, row: Any) -> str:
        """A person's latest office; of others how many held meetings are on record."""
        if row.table == "person":
            return getattr(row, "description", "")
        if row.table not in PARAMETERS:
            return ""
        memory = self.fitting.memory
        facet = "present" if row.table == "country" else row.table
        number = (memory.get(facet, row.pk) & held_in(memory)).bit_count()
        if not number:
            return _("No meeting on record.")
        return ngettext("%(number)s meeting on record.", "%(number)s meetings on record.", number) % {
            "number": grouped(number)
        }
