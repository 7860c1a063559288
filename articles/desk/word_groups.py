"""Suggestions that wait, as groups to be decided once: by identical words for one thing, or by what they name alone.

A group's key is a letter and the number of its first mention: `w12` of the same words, `t12` of the same target.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from ..models import Mention
from ..models.mention import TARGETS
from .lines import MOST_LINES, MOST_ON_ITS_PAGE, Line, articles_by_id, passages_at, spot_of_mention

PAGE = 20
BY_WORDS, BY_TARGET = "words", "target"
LETTERS = {BY_WORDS: "w", BY_TARGET: "t"}
KEY = re.compile(r"([wt])([1-9][0-9]{0,17})")
PLACE = re.compile(r"([1-9][0-9]{0,8})-([1-9][0-9]{0,17})")
IDS = [f"{target}_id" for target in TARGETS]
COLUMNS = ["id", "article_id", "text", *IDS]
GROUPED_BY = {BY_WORDS: ", ".join(["text", *IDS]), BY_TARGET: ", ".join(IDS)}
# Of several things that the very same words may name, each is a group; `candidates` says how many. What a group shows is
# looked up for those of the page alone; so that its columns can be joined, no target is 0.
GROUPS = f"""
WITH waiting AS MATERIALIZED (
    SELECT id, article_id, text, {", ".join(f"coalesce({one}, 0) AS {one}" for one in IDS)} FROM ({{waiting}}) AS asked
), groups AS MATERIALIZED (
    SELECT {{keys}}, count(*) AS number, min(id) AS first, max(id) AS last FROM waiting GROUP BY {{keys}}
), page AS MATERIALIZED (
    SELECT * FROM groups WHERE number < %s OR number = %s AND first > %s ORDER BY number DESC, first LIMIT %s
), filled AS (
    SELECT page.first, count(DISTINCT waiting.article_id) AS articles,
        (array_agg(waiting.id ORDER BY waiting.id))[1:{{most}}] AS ids, (array_agg(DISTINCT waiting.text))[1:6] AS spellings
    FROM page JOIN waiting USING ({{keys}}) GROUP BY page.first
)
SELECT totals.mentions, totals.groups, page.number, filled.articles, page.first, page.last, filled.ids,
    filled.spellings, {{candidates}}
