"""One visitor's connection: what is ours in how waitress reads requests and sends answers.

It stays open after an answer without a body, reads addresses as people type them, answers each expectation, and never
waits for what does not come. Who is too slow is `slow`'s to say.
"""

import re
import socket
import time
from functools import partial

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import WSGITask
from waitress.utilities import BadRequest

from .aside import PLACE
from .refusals import Refusal

# Seconds in which whoever was refused may still be sending, before the line is cut: else many clients throw our answer
# away unread.
LINGERS = 5
# A chunk's size, and what may follow the last chunk. Without an end they would be read over and over.
LONGEST_CHUNK_LINE, LONGEST_TRAILER = 1024, 16 * 2**10


class ExpectationFailed(BadRequest):
    code, reason = 417, "Expectation Failed"


class TimedOut(BadRequest):
    code, reason = 408, "Request Timeout"


class Task(WSGITask):
    def build_response_header(self):
        if getattr(self.channel.server, "is_ending", False):
            self.set_close_on_finish()
        return super().build_response_header()

    def get_environment(self):
        environ = super().get_environment()
        if hasattr(self.channel.server, "place_aside"):
            environ[PLACE] = partial(self.channel.server.place_aside, self.channel)
        return environ

    def set_close_on_finish(self):
        asked = self.request.headers.get("CONNECTION", "").lower()
        is_ending = getattr(self.channel.server, "is_ending", False)
        if self.has_body or self.version != "1.1" or asked == "close" or is_ending:
            super().set_close_on_finish()


NOT_ASCII = re.compile(rb"[\x80-\xff]")


class Parser(HTTPRequestParser):
    """Takes an address with letters as they are typed, as curl sends them: `/suggest.json?q=тока`."""

    is_judged = False

    def parse_header(self, header_plus):
        line, end, rest = header_plus.partition(b"\r\n")
        try:
            super().parse_header(NOT_ASCII.sub(lambda byte: b"%%%02X" % ord(byte[0]), line) + end + rest)
        except ValueError as error:
            # A length with more digits than Python reads.
            raise ParsingError("Header is invalid") from error

    def received(self, data):
        consumed = super().received(data)
        if self.headers_finished and not self.is_judged:
            self.is_judged = True
            self.judge_headers()
        if self.chunked and not self.completed and self.has_endless_line():
            self.refuse(BadRequest("Chunk has a line without an end"))
        if self.completed or self.body_bytes_received:
            # Nobody waits for a word before a body that has come, or that there is not.
            self.expect_continue = False
        return consumed

    def judge_headers(self):
        expected = self.headers.get("EXPECT", "").lower() if self.version == "1.1" else ""
        if self.error:
            return
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            self.refuse(BadRequest("Both Content-Length and Transfer-Encoding are given"))
        elif expected not in ("", "100-continue"):
            self.refuse(ExpectationFailed("Only 100-continue can be expected"))

    def has_endless_line(self):
        receiver = self.body_rcv
        return len(receiver.control_line) > LONGEST_CHUNK_LINE or len(receiver.trailer) > LONGEST_TRAILER

    def refuse(self, error):
        self.error, self.completed = error, True


class Channel(HTTPChannel):
    """Knows since when it waits for its client, and how much came or went meanwhile."""

    task_class, parser_class, error_task_class = Task, Parser, Refusal
    has_asked = lingers = False
    lingers_until: float | None = None
    receiving_since = sending_since = 0.0
    sent = 0

    def __init__(self, *words, **options):
        self.quiet_since = time.monotonic()
        super().__init__(*words, **options)

    def received(self, data):
        if self.lingers_until:
            return False
        self.quiet_since = time.monotonic()
        if self.request is None:
            self.receiving_since = self.quiet_since
        is_taken = super().received(data)
        self.has_asked = self.has_asked or bool(self.requests)
        return is_taken

    def write_soon(self, data):
        if not self.total_outbufs_len:
            self.sending_since, self.sent = time.monotonic(), 0
        return super().write_soon(data)

    def send(self, data, do_close=True):
        sent = super().send(data, do_close)
        self.sent += sent or 0
        self.quiet_since = time.monotonic()
        return sent

    def service(self):
        self.lingers = bool(self.requests and self.requests[0].error)
        super().service()
        self.quiet_since = time.monotonic()

    def _flush_outbufs_below_high_watermark(self):
        """Whoever takes a long file slowly keeps its thread: another serves the rest meanwhile."""
        if self.total_outbufs_len <= self.adj.outbuf_high_watermark:
            return
        with self.server.waiting_for(self):
            super()._flush_outbufs_below_high_watermark()

    def handle_write(self):
        if self.lingers and self.close_when_flushed and not self.will_close:
            self._flush_exception(self._flush_some)
            if not self.total_outbufs_len and not self.will_close:
                self.linger()
                return
        super().handle_write()

    def linger(self):
        self.lingers_until = time.monotonic() + LINGERS
        self.close_when_flushed = False
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            self.will_close = True

    def time_out(self):
        """Tell a client that it took too long; only one that is sending."""
        with self.requests_lock:
            self.request.refuse(TimedOut("The request took too long"))
            self.requests.append(self.request)
            self.request = None
        self.server.add_task(self)


def keep_open():
    """For every server of this process, another one's too."""
    HTTPChannel.task_class = Task
    HTTPChannel.parser_class = Parser
    HTTPChannel.error_task_class = Refusal
