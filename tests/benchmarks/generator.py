"""A seeded generator of lifelike articles: any number of them, the same for the same seed on every machine.

    python -m tests.benchmarks.generator COUNT PATH [--seed 1]

Writes JSON Lines, gzipped where PATH ends in .gz, - for standard output. Half are in English, half in
Russian, from 1991 to 2026, of some 2,500 characters each; about five names a kB from the shipped
tables, the Kremlin's own news having nine. Three in a hundred tell again, with small edits, what
another publisher told on about the same day.

Each article is made of the seed and its own number alone: they can be made in any order, by several
processes, and none needs to be kept.
"""

import argparse
import datetime
import gzip
import json
import sys
from collections.abc import Iterator
from functools import lru_cache
from random import Random
from typing import NamedTuple

from tests.benchmarks.names import Names, read_names
from tests.benchmarks.vocabulary import Weighted, made_up, words, zipf

LANGUAGES = ["en", "ru"]
FIRST_DAY = datetime.date(1991, 1, 1)
DAYS = (datetime.date(2026, 6, 30) - FIRST_DAY).days
PUBLISHERS = 300
# So many tell what one of the articles before told.
AGAIN = 0.03
REACH = 2000
SENTENCE_NAMES = 0.55
SENTENCE_FIGURES = 0.25

Article = dict[str, str]


class Language(NamedTuple):
    words: Weighted
    names: Names


class Generator:
    """The articles of one seed."""

    def __init__(self, seed: int = 1):
        random = Random(seed)
        self.seed = seed
        self.languages = {code: Language(words(code, random), read_names(code, random)) for code in LANGUAGES}
        self.publishers = zipf([f"{name}-news.example" for name in made_up("en", PUBLISHERS, random)], 0.8)

    def articles(self, count: int, first: int = 1) -> Iterator[Article]:
        return (self.article(number) for number in range(first, first + count))

    def article(self, number: int) -> Article:
        random = self.random(number)
        before = self.told_before(number)
        if before is None:
            return self.addressed(number, self.told(number, random), random)
        return self.addressed(number, edited(self.told(before, self.random(before)), random), random)

    def random(self, number: int) -> Random:
        return Random(self.seed << 40 | number)

    def told_before(self, number: int) -> int | None:
        """The number of the article that this one tells again."""
        before = None
        chance = Random(self.seed << 41 | number)
        while number > 1 and chance.random() < AGAIN:
            before = number = number - chance.randint(1, min(number - 1, REACH))
            chance = Random(self.seed << 41 | number)
        return before

    def told(self, number: int, random: Random) -> Article:
        """Headline, text, language and day."""
        code = LANGUAGES[random.random() < 0.5]
        writer = Writer(self.languages[code], random)
        day = FIRST_DAY + datetime.timedelta(days=int(DAYS * random.random() ** 0.6))
        return {
            "headline": writer.sentence(random.randint(5, 11), 0.9).rstrip("."),
            "standfirst": writer.sentence(14, 0.5) if random.random() < 0.5 else "",
            "body": writer.body(random.randint(16, 34)),
            "published_on": day.isoformat(),
            "language": code,
        }

    def addressed(self, number: int, told: Article, random: Random) -> Article:
        publisher = self.publishers.draw(random)[0]
        day = told["published_on"].replace("-", "/")
        own = {"id": str(number), "url": f"https://{publisher}/{day}/{number}", "publisher": publisher}
        return own | told


class Writer:
    """Writes one article: it speaks of a few countries and people, again and again."""

    def __init__(self, language: Language, random: Random):
        names = language.names
        self.random, self.words = random, language.words
        self.countries = names.countries.draw(random, random.randint(1, 4))
        self.people = names.people.draw(random, random.randint(1, 3))
        self.others = names.organisations.draw(random) + names.offices.draw(random)
        self.introduced: set[int] = set()

    def body(self, sentences: int) -> str:
        paragraphs = []
        while sentences > 0:
            several = min(self.random.randint(2, 5), sentences)
            lengths = [self.random.randint(8, 24) for _ in range(several)]
            paragraphs.append(" ".join([self.sentence(length) for length in lengths]))
            sentences -= several
        return "\n\n".join(paragraphs)

    def sentence(self, length: int, named: float = SENTENCE_NAMES) -> str:
        random = self.random
        words = self.words.draw(random, length)
        if random.random() < named:
            words[int(random.random() * length)] = self.name()
        if random.random() < SENTENCE_FIGURES:
            words[int(random.random() * length)] = str(int(10 ** (random.random() * 4)))
        if length > 12:
            words[length // 2] += ","
        words[0] = words[0][0].upper() + words[0][1:]
        return " ".join(words) + "."

    def name(self) -> str:
        chance = self.random.random()
        if chance < 0.55:
            return self.random.choice(self.random.choice(self.countries))
        if chance < 0.85:
            return self.person()
        return self.random.choice(self.random.choice(self.others))

    def person(self) -> str:
        """By the whole name at first, by the surname later."""
        at = int(self.random.random() * len(self.people))
        full, surnames = self.people[at]
        ways = surnames if at in self.introduced else full
        self.introduced.add(at)
        return self.random.choice(ways)


def edited(told: Article, random: Random) -> Article:
    """As another site has it: words exchanged, often without its end or under another headline, a day or two later."""
    paragraphs = told["body"].split("\n\n")
    if len(paragraphs) > 4 and random.random() < 0.5:
        paragraphs.pop()
    body = "\n\n".join(paragraphs).split(" ")
    for _ in range(random.randint(0, 4)):
        one, other = random.randrange(len(body)), random.randrange(len(body))
        body[one] = body[other].strip(".,")
    day = datetime.date.fromisoformat(told["published_on"]) + datetime.timedelta(days=random.randint(0, 2))
    headline = told["headline"] if random.random() < 0.5 else paragraphs[0].partition(".")[0]
    return told | {"body": " ".join(body), "headline": headline, "published_on": day.isoformat()}


@lru_cache
def generator(seed: int = 1) -> Generator:
    """Building one takes a second or two."""
    return Generator(seed)


def write(path: str, count: int, seed: int = 1, first: int = 1) -> None:
    with opened(path) as out:
        for article in generator(seed).articles(count, first):
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


def opened(path: str):
    if path == "-":
        return open(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False)
    return (gzip.open if path.endswith(".gz") else open)(path, "wt", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("path")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.path, options.count, options.seed)


if __name__ == "__main__":
    main()
