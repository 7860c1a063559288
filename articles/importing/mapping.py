"""Knows which fields the usual producers call what, and keeps count of which were used.

Ours are known, and those of schema.org's NewsArticle, of trafilatura's JSON, of news-please, of
feeds, and the plain names that people use, English and Russian, without regard to capitals, spaces,
underscores and hyphens. For the rest there is `headline=caption`.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .problems import Problem, excerpt

# Of several that a record has, the first that is not empty counts.
ALIASES = {
    "headline": (
        *("headline", "title", "name", "article_title", "heading"),
        *("заголовок", "название", "заголовок статьи", "название статьи"),
    ),
    "standfirst": (
        *("standfirst", "lead", "description", "summary", "excerpt", "abstract"),
        *("подзаголовок", "лид", "анонс", "аннотация", "описание"),
    ),
    "body": (
        *("body", "text", "articleBody", "content", "maintext", "full_text", "article_text"),
        *("текст", "текст статьи", "полный текст", "содержание"),
    ),
    "published_on": (
        *("published_on", "published", "datePublished", "date", "publish_date", "date_publish"),
        *("published_at", "publication_date", "pubDate", "published_date", "date_of_publication"),
        *("дата публикации", "опубликовано", "дата"),
    ),
    "url": (
        *("source_url", "url", "link", "mainEntityOfPage", "article_url", "web_address", "source"),
        *("ссылка", "адрес", "адрес страницы", "ссылка на статью", "источник"),
    ),
    "canonical_url": ("canonical_url", "canonical"),
    "publisher": (
        *("publisher", "source", "sitename", "site_name", "source-hostname", "source_domain"),
        *("hostname", "site", "domain", "outlet", "source_name", "newspaper"),
        *("издание", "издатель", "источник", "сми"),
    ),
    "language": ("language", "lang", "inLanguage", "язык"),
    "byline": ("byline", "author", "authors", "creator", "автор", "авторы"),
    # Where it was, as the source says beside its text. A dateline is another thing: where it was written.
    "place_line": (
        *("place_line", "place", "event_place", "place_of_event", "contentLocation", "venue"),
        *("место", "место события", "место проведения"),
    ),
    "external_id": ("external_id", "id", "guid", "identifier", "идентификатор", "номер"),
    # The source's own tags: whom and which countries it says the article is about.
    "people": ("people", "persons", "tags.people", "tags.persons", "люди", "персоны"),
    "countries": ("countries", "tags.countries", "страны"),
    # The article's own list of sources.
    "citations": ("citations", "citation", "references", "sources", "источники", "список источников"),
}
OURS = tuple(ALIASES)
# These are an address or a publisher's name, and only the value says which.
EITHER = ("source", "источник")
# Our own export has there the address of our page of the article, what the archive concluded it is about, and a summary
# in the archive's own words.
CONCLUDED = {"url": {"url"}, "people": {"people"}, "countries": {"countries"}, "standfirst": {"summary"}}
NOTHING: tuple[Any, ...] = (None, "", [], {})
WEB_ADDRESS = re.compile(r"\s*https?://", re.IGNORECASE)
# Of keys that nobody has a use for, as many are told, and looked for among as many shapes of records.
TOLD_KEYS = 20
SHAPES = 1000

NO_DIFFERENCE = re.compile(r"[\s_-]+")


def folded(name: str) -> str:
    """The name without what makes no difference in one: "Published On", "published_on" and "PUBLISHED-ON" are the same."""
    return NO_DIFFERENCE.sub("", unicodedata.normalize("NFKC", name).casefold())


FOLDED = {name: tuple((alias, folded(alias)) for alias in aliases) for name, aliases in ALIASES.items()}
# Which of ours a name means, whoever writes it; of those that may mean either, the address.
FIELD_OF = {alias: name for name, aliases in reversed(FOLDED.items()) for _, alias in aliases}


class Place(NamedTuple):
    """Where a record may have a field of ours: the key, or a path into an object, and by which alias it is known."""

    alias: str
    key: str
    is_path: bool = False


class Shape(NamedTuple):
    """What is known of all records that have the same keys: the places of each field, the likeliest first.

    `alike`: keys that differ only in what makes no difference.
    """

    places: dict[str, tuple[Place, ...]]
    alike: tuple[tuple[str, ...], ...]


class WrongMapping(ValueError):
    """A line is not ours=theirs, or what stands before the sign is none of our fields."""


OURS_FOLDED = {folded(name): name for name in OURS}


class FieldMapping:
    """Which of a record's fields is which of ours. `chosen`: {ours: theirs}, which goes before all we know.

    A dot goes into an object: `publisher.name`.
    """

    def __init__(self, chosen: Mapping[str, str] | None = None):
        self.chosen = dict(chosen or {})
        self._used: dict[str, dict[str, None]] = {}
        self._shapes: dict[frozenset[str], Shape] = {}
        self._met: dict[str, None] = {}
        self._fields: Mapping[str, Any] = {}
        self._shape = shape_of((), self.chosen)

    @classmethod
    def parsed(cls, pairs: Iterable[str]) -> "FieldMapping":
        """Of lines such as headline=caption. Raises WrongMapping."""
        chosen: dict[str, str] = {}
        for pair in pairs:
            ours, sign, theirs = (part.strip() for part in pair.partition("="))
            if not (sign and theirs):
                raise WrongMapping(f"“{pair}”: expected ours=theirs, such as headline=caption.")
            ours = OURS_FOLDED.get(folded(ours), ours)
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
        places = self._shape_of(fields).places[name]
        for alias, key, is_path in places:
            value = at_path(fields, key) if is_path else fields[key]
            if value not in NOTHING and (name in self.chosen or fits(name, alias, value, fields)):
                return key, value
        return self.chosen.get(name, ALIASES[name][0]), None

    def doubles(self, fields: Mapping[str, Any]) -> list[Problem]:
        """What stands in a second key of the same name, and is not what was taken from the first."""
        problems = []
        for keys in self._shape_of(fields).alike:
            taken = {key for name in OURS for key in [self._stated(fields, name)[0]] if key in keys}
            problems += [
                Problem(key, excerpt(fields[key]), f"“{first}” has the same name, and was taken instead")
                for first in sorted(taken)
                for key in keys
                if key not in taken and fields[key] not in (*NOTHING, fields[first])
            ]
        return problems

    def note(self, fields: Mapping[str, Any]) -> None:
        """Take note of a record that is understood later."""
        self.meet(fields)
        for name in OURS:
            self.stated(fields, name)

    def meet(self, fields: Mapping[str, Any]) -> None:
        """Take note of the keys of a record, of which some may be of no use."""
        self._fields, self._shape = fields, self._shape_met(fields)

    def _shape_of(self, fields: Mapping[str, Any]) -> Shape:
        if fields is not self._fields:
            self.meet(fields)
        return self._shape

    def _shape_met(self, fields: Mapping[str, Any]) -> Shape:
        keys = frozenset(fields)
        if shape := self._shapes.get(keys):
            return shape
        shape = shape_of(fields, self.chosen)
        if len(self._shapes) < SHAPES:
            self._shapes[keys] = shape
            self._met |= dict.fromkeys(fields)
        return shape

    def in_words(self) -> str:
        """Such as "headline ← title, body ← text; not used: tags"."""
        used = [f"{name} ← {' or '.join(keys)}" for name, keys in self._used.items()]
        roots = {key.partition(".")[0] for keys in self._used.values() for key in keys}
        roots |= {key for keys in self._used.values() for key in keys}
        unused = [key for key in self._met if key not in roots]
        more = f" and {len(unused) - TOLD_KEYS} more" if len(unused) > TOLD_KEYS else ""
        words = ", ".join(used) or "none"
        return f"{words}; not used: {', '.join(unused[:TOLD_KEYS])}{more}" if unused else words


# --- Where a record may have a field ------------------------------------------


def shape_of(keys: Iterable[str], chosen: Mapping[str, str]) -> Shape:
    """Of two keys that are alike, the one goes first that is written as we know it, else that which stands first."""
    alike: dict[str, list[str]] = {}
    for key in keys:
        alike.setdefault(folded(key), []).append(key)
    places = {
        name: tuple(places_of(chosen[name], folded(chosen[name]), alike) if name in chosen else known)
        for name in OURS
        for known in [[place for alias in FOLDED[name] for place in places_of(*alias, alike)]]
    }
    return Shape(places, tuple(tuple(same) for same in alike.values() if len(same) > 1))


def places_of(alias: str, alias_folded: str, alike: Mapping[str, list[str]]) -> list[Place]:
    if same := alike.get(alias_folded):
        return [Place(alias, key) for key in sorted(same, key=lambda key: key != alias)]
    root, dot, rest = alias.partition(".")
    return [Place(alias, f"{key}.{rest}", True) for key in alike.get(folded(root), ())] if dot else []


def at_path(fields: Mapping[str, Any], path: str) -> Any:
    """The value of a key within objects, between which dots stand. No key of a record itself has a dot here."""
    value: Any = fields
    for key in path.split("."):
        if not isinstance(value, Mapping):
            return None
        if key not in value:
            key = next((other for other in value if folded(other) == folded(key)), key)
        value = value.get(key)
    return value


def fits(name: str, key: str, value: Any, fields: Mapping[str, Any]) -> bool:
    """Whether the key means this field here: a "source" may be an address or a publisher's name."""
    if key in EITHER:
        return is_web_address(value) == (name == "url")
    if "source_url" in fields and key in CONCLUDED.get(name, ()):
        return False
    return not (name == "body" and key == "content" and not isinstance(value, str))


def is_web_address(value: Any) -> bool:
    return isinstance(value, str) and WEB_ADDRESS.match(value) is not None
