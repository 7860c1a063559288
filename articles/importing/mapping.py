"""Knows which fields the usual producers call what, and keeps count of which were used.

Ours are known, and those of schema.org's NewsArticle, of trafilatura's JSON, of news-please, of
feeds, and the plain names that people use. For the rest there is `headline=caption`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

# Of several that a record has, the first that is not empty counts.
ALIASES = {
    "headline": ("headline", "title", "name"),
    "standfirst": ("standfirst", "lead", "description", "summary", "excerpt", "abstract"),
    "body": ("body", "text", "articleBody", "content", "maintext", "full_text"),
    "published_on": (
        *("published_on", "published", "datePublished", "date", "publish_date", "date_publish"),
        *("published_at", "publication_date", "pubDate", "pubdate"),
    ),
    "url": ("source_url", "url", "link", "mainEntityOfPage", "source"),
    "canonical_url": ("canonical_url", "canonical"),
    "publisher": (
        *("publisher", "source", "sitename", "site_name", "source-hostname", "source_domain"),
        *("hostname", "site", "domain", "outlet"),
    ),
    "language": ("language", "lang", "inLanguage"),
    "byline": ("byline", "author", "authors", "creator"),
    "external_id": ("external_id", "id", "guid", "identifier"),
    # The source's own tags: whom and which countries it says the article is about.
    "people": ("people", "persons", "tags.people", "tags.persons"),
    "countries": ("countries", "tags.countries"),
}
OURS = tuple(ALIASES)
# Our own export has there the address of our page of the article, and what the archive concluded it is about.
CONCLUDED = {"url": {"url"}, "people": {"people"}, "countries": {"countries"}}
NOTHING: tuple[Any, ...] = (None, "", [], {})
WEB_ADDRESS = re.compile(r"\s*https?://", re.IGNORECASE)
# Of keys that nobody has a use for, as many are told, and looked for among as many shapes of records.
TOLD_KEYS = 20
SHAPES = 1000


class WrongMapping(ValueError):
    """A line is not ours=theirs, or what stands before the sign is none of our fields."""


class FieldMapping:
    """Which of a record's fields is which of ours. `chosen`: {ours: theirs}, which goes before all we know.

    A dot goes into an object: `publisher.name`.
    """

    def __init__(self, chosen: Mapping[str, str] | None = None):
        self.chosen = dict(chosen or {})
        self._used: dict[str, dict[str, None]] = {}
        self._shapes: set[frozenset[str]] = set()
        self._met: dict[str, None] = {}

    @classmethod
    def parsed(cls, pairs: Iterable[str]) -> "FieldMapping":
        """Of lines such as headline=caption. Raises WrongMapping."""
        chosen: dict[str, str] = {}
        for pair in pairs:
            ours, sign, theirs = (part.strip() for part in pair.partition("="))
            if not (sign and theirs):
                raise WrongMapping(f"“{pair}”: expected ours=theirs, such as headline=caption.")
            if ours not in ALIASES:
                raise WrongMapping(f"“{ours}” is none of our fields: expected one of {', '.join(OURS)}.")
            if ours in chosen:
                raise WrongMapping(f"“{ours}” is given twice: {chosen[ours]} and {theirs}.")
            chosen[ours] = theirs
        return cls(chosen)

    def stated(self, fields: Mapping[str, Any], name: str) -> tuple[str, Any]:
        """The producer's key for our field `name`, and its value: None where nothing is stated."""
        key, value = self._stated(fields, name)
        if value is not None:
            self._used.setdefault(name, {}).setdefault(key)
        return key, value

    def _stated(self, fields: Mapping[str, Any], name: str) -> tuple[str, Any]:
        if theirs := self.chosen.get(name):
            value = at_path(fields, theirs)
            return theirs, None if value in NOTHING else value
        for key in ALIASES[name]:
            value = at_path(fields, key) if "." in key else fields.get(key)
            if value not in NOTHING and fits(name, key, value, fields):
                return key, value
        return ALIASES[name][0], None

    def note(self, fields: Mapping[str, Any]) -> None:
        """Take note of a record that is understood later."""
        self.meet(fields)
        for name in OURS:
            self.stated(fields, name)

    def meet(self, fields: Mapping[str, Any]) -> None:
        """Take note of the keys of a record, of which some may be of no use."""
        shape = frozenset(fields)
        if shape not in self._shapes and len(self._shapes) < SHAPES:
            self._shapes.add(shape)
            self._met |= dict.fromkeys(fields)

    def in_words(self) -> str:
        """Such as "headline ← title, body ← text; not used: tags"."""
        used = [f"{name} ← {' or '.join(keys)}" for name, keys in self._used.items()]
        roots = {key.partition(".")[0] for keys in self._used.values() for key in keys}
        roots |= {key for keys in self._used.values() for key in keys}
        unused = [key for key in self._met if key not in roots]
        more = f" and {len(unused) - TOLD_KEYS} more" if len(unused) > TOLD_KEYS else ""
        words = ", ".join(used) or "none"
        return f"{words}; not used: {', '.join(unused[:TOLD_KEYS])}{more}" if unused else words


def at_path(fields: Mapping[str, Any], path: str) -> Any:
    """The value of a key, or of a key within objects where dots stand between."""
    if path in fields:
        return fields[path]
    value: Any = fields
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def fits(name: str, key: str, value: Any, fields: Mapping[str, Any]) -> bool:
    """Whether the key means this field here: a "source" may be an address or a publisher's name."""
    if key == "source":
        return is_web_address(value) == (name == "url")
    if "source_url" in fields and key in CONCLUDED.get(name, ()):
        return False
    return not (name == "body" and key == "content" and not isinstance(value, str))


def is_web_address(value: Any) -> bool:
    return isinstance(value, str) and WEB_ADDRESS.match(value) is not None
