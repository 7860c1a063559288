"""Reads articles of the archive for encounters, by their mentions as they stand; what was decided of them stays.

What an editor rejected among the mentions is out, what an editor accepted, corrected or entered is as sure as can be.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from ..linking.article_text import FoundMention
from ..linking.linker import current_linker
from ..models import Article, Coverage, Mention
from ..models.mention import TARGETS
from .due import due, read_later
from .encounter import Told
from .readers import reader_beside
from .reading.reader import NOTHING_READ, EncounterReader, ReadArticle
from .turns import Busy
from .writing import Written, write_read

# So many articles are read in one transaction.
AT_ONCE = 300

TOLD = ["headline", "standfirst", "body", "summary", "published_on", "language", "place_line"]
OF_MENTION = ["article", "part", "start", "end", "text", *TARGETS, "holder", "rule", "certainty"]
OF_MENTION += ["state", "is_checked"]


@transaction.atomic
def reread(articles: Sequence[int], reader: EncounterReader, patience: float | None = None) -> Written:
    """Read the articles of these ids anew, and write what was read; a constant number of statements."""
    return write_read(read_again(articles, reader), patience)


# So many seconds a long work waits with articles locked.
PATIENCE = 20


def in_turn(work: Callable[[float], Any]) -> Any:
    """What comes of a transaction that matches: until it has had its turn, again from its beginning.

    In between, its articles are not locked: whoever has the turn may wait for one of them.
    """
    while True:
        try:
            return work(PATIENCE)
        except Busy:
            continue


def read_again(articles: Sequence[int], reader: EncounterReader) -> list[tuple[int, ReadArticle]]:
    """What is read in them now; they are locked. Two queries.

    Of a record of a source, which has a headline and no text, the meetings are on record already: nothing is read in it.
    """
    rows = Article.objects.filter(pk__in=articles).select_for_update(of=["self"], no_key=True).order_by("pk")
    rows = rows.annotate(covers=Exists(Coverage.objects.filter(article=OuterRef("pk"))))
    texts = list(rows.values("pk", *TOLD, "publisher__office", "covers"))
    found = mentions_of(row["pk"] for row in texts)
    return [
        (row["pk"], NOTHING_READ if is_record(row) else reader.read_all(told_of(row, found[row["pk"]])))
        for row in texts
    ]


def is_record(row: dict) -> bool:
    return row["covers"] and not any(row[part] for part in ("standfirst", "body", "summary"))


def told_of(row: dict, found: Iterable[FoundMention]) -> Told:
    return Told(**{name: row[name] for name in TOLD}, voice=row["publisher__office"], found=tuple(found))


def mentions_of(articles: Iterable[int]) -> dict[int, list[FoundMention]]:
    """By article, in the order in which the linker gives them. One query."""
    found = defaultdict(list)
    mentions = Mention.objects.filter(article__in=list(articles)).exclude(state=Mention.State.REJECTED)
    for row in mentions.order_by("article", "part", "start", "end", "pk").values(*OF_MENTION):
        # What an editor marked and nobody knows yet names nothing.
        if kind := next((target for target in TARGETS if row[target]), None):
            found[row["article"]].append(as_found(row, kind))
    return found


def as_found(row: dict, kind: str) -> FoundMention:
    is_an_editors = row["is_checked"] and row["state"] == Mention.State.ACCEPTED
    certainty = Mention.Certainty.SURE.value if is_an_editors else row["certainty"]
    place = row["part"], row["start"], row["end"], row["text"]
    return FoundMention(*place, kind, row[kind], row["rule"], certainty, row["holder"])


# --- In a page ----------------------------------------------------------------

# So many articles a page reads at once, and so many seconds it waits for others who match.
FEW = 20
PAGE_PATIENCE = 2


def read_soon(articles: Iterable[int]) -> Written | None:
    """To be called in a transaction. Where the articles are many, or others match for long, they are due: None."""
    chosen = sorted(set(articles))
    if len(chosen) <= FEW:
        try:
            return reread(chosen, reader_beside(current_linker()), PAGE_PATIENCE)
        except Busy:
            pass
    read_later(chosen)
    return None


# --- A whole archive ----------------------------------------------------------


def slices_due(articles: QuerySet[Article]) -> Iterator[list[int]]:
    """Ids of those of `articles` that are due, in their order, some at once; a query each, asked as it is needed."""
    last = 0
    waiting = due(articles).order_by("pk")
    while ids := list(waiting.filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        yield ids
        last = ids[-1]
