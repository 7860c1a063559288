"""Writes linked records into the database, and decides nothing about them.

One batch is one transaction: stopped wherever it is, an import leaves whole batches, and running it
again finishes the work with the same result. An article that an editor has changed is never touched.
"""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import DatabaseError, OperationalError, connection, transaction
from psycopg2.errors import ProgramLimitExceeded

from summit_archive.postgres.copy import copy_rows, next_ids

from ..counting.bulk_changes import listed_once
from ..encounters.reading.reader import EncounterReader, ReadArticle
from ..encounters.rereading import read_again
from ..encounters.writing import write_read
from ..linking.article_text import FoundMention
from ..linking.writing import add_mentions_and_links, state_of, sure_targets, tagged_targets
from ..models import Arrival, Article, Citation
from .completing import before_completion, complete, found_in, is_only_cited, lacked, lacks_text
from .identity import FIELD, NOTHING, Facts, Known, differences, identity_facts
from .likeness import Signature
from .linked_record import LinkedRecord
from .problems import Problem, excerpt
from .publishers import Publishers, by_slug
from .record import ArticleRecord
from .report import Outcome, Verdict
from .stories import add_sketches

RECORD_COLUMNS = ["headline", "standfirst", "body", "language", "published_on", "byline", "url"]
RECORD_COLUMNS += ["canonical_url", "external_id", "language_is_guessed", "place_line"]
COLUMNS = ["id", "publisher_id", "status", "version", *RECORD_COLUMNS]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A linked record, its number among all that its batch reads, and what it is compared by."""

    number: int
    linked: LinkedRecord
    signature: Signature | None = None


@dataclass(frozen=True, slots=True)
class Destination:
    """Where records go: the import batch's id, and the status of new articles."""

    batch: int
    status: str


def load(records: Sequence[Numbered], destination: Destination, reader: EncounterReader) -> list[Outcome]:
    """An outcome for each record, in their order. The `reader` reads articles that a record completes.

    One transaction; only what the database itself refuses costs more: halves, until it stands alone.
    """
    try:
        with transaction.atomic():
            return load_or_fail(records, destination, reader)
    except DatabaseError as error:
        if is_of_the_moment(error) or not connection.is_usable():
            raise
        if len(records) == 1:
            return [refused(records[0].linked.record, error)]
        middle = len(records) // 2
        halves = records[:middle], records[middle:]
        return [outcome for half in halves for outcome in load(half, destination, reader)]


def is_of_the_moment(error: DatabaseError) -> bool:
    """Whether no record is to blame: a disk is full, a lock is held, an answer took longer than a web page waits."""
    return isinstance(error, OperationalError) and not isinstance(error.__cause__, ProgramLimitExceeded)


def load_or_fail(
    records: Sequence[Numbered], destination: Destination, reader: EncounterReader
) -> list[Outcome]:
    take_turn()
    publishers = Publishers(one.linked.record.publisher for one in records)
    facts = [identity_facts(one.linked, publishers.id_of(one.linked.record.publisher)) for one in records]
    judged = judge(zip(records, facts, strict=True), Known(facts), destination)
    needed = [*judged.new, *(one.record for one in judged.completing if "publisher_id" in one.columns)]
    publishers.make((record.linked.record.publisher for record in needed), destination.batch)
    new = [(record, publishers.id_of(record.linked.record.publisher)) for record in judged.new]
    ids = insert(new, destination)
    reads: dict[int, ReadArticle] = {}
    reads |= {ids[record.number]: record.linked.read for record in judged.new}
    if judged.completing:
        with listed_once():
            for record, known, columns in judged.completing:
                if "pk" not in known:
                    known |= {"pk": ids[known["number"]], "version": 1}
                publisher = publishers.id_of(record.linked.record.publisher)
                complete(known, record.linked, destination.batch, record.number, columns, publisher)
        reads |= dict(read_again(sorted({one.known["pk"] for one in judged.completing}), reader))
    write_read(reads.items())
    return judged.outcomes


class Completing(NamedTuple):
    """A record, what is known of the article that it completes, and the columns that the article gets."""

    record: Numbered
    known: Facts
    columns: list[str]


class Judged(NamedTuple):
    """An outcome for each record; those that are new; those that have what an article lacks."""

    outcomes: list[Outcome]
    new: list[Numbered]
    completing: list[Completing]


def judge(records: Iterable[tuple[Numbered, Facts]], known: Known, destination: Destination) -> Judged:
    """What becomes of each record. Writes nothing."""
    outcomes, new, completing = judged = Judged([], [], [])
    for record, its_facts in records:
        twin = known.find(its_facts)
        if twin is None:
            known.add(its_facts | {"number": record.number})
            new.append(record)
            outcomes.append(added(record.linked))
        elif columns := lacked(record.linked.record, its_facts, twin):
            completing.append(Completing(record, twin, columns))
            outcomes.append(completed(record, its_facts, twin, columns))
            twin |= {name: its_facts[name] for name in columns}
            twin |= {"completion__batch": destination.batch, "completion__record": record.number}
            if "body_hash" in columns:
                twin |= {"text_kind": "full", "words": its_facts["words"]}
        else:
            outcomes.append(met_again(record, its_facts, twin, destination))
    return judged


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


