"""Errors by mail to `ADMINS`, few of them: a storm fills no mailbox, and waiting for a mail server keeps no reader waiting.

A mail has the error, where it happened, and the request's number. It has no visitor's address, no query, no cookie, no
form, no values of variables: the log has the rest.
"""

import logging
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.core.mail import mail_admins

from .request_ids import request_id
from .unsaid import without_values

# Seconds until the same error is mailed again, and how many mails of any kind each process sends in an hour.
SAME_AGAIN, MOST, HOUR = 600, 10, 3600
LONGEST = 20_000


class Throttle:
    """Which errors are mailed: `takes` tells how many were left out since the last mail, None to leave this one out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self.clock, self.lock = clock, threading.Lock()
        self.sent: list[float] = []
        self.last: dict[str, float] = {}
        self.left_out = 0

    def takes(self, kind: str) -> int | None:
        with self.lock:
            now = self.clock()
            self.sent = [moment for moment in self.sent if now - moment < HOUR]
            self.last = {each: moment for each, moment in self.last.items() if now - moment < SAME_AGAIN}
            if kind in self.last or len(self.sent) >= MOST:
                self.left_out += 1
                return None
            self.sent.append(now)
            self.last[kind] = now
            left_out, self.left_out = self.left_out, 0
            return left_out


class ByMail(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.throttle = Throttle()

    def emit(self, record: logging.LogRecord) -> None:
        try:
            left_out = self.throttle.takes(kind_of(record))
            if left_out is not None:
                subject, body = told(record, left_out)
                threading.Thread(target=send, args=[subject, body], daemon=True).start()
        except Exception:
            self.handleError(record)


def send(subject: str, body: str) -> None:
    # What cannot be mailed stands in the log already; saying so there would be mailed, too.
    mail_admins(subject, body, fail_silently=True)


def kind_of(record: logging.LogRecord) -> str:
    """The same for the same error at the same place, whatever it says of its values."""
    if record.exc_info and record.exc_info[2]:
        trace = record.exc_info[2]
        while trace.tb_next:
            trace = trace.tb_next
        return f"{record.exc_info[0]} {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
    return f"{record.name} {record.msg}"


def told(record: logging.LogRecord, left_out: int) -> tuple[str, str]:
    request = getattr(record, "request", None)
    match = getattr(request, "resolver_match", None)
    message = without_values(record.getMessage())
    lines = [
        message,
        f"site: {settings.SITE_URL}",
        f"request: {request_id.get() or 'none'}",
        f"route: {match.view_name if match else 'none'}",
        f"logger: {record.name}",
    ]
    if left_out:
        lines.append(f"{left_out} other errors were not mailed since the last mail of this process.")
    if record.exc_info:
        lines += ["", without_values(logging.Formatter().formatException(record.exc_info))]
    return f"{record.levelname}: {message.partition(chr(10))[0]}"[:200], "\n".join(lines)[:LONGEST]
