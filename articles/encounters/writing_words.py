"""What was read of who said what, and of sources, becomes proposals; what is read again and says the same stays what it is.

As with encounters: known again by a digest of what it says, proposed once whatever was decided of it, gone when it is
proposed and no longer read. What the article has on record already, by an editor or its import, is not proposed.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from ..models import Citation, ProposedCitation, ProposedStatement, Statement
from .statement import ReadCitation, ReadStatement

Row = ProposedStatement | ProposedCitation

LONGEST_NAME = ProposedStatement._meta.get_field("speaker_name").max_length
# What another reading may find otherwise without saying anything else.
OF_READING = ["number", "part", "start", "end", "rule", "certainty"]
OF_SPEAKER = ["speaker_start", "speaker_end"]


class ReadWords(NamedTuple):
    """Of one article."""

    article: int
    statements: Sequence[ReadStatement]
    citations: Sequence[ReadCitation]


def write_words(reads: Iterable[ReadWords]) -> None:
    """Keep what was read; to be called in a transaction, with the articles locked. Some ten statements for any number of articles."""
    reads = list(reads)
    articles = [one.article for one in reads]
    recorded = Recorded(one.article for one in reads if one.statements or one.citations)
    statements = [
        row
        for one in reads
        for row in numbered(map(statement_of, one.statements), one.article)
        if not recorded.has_statement(row)
    ]
    citations = [
        row
        for one in reads
        for row in numbered(map(citation_of, one.citations), one.article)
        if not recorded.has_citation(row)
    ]
    keep(ProposedStatement, articles, statements, [*OF_READING, *OF_SPEAKER])
    keep(ProposedCitation, articles, citations, OF_READING)


def statement_of(one: ReadStatement) -> ProposedStatement:
    said = {
        "speaker_id": one.speaker,
        "office_id": one.office,
        "organisation_id": one.organisation,
        "speaker_name": one.speaker_name[:LONGEST_NAME],
        "on_behalf_of": one.on_behalf_of[:LONGEST_NAME],
        "manner": one.manner,
        "text": one.text,
    }
    return ProposedStatement(
        **said,
        **place_of(one),
        speaker_start=one.speaker_start,
        speaker_end=one.speaker_end,
        digest=digest_of(said),
    )


def citation_of(one: ReadCitation) -> ProposedCitation:
    said = {"as_given": one.as_given}
    return ProposedCitation(**said, **place_of(one), digest=digest_of(said))


def place_of(one: ReadStatement | ReadCitation) -> dict[str, Any]:
    return {name: getattr(one, name) for name in OF_READING if name != "number"}


def digest_of(said: dict[str, Any]) -> str:
    words = json.dumps(list(said.values()), ensure_ascii=False)
    return blake2b(words.encode(), digest_size=16).hexdigest()


def numbered(rows: Iterable[Any], article: int) -> list[Any]:
    """Each that says another thing than those before it, with its place among them."""
    kept: dict[str, Row] = {}
    for row in rows:
        kept.setdefault(row.digest, row)
    for number, row in enumerate(kept.values()):
        row.article_id, row.number = article, number
    return list(kept.values())


class Recorded:
    """What is on record of articles already, and was not made of a proposal. Two queries, none without articles."""

    def __init__(self, articles: Iterable[int]):
        wanted = list(articles)
        self.statements: dict[int, list[Statement]] = defaultdict(list)
        self.citations: dict[int, set[str]] = defaultdict(set)
        if not wanted:
            return
        for statement in Statement.objects.filter(article__in=wanted, proposed=None).order_by("pk"):
            self.statements[statement.article_id].append(statement)
        citations = Citation.objects.filter(article__in=wanted, proposed=None).order_by("pk")
        for article, as_given in citations.values_list("article", "as_given"):
            self.citations[article].add(as_called(as_given))

    def has_statement(self, row: ProposedStatement) -> bool:
        return any(is_the_same(row, one) for one in self.statements[row.article_id])

    def has_citation(self, row: ProposedCitation) -> bool:
        return as_called(row.as_given) in self.citations[row.article_id]


def is_the_same(row: ProposedStatement, statement: Statement) -> bool:
    """Of the same speaker, and in the same words or at a place that one shares with the other."""
    if row.speaker_id and statement.speaker_id and row.speaker_id != statement.speaker_id:
        return False
    if as_called(row.text) == as_called(statement.text):
        return True
    place = statement.place
    return place is not None and row.part == place.part and row.start < place.end and place.start < row.end


def as_called(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .;,").removeprefix("the ")


def keep(model: Any, articles: Sequence[int], read: Sequence[Row], kept_fresh: list[str]) -> None:
    """Four statements at most."""
    held = (
        {
            (row.article_id, row.digest): row
            for row in model.objects.filter(article__in=articles).only(
                "digest", "state", "article_id", *kept_fresh
            )
        }
        if articles
        else {}
    )
    told = {(row.article_id, row.digest) for row in read}
    gone = [row.pk for key, row in held.items() if key not in told and row.state == model.State.PROPOSED]
    if gone:
        model.objects.filter(pk__in=gone).delete()
    changed = []
    for row in read:
        known = held.get((row.article_id, row.digest))
        if known and any(getattr(known, name) != getattr(row, name) for name in kept_fresh):
            for name in kept_fresh:
                setattr(known, name, getattr(row, name))
            changed.append(known)
    if changed:
        model.objects.bulk_update(changed, kept_fresh, batch_size=500)
    model.objects.bulk_create(row for row in read if (row.article_id, row.digest) not in held)
