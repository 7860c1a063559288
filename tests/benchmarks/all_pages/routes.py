"""Every page of the resolver that is for readers: its name, its pattern, and what it reads of its query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, get_resolver

from summit_archive.filtering.parameters import NOT_OF_READERS

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """`pattern` as in `urls.py`: "countries/<str:code>/network.csv"; `name` is the pattern where it has none."""

    name: str
    pattern: str
    reads_its_query: bool

    @property
    def shape(self) -> str:
        """Up to its last parameter, without converters: "countries/<code>"; "" where it has no parameter."""
        found = list(PARAMETER.finditer(self.pattern))
        return PARAMETER.sub(r"<\1>", self.pattern[: found[-1].end()]) if found else ""

    @property
    def is_file(self) -> bool:
        return not self.pattern.endswith("/") and self.pattern != ""

    def filled(self, values: tuple) -> str:
        """Its address with these values, in order."""
        left = iter(values)
        return "/" + PARAMETER.sub(lambda _found: str(next(left)), self.pattern)


def routes() -> list[Route]:
    return list(under(get_resolver("summit_archive.urls").url_patterns, ""))


def under(patterns, before: str) -> Iterator[Route]:
    for one in patterns:
        pattern = before + str(one.pattern)
        if f"/{pattern}".startswith(NOT_OF_READERS):
            continue
        if isinstance(one, URLPattern):
            known = getattr(one.callback, "known_parameters", ())
            yield Route(one.name or pattern, pattern, known is None or bool(known))
        else:
            yield from under(one.url_patterns, pattern)
