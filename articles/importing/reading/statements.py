"""Knows which of a page's statements are about the page itself: in JSON-LD, microdata, hAtom and meta elements.

A page tells of other stories, too: teasers, comments, reviews. An object is this page where it has the page's
address or its headline; an element is the page's own where its nearest article has that headline. Read by
lxml, which has the page as a tree already: `extruct` would bring RDF with it, and tells no object's scope.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

MOST_OBJECTS = 100
# What an article, or a page that is one, may be: any of schema.org's types that ends so.
TYPES = ("Article", "BlogPosting", "WebPage", "Report", "Recipe", "HowTo", "Episode", "CreativeWork")
SEPARATOR = re.compile(r"\s+[|–—·•»:/-]+\s+")
# A headline cut short, or with the site's name after it, is known by so many characters.
TELLING = 20


@dataclass(frozen=True)
class Itself:
    """What the page calls itself."""

    addresses: frozenset[str]
    headlines: frozenset[str]

    def is_called(self, words: str) -> bool:
        folded = folded_words(words)
        return bool(folded) and (
            folded in self.headlines
            or len(folded) >= TELLING
            and any(
                one.startswith(f"{folded} ") or len(one) >= TELLING and folded.startswith(f"{one} ")
                for one in self.headlines
            )
        )

    def is_at(self, url: str) -> bool:
        return plain_place(url) in self.addresses


class Item(NamedTuple):
    """An object of schema.org, from JSON-LD or microdata: of each property the values that stand there."""

    types: tuple[str, ...]
    values: dict[str, list[Any]]

    def first(self, name: str) -> Any:
        return next((value for value in self.values.get(name, ()) if value), None)

    @property
    def is_article(self) -> bool:
        return any(kind.lower().endswith(tuple(map(str.lower, TYPES))) for kind in self.types)

    def addresses(self) -> list[str]:
        given = [value for name in ("@id", "url", "mainEntityOfPage") for value in self.values.get(name, ())]
        urls = [value.get("@id") or value.get("url") if isinstance(value, dict) else value for value in given]
        return [url for url in urls if isinstance(url, str)]

    def headlines(self) -> list[str]:
        given = [value for name in ("headline", "name") for value in self.values.get(name, ())]
        return [words for words in given if isinstance(words, str) and words.strip()]

    def is_page(self, itself: Itself) -> bool:
        return any(map(itself.is_at, self.addresses())) or any(map(itself.is_called, self.headlines()))


def own_items(items: Iterable[Item], itself: Itself) -> list[Item]:
    """Those that are the page. One that says neither where it is nor how it is called is, if it is alone."""
    articles = [item for item in items if item.is_article]
    own = [item for item in articles if item.is_page(itself)]
    if own:
        return own
    if len(articles) == 1 and not articles[0].addresses() and not articles[0].headlines():
        return articles
    return []


# --- What the page calls itself -----------------------------------------------


def itself_of(tree: Any, meta: dict[str, list[str]], addresses: Iterable[str], headline: str) -> Itself:
    stated = (*addresses, *canonical_links(tree), *meta.get("og:url", ()))
    places = {plain_place(url) for url in stated} - {""}
    titles = [element.text_content() for element in list(tree.iter("title"))[:1]]
    names = [headline, *titles, *meta.get("og:title", ())[:1], *meta.get("twitter:title", ())[:1]]
    names += [SEPARATOR.split(name)[0] for name in names]
    headlines = {folded_words(name) for name in names} - {""}
    headings = {folded_words(element.text_content()) for element in tree.iter("h1")} - {""}
    # Of several, one may be a teaser's.
    told = (
        headings
        if len(headings) == 1
        else {one for one in headings if any(one in name for name in headlines)}
    )
    return Itself(frozenset(places), frozenset(headlines | told))


def canonical_links(tree: Any) -> list[str]:
    return [link.get("href", "") for link in tree.iter("link") if link.get("rel", "").lower() == "canonical"]


def folded_words(text: str) -> str:
    """The words alone, for a headline differs in quotes and dashes from place to place."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def plain_place(url: str) -> str:
    """Host, path and query: what is the same under http and https, with www and without; "" for none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if not parts.netloc:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


# --- JSON-LD ------------------------------------------------------------------


def items_in_json(tree: Any) -> Iterator[Item]:
    """The objects that stand for themselves, not those within others, which are teasers, comments and reviews."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(MOST_OBJECTS):
            if not waiting:
                break
            found = waiting.pop(0)
            if isinstance(found, list):
                waiting += found[:MOST_OBJECTS]
            elif isinstance(found, dict):
                yield Item(
                    types_of(found.get("@type")), {name: as_list(value) for name, value in found.items()}
                )
                waiting += [found.get("@graph"), found.get("mainEntity")]


