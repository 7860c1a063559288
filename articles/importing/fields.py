"""Knows what each kind of field of an article must hold, whatever its producer calls it; each raises Refused."""

import datetime
import re
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from ..models.article import LONGEST_HEADLINE, tomorrow
from ..models.publisher import LONGEST_TIME_ZONE, NO_TIME_ZONE, known_time_zones
from .days import NoDay, day_as_written, day_at
from .problems import Problem, Refused, excerpt, kind_of

LONGEST_STANDFIRST = 20_000
LONGEST_BYLINE = 300
LONGEST_PUBLISHER = 200
LONGEST_NUMBER = 300
# Bytes, for the unique index on canonical addresses holds no more than 2,700.
LONGEST_URL = 2000

# What is dated before this, or after tomorrow, is more likely a slip of the producer's than a day.
EARLIEST_DAY = datetime.date(1900, 1, 1)

is_web_address = URLValidator(schemes=["http", "https"])
# Nearly every address there is: the validator takes it, and nothing in it is to be made smaller.
PLAIN_ADDRESS = re.compile(
    r"https?://(?=[a-z0-9.-]{4,253}(?:[/?#]|\Z))(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
    r"(?:/[!-\"$->@-~]*)?(?:\?[!-\"$-~]+)?"
)


def text(key: str, value: Any, longest: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(key, value, f"text is expected, not {kind_of(value)}")
    if "\0" in value:
        raise Refused(key, value, "a NUL character stands in it")
    if len(value) > longest:
        raise Refused(key, value, f"{len(value):,} characters: no more than {longest:,} are taken")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Refused(key, value, "half a character (a lone surrogate) stands in it") from error
    return value


def line(key: str, value: Any, longest: int) -> str:
    """Text on one line, without the spaces around it."""
    return " ".join(text(key, value, longest).split())


def headline(key: str, value: Any) -> str:
    words = line(key, value, LONGEST_HEADLINE)
    if not words:
        raise Refused(key, value, "the headline is missing")
    return words


def address(key: str, value: Any) -> str:
    """An address of the web, or "" for none; as schema.org has it, too: {"@id": …}."""
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        value = value["@id"]
    url = text(key, value, LONGEST_URL).strip()
    if not url or PLAIN_ADDRESS.fullmatch(url):
        return url
    if len(url.encode()) > LONGEST_URL:
        raise Refused(key, value, f"no more than {LONGEST_URL:,} bytes are taken for an address")
    try:
        is_web_address(url)
    except ValidationError as error:
        raise Refused(key, value, "an address that begins with http:// or https:// is expected") from error
    return url


def plain_address(url: str) -> str:
    """The address with scheme and host in small letters, which alone make no difference."""
    if PLAIN_ADDRESS.fullmatch(url):
        return url
    parts = urlsplit(url)
    return urlunsplit(parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()))


def day(key: str, value: Any, zone: ZoneInfo | None = None) -> tuple[datetime.date, tuple[Problem, ...]]:
    """A day on which an article may have been published by now, at a place in `zone`; and the doubt that is left."""
    try:
        written, doubt = day_at(day_as_written(line(key, value, 100)), zone)
    except NoDay as no_day:
        raise Refused(key, value, str(no_day)) from no_day
    if not EARLIEST_DAY <= written <= tomorrow():
        raise Refused(key, value, f"a day from {EARLIEST_DAY} to {tomorrow()} (tomorrow) is expected")
    return written, (Problem(key, excerpt(value), doubt),) if doubt else ()


def time_zone(key: str, value: Any) -> str:
    name = line(key, value, LONGEST_TIME_ZONE)
    if name and name not in known_time_zones():
        raise Refused(key, value, NO_TIME_ZONE)
    return name


def publisher(key: str, value: Any) -> str:
    return name_in(key, value, LONGEST_PUBLISHER)


def byline(key: str, value: Any) -> str:
    authors = value if isinstance(value, list) else [value]
    return line(key, ", ".join(name_in(key, author, LONGEST_BYLINE) for author in authors), LONGEST_BYLINE)


def name_in(key: str, value: Any, longest: int) -> str:
    """A name, plain or as schema.org has it: {"@type": "Organization", "name": …}."""
    if isinstance(value, dict) and "name" in value:
        value = value["name"]
    return line(key, value, longest)


LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def language(key: str, value: Any) -> str:
    primary, *rest = line(key, value, 35).replace("_", "-").split("-")
    tag = "-".join([primary.lower(), *rest])
    if not LANGUAGE.fullmatch(tag):
        raise Refused(key, value, "a language tag is expected, such as ru")
    return tag


def number(key: str, value: Any) -> str:
    """The source's own number, which may be a word."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return line(key, value, LONGEST_NUMBER)
