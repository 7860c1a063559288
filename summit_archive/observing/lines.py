"""A log line, as a person reads it (`LOG_FORMAT=text`) or as a program does: one JSON object (`LOG_FORMAT=json`)."""

import json
import logging
from datetime import UTC, datetime

from .request_ids import request_id
from .unsaid import without_values

# What a line of the access log tells beside its words.
FIELDS = ("method", "path", "route", "status", "ms", "bytes", "how")


class Text(logging.Formatter):
    """`2026-11-30 12:00:00,000 WARNING name: message [number of the request]`"""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:
        number = request_id.get()
        return super().formatMessage(record) + (f" [{number}]" if number else "")

    def format(self, record: logging.LogRecord) -> str:
        return without_values(super().format(record))


class Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_values(record.getMessage()),
        }
        if number := request_id.get():
            told["request_id"] = number
        told |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            told["exception"] = without_values(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False, default=str)
