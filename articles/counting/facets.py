"""The facets: what published articles are listed and counted by. Each is declared here, once.

Python and SQL both read it: the files of `sql/` are filled in from `sql_values()`. A new facet is one more
`Facet` with a number that none has had, and a line in `articles/listing/facets.py` that says how readers see
it; `migrate` then lists and counts every article by it. (Where its keys come from another table than those
of the triggers in `sql/triggers.sql`, that table needs a trigger too; where they are no rows with slugs, it
needs a condition of its own in `articles/listing/filter.py`.)
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

# A code holds the facet's number above so many bits, and in them the key.
KEY_BITS = 40
# So many articles, by their ids, share one bitmap of a code.
CHUNK = 32_000


@dataclass(frozen=True, order=True)
class Facet:
    """A kind of values. Each of them has a key, a whole number of up to 40 bits, such as a row's id.

    `keys` selects the keys of the article `a`; NULL and repetitions do not count. `columns` are those of
    `articles_article` that it reads, beside the day of publication.
    """

    number: int
    name: str = field(compare=False)
    keys: str = field(compare=False)
    columns: tuple[str, ...] = field(default=(), compare=False)
    # The articles of each value are listed by day (articles_listedarticle).
    has_list: bool = field(default=True, compare=False)
    # How many articles have a value beside each value of another such facet is kept (articles_codecount).
    has_pairs: bool = field(default=True, compare=False)
    # Of so many values each has so few articles that they are no way to narrow a large list.
    is_sparse: bool = field(default=False, compare=False)
    # Every published article has one.
    is_everywhere: bool = field(default=False, compare=False)
    # A condition on the article `a`: that it has none. How many have none is counted by another facet, "unrecorded";
    # of a facet that says nothing here it is not.
    has_none: str = field(default="", compare=False)


def unrecorded(number: int, facets: tuple[Facet, ...]) -> Facet:
    """The facet whose values are the numbers of those of `facets` of which an article has no value.

    It reads what they read.
    """
    each = ", ".join(f"({facet.number}, {facet.has_none})" for facet in facets if facet.has_none)
    keys = f"SELECT number FROM (VALUES {each}) AS of_each(number, has_none) WHERE has_none"
    return Facet(number, "unrecorded", keys, has_list=False)


OF_VALUES = (
    Facet(
        1,
        "country",
        "SELECT country_id FROM articles_article_countries WHERE article_id = a.id",
        has_none="NOT EXISTS (SELECT FROM articles_article_countries WHERE article_id = a.id)",
    ),
    Facet(
        2,
        "person",
        "SELECT person_id FROM articles_article_people WHERE article_id = a.id",
        has_none="NOT EXISTS (SELECT FROM articles_article_people WHERE article_id = a.id)",
    ),
    Facet(
        3,
        "organisation",
        "SELECT organisation_id FROM articles_article_organisations WHERE article_id = a.id",
        has_none="NOT EXISTS (SELECT FROM articles_article_organisations WHERE article_id = a.id)",
    ),
    # About a topic is also what is about one below it.
    Facet(
        4,
        "topic",
        """WITH RECURSIVE line(topic) AS (
            SELECT topic_id FROM articles_article_topics WHERE article_id = a.id
            UNION
            SELECT t.parent_id FROM line JOIN articles_topic t ON t.id = line.topic
                WHERE t.parent_id IS NOT NULL)
        SELECT topic FROM line""",
        has_none="NOT EXISTS (SELECT FROM articles_article_topics WHERE article_id = a.id)",
    ),
    Facet(5, "meeting", "SELECT meeting_id FROM articles_coverage WHERE article_id = a.id", is_sparse=True),
    Facet(
        6, "publisher", "SELECT a.publisher_id", columns=("publisher_id",), has_none="a.publisher_id IS NULL"
    ),
    Facet(
        7,
        "language",
        "SELECT id FROM articles_listedlanguage WHERE tag = lower(a.language)",
        columns=("language",),
        is_everywhere=True,
    ),
    Facet(
        8,
        "year",
        "SELECT extract(year FROM a.published_on)::bigint",
        has_list=False,
        has_none="a.published_on IS NULL",
    ),
    # 12 × year + month - 1. A month has few articles: nothing is kept beside it.
    Facet(
        9,
        "month",
        "SELECT (extract(year FROM a.published_on) * 12 + extract(month FROM a.published_on) - 1)::bigint",
        has_list=False,
        has_pairs=False,
    ),
)
FACETS = {facet.name: facet for facet in (*OF_VALUES, unrecorded(10, OF_VALUES))}


def sql_values() -> dict[str, str]:
    """What the files of `sql/` have to know of the facets, by the names that stand there in {{}}."""
    facets = sorted(FACETS.values())
    columns = ["status", "published_on", *(column for facet in facets for column in facet.columns)]
    return {
        "key_bits": str(KEY_BITS),
        "chunk": str(CHUNK),
        "facets_with_lists": numbers_of(facet for facet in facets if facet.has_list),
        "facets_with_pairs": numbers_of(facet for facet in facets if facet.has_pairs),
        "codes_of_a": "\n            UNION ALL\n            ".join(
            f"SELECT summit_code({facet.number}, key) FROM ({facet.keys}) AS of_{facet.name}(key)"
            for facet in facets
        ),
        "listed_columns_of_n": ", ".join(f"n.{column}" for column in columns),
        "listed_columns_of_o": ", ".join(f"o.{column}" for column in columns),
    }


def numbers_of(facets: Iterable[Facet]) -> str:
    return ", ".join(str(facet.number) for facet in facets)
