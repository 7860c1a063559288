"""Writes linked records into the database, and decides nothing about them.

An article that the archive has is never touched. One batch is one transaction: stopped wherever it
is, an import leaves whole batches, and running it again finishes the work with the same result.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db import DatabaseError, connection, transaction

from ..models import Article, Mention
from .gazetteer import Span
from .identity import Facts, Known, differences, facts_of
from .linker import RULE, LinkedRecord
from .publishers import publisher_id
from .record import ArticleRecord, Problem, excerpt

CountryLink = Article.countries.through


class Verdict(StrEnum):
    ADDED = "added"
    UNCHANGED = "unchanged"
    DIFFERING = "differing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: why it was refused or how it differs, and what is doubtful in it."""

    verdict: Verdict
    reasons: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    mentions: int = 0
    links: int = 0


def load(batch: list[LinkedRecord], status: str) -> list[Outcome]:
    """An outcome for each record, in their order.

    One transaction; only what the database itself refuses costs more: halves, until it stands alone.
    """
    try:
        with transaction.atomic():
            return load_or_fail(batch, status)
    except DatabaseError as error:
        if not connection.is_usable():
            raise
        if len(batch) == 1:
            return [refused(batch[0].record, error)]
        middle = len(batch) // 2
        return load(batch[:middle], status) + load(batch[middle:], status)


def load_or_fail(batch: list[LinkedRecord], status: str) -> list[Outcome]:
    take_turn()
    articles = articles_of(batch, status)
    facts = [facts_of(article) for article in articles]
    known = Known(facts)
    outcomes, new = [], []
    for linked, article, its_facts in zip(batch, articles, facts, strict=True):
        twin = known.find(its_facts)
        if twin is None:
            known.add(its_facts)
            new.append((article, linked))
            outcomes.append(added(linked))
        else:
            outcomes.append(met_again(linked, its_facts, twin))
    insert(new)
    return outcomes


def take_turn() -> None:
    """Wait until no other import writes, for two at once would not see each other's articles.

    Asking again and again, rather than waiting in the database, leaves Ctrl-C its effect.
    """
    with connection.cursor() as cursor:
        cursor.execute(TRY)
        while not cursor.fetchone()[0]:
            time.sleep(0.2)
            cursor.execute(TRY)


TRY = "SELECT pg_try_advisory_xact_lock(hashtext('summit import'))"


def articles_of(batch: list[LinkedRecord], status: str) -> list[Article]:
    names = {linked.record.publisher for linked in batch} - {""}
    publishers = {name: publisher_id(name) for name in sorted(names)}
    return [article_of(linked.record, publishers, status) for linked in batch]


def article_of(record: ArticleRecord, publishers: dict[str, int], status: str) -> Article:
    return Article(
        headline=record.headline,
        standfirst=record.standfirst,
        body=record.body,
        language=record.language,
        published_on=record.published_on,
        publisher_id=publishers.get(record.publisher),
        byline=record.byline,
        url=record.url,
        canonical_url=record.canonical_url,
        external_id=record.external_id,
        status=status,
    )


def insert(new: list[tuple[Article, LinkedRecord]]) -> None:
    """The articles with their links and mentions, in three statements."""
    Article.objects.bulk_create([article for article, linked in new])
    CountryLink.objects.bulk_create(
        CountryLink(article_id=article.pk, country_id=country)
        for article, linked in new
        for country in sorted(linked.countries)
    )
    Mention.objects.bulk_create(
        mention for article, linked in new for mention in mentions_of(article, linked.mentions)
    )


def mentions_of(article: Article, spans: Iterable[Span]) -> Iterable[Mention]:
    for span in spans:
        yield Mention(
            article_id=article.pk,
            start=span.start,
            end=span.end,
            text=span.text,
            country_id=span.target,
            rule=RULE,
            state=Mention.State.ACCEPTED,
        )


# --- What is said of each record ----------------------------------------------


def added(linked: LinkedRecord) -> Outcome:
    return Outcome(
        Verdict.ADDED,
        doubts=linked.record.doubts,
        mentions=len(linked.mentions),
        links=len(linked.countries),
    )


def met_again(linked: LinkedRecord, facts: Facts, known: Facts) -> Outcome:
    """The archive has the article already, as the record has it or otherwise."""
    differing = tuple(
        Problem(field, excerpt(getattr(linked.record, field)), "the archive's differs and was kept")
        for field in differences(facts, known)
    )
    verdict = Verdict.DIFFERING if differing else Verdict.UNCHANGED
    return Outcome(verdict, differing, linked.record.doubts)


def refused(record: ArticleRecord, error: DatabaseError) -> Outcome:
    reason = f"the database refuses the record: {str(error).splitlines()[0]}"
    return Outcome(Verdict.REFUSED, (Problem("", record.headline, reason),))
