"""A few plausible records, the command that brings them in, and what to look at afterwards."""

import io
import json
import re

from django.core.management import call_command

from articles.models import Article

TALKS = {
    "id": "news-1",
    "url": "http://en.kremlin.ru/events/president/news/1",
    "title": "Talks with the President of Armenia",
    "lead": "Gas was the first topic.",
    "text": "The talks took place in Moscow.\n\nRussia and Armenia agreed; ARMENIA will pay.  Kazakhstan joined.",
    "published": "2016-10-14",
    "language": "en",
    "source": "en.kremlin.ru",
}


NAMES = ["country__code", "person__slug", "organisation__slug", "office__slug", "meeting__slug"]


def line_of(record):
    return record if isinstance(record, bytes) else json.dumps(record).encode()


def command(*files, **options):
    said = io.StringIO()
    call_command("import_articles", *map(str, files), stdout=said, stderr=said, **options)
    return said.getvalue()


def counts(said):
    """The words of the closing line, such as {"read": 3, "added": 2, …}."""
    [line] = [line for line in said.splitlines() if " read · " in line]
    return {name: int(count.replace(",", "")) for count, name in re.findall(r"(\d[\d,]*) ([a-z]+)", line)}


def records(count):
    return [
        TALKS | {"id": f"news-{n}", "url": f"http://en.kremlin.ru/news/{n}", "title": f"Talks, day {n}"}
        for n in range(count)
    ]


def rows():
    """All that an import writes, without the numbers that the database gives."""
    articles = Article.objects.order_by("url", "headline")
    return [
        (
            *(getattr(article, name) for name in ("url", "headline", "body", "published_on", "status")),
            article.publisher and article.publisher.slug,
            sorted(article.countries.values_list("code", flat=True)),
            sorted(article.people.values_list("slug", flat=True)),
            list(article.mentions.values_list("part", "start", "end", "text", *NAMES, "rule", "state")),
            list(article.tags.values_list("text", "country__code", "person__slug")),
            article.arrival.record,
            versions(article),
        )
        for article in articles
    ]


def versions(article):
    """The addresses of all versions of its story."""
    others = Article.objects.exclude(sketch__story=None).filter(sketch__story=article.sketch.story)
    return sorted(others.values_list("url", flat=True))


def report_rows(path):
    return [json.loads(line) for line in path.read_text().splitlines()]