def insert(new: list[tuple[Numbered, int | None]], destination: Destination) -> dict[int, int]:
    """The articles, each of its publisher, with all that belongs to them, in a constant number of statements.

    Returns each record's article.
    """
    if not new:
        return {}
    ids = next_ids(Article, len(new))
    records = [(pk, one) for pk, (one, _publisher) in zip(ids, new, strict=True)]
    with listed_once():
        copy_rows(
            Article,
            COLUMNS,
            (
                (pk, publisher, destination.status, 1, *columns_of(one.linked.record))
                for pk, (one, publisher) in zip(ids, new, strict=True)
            ),
        )
        add_mentions_and_links(
            ((pk, one.linked.found) for pk, one in records),
            {pk: one.linked.tagged for pk, one in records if one.linked.tagged},
        )
    add_citations([(pk, one.linked.record) for pk, one in records if one.linked.record.citations])
    arrivals = ((pk, destination.batch, one.number, 1) for pk, one in records)
    copy_rows(Arrival, ["article_id", "batch_id", "record", "version"], arrivals)
    add_sketches(
        [(pk, one.linked.words, one.signature, one.linked.record.published_on) for pk, one in records]
    )
    return {one.number: pk for pk, one in records}


def add_citations(records: list[tuple[int, ArticleRecord]]) -> None:
    """The articles' own lists of sources; a query more where one comes from our own export and names a publisher."""
    known = by_slug(given.publisher for _, record in records for given in record.citations)
    rows = (
        (pk, position, given.as_given, given.url, known.get(given.publisher))
        for pk, record in records
        for position, given in enumerate(record.citations, start=1)
    )
    copy_rows(Citation, ["article_id", "position", "as_given", "url", "publisher_id"], rows)


def columns_of(record: ArticleRecord) -> list:
    return [getattr(record, name) for name in RECORD_COLUMNS]


# --- What is said of each record ----------------------------------------------


def added(linked: LinkedRecord) -> Outcome:
    counts = counted(linked, linked.found)
    if linked.read.encounters:
        counts["encounters"] = len(linked.read.encounters)
    return Outcome(Verdict.ADDED, (), linked.doubts, counts, linked.unknown)


def counted(linked: LinkedRecord, found: Sequence[FoundMention]) -> dict[str, int]:
    counts = Counter(f"mentions of {one.kind}" for one in found)
    counts.update(state_of(one) for one in found)
    links = sure_targets(found) | tagged_targets(linked.tagged)
    counts.update({"mentions": len(found), "tags": len(linked.tagged), "links": len(links)})
    if linked.record.citations:
        counts["citations"] = len(linked.record.citations)
    return counts


def completed(record: Numbered, facts: Facts, known: Facts, columns: Sequence[str]) -> Outcome:
    linked = record.linked
    # The language that comes with a text in another one than the summary is no other statement of the summary's.
    told_columns = [name for name in columns if not (lacks_text(known) and name == "language")]
    came = [
        Problem(FIELD.get(name, name), excerpt(stated(linked.record, name)), what_it_had(name, known))
        for name in told_columns
        if facts[name] not in NOTHING
    ]
    now = known | {name: facts[name] for name in columns}
    told = (*came, *differing(linked.record, facts, now))
    found = found_in(linked, columns, is_only_cited(known))
    return Outcome(Verdict.COMPLETED, told, linked.doubts, counted(linked, found), linked.unknown)


def what_it_had(column: str, known: Facts) -> str:
    if column == "body_hash" and lacks_text(known):
        return "the archive had only a summary: it has this text now too"
    if column == "language" and known[column] not in NOTHING:
        return "the archive's was a guess: it has this now"
    return "the archive had none: it has this now"


def met_again(record: Numbered, facts: Facts, known: Facts, destination: Destination) -> Outcome:
    """The archive has the article already: from this very record, as the record has it, or otherwise."""
    if (known.get("arrival__batch"), known.get("arrival__record")) == (destination.batch, record.number):
        return added(record.linked)
    if (known.get("completion__batch"), known.get("completion__record")) == (
        destination.batch,
        record.number,
    ):
        return completed(record, facts, *before_completion(known))
    told = differing(record.linked.record, facts, known)
    return Outcome(Verdict.DIFFERING if told else Verdict.UNCHANGED, told, record.linked.doubts)


def differing(source: ArticleRecord, facts: Facts, known: Facts) -> tuple[Problem, ...]:
    return tuple(
        Problem(FIELD.get(name, name), excerpt(stated(source, name)), what_it_has(name, known))
        for name in differences(facts, known)
    )


def what_it_has(column: str, known: Facts) -> str:
    is_empty = known[column] in NOTHING
    return "the archive has none; it was left empty" if is_empty else "the archive's differs and was kept"


def stated(record: ArticleRecord, column: str) -> Any:
    return getattr(record, FIELD.get(column, column))


def refused(record: ArticleRecord, error: DatabaseError | str) -> Outcome:
    reason = f"the database refuses the record: {str(error).splitlines()[0]}"
    return Outcome(Verdict.REFUSED, (Problem("", record.headline, reason),))
