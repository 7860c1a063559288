"""Which of some articles fit what a list asks for, and which of those that fit were added last.

The words are looked for in the articles at hand, not in the whole archive: however many articles have them, the answer is exact.
"""

from collections.abc import Iterable
from functools import cached_property

from django.db import connection

from ..counting.counts import FEW
from ..counting.question import Question
from ..counting.stored_counts import Parameters
from ..listing.question import ArticleQuestion, question_of

HAS_WORDS = """EXISTS (
    SELECT FROM articles_searchedtext AS text
    WHERE text.article_id = articles_listing.article_id AND text.vector @@ %(matches)s::tsquery
)"""
AMONG = "SELECT article_id FROM {source} WHERE article_id = ANY (%(among)s) AND {condition}"
# Few are found first and put in order; of many the newest are looked at, one after the other, until there are enough.
NEWEST_OF_FEW = """
SELECT article_id FROM (SELECT article_id FROM articles_listing WHERE {condition} OFFSET 0) AS few
ORDER BY article_id DESC LIMIT %(most)s
"""
NEWEST_OF_MANY = """
SELECT article_id
FROM (SELECT article_id, day, codes FROM articles_listing ORDER BY article_id DESC OFFSET 0) AS articles_listing
WHERE {condition} LIMIT %(most)s
"""


class Fitting:
    """What `question` asks for, but for its words in codes, and with its words as PostgreSQL looks for them."""

    def __init__(self, question: ArticleQuestion):
        self.search = question.text_search
        self.conditions = question.asked.conditions

    @cached_property
    def codes(self) -> Question:
        return question_of({name: some for name, some in self.conditions.items() if name != "q"})

    @property
    def finds_nothing(self) -> bool:
        """Where the words have nothing to look for."""
        return self.search is not None and not self.search.query

    def among(self, articles: Iterable[int]) -> set[int]:
        """Those of `articles`, by their ids, that are published and fit."""
        if self.finds_nothing:
            return set()
        condition, values = self.condition()
        sql = AMONG.format(source="articles_listing", condition=condition)
        return set(ids(sql, values | {"among": list(articles)}))

    def condition(self) -> tuple[str, Parameters]:
        condition, values = self.codes.condition()
        if self.search is None:
            return condition, values
        return f"{condition} AND {HAS_WORDS}", values | {"matches": self.search.query.matches}

    def once_among(self, articles: Iterable[int]) -> set[int]:
        """Those of `articles` that are not published and fit, their words apart."""
        condition, values = self.codes.condition()
        sql = AMONG.format(source="articles_codes_of_all", condition=condition)
        return set(ids(sql, values | {"among": list(articles)}))

    def newest(self, most: int) -> list[int]:
        """Of those that fit, the ids of the `most` that were added last."""
        if self.finds_nothing:
            return []
        if self.search and (found := self.search.matches(self.codes)).ids is not None:
            return sorted(found.ids, reverse=True)[:most]
        condition, values = self.condition()
        is_few = self.search is None and self.codes.at_most <= FEW
        sql = (NEWEST_OF_FEW if is_few else NEWEST_OF_MANY).format(condition=condition)
        return ids(sql, values | {"most": most})


def ids(sql: str, values: Parameters) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]
