"""Reads the tags by which a source says whom and which countries an article is about, in the usual shapes.

A list of names (in a table, one text with semicolons); a name is text, or an object that has it as
"name". A country may have its code instead, or in the object's "code" or "id".
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..linking.on_record import OnRecord, Tagged
from ..models.tag import LONGEST_TAG
from .fields import line
from .problems import Problem, Refused, excerpt, kind_of

# Of one kind an article has no more; and of so many a report tells what is wrong.
MOST_TAGS = 200
TOLD_TAGS = 20
CODE = re.compile(r"[A-Z]{2}|[a-z]{2}")

EXPECTED = {
    "person": "nobody on record is called so: a name as the archive has it is expected",
    "country": "no country on record: a code of ISO 3166-1 such as KZ is expected, or a name as the archive has it",
}
SEVERAL = {
    "person": "{} people on record are called so: a name that only one has is expected",
    "country": "{} countries on record are meant: a code and a name of the same one are expected",
}


class GivenTag(NamedTuple):
    """A tag as the source gives it."""

    kind: str
    """country or person"""
    key: str
    """the source's field"""
    names: tuple[str, ...]
    """a code, a name, or both, of the same one"""

    @property
    def text(self) -> str:
        return self.names[-1]


def read_tags(kind: str, key: str, value: Any) -> tuple[list[GivenTag], list[Problem]]:
    """The tags of one field, and what of it is none."""
    items = value.split(";") if isinstance(value, str) else value
    if not isinstance(items, list):
        return [], [Problem(key, excerpt(value), f"a list of names is expected, not {kind_of(value)}")]
    if len(items) > MOST_TAGS:
        reason = f"no more than {MOST_TAGS} tags are expected: none of them was taken"
        return [], [Problem(key, f"{len(items):,} tags", reason)]
    tags, problems = [], []
    for item in items:
        try:
            if names := tuple(names_of(kind, key, item)):
                tags.append(GivenTag(kind, key, names))
        except Refused as refused:
            problems.append(refused.problem)
    return tags, summarised(problems)


def names_of(kind: str, key: str, item: Any) -> Iterator[str]:
    """None of an empty item. Raises Refused."""
    if isinstance(item, dict):
        if kind == "country":
            codes = [item.get(code) for code in ("code", "id")]
            yield from [code for code in codes if isinstance(code, str) and CODE.fullmatch(code)][:1]
        item = item.get("name")
    if item is not None and not isinstance(item, str):
        raise Refused(key, item, f"a name is expected, not {kind_of(item)}")
    if name := line(key, item, LONGEST_TAG):
        yield name


def resolved(tags: tuple[GivenTag, ...], on_record: OnRecord) -> tuple[tuple[Tagged, ...], list[Problem]]:
    """Whom the tags name, each once, and which name nobody or several."""
    tagged: dict[tuple[str, int], Tagged] = {}
    problems: dict[str, list[Problem]] = {"country": [], "person": []}
    for tag in tags:
        candidates = frozenset().union(*(on_record.called(tag.kind, name) for name in tag.names))
        if len(candidates) == 1:
            (target,) = candidates
            tagged.setdefault((tag.kind, target), Tagged(tag.kind, target, tag.text))
        else:
            reason = SEVERAL[tag.kind].format(len(candidates)) if candidates else EXPECTED[tag.kind]
            problems[tag.kind].append(Problem(tag.key, excerpt(" ".join(tag.names)), reason))
    return tuple(tagged.values()), [problem for rows in problems.values() for problem in summarised(rows)]


def summarised(problems: list[Problem]) -> list[Problem]:
    """The first of many of one field, and how many more there are."""
    more = len(problems) - TOLD_TAGS
    if more <= 0:
        return problems
    rest = Problem(problems[0].field, f"{more} more tags", "left out for such reasons as those before")
    return [*problems[:TOLD_TAGS], rest]
