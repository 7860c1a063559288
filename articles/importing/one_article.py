"""What follows when somebody saves one article by hand: what an import does for many, in the transaction of the save.

What points into its text moves with the words (linking/anchoring.py), its text is compared with others for versions
(versions.py), names are found in it as `relink` finds them, and encounters are read by them: what an editor decided
stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Value

from ..encounters.rereading import read_soon
from ..linking.anchoring import Anchored, anchor
from ..linking.deciding import links_of
from ..linking.linker import current_linker
from ..linking.relinking import TEXTS, relink
from ..linking.writing import LINKED, Target
from ..models import Article, Mention
from .versions import compare_again

# The columns that say with which texts an article is compared.
COMPARED = {"body", "published_on"}
# All columns whose change this file must be told of.
READ = [*TEXTS, "place_line", "publisher"]


@dataclass(frozen=True, slots=True)
class Linked:
    """Whom and what an article is linked to now and was not before, and how many suggestions and encounters of it wait
    for an editor; `unnamed` are links that stay, though the text no longer names them. `is_read`: whether its encounters
    could be read just now."""

    new: tuple[str, ...] = ()
    waiting: int = 0
    unnamed: tuple[str, ...] = ()
    encounters: int = 0
    is_read: bool = True
    is_changed: bool = False


@dataclass(slots=True)
class SavedByHand:
    """An article whose row was just saved. To be made then, and linked when its own lists of links are saved too.

    `before`: what of `READ` was otherwise, by column; None for an article that is new. Where it is empty, nothing
    follows, and no query is asked.
    """

    article: Article
    before: Mapping[str, Any] | None
    anchored: Anchored = field(default_factory=Anchored)
    _named: set[Target] = field(default_factory=set)

    def __post_init__(self):
        is_new = self.before is None
        changed = {} if is_new else {part.value for part in Mention.Part} & self.before.keys()
        if changed:
            self._named = named_by(self.article)
            self.anchored = anchor(self.article, {part: self.before[part] for part in changed})
        if is_new or COMPARED & self.before.keys():
            compare_again(self.article)

    def link(self) -> Linked:
        """Find the names and the encounters anew, where anything changed by which they are found; some thirty queries,
        and those of matching."""
        if self.before is not None and not self.before.keys() & set(READ):
            return Linked()
        renamed = self.before is None or self.before.keys() & set(TEXTS)
        found = self.named_anew() if renamed else Linked()
        written = read_soon([self.article.pk])
        waiting = self.article.encounters.waiting().count()
        is_changed = found.is_changed or written is None or bool(written.added or written.removed)
        return replace(found, encounters=waiting, is_read=written is not None, is_changed=is_changed)

    def named_anew(self) -> Linked:
        held = links_held(self.article)
        asked = {self.article.pk: self._named}
        done = relink([self.article.pk], current_linker(), asked)
        new = links_held(self.article) - held if done.links_added else set()
        unnamed = (self._named - named_by(self.article)) & held if done.links_left else set()
        waiting = self.article.mentions.waiting().count()
        is_changed = bool(done.mentions_added or done.links_added or unnamed)
        return Linked(names_of(new), waiting, names_of(unnamed), is_changed=is_changed)


def named_by(article: Article) -> set[Target]:
    """What the article's accepted mentions ask it to be linked to. One query."""
    return {target for _article, target in links_of(article.mentions.accepted())}


def links_held(article: Article) -> set[Target]:
    """One query."""
    kinds = [
        links.through.objects.filter(article=article).order_by().values_list(Value(kind), kind)
        for kind, links in LINKED.items()
    ]
    return set(kinds[0].union(*kinds[1:], all=True))


def names_of(targets: Iterable[Target]) -> tuple[str, ...]:
    """As pages call them, by kind; a query for each kind that is there."""
    names: list[str] = []
    for kind, links in LINKED.items():
        if chosen := [target for one, target in targets if one == kind]:
            names += map(str, links.rel.model.objects.filter(pk__in=chosen))
    return tuple(names)
