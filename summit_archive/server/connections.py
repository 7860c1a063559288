"""Keeps a browser's connection open after an answer without a body: waitress closes it after each 304.

Waitress closes what has no Content-Length, as it could not tell where the body ends; a 304 has none and
may not have the header (RFC 9112, 6.3). Each page that a visitor has already would cost a connection.
"""

from waitress.channel import HTTPChannel
from waitress.task import WSGITask


class Task(WSGITask):
    def set_close_on_finish(self):
        asked = self.request.headers.get("CONNECTION", "").lower()
        if self.has_body or self.version != "1.1" or asked == "close":
            super().set_close_on_finish()


def keep_open():
    """For every server of this process."""
    HTTPChannel.task_class = Task
