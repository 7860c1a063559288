"""How well the search finds what people look for, in two corpora.

    python -m tests.benchmarks.search_quality KREMLIN HEADLINES [--queries 2000] [--seed 1]

KREMLIN is the English Kremlin corpus, HEADLINES the Russian headlines, each a JSONL file, gzipped where
its name ends in .gz. Both are imported, each into an archive of its own on a throwaway server, with the
shipped facts.

Names: for each person whom the editors tagged articles with (and who is on record in the archive, by
name) three spellings are drawn from the shipped ones. Counted is how many of these searches find at
least 95% of the tagged articles, which are read from the file itself: an import takes the tags as links.

Known items: of a headline, drawn, two words are left out, also drawn; in Russian one of the others is
put into another case. Counted is how often the article is the first, and among the first ten: of all
queries; with an article of the very same headline taken for it, as nothing typed tells them apart; and
of the articles alone whose headline no other has.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from random import Random

from tests.benchmarks.linking import lines, share, start_django
from tests.benchmarks.server import throwaway

SPELLINGS = 3
ENOUGH = 0.95
FEWEST_WORDS = 4
CASES = ["nomn", "gent", "datv", "accs", "ablt", "loct"]


def ids_found(text: str) -> list[int]:
    """All that a reader finds, in no order."""
    return answer_to(text).matches.known


def first_ten(text: str) -> list[int]:
    answer = answer_to(text)
    return answer.page.ids[:10] if answer.matches else []


def answer_to(text: str):
    from django.http import QueryDict

    from articles.listing.filter import ArticleFilter
    from articles.listing.question import ArticleQuestion
    from articles.listing.result import ArticleResult

    data = QueryDict(mutable=True)
    data["q"] = text
    return ArticleResult(ArticleQuestion(ArticleFilter.read(data)))


# --- Names ----------------------------------------------------------------------


def tagged(path: str) -> dict[int, set[int]]:
    """{person: articles that the editors tagged with that person}."""
    from articles.models import Article
    from tests.benchmarks.linking_kremlin import people_by_name

    people, articles = people_by_name(), dict(Article.objects.values_list("external_id", "pk"))
    found = defaultdict(set)
    for item in lines(path):
        for tag in item["tags"]["persons"]:
            person = people.get(frozenset(tag["name"].replace(",", "").split()))
            if person and item["id"] in articles:
                found[person].add(articles[item["id"]])
    return found


def count_names(path: str, random: Random) -> None:
    from participants.models import Name

    wanted = tagged(path)
    spellings = {}
    for person in sorted(wanted):
        names = sorted(set(Name.objects.written().filter(person=person).values_list("text", flat=True)))
        spellings[person] = random.sample(names, min(SPELLINGS, len(names)))
    print(f"people with tagged articles  {len(wanted):6,}, of whom {sum(map(len, wanted.values())):,} tags")
    count_spellings(wanted, spellings)


def count_spellings(wanted, spellings) -> None:
    totals, misses = Counter(), []
    for person, texts in spellings.items():
        for text in texts:
            got = wanted[person] & set(ids_found(text))
            totals["searches"] += 1
            totals["enough"] += len(got) >= ENOUGH * len(wanted[person])
            totals["tags"] += len(wanted[person])
            totals["found"] += len(got)
            if len(got) < ENOUGH * len(wanted[person]):
                misses.append(f"{text}: {len(got)} of {len(wanted[person])}")
    print("names:")
    print(f"  searches that find 95%    {share(totals['enough'], totals['searches'])}")
    print(f"  tagged articles found     {share(totals['found'], totals['tags'])}")
    for miss in misses:
        print(f"    {miss}")


# --- Known items ----------------------------------------------------------------


def known_items(random: Random, number: int, change) -> Iterator[tuple[int, str]]:
    """(article, what somebody types who remembers its headline)."""
    from articles.models import Article

    rows = list(Article.objects.order_by("pk").values_list("pk", "headline"))
    for pk, headline in random.sample(rows, len(rows)):
        words = headline.split()
        if len(words) < FEWEST_WORDS or not number:
            continue
        for at in sorted(random.sample(range(len(words)), 2), reverse=True):
            del words[at]
        if (typed := change(words, random)) is not None:
            number -= 1
            yield pk, " ".join(typed)


def unchanged(words: list[str], random: Random) -> list[str]:
    return words


def with_another_case(words: list[str], random: Random) -> list[str] | None:
    """One of the words in another case; None where none is a noun or an adjective."""
    for at in random.sample(range(len(words)), len(words)):
        if other := in_another_case(words[at], random):
            return [*words[:at], other, *words[at + 1 :]]
    return None


def in_another_case(word: str, random: Random) -> str | None:
    from summit_archive.text.phrase_forms import analyzer

    if not re.fullmatch(r"[а-яА-ЯёЁ]{3,}", word):
        return None
    reading = analyzer().parse(word)[0]
    if not reading.is_known or reading.tag.POS not in ("NOUN", "ADJF"):
        return None
    forms = [form.word for case in random.sample(CASES, len(CASES)) if (form := reading.inflect({case}))]
    return next((form for form in forms if form != word.lower()), None)


def count_known_items(label: str, random: Random, number: int, change) -> None:
    same, headlines = twins()
    totals, missed = Counter(), []
    for pk, typed in known_items(random, number, change):
        ten = first_ten(typed)
        twin = same[headlines[pk]]
        places = {"all": {pk}, "same headline taken for it": twin}
        places |= {"headline stands once": {pk}} if len(twin) == 1 else {}
        for name, right in places.items():
            totals[name] += 1
            totals[name, 1] += bool(right & set(ten[:1]))
            totals[name, 10] += bool(right & set(ten))
        if not twin & set(ten):
            missed.append(f"{typed}  [{headlines[pk]}]")
    print(f"known items, {label}:")
    for name in ("all", "same headline taken for it", "headline stands once"):
        print(f"  {name:28} first{share(totals[name, 1], totals[name])}")
        print(f"  {name:28}  ten {share(totals[name, 10], totals[name])}")
    for miss in missed[:10]:
        print(f"    not among ten: {miss}")


def twins() -> tuple[dict[str, set[int]], dict[int, str]]:
    from articles.models import Article

    headlines = {
        pk: " ".join(headline.lower().split())
        for pk, headline in Article.objects.values_list("pk", "headline")
    }
    same = defaultdict(set)
    for pk, headline in headlines.items():
        same[headline].add(pk)
    return same, headlines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("kremlin")
    parser.add_argument("headlines")
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with throwaway() as server:
        english, russian = server.make(), server.make()
        server.run(english, "import_articles", options.kremlin, "--verbosity=0")
        server.run(russian, "import_articles", options.headlines, "--verbosity=0")
        os.environ |= server.environment(english)
        start_django()
        from django.db import connection

        count_known_items("English", Random(options.seed), options.queries, unchanged)
        count_names(options.kremlin, Random(options.seed))
        connection.close()
        connection.settings_dict["NAME"] = russian
        count_known_items(
            "Russian, one word in another case", Random(options.seed), options.queries, with_another_case
        )
        connection.close()


if __name__ == "__main__":
    main()
