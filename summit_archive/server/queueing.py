"""Whose request is next: those who ask for a page come before those who ask for a file of many rows."""

import re

from waitress.task import ThreadedTaskDispatcher

from .connections import Channel

LONG_FILE = re.compile(r"\.(csv|jsonl|parquet|xlsx|graphml|gexf)$")


class PagesFirst(ThreadedTaskDispatcher):
    """Where three hundred ask for files at once, a page is begun when the next thread is free."""

    def add_task(self, task: Channel) -> None:
        with self.lock:
            place = len(self.queue)
            if not wants_file(task):
                while place and wants_file(self.queue[place - 1]):
                    place -= 1
            self.queue.insert(place, task)
            self.queue_cv.notify()


def wants_file(channel: Channel) -> bool:
    # What cannot be read has no path.
    path = getattr(channel.requests[0], "path", "") if channel.requests else ""
    return LONG_FILE.search(path) is not None