FROM (
    SELECT (SELECT count(*) FROM waiting) AS mentions, (SELECT count(*) FROM groups) AS groups
) AS totals LEFT JOIN (page JOIN filled USING (first)) ON true
ORDER BY page.number DESC, page.first
"""
CANDIDATES = {BY_WORDS: "(SELECT count(*) FROM groups AS other WHERE other.text = page.text)", BY_TARGET: "1"}
BEFORE_ALL = (2**31, 0)


@dataclass(slots=True)
class WordGroup:
    """`lines` are those shown, `last` the newest mention when it was shown: what comes later is not decided unseen."""

    key: str
    number: int
    articles: int
    last: int
    spellings: list[str]
    candidates: int
    first: Mention
    lines: list[Line] = field(default_factory=list)

    @property
    def is_by_words(self) -> bool:
        return self.key.startswith("w")

    @property
    def target(self) -> Any:
        return self.first.target

    @property
    def kind(self) -> str:
        return kind_of(self.first)

    @property
    def kind_in_words(self) -> str:
        return str(Mention._meta.get_field(self.kind).verbose_name) if self.kind else ""  # type: ignore[union-attr]

    @property
    def more(self) -> int:
        return self.number - len(self.lines)

    @property
    def others(self) -> int:
        """How many other things the same words are suggested for."""
        return self.candidates - 1


def kind_of(mention: Mention) -> str:
    return next((kind for kind in TARGETS if getattr(mention, f"{kind}_id")), "")


class WordsPage:
    """The groups that begin after a place, with how many there are in all. Four queries."""

    def __init__(self, waiting: QuerySet[Mention], by: str, after: str = "", size: int = PAGE):
        self.waiting, self.by, self.size = waiting, by, size
        self.after = place_of(after)

    @cached_property
    def rows(self) -> list[tuple]:
        sql, params = self.waiting.order_by().values(*COLUMNS).query.sql_with_params()
        facts = {"waiting": sql, "keys": GROUPED_BY[self.by], "most": MOST_LINES}
        asked = GROUPS.format(**facts, candidates=CANDIDATES[self.by])
        number, first = self.after or BEFORE_ALL
        with connection.cursor() as cursor:
            cursor.execute(asked, [*params, number, number, first, self.size + 1])
            return cursor.fetchall()

    @property
    def numbers(self) -> dict[str, int]:
        mentions, groups = self.rows[0][:2]
        return {"mentions": mentions, "groups": groups}

    @cached_property
    def groups(self) -> list[WordGroup]:
        rows = [row[2:] for row in self.rows if row[2] is not None][: self.size]
        return made_of(self.by, rows)

    @property
    def next(self) -> str:
        """The place after which the next page begins; "" where there is none."""
        rows = [row for row in self.rows if row[2] is not None]
        if len(rows) <= self.size:
            return ""
        number, _articles, first = rows[self.size - 1][2:5]
        return f"{number}-{first}"


def place_of(text: str) -> tuple[int, int] | None:
    read = PLACE.fullmatch(text)
    return (int(read[1]), int(read[2])) if read else None


def made_of(by: str, rows: Sequence[tuple]) -> list[WordGroup]:
    """With their lines. Three queries, or none."""
    ids = [pk for _number, _articles, first, _last, shown, *_rest in rows for pk in (first, *shown)]
    mentions = Mention.objects.select_related(*TARGETS, "holder").in_bulk(ids) if ids else {}
    lines = lines_of(list(mentions.values()))
    return [
        WordGroup(
            f"{LETTERS[by]}{first}",
            number,
            articles,
            last,
            spellings,
            candidates,
            mentions[first],
            [lines[pk] for pk in shown if pk in lines],
        )
        for number, articles, first, last, shown, spellings, candidates in rows
        if first in mentions
    ]


def lines_of(mentions: Sequence[Mention]) -> dict[int, Line]:
    """{primary key: its line}. Two queries, or none."""
    articles = articles_by_id(one.article_id for one in mentions)
    passages = passages_at([spot_of_mention(one) for one in mentions])
    return {
        one.pk: Line(
            f"mention-{one.pk}", articles.get(one.article_id), passage, str(one.target or ""), one.certainty
        )
        for one, passage in zip(mentions, passages, strict=True)
    }


# --- One group ------------------------------------------------------------------


def alike(key: str) -> QuerySet[Mention] | None:
    """All mentions of the group, decided or not; None where its first is gone, or the key is none. One query."""
    read = KEY.fullmatch(key)
    first = Mention.objects.filter(pk=int(read[2])).first() if read and int(read[2]) < 2**63 else None
    if read is None or first is None:
        return None
    same = Q(**{f"{target}_id": getattr(first, f"{target}_id") for target in TARGETS})
    rows = Mention.objects.filter(same)
    return rows.filter(text=first.text) if read[1] == "w" else rows


def one_word_group(key: str, waiting: QuerySet[Mention], most: int = MOST_ON_ITS_PAGE) -> WordGroup | None:
    """With so many of its lines; None where nothing of it waits. Some five queries."""
    mentions = alike(key)
    if mentions is None:
        return None
    rows = list(
        mentions.filter(pk__in=waiting.values("pk")).select_related(*TARGETS, "holder").order_by("pk")
    )
    if not rows:
        return None
    shown = rows[:most]
    lines = lines_of(shown)
    spellings = sorted({one.text for one in rows})[:6]
    articles = len({one.article_id for one in rows})
    by_pk = [lines[one.pk] for one in shown]
    return WordGroup(key, len(rows), articles, rows[-1].pk, spellings, 1, rows[0], by_pk)
