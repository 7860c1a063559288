"""Fetches one feed of the list: asks its address, brings in what is new in it, and keeps what came of that.

What is new comes in as one import batch, in one transaction with the feed's own state: stopped anywhere, the
next fetch finds all of it again. A fetch that brings nothing leaves no batch. Entries that were in one of
the last answers just so, taken or refused, are not looked at again, so that what was undone stays undone.
"""

import datetime
import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b
from typing import Any

from django.db import DatabaseError, InterfaceError, transaction
from django.utils import timezone

from summit_archive import __version__
from summit_archive.database.locks import held

from ..linking.linker import Linker
from ..models import Feed, ImportBatch
from . import batches
from .feed_pace import pace_of, rest_after_failure, rest_after_success
from .loader import take_turn
from .problems import excerpt
from .reading import Broken, Line
from .reading.fetching import NOTHING_KNOWN, Answer, Unanswered, Validators, answer_source, fetch
from .record import Defaults
from .report import Report
from .run import Entry, Run, Settings, with_signatures
from .run import batches as in_batches

logger = logging.getLogger(__name__)

GONE = 410
# So many entries are remembered after they left the feed: a server may give an old answer now and then.
MOST_REMEMBERED = 1000
# Whatever counts of these makes a batch worth keeping.
WORTH_TELLING = ("added", "differing", "refused")
PAUSED = "The feed is gone for good (410), says its server: it was paused."


class BeingFetched(Exception):
    """Somebody else fetches this feed at this moment."""


class ChangedMeanwhile(Exception):
    """An editor changed or deleted the feed while it was fetched: nothing of the answer was taken."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of a fetch: a batch where it brought anything; why it failed where it did."""

    batch: ImportBatch | None = None
    counts: dict[str, int] = field(default_factory=dict)
    trouble: str = ""
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Fresh:
    """The lines of an answer that were in none of the last ones, the digests of all, and why there are no more."""

    lines: list[Line]
    digests: list[int]
    broken: str = ""


def fetch_feed(
    pk: int,
    linker: Callable[[], Linker],
    *,
    user: Any = None,
    seconds: float | None = None,
    turn: Callable[[], None] = take_turn,
    only_due: bool = False,
) -> Fetched | None:
    """Fetch the feed, or with `only_due` nothing and None where it was fetched meanwhile.

    The linker is asked for only where something is new. `turn` waits until no other import writes. Raises
    BeingFetched, ChangedMeanwhile, DoesNotExist, and what `turn` and a failing database raise.
    """
    with held("summit feed", pk) as is_held:
        if not is_held:
            raise BeingFetched
        feed = Feed.objects.get(pk=pk)
        if only_due and not feed.is_due():
            return None
        try:
            answer = fetch(feed.address, Validators(feed.etag, feed.last_modified), seconds)
            if answer.data is None:
                return nothing_new(feed, answer)
            return took(feed, answer, linker, user, turn)
        except Broken as broken:
            return failed(feed, broken)


def active_feeds(only_due: bool) -> list[Feed]:
    """Those not looked at for the longest time first, so that each has its turn however slow the others are."""
    feeds, now = Feed.objects.filter(is_active=True).defer("seen").longest_unasked_first(), timezone.now()
    return [feed for feed in feeds if not only_due or feed.is_due(now)]


# --- What is new in an answer -------------------------------------------------


def settings_of(feed: Feed) -> Settings:
    return Settings(feed.status, Defaults(feed.publisher, feed.language))


def fresh_lines(feed: Feed, answer: Answer, settings: Settings) -> Fresh:
    """Raises Broken where nothing can be read."""
    seen, lines, digests, broken = set(feed.seen), [], [], ""
    with answer_source(feed.address, answer) as source:
        try:
            for line in source:
                digest = digest_of(line, settings)
                digests.append(digest)
                if digest not in seen:
                    lines.append(line)
        except Broken as error:
            if not digests:
                raise
            broken = str(error)
    return Fresh(lines, digests, broken)


def digest_of(line: Line, settings: Settings) -> int:
    """The same for the same entry under the same settings; of what could not be read, for the same program, too."""
    facts = [line.fields, settings.in_plain_values(), "" if line.fields else [line.refusal, __version__]]
    digest = blake2b(
        json.dumps(facts, sort_keys=True, default=str).encode("utf-8", "backslashreplace"), digest_size=8
    )
    return int.from_bytes(digest.digest(), signed=True)


