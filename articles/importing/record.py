"""Knows which fields producers use and what each must hold. Knows neither files nor the database."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from ..models.article import LONGEST_BODY, LONGEST_HEADLINE, tomorrow
from .problems import Problem, Refused, excerpt, kind_of  # noqa: F401

LONGEST_STANDFIRST = 20_000
LONGEST_BYLINE = 300
LONGEST_PUBLISHER = 200
LONGEST_NUMBER = 300
# Bytes, for the unique index on canonical addresses holds no more than 2,700.
LONGEST_URL = 2000

# What is dated before this, or after tomorrow, is more likely a slip of the producer's than a day.
EARLIEST_DAY = datetime.date(1900, 1, 1)

# BCP 47's own word for a language that nobody stated.
UNDETERMINED = "und"

# Of several that a record has, the first that is not empty counts.
ALIASES = {
    "headline": ("headline", "title"),
    "standfirst": ("standfirst", "lead", "description"),
    "body": ("body", "text", "articleBody"),
    "published_on": ("published_on", "published", "datePublished", "date"),
    "url": ("url", "link"),
    "canonical_url": ("canonical_url",),
    "publisher": ("publisher", "source"),
    "language": ("language", "lang", "inLanguage"),
    "byline": ("byline", "author"),
    "external_id": ("external_id", "id"),
}

is_web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for records that do not say it themselves."""

    publisher: str = ""
    language: str = ""


NO_DEFAULTS = Defaults()


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article as its source gives it; "" or None is what it does not state.

    `canonical_url` is the article's own address where the source names no other.
    `doubts` are the fields that were left out, and why.
    """

    headline: str
    standfirst: str = ""
    body: str = ""
    published_on: datetime.date | None = None
    url: str = ""
    canonical_url: str = ""
    publisher: str = ""
    language: str = UNDETERMINED
    byline: str = ""
    external_id: str = ""
    doubts: tuple[Problem, ...] = ()


def read_record(
    fields: Mapping[str, Any], defaults: Defaults = NO_DEFAULTS, doubts: Iterable[Problem] = ()
) -> ArticleRecord:
    """The article that `fields` describe. Raises Refused.

    What is merely doubtful is left out and joins the `doubts`.
    """
    doubts = list(doubts)

    def doubtful(name, understand):
        """What `understand` makes of the field; nothing, and a problem, where it cannot."""
        key, value = stated(fields, name)
        if value is None:
            return None
        try:
            return understand(key, value)
        except Refused as refused:
            doubts.append(refused.problem)
            return None

    url = address(*stated(fields, "url"))
    return ArticleRecord(
        headline=headline(*stated(fields, "headline")),
        standfirst=text(*stated(fields, "standfirst"), LONGEST_STANDFIRST).strip(),
        body=text(*stated(fields, "body"), LONGEST_BODY),
        url=url,
        canonical_url=plain_address(address(*stated(fields, "canonical_url")) or url),
        published_on=doubtful("published_on", day),
        publisher=doubtful("publisher", publisher) or defaults.publisher,
        language=doubtful("language", language) or defaults.language or UNDETERMINED,
        byline=doubtful("byline", byline) or "",
        external_id=doubtful("external_id", number) or "",
        doubts=tuple(doubts),
    )


def stated(fields: Mapping[str, Any], name: str) -> tuple[str, Any]:
    """The producer's key for our field `name`, and its value: None where nothing is stated."""
    for key in ALIASES[name]:
        if fields.get(key) not in (None, "", [], {}):
            return key, fields[key]
    return ALIASES[name][0], None


# --- What each kind of field must hold; each raises Refused ------------------


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
    """An address of the web, or "" for none."""
    url = text(key, value, LONGEST_URL).strip()
    if not url:
        return ""
    if len(url.encode()) > LONGEST_URL:
        raise Refused(key, value, f"no more than {LONGEST_URL:,} bytes are taken for an address")
    try:
        is_web_address(url)
    except ValidationError as error:
        raise Refused(key, value, "an address that begins with http:// or https:// is expected") from error
    return url


def plain_address(url: str) -> str:
    """The address with scheme and host in small letters, which alone make no difference."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()))


DAY = re.compile(r"(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}.*)?", re.ASCII)


def day(key: str, value: Any) -> datetime.date:
    """A day on which an article may have been published by now."""
    written = day_as_written(key, value)
    if not EARLIEST_DAY <= written <= tomorrow():
        raise Refused(key, value, f"a day from {EARLIEST_DAY} to {tomorrow()} (tomorrow) is expected")
    return written


def day_as_written(key: str, value: Any) -> datetime.date:
    """The day as the source writes it: that of a moment is the day where it was published."""
    written = DAY.fullmatch(line(key, value, 100))
    try:
        if written is None:
            raise ValueError
        if written[2]:
            return datetime.datetime.fromisoformat(written[0]).date()
        return datetime.date.fromisoformat(written[1])
    except ValueError as error:
        raise Refused(key, value, "a day such as 2023-12-26 is expected (or a moment, ISO 8601)") from error


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
