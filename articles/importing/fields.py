"""Knows what each kind of field of an article must hold, whatever its producer calls it; each raises Refused."""

import datetime
import re
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError

from summit_archive.addresses import PLAINLY_TAKEN, WebAddressValidator, is_front_page, normal_form

from ..models.article import LONGEST_ADDRESS, LONGEST_HEADLINE, tomorrow
from ..models.publisher import LONGEST_TIME_ZONE, NO_TIME_ZONE, known_time_zones
from .days import NoDay, day_as_written, day_at
from .problems import Problem, Refused, excerpt, kind_of

LONGEST_STANDFIRST = 20_000
LONGEST_BYLINE = 300
LONGEST_PLACE_LINE = 300
LONGEST_PUBLISHER = 200
LONGEST_NUMBER = 300

# What is dated before this, or after tomorrow, is more likely a slip of the producer's than a day.
EARLIEST_DAY = datetime.date(1900, 1, 1)

is_web_address = WebAddressValidator(schemes=["http", "https"])
# Nothing but an address begins so: "//news.example/1" in a page, "www.news.example/1" in a table.
LACKS_A_SCHEME = re.compile(r"//(?=[^/])|(?=www\.)", re.IGNORECASE)


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


def address(key: str, value: Any, doubts: list[Problem]) -> str:
    """An address of the web, or "" for none; as schema.org has it, too: {"@id": …}.

    One that lacks its scheme alone is completed, which joins the `doubts`.
    """
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        value = value["@id"]
    url = text(key, value, LONGEST_ADDRESS).strip()
    if not url or PLAINLY_TAKEN.fullmatch(url):
        return url
    if LACKS_A_SCHEME.match(url):
        completed = address(key, LACKS_A_SCHEME.sub("https://", url, count=1), doubts)
        doubts.append(
            Problem(key, excerpt(url), "the address does not say http: or https:, which was added: https:")
        )
        return completed
    if len(url.encode()) > LONGEST_ADDRESS:
        raise Refused(key, value, f"no more than {LONGEST_ADDRESS:,} bytes are taken for an address")
    try:
        is_web_address(url)
    except ValidationError as error:
        raise Refused(key, value, "an address that begins with http:// or https:// is expected") from error
    return url


def canonical_address(stated: str, url: str, doubts: list[Problem]) -> str:
    """The address by which the article is known: what the source calls its own, else where it was, in normal form.

    A whole site's address is no article's: sites that state it on every page would have one article.
    """
    for its, key in {stated: "canonical_url", url: "url"}.items():
        canonical = normal_form(its)
        if is_front_page(canonical):
            why = "a site's front page: no article is known by it"
        elif len(canonical) > LONGEST_ADDRESS:
            why = f"more than {LONGEST_ADDRESS:,} bytes in its normal form: no article is known by it"
        elif canonical:
            return canonical
        else:
            continue
        doubts.append(Problem(key, excerpt(its), why))
    return ""


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


def place_line(key: str, value: Any) -> str:
    """A place, plain or as schema.org has it: {"@type": "Place", "name": …}; of several all."""
    places = value if isinstance(value, list) else [value]
    named = ", ".join(name_in(key, place, LONGEST_PLACE_LINE) for place in places)
    return line(key, named, LONGEST_PLACE_LINE)


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
