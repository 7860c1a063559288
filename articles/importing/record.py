"""Makes an article of a record's fields, or says why not. Knows neither files nor the database."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from summit_archive.text.languages import UNDETERMINED
from summit_archive.text.recognising import recognised_language

from ..models.article import LONGEST_BODY
from .citations import GivenCitation, read_citations
from .fields import (
    LONGEST_STANDFIRST,
    address,
    byline,
    canonical_address,
    day,
    headline,
    language,
    number,
    place_line,
    publisher,
    text,
)
from .mapping import FieldMapping
from .markup import is_markup, plain_text
from .problems import Problem, Refused, excerpt
from .tags import GivenTag, read_tags


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for records that do not say it themselves.

    `time_zone`, a name of IANA, is where publishers are of whom nobody knows it.
    """

    publisher: str = ""
    language: str = ""
    time_zone: str = ""


NO_DEFAULTS = Defaults()

# The time zone of the publisher that a name means, if it is known.
ZoneOf = Callable[[str], ZoneInfo | None]


def no_zone(publisher: str) -> None:
    """Of no publisher it is known."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article as its source gives it; "" or None is what it does not state.

    `url` is as the source gave it; `canonical_url`, by which the article is known, is in its normal form.
    `language_is_guessed`: nobody states it, the text tells it. `doubts` are the fields that were left out, and why.
    """

    headline: str
    standfirst: str = ""
    body: str = ""
    published_on: datetime.date | None = None
    url: str = ""
    canonical_url: str = ""
    publisher: str = ""
    language: str = UNDETERMINED
    language_is_guessed: bool = False
    byline: str = ""
    place_line: str = ""
    external_id: str = ""
    tags: tuple[GivenTag, ...] = ()
    citations: tuple[GivenCitation, ...] = ()
    doubts: tuple[Problem, ...] = ()


def read_record(
    fields: Mapping[str, Any],
    defaults: Defaults = NO_DEFAULTS,
    doubts: Iterable[Problem] = (),
    mapping: FieldMapping | None = None,
    zone_of: ZoneOf = no_zone,
) -> ArticleRecord:
    """The article that `fields` describe. Raises Refused.

    What is merely doubtful is left out and joins the `doubts`.
    """
    mapping = mapping or FieldMapping()
    mapping.meet(fields)
    refuse_summaries(fields)
    doubts = [*doubts, *mapping.doubles(fields)]

    def stated(name: str) -> tuple[str, Any]:
        return mapping.stated(fields, name)

    def doubtful(name, understand):
        """What `understand` makes of the field; nothing, and a problem, where it cannot."""
        key, value = stated(name)
        if value is None:
            return None
        try:
            return understand(key, value)
        except Refused as refused:
            doubts.append(refused.problem)
            return None

    def day_of(publisher: str) -> datetime.date | None:
        zone = zone_of(publisher) or (ZoneInfo(defaults.time_zone) if defaults.time_zone else None)
        found = doubtful("published_on", lambda key, value: day(key, value, zone))
        doubts.extend(found[1] if found else ())
        return found and found[0]

    named = doubtful("publisher", publisher) or defaults.publisher
    as_address = partial(address, doubts=doubts)
    url, own = doubtful("url", as_address) or "", doubtful("canonical_url", as_address) or ""
    texts = (
        headline(*stated("headline")),
        without_markup(*stated("standfirst"), LONGEST_STANDFIRST, doubts).strip(),
        without_markup(*stated("body"), LONGEST_BODY, doubts),
    )
    its_language, is_guessed = told_or_guessed(doubtful("language", language) or defaults.language, texts)
    return ArticleRecord(
        *texts,
        url=url,
        canonical_url=canonical_address(own, url, doubts),
        published_on=day_of(named),
        publisher=named,
        language=its_language,
        language_is_guessed=is_guessed,
        byline=doubtful("byline", byline) or "",
        place_line=doubtful("place_line", place_line) or "",
        external_id=doubtful("external_id", number) or "",
        tags=(*tags("country", *stated("countries"), doubts), *tags("person", *stated("people"), doubts)),
        citations=citations(*stated("citations"), doubts),
        doubts=tuple(doubts),
    )


def told_or_guessed(stated: str, texts: Iterable[str]) -> tuple[str, bool]:
    """The language of texts, and whether nobody states it and the texts tell it."""
    if stated not in ("", UNDETERMINED):
        return stated, False
    guess = recognised_language("\n".join(texts))
    return guess or UNDETERMINED, bool(guess)


def without_markup(key: str, value: Any, longest: int, doubts: list[Problem]) -> str:
    """The text as it is, to the last space; of HTML its words, and a doubt that says so."""
    written = text(key, value, longest)
    if not is_markup(written):
        return written
    doubts.append(Problem(key, excerpt(written), "HTML stood in it: its words were taken, scripts left out"))
    return plain_text(written)


def tags(kind: str, key: str, value: Any, doubts: list[Problem]) -> list[GivenTag]:
    """Those of a field that are tags; what is none joins the doubts."""
    if value is None:
        return []
    given, problems = read_tags(kind, key, value)
    doubts += problems
    return given


def citations(key: str, value: Any, doubts: list[Problem]) -> tuple[GivenCitation, ...]:
    """Those of a field that are some; what is none joins the doubts."""
    if value is None:
        return ()
    given, problems = read_citations(key, value)
    doubts += problems
    return tuple(given)


def refuse_summaries(fields: Mapping[str, Any]) -> None:
    """An archive's own export tells whose words a text is."""
    if fields.get("text_kind") == "summary":
        reason = "an archive's own summary: only the text of a source is imported"
        raise Refused("text_kind", "summary", reason)
