"""What a question says: whom and what it names, which days, which kinds of meetings, and the words that are left."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.models import Meeting
from participants.names.keys import PUNCTUATION, Word, runs_of_words
from participants.names.named_pages import of_code
from participants.names.titles import titled
from summit_archive.text.folding import fold

from ..listing.text_search import SearchTerms
from ..searching.days_typed import TypedDate
from .meeting_kinds import kinds_at, says_coming, says_nothing, says_where
from .offices_asked import office_of, stands_beside, title_at, titles_in

A_FEW = 5
PARTIES = ("country", "person")
KIND_NAMES = dict(Meeting.Kind.choices)
TABLES = {
    "person": gettext_lazy("Person"),
    "country": gettext_lazy("Country"),
    "organisation": gettext_lazy("Organisation"),
    "series": gettext_lazy("Series"),
    "place": gettext_lazy("Place"),
    "office": gettext_lazy("Office"),
    "topic": gettext_lazy("Topic"),
}


@dataclass(frozen=True)
class Part:
    """What stands from `start` to `end` of the question: `words` as it is typed, `label` says as what it was read, `text` how.

    `owners`: the rows that it names, several where it may be any of them. `kinds`, `date`: of meetings. Where nothing of
    it is set, it is a word. `is_where`: a country in which meetings were.
    `is_coming`: of meetings those to come.
    """

    start: int
    end: int
    words: str
    label: str
    text: str
    owners: tuple[Any, ...] = ()
    kinds: tuple[str, ...] = ()
    date: TypedDate | None = None
    is_where: bool = False
    is_left_out: bool = False
    is_coming: bool = False

    @property
    def title(self) -> str:
        """As the answer names it: a kind of meeting in the reader's own words."""
        return self.words if self.kinds else self.text

    @property
    def is_word(self) -> bool:
        return not (self.owners or self.kinds or self.date or self.is_coming)

    @property
    def meaning(self) -> tuple:
        """Equal for two parts that say the same."""
        rows = tuple((row.table, row.pk) for row in self.owners)
        return (self.label, rows, self.kinds, self.is_coming, str(self.date.date) if self.date else "") + (
            (fold(self.words),) if self.is_word else ()
        )

    @property
    def table(self) -> str:
        return self.owners[0].table if self.owners else ""


