"""What editors decided of words for all that comes, followed where nothing surer is known and nobody else may be meant.

A find that follows such a decision says so by its rule. When the decision is taken back, linking the article again makes
it a suggestion as before.
"""

from collections import Counter
from collections.abc import Iterable

from . import rules
from .article_text import FoundMention
from .facts import RememberedRow
from .gazetteer import Gazetteer, flat_name
from .gazetteer_entry import (
    ADDRESS,
    CAPITAL,
    COUNTRY,
    DEMONYM,
    OFFICE,
    ORGANISATION,
    PEOPLE,
    PERSON,
    SURNAME,
    Entry,
)

# Of what kind is whatever an entry of a sort stands for.
KINDS = dict.fromkeys([PERSON, SURNAME, ADDRESS], "person")
KINDS |= dict.fromkeys([COUNTRY, DEMONYM, PEOPLE, CAPITAL], "country")
KINDS |= {ORGANISATION: "organisation", OFFICE: "office"}


class Remembered:
    def __init__(self, rows: Iterable[RememberedRow], gazetteer: Gazetteer):
        self.names = {(row.words, row.kind, row.target): row.names for row in rows}
        self.gazetteer = gazetteer

    def follow(self, found: list[FoundMention]) -> list[FoundMention]:
        """The finds, those that were decided on made sure or left out; in their order."""
        if not self.names:
            return found
        candidates = Counter(place_of(one) for one in found)
        settled = (self.settled(one, is_alone=candidates[place_of(one)] == 1) for one in found)
        return [one for one in settled if one]

    def settled(self, one: FoundMention, *, is_alone: bool) -> FoundMention | None:
        names = self.names.get((one.text, one.kind, one.target))
        if names is None or one.certainty == rules.SURE or not is_alone or self.may_be_another(one):
            return one
        return (
            one._replace(rule=rules.REMEMBERED.slug, certainty=rules.REMEMBERED.certainty) if names else None
        )

    def may_be_another(self, one: FoundMention) -> bool:
        return bool(self.owners(one.text, one.kind) - {one.target})

    def owners(self, words: str, kind: str) -> set[int | None]:
        """All of a kind that these words may name, as far as a name on record tells; None for one of another kind."""
        entry = self.entry(words, kind)
        if entry is None or entry.sort not in KINDS:
            return set()
        return set(entry.targets) if KINDS[entry.sort] == kind else {None}

    def entry(self, words: str, kind: str) -> Entry | None:
        """Of the words; of a person's, which may begin with a title or initials, else of the longest name they end with."""
        flat = flat_name(words).split()
        ends = range(len(flat)) if kind == "person" else range(min(1, len(flat)))
        entries = (self.gazetteer.by_name.get(" ".join(flat[at:])) for at in ends)
        return next((entry for entry in entries if entry), None)


def place_of(one: FoundMention) -> tuple[str, int, int, str]:
    return one.part, one.start, one.end, one.kind
