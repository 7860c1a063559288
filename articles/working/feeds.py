"""Fetches the feeds that are due, one after the other. One that fails says so in the list of feeds, and stops no other."""

from collections import Counter

from summit_archive.jobs.doing import Task

from ..importing.feed_fetches import BeingFetched, ChangedMeanwhile, active_feeds, fetch_feed
from ..importing.slices import Busy, take_turn_soon
from ..linking.linker import current_linker
from ..models import Feed


def fetch_due(task: Task) -> Counter:
    """What came of them, counted."""
    due, counted = active_feeds(only_due=True), Counter[str]()

    def turn():
        """Waits for another import to end, and not for ever where this worker is told to."""
        while True:
            try:
                take_turn_soon()
                return
            except Busy:
                task.stop_if_told()

    for number, feed in enumerate(due):
        task.step(number, len(due), feed.name)
        try:
            fetched = fetch_feed(feed.pk, current_linker, turn=turn, only_due=True)
        except (BeingFetched, ChangedMeanwhile, Feed.DoesNotExist):
            continue
        if fetched:
            counted["fetched"] += 1
            counted["added"] += fetched.counts.get("added", 0)
            counted["failed"] += bool(fetched.trouble)
    task.step(len(due), len(due))
    return counted