def took(
    feed: Feed, answer: Answer, linker: Callable[[], Linker], user: Any, turn: Callable[[], None]
) -> Fetched:
    try:
        fresh = fresh_lines(feed, answer, settings_of(feed))
        # Linked before anything is locked.
        run, entries = understood(feed, fresh.lines, linker) if fresh.lines else (None, [])
    except (Broken, DatabaseError, InterfaceError):
        raise
    except Exception as error:
        logger.exception("The feed %s (%s) could not be read.", feed.pk, feed.address)
        raise Broken(f"it cannot be read, by a fault of this program ({type(error).__name__})") from error
    with transaction.atomic():
        # In this order wherever both are held.
        turn()
        unchanged_since(feed)
        batch = bring_in(run, feed, entries, user) if run else None
        Feed.objects.filter(pk=feed.pk).update(**state_after(feed, answer, fresh))
    return Fetched(batch, run.report.counts() if run else {}, fresh.broken, answer.moved_to)


def understood(feed: Feed, lines: list[Line], linker: Callable[[], Linker]) -> tuple[Run, list[list[Entry]]]:
    run = Run(ImportBatch(), linker(), Report(write=lambda row: None), settings_of(feed))
    entries = (run.understood(feed.address, line, number) for number, line in enumerate(lines, start=1))
    return run, [with_signatures(part) for part in in_batches(entries)]


def unchanged_since(feed: Feed) -> None:
    """Locks the row. Raises ChangedMeanwhile."""
    now = Feed.objects.select_for_update(no_key=True).filter(pk=feed.pk).first()
    if now is None or now.version != feed.version:
        raise ChangedMeanwhile


def bring_in(run: Run, feed: Feed, parts: list[list[Entry]], user: Any) -> ImportBatch | None:
    """The batch; none, and nothing is left of it, where the archive has all of it already."""
    report = run.report
    with transaction.atomic():
        batch = batches.begin([feed.address], run.settings.in_plain_values(), goes_on=False)
        batch.feed, batch.user = feed, user
        batch.save(update_fields=["feed", "user"])
        for entries in parts:
            replace(run, batch=batch).load(entries)
        if any(report.count[name] for name in WORTH_TELLING):
            batches.conclude(batch, report, run.settings.mapping.in_words(), comes_again=False)
            return batch
        transaction.set_rollback(True)
    return None


# --- What is kept of a fetch --------------------------------------------------


def state_after(feed: Feed, answer: Answer, fresh: Fresh) -> dict[str, Any]:
    """The columns, of an answer that could be read. One that broke off is asked for again as a whole."""
    now = timezone.now()
    here = set(fresh.digests)
    gone = [digest for digest in feed.seen if digest not in here][:MOST_REMEMBERED]
    told = {"looked_at": now, "seen": fresh.digests + gone, "moved_to": answer.moved_to[:2000]}
    if fresh.broken:
        return told | asdict(NOTHING_KNOWN) | failure(feed, now, fresh.broken)
    pace = pace_of(answer.data or b"")
    return told | success(feed, now, pace) | asdict(answer.validators) | {"pace": pace}


def nothing_new(feed: Feed, answer: Answer) -> Fetched:
    now = timezone.now()
    told = {"looked_at": now, "moved_to": answer.moved_to[:2000], **success(feed, now, feed.pace)}
    Feed.objects.filter(pk=feed.pk, address=feed.address).update(**told)
    return Fetched(moved_to=answer.moved_to)


def failed(feed: Feed, broken: Broken) -> Fetched:
    now, trouble = timezone.now(), str(broken)
    status = broken.status if isinstance(broken, Unanswered) else None
    retry_after = broken.retry_after if isinstance(broken, Unanswered) else None
    told: dict[str, Any] = {"looked_at": now}
    if status == GONE:
        trouble = PAUSED
        told["is_active"] = False
    told |= failure(feed, now, trouble, retry_after)
    Feed.objects.filter(pk=feed.pk, address=feed.address).update(**told)
    return Fetched(trouble=trouble)


def success(feed: Feed, now: datetime.datetime, pace: dict) -> dict[str, Any]:
    rest = rest_after_success(now, feed.minutes, pace)
    return {"succeeded_at": now, "failures": 0, "error": "", "rests_until": rest}


def failure(
    feed: Feed, now: datetime.datetime, trouble: str, retry_after: int | None = None
) -> dict[str, Any]:
    failures = feed.failures + 1
    rest = rest_after_failure(now, feed.minutes, failures, retry_after)
    return {"failures": failures, "error": excerpt(trouble, 1000), "rests_until": rest}
