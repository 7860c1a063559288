"""What the linker finds in an article becomes its mentions, the evidence, and its links, what readers filter by.

A sure find is an accepted mention and a link; any other waits as a suggestion. Nothing is linked
without a mention to show for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from .copying import copy_rows
from .linking.found import Found
from .models import Article, Mention
from .models.mention import LONGEST_TEXT, TARGETS

# What an article is about, by the kind of what names it.
LINKED = {"country": Article.countries, "person": Article.people, "organisation": Article.organisations}

COLUMNS = ["article_id", "part", "start", "end", "text", *(f"{target}_id" for target in TARGETS)]
COLUMNS += ["holder_id", "rule", "certainty", "state", "is_checked"]

# (kind, primary key)
Target = tuple[str, int]


def add_evidence(founds: Iterable[tuple[int, Iterable[Found]]]) -> None:
    """The mentions and links of articles that have none yet; four statements. `founds`: an article's id, its finds."""
    founds = list(founds)
    add_mentions(founds)
    links = defaultdict(list)
    for pk, found in founds:
        for kind, target in sorted(sure_targets(found)):
            links[kind].append((pk, target))
    for kind, rows in links.items():
        copy_rows(LINKED[kind].through, ["article_id", f"{kind}_id"], rows)


def add_mentions(founds: Iterable[tuple[int, Iterable[Found]]]) -> None:
    """One statement. Raises IntegrityError where one is there already."""
    copy_rows(Mention, COLUMNS, (row for pk, found in founds for row in mention_rows(pk, found)))


def mention_rows(article: int, found: Iterable[Found]) -> Iterator[tuple]:
    """As COPY takes them, in the order of COLUMNS."""
    for one in found:
        targets = [one.target if one.kind == target else None for target in TARGETS]
        place = (article, one.part, one.start, one.end, one.text[:LONGEST_TEXT])
        yield (*place, *targets, one.person, one.rule, one.certainty, state_of(one), False)


def state_of(found: Found) -> str:
    return Mention.State.ACCEPTED.value if found.certainty == "sure" else Mention.State.SUGGESTED.value


def sure_targets(found: Iterable[Found]) -> set[Target]:
    """What the article is surely about. An office's holder counts where terms say surely who it was."""
    return {
        target
        for one in found
        if one.certainty == "sure" and (target := linked_target(one.kind, one.target, one.person))
    }


def linked_target(kind: str, target: int, holder: int | None) -> Target | None:
    """What a mention links its article to: for an office its holder, for a meeting nothing."""
    if kind == "office":
        return ("person", holder) if holder else None
    return (kind, target) if kind in LINKED else None