def types_of(stated: Any) -> tuple[str, ...]:
    return tuple(kind for kind in as_list(stated) if isinstance(kind, str))


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


# --- Microdata ----------------------------------------------------------------

USED = {
    *(
        "headline",
        "name",
        "url",
        "mainEntityOfPage",
        "datePublished",
        "dateModified",
        "publisher",
        "inLanguage",
    )
}
PARTS_THAT_ARE_THE_PAGE = {"mainentity", "mainentityofpage", "blogpost", ""}


def items_in_microdata(tree: Any) -> list[Item]:
    """Each scope with what is its own; a scope within another only where it is what the page is about."""
    values: dict[Any, dict[str, list[Any]]] = {}
    for scope in tree.xpath("//*[@itemscope]"):
        if scope.get("itemprop", "").strip().lower() in PARTS_THAT_ARE_THE_PAGE:
            values[scope] = {"@id": [scope.get("itemid")]}
    for element in tree.xpath("//*[@itemprop]"):
        names = USED.intersection(element.get("itemprop").split())
        if names and (scope := scope_of(element)) in values:
            for name in names:
                values[scope].setdefault(name, []).append(value_of(element))
    return [
        Item(tuple(kind.rpartition("/")[2] for kind in scope.get("itemtype", "").split()), its_values)
        for scope, its_values in values.items()
    ]


def scope_of(element: Any) -> Any:
    return next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)


def value_of(element: Any) -> Any:
    """What HTML says is an element's value; of an item its name, as in JSON-LD."""
    if element.get("itemscope") is not None:
        names = [one for one in element.iterdescendants() if "name" in (one.get("itemprop") or "").split()]
        name = value_of(names[0]) if names and scope_of(names[0]) is element else ""
        return {"name": name, "@id": element.get("itemid")}
    for name in ("content", "datetime", "href"):
        if element.get(name):
            return element.get(name).strip()
    if element.tag == "abbr" and element.get("title"):
        return element.get("title").strip()
    return " ".join(element.text_content().split())


# --- Elements -----------------------------------------------------------------

ROOTS = {"hentry", "h-entry"}
# Of a page's parts that are not its article, some say so.
BESIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|repl(?:y|ies)|respond|related|teasers?|sidebar|recommended|popular|latest|"
    r"more|reviews?|events?|weather|today|current)(?:$|[\s_-])",
    re.IGNORECASE,
)


def is_beside(element: Any) -> bool:
    """Whether it stands in a part that is a comment, a teaser or the like."""
    return any(
        above.tag in ("aside", "nav") or BESIDE.search(f"{above.get('class', '')} {above.get('id', '')}")
        for above in (element, *element.iterancestors())
        if above.tag not in ("body", "html")
    )


def root_of(element: Any) -> Any:
    """The nearest article that it stands in."""
    return next((above for above in element.iterancestors() if is_root(above)), None)


def is_root(element: Any) -> bool:
    return element.tag == "article" or not ROOTS.isdisjoint(classes_of(element))


def classes_of(element: Any) -> set[str]:
    return set(element.get("class", "").split())


class OwnElements:
    """Whether elements stand in the page's own article: the one with its headline."""

    def __init__(self, itself: Itself):
        self._itself = itself
        self._known: dict[Any, bool] = {}

    def __contains__(self, element: Any) -> bool:
        root = root_of(element)
        if root is None or is_beside(element):
            return False
        if root not in self._known:
            self._known[root] = any(
                self._itself.is_called(heading.text_content())
                for heading in root.iter("h1", "h2", "h3")
                if root_of(heading) is root
            )
        return self._known[root]
