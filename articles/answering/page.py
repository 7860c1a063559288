"""What the page of the search is given, and its file: all that was found, and what was understood."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from summit_archive.dates.parsing import shown
from summit_archive.filtering.address import read
from summit_archive.filtering.fields import WordsField
from summit_archive.filtering.values import Problem

from ..listing.pair_card import PairCard, pair_card
from .articles_found import ArticlesFound
from .cards import Answer, answer_to, calendar_url
from .fitting import Fitting
from .hits import KINDS, PAGE_OF_MEETINGS, Hit, Hits
from .meant import instead_of
from .notes import Note, notes_on
from .understood import TABLES, Part, Understood, is_within

YEARS = 5
PARAMETERS = ("q", "kind", "page")


@dataclass(frozen=True)
class Asked:
    """The question without what was pasted along unseen; `kind` is one of `KINDS`, "" for all."""

    q: str
    kind: str = ""
    page: int = 1
    problems: list[Problem] = field(default_factory=list)


def asked_by(parameters: Any) -> Asked:
    """What of the address cannot be used is told."""
    texts, problems = read(parameters, dict.fromkeys(PARAMETERS, False))
    problems = list(problems)
    words = WordsField()
    value = words.clean(texts.get("q", ""))
    ignored: list[Any] = list(words.ignored)
    for error in ignored:
        told = _("The question: %(said)s") % {"said": "".join(error.messages)}
        problems.append(Problem("q", (error.params or {}).get("value", ""), told))
    kind, page = texts.get("kind", "").strip(), texts.get("page", "").strip()
    if kind and kind not in KINDS:
        expected = _("Kind: “%(value)s” was ignored; expected one of %(options)s.")
        problems.append(
            Problem("kind", shown(kind), expected % {"value": shown(kind), "options": ", ".join(KINDS)})
        )
        kind = ""
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 7 else 0
    if page and number < 1:
        expected = _("Page: “%(value)s” was ignored; expected a number from 1 on.")
        problems.append(Problem("page", shown(page), expected % {"value": shown(page)}))
    return Asked(value.text if value else "", kind, max(1, number), problems)


class Search:
    """The answer to a question; each part is computed when it is read, and once."""

    def __init__(self, asked: Asked):
        self.asked = asked
        self.understood = Understood(asked.q)
        self.fitting = Fitting(self.understood)
        self.articles = ArticlesFound(self.understood.terms)

    @cached_property
    def pair(self) -> PairCard | None:
        """Of two who are named; none where a country says only where."""
        if any(part.is_where for part in self.understood.rows):
            return None
        return pair_card(self.understood.terms)

    @cached_property
    def answer(self) -> Answer | None:
        return None if self.pair else answer_to(self.understood, self.fitting)

    @cached_property
    def hits(self) -> Hits:
        return Hits(self.understood, self.fitting, self.articles, self.answer)

    @cached_property
    def shown(self) -> list[Hit]:
        kind = self.asked.kind
        return self.hits.of_kind(kind, self.asked.page) if kind else self.hits.everything()

    @cached_property
    def notes(self) -> list[Note]:
        return notes_on(self.understood, self.fitting, is_answered=bool(self.answer and self.answer.held))

    @cached_property
    def instead(self) -> dict[str, str] | None:
        """The corrected question, and its address."""
        text = instead_of(self.understood, self.fitting, self.articles.total)
        return {"text": text, "url": self.url(text)} if text else None

    # --- Where it leads

    def url(self, q: str | None = None, **more: Any) -> str:
        return address("search", q=self.asked.q if q is None else q, **more)

    @property
    def kinds(self) -> list[dict[str, Any]]:
        """The kinds that narrow the list, with their numbers; first everything."""
        chosen, numbers = self.asked.kind, self.hits.numbers
        every = [{"label": _("Everything"), "url": self.url(), "number": None, "is_chosen": not chosen}]
        return every + [
            {
                "label": self.label_of(kind),
                "url": self.url(kind=kind),
                "number": number,
                "is_chosen": kind == chosen,
            }
            for kind, number in numbers.items()
        ]

    def label_of(self, kind: str) -> Any:
        """Beside the number of all articles about whoever is named that of those found is said to be of their words."""
        told = self.pair or self.answer
        return _("Articles with these words") if kind == "article" and told and told.articles else KINDS[kind]

    @property
    def chips(self) -> list[dict[str, str]]:
        """What was understood, each with the question without it."""
        return [self.chip(part) for part in self.understood.parts]

    def chip(self, part: Part) -> dict[str, str]:
        office = next((one for one in self.understood.offices if is_within(part, one)), None)
        if office:
            label, text = str(TABLES["office"]), office.owners[0].called
            return {"label": label, "text": text, "url": self.url(self.understood.without(office))}
        return {"label": part.label, "text": part.text, "url": self.url(self.understood.without(part))}

    @property
    def choices(self) -> list[dict[str, Any]]:
        """Of each name that several have: the words, and for each the question with its whole name."""
        return [
            {
                "words": part.words,
                "number": len(part.owners),
                "is_of_people": part.table == "person",
                "rows": [
                    {
                        "name": row.called,
                        "note": getattr(row, "description", ""),
                        "url": self.url(self.understood.with_row(part, row)),
                    }
                    for row in part.owners
                ],
            }
            for part in self.understood.choices
        ]

    @property
    def calendar_url(self) -> str:
        """The calendar of the days asked for."""
        dates = self.understood.dates
        return calendar_url(dates[0]) if dates else ""

    @cached_property
    def years(self) -> list[dict[str, Any]]:
        """The newest years of the meetings, each with the question of that year; then how many were earlier."""
        if self.understood.dates or not self.understood.parts:
            return []
        numbers = self.fitting.memory.numbers("sure-year", self.fitting.meetings)
        newest = sorted(numbers, reverse=True)
        shown = [
            {"label": str(year), "number": numbers[year], "url": self.url(f"{self.asked.q} {year}")}
            for year in newest[:YEARS]
        ]
        if earlier := sum(numbers[year] for year in newest[YEARS:]):
            shown.append({"label": _("Earlier"), "number": earlier, "url": ""})
        most = max((row["number"] for row in shown if row["url"]), default=0)
        return [row | {"part": 100 * row["number"] // most if row["url"] else 0} for row in shown]

    @property
    def possible_url(self) -> str:
        return self.fitting.list_url("possible")

    @property
    def articles_url(self) -> str:
        return address("article-list", q=self.asked.q)

    @property
    def next_url(self) -> str:
        shown_so_far = self.asked.page * PAGE_OF_MEETINGS
        has_more = self.asked.kind == "meeting" and self.fitting.number > shown_so_far
        return self.url(kind="meeting", page=self.asked.page + 1) if has_more else ""

    @property
    def previous_url(self) -> str:
        if self.asked.kind != "meeting" or self.asked.page == 1:
            return ""
        page: dict[str, Any] = {"page": self.asked.page - 1} if self.asked.page > 2 else {}
        return self.url(kind="meeting", **page)


def address(name: str, **parameters: Any) -> str:
    return f"{reverse(name)}?{urlencode(parameters)}"
