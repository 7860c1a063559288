"""Names that nobody on record bears, as groups to be decided once: all spellings that fold alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from participants.models import Name, Person
from summit_archive.text.folding import fold

from ..deciding.given import PLACES, GivenName, by_word, given_names, places_of
from ..models import EncounterParty, ProposedStatement, Statement
from .lines import MOST_LINES, MOST_ON_ITS_PAGE, Line, Spot, articles_by_id, passages_at
from .seen import sees_drafts

PAGE = 20
# Of a name as given, the words before it: a title or an office, as the text has it.
BESIDE = 80


@dataclass(slots=True)
class NameGroup:
    """`alike` are those on record whose name folds so: whom it likely means."""

    name: GivenName
    lines: list[Line] = field(default_factory=list)
    alike: list[Any] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"n-{self.name.key.replace(' ', '-')}"

    @property
    def more(self) -> int:
        return self.name.number - len(self.lines)

    @property
    def words(self) -> str:
        return self.name.words

    @property
    def family_name(self) -> str:
        return self.words.split()[-1]

    @property
    def beside(self) -> str:
        """The words before the name where it first stands: an office, often."""
        for line in self.lines:
            pieces = line.passage.pieces if line.passage else []
            before = "".join(piece.text for piece in pieces[: marked(pieces)]).strip()
            if before:
                return before[-BESIDE:]
        return ""


def marked(pieces: Sequence[Any]) -> int:
    return next((number for number, piece in enumerate(pieces) if piece.shows), 0)


class NamesPage:
    """A page of names, the most frequent first. Some dozen queries for any number."""

    def __init__(self, user: Any, number: int = 1, words: str = "", size: int = PAGE):
        drafts = sees_drafts(user)
        found = given_names(drafts=drafts)
        if key := fold(words):
            found = [one for one in found if key in one.key]
        self.total = len(found)
        first = (number - 1) * size
        self.groups = shown_names(found[first : first + size], drafts=drafts)
        self.next = number + 1 if len(found) > first + size else None


def shown_names(names: Sequence[GivenName], most: int = MOST_LINES, *, drafts: bool) -> list[NameGroup]:
    """With up to so many lines each. Some ten queries, or none."""
    groups = [NameGroup(name) for name in names]
    group_of = {spelling: group for group in groups for spelling in group.name.spellings}
    if not group_of:
        return groups
    places: dict[str, list[tuple[str, int]]] = {group.key: [] for group in groups}
    for spelling, word, number in places_of(list(group_of), drafts=drafts):
        of_group = places[group_of[spelling].key]
        if len(of_group) < most:
            of_group.append((word, number))
    lines = lines_of([place for some in places.values() for place in some])
    for group in groups:
        group.lines = [lines[place] for place in places[group.key] if place in lines]
    give_alike(groups)
    return groups


def one_name_group(user: Any, key: str, most: int = MOST_ON_ITS_PAGE) -> NameGroup | None:
    """With so many of its lines; None where nobody is called so, or somebody is known to be."""
    drafts = sees_drafts(user)
    found = next((one for one in given_names(drafts=drafts) if NameGroup(one).key == key), None)
    return shown_names([found], most, drafts=drafts)[0] if found else None


def give_alike(groups: Sequence[NameGroup]) -> None:
    """Two queries."""
    keys = {group.name.key: group for group in groups}
    owners = (
        Name.objects.of_parties().filter(folded__in=keys).select_related("person", "organisation", "country")
    )
    for name in owners:
        add_alike(keys[name.folded], name.owner)
    for person in Person.objects.filter(name__in=[spelt for one in groups for spelt in one.name.spellings]):
        if group := keys.get(fold(person.name)):
            add_alike(group, person)


def add_alike(group: NameGroup, owner: Any) -> None:
    if owner not in group.alike:
        group.alike.append(owner)


# --- Where they stand -----------------------------------------------------------


def lines_of(places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Line]:
    """{place: its line}. A query for each sort of place, and two."""
    found: dict[tuple[str, int], tuple[int | None, Spot | None, str]] = {}
    for word, numbers in by_word(places).items():
        for row in rows_of(word, numbers):
            found[word, row.pk] = where(row, word)
    articles = articles_by_id(article for article, _spot, _within in found.values() if article)
    passages = passages_at([spot for _article, spot, _within in found.values()])
    return {
        (word, pk): Line(f"{word}-{pk}", articles.get(article) if article else None, passage, within)
        for ((word, pk), (article, _spot, within)), passage in zip(found.items(), passages, strict=True)
    }


RELATED = {"party": ["encounter"], "teller": ["encounter"], "participant": ["meeting"], "speaker": []}


def rows_of(word: str, numbers: Sequence[int]) -> Iterable[Any]:
    # Only those that were asked for.
    rows = PLACES[word].rows(drafts=True).filter(pk__in=numbers).order_by("pk")
    return rows.select_related(*RELATED[word]) if RELATED.get(word) else rows


def where(row: Any, word: str) -> tuple[int | None, Spot | None, str]:
    """The article, the words there, and the meeting on record of which it is a participant."""
    if isinstance(row, EncounterParty):
        article = row.encounter.article_id
        return article, spot_in(row, "party" if word == "party" else "said"), ""
    if isinstance(row, ProposedStatement):
        place = (row.part, row.speaker_start, row.speaker_end, row.speaker_name)
        return row.article_id, Spot(row.article_id, *place), ""
    if isinstance(row, Statement):
        return row.article_id, None, row.text[:200]
    if word == "participant":
        return None, None, str(row.meeting)
    return row.article_id, None, row.quote[:200]


def spot_in(party: EncounterParty, what: str) -> Spot | None:
    """Where an encounter's words show the party."""
    for span in party.encounter.spans:
        part, start, end, shows, words = span
        if shows == f"{what} {party.number}":
            return Spot(party.encounter.article_id, part, start, end, words)
    return None
