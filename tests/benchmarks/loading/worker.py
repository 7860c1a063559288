"""Makes, links and writes some of the articles: a process of several that share the work.

    python -m tests.benchmarks.loading.worker SIZE FIRST STEP SEED

Batches FIRST, FIRST + STEP, … of all are its own. Links are those that the product's linker finds; topics and the
meetings that an article covers come from the seed. Nothing fires on the rows, which saves asking for
each whether what it names is there: what the database keeps beside the articles is written after.
"""

import datetime
import json
import sys
import time
from collections import Counter

from tests.benchmarks import linking
from tests.benchmarks.generator import generator
from tests.benchmarks.loading.facts import random_of, topic_weights

BATCH = 2000
COVERING = 0.2
STANDING = {"announces": "announced", "reports": "held", "background": ""}
COLUMNS = ["id", "version", "headline", "standfirst", "body", "language", "published_on"]
COLUMNS += ["publisher_id", "byline", "url", "canonical_url", "external_id", "status"]
COVERAGE = ["article_id", "meeting_id", "kind", "status", "quote", "part", "standing"]


class Worker:
    def __init__(self, seed: int):
        from articles.linking.linker import read_linker
        from articles.models import Publisher, Topic
        from participants.models import Meeting

        self.seed, self.generator, self.linker = seed, generator(seed), read_linker()
        self.publishers = dict(Publisher.objects.values_list("name", "pk"))
        self.topics = list(Topic.objects.order_by("pk").values_list("pk", flat=True))
        self.meetings = list(Meeting.objects.order_by("-pk").values_list("pk", flat=True))
        self.weights = topic_weights()
        self.spent = Counter()

    def write(self, first: int, count: int) -> None:
        articles = self.timed("generate", lambda: list(self.generator.articles(count, first)))
        found = self.timed("link", lambda: [(int(one["id"]), self.found(one)) for one in articles])
        self.timed("copy", lambda: self.copy(articles, found))
        self.timed("stories", lambda: self.sketch(articles))
        self.timed("search rows", lambda: self.search([pk for pk, _found in found]))

    def timed(self, phase, work):
        started = time.monotonic()
        done = work()
        self.spent[phase] += time.monotonic() - started
        return done

    def found(self, article: dict):
        day = datetime.date.fromisoformat(article["published_on"])
        texts = [article[part] for part in ("headline", "standfirst", "body")]
        return self.linker.link(*texts, day, article["language"])

    def copy(self, articles, found) -> None:
        from articles.linking.writing import add_mentions_and_links
        from articles.models import Article, Coverage
        from summit_archive.postgres.copy import copy_rows

        copy_rows(Article, COLUMNS, (self.row(article) for article in articles))
        add_mentions_and_links(found)
        topics, coverage = [], []
        for pk, _found in found:
            random = random_of(self.seed, pk)
            drawn = random.choices(self.topics, self.weights, k=random.randint(1, 2))
            topics += [(pk, topic) for topic in dict.fromkeys(drawn)]
            if random.random() < COVERING:
                coverage.append(self.covered(pk, random))
        copy_rows(Article.topics.through, ["article_id", "topic_id"], topics)
        copy_rows(Coverage, COVERAGE, coverage)

    def row(self, article: dict) -> list:
        told = [article[name] for name in ("headline", "standfirst", "body")]
        publisher = self.publishers[article["publisher"]]
        told += [article["language"], article["published_on"], publisher, "", article["url"]]
        return [int(article["id"]), 1, *told, "", article["id"], "published"]

    def covered(self, pk: int, random) -> tuple:
        """The large meeting is the most written about, as summits are."""
        meeting = self.meetings[int(len(self.meetings) * random.random() ** 3)]
        kind = random.choice(list(STANDING))
        return pk, meeting, kind, STANDING[kind], "", "body", ""

    def sketch(self, articles) -> None:
        """What texts are compared by, and the stories that the generator has told again."""
        from articles.importing.likeness import normalised_hash, signatures
        from articles.models import Sketch
        from summit_archive.postgres.copy import copy_rows

        rows = []
        for article, made in zip(articles, signatures(one["body"] for one in articles), strict=True):
            pk = int(article["id"])
            words, told = normalised_hash(article["body"]), self.first_told(pk)
            rows.append((pk, told, words, made.bands if made else (), made.sketch if made else b""))
        copy_rows(Sketch, ["article_id", "story_id", "words", "bands", "sketch"], rows)

    def first_told(self, number: int) -> int | None:
        """The story of an article that tells another's again, named by that one's number."""
        first = None
        while (number := self.generator.told_before(number)) is not None:
            first = number
        return first

    def search(self, ids: list[int]) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT summit_search(%s)", [ids])


def main() -> None:
    size, first, step, seed = map(int, sys.argv[1:])
    linking.start_django()
    from django.db import connection, transaction

    worker = Worker(seed)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    for start in range(first * BATCH, size, step * BATCH):
        with transaction.atomic():
            worker.write(start + 1, min(BATCH, size - start))
    print(json.dumps(worker.spent))  # noqa: T201 - whoever started it reads it


if __name__ == "__main__":
    main()
