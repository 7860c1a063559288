"""The addresses that are measured, chosen from what the archive holds; the same for the same archive.

    python -m tests.benchmarks.pages SIZE SEED [names]

Prints {page: [address]} as JSON; with "names" {code of a country in addresses: its name}. Each list is a mix, a few of each sort, from frequent to rare.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import sys
from random import Random
from urllib.parse import urlencode

from tests.benchmarks import linking
from tests.benchmarks.loading.facts import LARGE
from tests.benchmarks.words import drawn, ranked

WORDS = 100
DEEP = 10_000
PAGE_SIZE = 25
FRONT, COUNTRY, TWO, SEARCH = "front list", "one country", "two countries (all)", "search"
FIRST_PAGE, DEEP_PAGE = "first page of a country", "deep page of a country"
ARTICLE, MEETING = "an article", "a meeting of 200"
PAGES = [FRONT, COUNTRY, TWO, SEARCH, FIRST_PAGE, DEEP_PAGE, ARTICLE, MEETING]


def listed(**parameters) -> str:
    asked = urlencode(parameters, doseq=True)
    return f"/articles/?{asked}" if asked else "/articles/"


def spread(rows: list, number: int) -> list:
    """As many of the rows, at even distances, the first and the last among them."""
    if len(rows) <= number:
        return rows
    return [rows[round(at * (len(rows) - 1) / (number - 1))] for at in range(number)]


def countries() -> list[tuple[str, int]]:
    """(code in addresses, articles) of each that has any, the most frequent first."""
    from django.db.models import Count

    from participants.models import Country

    counted = Country.objects.annotate(number=Count("articles")).filter(number__gt=0)
    return [(one.address_code, one.number) for one in counted.order_by("-number", "pk")]


def pairs(codes: list[str]) -> list[tuple[str, str]]:
    """Frequent with frequent, frequent with rare, rare with rare."""
    some = spread(codes, 7)
    return [(codes[0], codes[1]), *zip(some, some[1:], strict=False), (codes[0], codes[-1])]


def deep_page(articles: int) -> int:
    """Page 10,000 where there is one, else the last but one."""
    return max(1, min(DEEP, articles // PAGE_SIZE - 1))


def searched(seed: int) -> list[str]:
    """Those of which the language's own search does not take one for a word that says nothing."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM unnest(%s) AS word WHERE numnode(websearch_to_tsquery('russian', word)) > 0",
            [ranked(seed)],
        )
        return drawn([word for (word,) in cursor.fetchall()], WORDS, seed)


def some_articles(seed: int) -> list[str]:
    from articles.models import Article

    last = Article.objects.order_by("-pk").values_list("pk", flat=True)[0]
    chosen = Random(seed).sample(range(1, last + 1), 25)
    return [article.get_absolute_url() for article in Article.objects.filter(pk__in=chosen).order_by("pk")]


def addresses(seed: int) -> dict[str, list[str]]:
    counted = countries()
    codes = [code for code, _number in counted]
    most, number = counted[0]
    return {
        FRONT: [listed()],
        COUNTRY: [listed(country=code) for code in spread(codes, 9)],
        TWO: [listed(country=pair, match="all") for pair in pairs(codes)],
        SEARCH: [listed(q=word) for word in searched(seed)],
        FIRST_PAGE: [listed(country=most)],
        DEEP_PAGE: [listed(country=most, page=deep_page(number))],
        ARTICLE: some_articles(seed),
        MEETING: [f"/meetings/{LARGE}/"],
    }


def main() -> None:
    linking.start_django()
    if sys.argv[3:] == ["names"]:
        from participants.models import Country

        print(json.dumps({one.address_code: one.name for one in Country.objects.all()}))
        return
    print(json.dumps(addresses(int(sys.argv[2])), ensure_ascii=False))


if __name__ == "__main__":
    main()
