"""How much waits for an editor, by kind, and the ways to group it: every page of the inbox begins with them."""

from typing import Any, NamedTuple

from django.db.models import Count, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy

from ..deciding.given import given_names
from .article_groups import rows_waiting
from .seen import sees_drafts

WAYS = {
    "words": gettext_lazy("By identical words"),
    "names": gettext_lazy("Names not known"),
    "meeting": gettext_lazy("By meeting"),
    "article": gettext_lazy("By article"),
    "target": gettext_lazy("By what is named"),
}
# What each way shows; where a way shows several kinds, all of them count.
COUNTED = {
    "words": ["mentions"],
    "names": ["names"],
    "meeting": ["encounters"],
    "article": ["mentions", "encounters", "statements", "citations"],
    "target": ["mentions"],
}
KINDS = ["mentions", "names", "encounters", "statements", "citations"]


class Waiting(NamedTuple):
    mentions: int
    names: int
    encounters: int
    statements: int
    citations: int

    @property
    def total(self) -> int:
        return sum(self)


def how_much_waits(user: Any, mentions: int | None = None) -> Waiting:
    """Of what `user` may see. `mentions`: where a page has counted them already. Four queries, or three."""
    waiting = rows_waiting(user)
    of_mentions = waiting.pop("mentions")
    counted = {"mentions": of_mentions.count() if mentions is None else mentions}
    parts = [
        rows.order_by().annotate(waits_as=Value(name)).values_list("waits_as").annotate(number=Count("pk"))
        for name, rows in waiting.items()
    ]
    counted |= dict(parts[0].union(*parts[1:], all=True))
    counted["names"] = len(given_names(drafts=sees_drafts(user)))
    return Waiting(*(counted.get(kind, 0) for kind in KINDS))


def ways(shown_way: str, waiting: Waiting) -> list[dict]:
    return [
        {
            "by": by,
            "words": words,
            "number": sum(getattr(waiting, kind) for kind in COUNTED[by]),
            "url": f"{reverse('inbox')}?by={by}",
            "is_shown": by == shown_way,
        }
        for by, words in WAYS.items()
    ]
