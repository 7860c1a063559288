"""Fetches the feeds that are due, one after the other; articles/importing/feed_fetches knows what a fetch does."""

from functools import cache

from django.core.management.base import CommandError
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Q

from articles.importing.feed_fetches import (
    BeingFetched,
    ChangedMeanwhile,
    active_feeds,
    fetch_feed,
    held,
)
from articles.linking.linker import read_linker
from articles.models import Feed
from summit_archive.history.programs import Program

SHOWN_NAMES = 20
COUNTED = {
    "added": "new",
    "unchanged": "the same",
    "differing": "differ",
    "refused": "refused",
    "doubtful": "doubtful",
}


class Command(Program):
    help = (
        "Fetches the active feeds whose interval is over, one after the other, and imports what is new in them. Made "
        "for cron: what goes wrong with one feed stops no other, a second run at the same time does nothing, and the "
        "exit code is 1 where a feed could not be fetched. What was fetched is written to the standard output, what "
        "went wrong to the standard error."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "feeds",
            nargs="*",
            metavar="FEED",
            help="Only these, by name or address, whether due, paused or not.",
        )
        parser.add_argument("--all", action="store_true", help="All active feeds, whether due or not.")

    def handle(self, *, feeds, all, **options):
        chosen = named(feeds) if feeds else active_feeds(only_due=not all)
        with held("summit feeds") as is_held:
            if not is_held:
                self.stdout.write("Another fetch_feeds is at work: this one does nothing.")
                return
            linker = cache(read_linker)
            failures = sum(not self.fetch(feed, linker, only_due=not (feeds or all)) for feed in chosen)
        if failures:
            raise CommandError(f"{failures} of {len(chosen)} feeds could not be fetched.")

    def fetch(self, feed, linker, only_due):
        """Whether it could be fetched, or need not be."""
        try:
            fetched = fetch_feed(feed.pk, linker, only_due=only_due)
        except BeingFetched:
            self.stdout.write(f"{feed}: is being fetched elsewhere at this moment.")
            return True
        except ChangedMeanwhile:
            self.stdout.write(f"{feed}: was changed while it was fetched; the next run fetches it.")
            return True
        except Feed.DoesNotExist:
            return True
        except (DatabaseError, InterfaceError) as error:
            connection.close_if_unusable_or_obsolete()
            self.stderr.write(f"{feed}: the database failed: {str(error).strip()}")
            return False
        if fetched is None:
            return True
        return self.tell(feed, fetched)

    def tell(self, feed, fetched):
        if fetched.moved_to:
            self.stdout.write(f"{feed}: has moved for good to {fetched.moved_to}: change its address.")
        if fetched.batch:
            self.stdout.write(f"{feed}: {in_words(fetched.counts)} · import batch {fetched.batch.pk}")
        elif not fetched.trouble:
            self.stdout.write(f"{feed}: nothing new")
        if fetched.trouble:
            self.stderr.write(f"{feed}: {fetched.trouble} ({feed.address})")
        return not fetched.trouble


def named(words):
    """In the order in which they were named. Raises CommandError before anything is fetched."""
    return list(dict.fromkeys(one_named(word) for word in words))


def one_named(word):
    feed = Feed.objects.filter(Q(name__iexact=word) | Q(address=word)).defer("seen").first()
    if feed is None:
        names = list(Feed.objects.values_list("name", flat=True)[: SHOWN_NAMES + 1])
        more = ", …" if len(names) > SHOWN_NAMES else ""
        known = f"there are {', '.join(names[:SHOWN_NAMES])}{more}" if names else "none is in the list yet"
        raise CommandError(f"“{word}” is no feed's name or address: {known}.")
    return feed


def in_words(counts):
    return ", ".join(f"{counts[name]:,} {words}" for name, words in COUNTED.items() if counts.get(name))
