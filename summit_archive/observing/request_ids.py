"""The number that a request has: made here, or taken from a proxy that is trusted to make it."""

import re
import secrets
from contextvars import ContextVar
from typing import Any

from django.conf import settings

HEADER = "X-Request-ID"
SENT = "HTTP_X_REQUEST_ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{7,63}")

# Of the request that this thread is at, "" outside of one.
request_id: ContextVar[str] = ContextVar("request_id", default="")


def begin(environ: dict[str, Any]) -> str:
    """Remember the number of the request that begins."""
    sent = environ.get(SENT, "")
    number = sent if settings.TRUSTED_REQUEST_ID and WELL_FORMED.fullmatch(sent) else made()
    request_id.set(number)
    return number


def made() -> str:
    """Short enough to be read out over the telephone, of 48 bits of chance."""
    return secrets.token_hex(6)