class Understood:
    """Reads `text` in at most five queries, and one more where words are joined by a dash; nothing is asked of the meetings."""

    def __init__(self, text: str):
        self.terms = SearchTerms(text)
        self.text = self.terms.text

    @cached_property
    def parts(self) -> list[Part]:
        """In the order of the question, without overlap; what says the same twice stands once, where it stood first."""
        meanings = [part.meaning for part in self.every_part]
        return [part for at, part in enumerate(self.every_part) if part.meaning not in meanings[:at]]

    @cached_property
    def every_part(self) -> list[Part]:
        found = [*self.names, *self.days]
        return sorted([*found, *self.kinds_and_words(found)], key=lambda part: part.start)

    @cached_property
    def names(self) -> list[Part]:
        """A series that is named by more words goes before the names within it. One query more for a country's code."""
        wide = [part for part in self.terms.wide if part.owners[0].table == "series"]
        inner = [part for part in self.terms.named if not any(is_within(part, one) for one in wide)]
        if not (wide or inner) and (country := of_code(self.text.strip())):
            return [
                Part(0, len(self.text), self.text, str(TABLES["country"]), country[0].called, (country[0],))
            ]
        return [self.named(part) for part in (*wide, *inner)]

    @cached_property
    def offices(self) -> list[Any]:
        """The parts that name an office; the country within each is among the names, too. One query, or none."""
        named = [part for part in self.terms.wide if part.owners[0].table == "office"]
        return named or self.offices_by_title

    @property
    def offices_by_title(self) -> list[Part]:
        """Of the only one who is named, a country with a title beside it."""
        if len(self.names) != 1:
            return []
        (country,) = self.names
        if country.is_left_out or country.table != "country" or len(country.owners) != 1:
            return []
        for first, last, names in titles_in(runs_of_words(self.text)):
            if stands_beside(self.text, first, last, country) and (
                office := office_of(country.owners[0], names)
            ):
                start, end = min(first.start, country.start), max(last.end, country.end)
                label = str(TABLES["office"])
                return [Part(start, end, self.text[start:end], label, office.called, (office,))]
        return []

    @cached_property
    def unused_titles(self) -> list[str]:
        """“presidents” beside two who are named: it chooses no meetings."""
        if sum(part.table in PARTIES for part in self.names) < 2:
            return []
        taken = [*self.names, *self.days, *self.offices]
        return [
            self.text[first.start : last.end].strip(PUNCTUATION)
            for first, last, _names in titles_in(runs_of_words(self.text))
            if not any(overlaps(word, part) for word in (first, last) for part in taken)
        ]

    @cached_property
    def series_titled(self) -> list[Any]:
        """Series with all the words in one of their names, but for days. One query, or none."""
        words = [part for part in self.runs if not any(overlaps(part, date) for date in self.days)]
        text = " ".join(word.text for word in words)
        return [row for row in titled(text, A_FEW) if row.table == "series"] if text else []

    @property
    def runs(self) -> list[Word]:
        return [word for run in runs_of_words(self.text) for word in run]

    def named(self, part: Any) -> Part:
        owners = tuple(part.owners)
        # A capital is named as a place, and aside for its country.
        owners = tuple(row for row in owners if row.table == "place") or owners
        # A body and the series of its meetings often have one name: the meetings hang on the series.
        if owners[0].table == "organisation" and len(owners) == 1:
            name = fold(owners[0].name)
            owners = tuple(row for row in self.series_titled if fold(row.name) == name)[:1] or owners
        before = self.text[: part.start].split()
        is_where = owners[0].table == "country" and bool(before) and says_where(before[-1])
        label = _("In") if is_where else _("Without") if part.is_left_out else str(TABLES[owners[0].table])
        return Part(
            part.start,
            part.end,
            self.text[part.start : part.end].strip(PUNCTUATION),
            label,
            _(" or ").join(row.called for row in owners[:3]),
            owners,
            is_where=is_where,
            is_left_out=part.is_left_out,
        )

    @cached_property
    def days(self) -> list[Part]:
        return [
            Part(date.start, date.end, date.words, _("Date"), date.date.in_words(), date=date)
            for date in self.terms.dates
        ]

    def kinds_and_words(self, taken: list[Part]) -> Iterator[Part]:
        """What is neither a name nor a day; words that say nothing of which meeting are left out."""
        for run in runs_of_words(self.text, left_out=True):
            free = [word for word in run if not any(overlaps(word, part) for part in (*taken, *self.offices))]
            while free:
                number, kinds = kinds_at([word.text for word in free])
                first, last = free[0], free[max(1, number) - 1]
                if number:
                    typed = " ".join(word.text for word in free[:number])
                    names = ", ".join(str(KIND_NAMES[kind]) for kind in kinds)
                    yield Part(
                        first.start,
                        last.end,
                        typed,
                        _("Kind of meeting"),
                        names,
                        kinds=kinds,
                    )
                elif says_coming(first.text) and not first.is_left_out:
                    words = _("Coming meetings")
                    yield Part(first.start, first.end, first.text, _("When"), words, is_coming=True)
                elif self.unused_titles and title_at(free)[0]:
                    number = title_at(free)[0]
                elif not says_nothing(first.text) and not first.is_left_out:
                    yield Part(first.start, first.end, first.text, _("Word"), first.text)
                free = free[max(1, number) :]

    # --- Of these

    @property
    def rows(self) -> list[Part]:
        """The parts that name somebody or something."""
        return [part for part in self.parts if part.owners and not part.is_left_out]

    @property
    def sure(self) -> list[Any]:
        """The rows that are named for certain."""
        return [part.owners[0] for part in self.rows if len(part.owners) == 1]

    @property
    def choices(self) -> list[Part]:
        """The parts that may mean each of several."""
        return [part for part in self.rows if len(part.owners) > 1]

    @property
    def dates(self) -> list[TypedDate]:
        return [part.date for part in self.parts if part.date]

    @property
    def is_coming(self) -> bool:
        """Whether meetings that are still to come are asked for."""
        return any(part.is_coming for part in self.parts)

    @property
    def kinds(self) -> list[str]:
        return list(dict.fromkeys(kind for part in self.parts for kind in part.kinds))

    @property
    def words(self) -> list[str]:
        """The words that are left, phrases in quotation marks too."""
        return [part.text for part in self.parts if part.is_word] + self.phrases

    @property
    def phrases(self) -> list[str]:
        return re.findall(r'(?<!-)"([^"]+)"', self.terms.text)

    def without(self, part: Any) -> str:
        """The question without one part of it, however often that is said."""
        meaning = getattr(part, "meaning", None)
        text = self.text
        for each in [one for one in self.every_part if one.meaning == meaning][::-1] or [part]:
            text = text[: each.start] + " " + text[each.end :]
        return " ".join(text.split()).strip(" ,;–-")

    def with_row(self, part: Part, row: Any) -> str:
        """The question with the whole name of `row` in place of a part that may mean several."""
        return " ".join((self.text[: part.start] + " " + row.name + " " + self.text[part.end :]).split())


def is_within(part: Any, other: Any) -> bool:
    return other.start <= part.start and part.end <= other.end


def overlaps(word: Any, part: Any) -> bool:
    return word.start < part.end and part.start < word.end
