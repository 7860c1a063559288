"""Reads who said what, where an article tells it in its own words: not the speeches of a transcript.

Beside encounters, what spokespeople, officials and governments say is read, and else what anybody says of meetings. Each statement has its
speaker in the same sentence, but for one that goes straight on from the sentence before.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from summit_archive.text.sentences import sentence_end

from ...linking.article_text import FoundMention
from ...models import Statement
from ..statement import ReadStatement
from .english.statements import ENGLISH
from .masking import Masked
from .party_words import LEADER
from .quotation import Words, quote_after, quote_before, trimmed
from .rules import SAID, SAID_ON, Rule, least_sure
from .russian.statements import RUSSIAN
from .scene import Scene, Sentence
from .statement_words import StatementWords

WORDS: dict[str, StatementWords] = {"en": ENGLISH, "ru": RUSSIAN}
QUOTED, PARAPHRASED = Statement.Manner.QUOTED.value, Statement.Manner.PARAPHRASED.value
# What follows a statement is looked through for so many sentences that go on from it.
MOST_THAT_GO_ON = 5
QUOTATION_MARKS = '“”«»"'
# In characters, of the words right before a speaker by which something is theirs: “…, has also said ”.
LONGEST_BEFORE = 160


class Speaker(NamedTuple):
    """`start`, `end`: of the whole phrase in the masked text; the words by which they are called stand in the sentence."""

    start: int
    end: int
    name_start: int
    name_end: int
    words: str
    person: int | None
    office: int | None
    organisation: int | None
    on_behalf_of: str
    is_official: bool
    is_a_voice: bool
    certainty: str


def statements_of(scene: Scene, *, has_encounters: bool) -> list[ReadStatement]:
    """In the order of the text, none twice. Of an article that tells of no encounter, only what is said of meetings."""
    words = WORDS[scene.language]
    told: dict[tuple[str, int], list[ReadStatement]] = {}
    ends: dict[tuple[str, int], int] = {}
    for sentence in scene.sentences(words.cue, parts_of(scene), anybody=False):
        if not (has_encounters or may_be_of_a_meeting(sentence, words)):
            continue
        if found := list(SentenceReading(sentence, words, has_encounters).statements()):
            told[sentence.part, sentence.start] = found
            ends[sentence.part, sentence.start] = sentence.end
    kept: dict[tuple, ReadStatement] = {}
    for place, found in told.items():
        for one in [*found, *going_on(scene, words, found[-1], ends[place], told)]:
            kept.setdefault((one.part, one.text, one.speaker_name), one)
    return list(kept.values())


def parts_of(scene: Scene) -> list[str]:
    """Where an article has a text, its headline and our summary only repeat what that says at length."""
    for parts in (["standfirst", "body"], ["summary"], ["headline"]):
        if any(scene.parts[part].strip() for part in parts):
            return parts
    return []


def may_be_of_a_meeting(sentence: Sentence, words: StatementWords) -> bool:
    """By its own words, or by those of a quotation that reaches beyond it."""
    return words.of_encounters.search(sentence.text) is not None or any(
        mark in sentence.text for mark in QUOTATION_MARKS
    )


class SentenceReading:
    """One sentence, with the archive's names behind placeholders, and whoever may have said something in it."""

    def __init__(self, sentence: Sentence, words: StatementWords, has_encounters: bool):
        self.sentence, self.scene, self.words = sentence, sentence.scene, words
        self.has_encounters = has_encounters
        self.masked = Masked(sentence.text, sentence.atom_pieces)

    def statements(self) -> Iterator[ReadStatement]:
        """Of the first speaker of whom something is told, and of others whose words begin behind those."""
        text = self.masked.text
        told_until = 0
        for match in self.words.speaker.finditer(text):
            place = self.sentence.start + self.masked.original(match.start())
            speaker = self.speaker(match) if place >= told_until else None
            found = list(self.told_by(speaker)) if speaker else []
            if found and min(one.start for one in found) >= told_until:
                yield from found
                told_until = max(
                    self.sentence.start + self.masked.original(match.end() - 1), *(one.end for one in found)
                )

    # --- Who --------------------------------------------------------------------------

    def speaker(self, match: re.Match) -> Speaker | None:
        groups = match.groupdict()
        name = next((key for key in ("name", "person", "unknown") if groups.get(key)), None)
        masked_start = match.start()
        start, end = self.masked.original_span(*match.span())
        named = self.masked.original_span(*match.span(name)) if name else (start, end)
        people = self.atoms("person", start, end)
        offices = self.atoms("office", start, end)
        if groups.get("its") and any(self.scene.party_words.is_of_several(one.text) for one in offices):
            return None
        if len({one.target for one in people}) > 1 or self.sentence.is_quoted(self.sentence.start + start):
            return None
        if people and offices and not self.may_be_one(people[0], offices):
            # “After talks with the President of A, B said”: B alone.
            if name != "name":
                return None
            masked_start, (start, end) = match.start(name), named
            offices = []
        phrase = self.sentence.text[start:end]
        speaks_for = self.words.spokes.search(self.title(match) or phrase)
        is_body = not people and self.words.body.search(phrase) is not None
        bodies = self.atoms("organisation", start, end) if is_body or groups.get("body") else []
        if not (people or offices or speaks_for or is_body or bodies):
            return None
        if not name:
            article = self.words.article.match(phrase)
            named = (start + (article.end() if article else 0), end)
        whole_body = [one for one in bodies if one.start <= named[0] and one.end >= named[1]]
        targets = {one.target for one in offices}
        return Speaker(
            masked_start,
            match.end(),
            *named,
            self.sentence.text[named[0] : named[1]],
            people[0].target if people else None,
            targets.pop() if len(targets) == 1 and not groups.get("body") else None,
            whole_body[0].target if whole_body else None,
            on_behalf_of(speaks_for) or groups.get("whose") or "",
            bool(speaks_for or is_body) or self.is_official(people, offices),
            bool(speaks_for or is_body) or self.is_spokesperson(people),
            least_sure(one.certainty for one in people),
        )

    def title(self, match: re.Match) -> str:
        """The words beside a name, in the article's own."""
        key = next((key for key in ("title", "after", "its") if match.groupdict().get(key)), None)
        if key is None:
            return ""
        start, end = self.masked.original_span(*match.span(key))
        return self.sentence.text[start:end]

    def atoms(self, kind: str, start: int, end: int) -> list[FoundMention]:
        return [
            one for one in self.sentence.atoms if one.kind == kind and start <= one.start and one.end <= end
        ]

    def may_be_one(self, person: FoundMention, offices: list[FoundMention]) -> bool:
        names = self.scene.names
        leading = [one.target for one in offices if names.level_of_office(one.target) == LEADER]
        return not leading or any(names.may_hold(person.target, office) for office in leading)

    def is_official(self, people: list[FoundMention], offices: list[FoundMention]) -> bool:
        return bool(offices) or any(one.target in self.scene.names.officials for one in people)

    def is_spokesperson(self, people: list[FoundMention]) -> bool:
        return any(one.target in self.scene.names.spokespeople for one in people)

    # --- What -------------------------------------------------------------------------

    def told_by(self, speaker: Speaker) -> Iterator[ReadStatement]:
        for start, end in self.said_spans(speaker.start, speaker.end):
            words = self.words_between(start, end, speaker.start)
            if words and self.counts(speaker, words):
                yield self.statement(speaker, words, SAID)

    def said_spans(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where in the masked text that stands which whoever is named from `first` to `last` said, if anything."""
        words, whole = self.words, len(self.masked.text)
        before, behind = self.masked.text[:first], self.masked.text[last:]
        if by := words.by_word_of.match(before):
            if not by["before"].strip() or by["before"].rstrip().endswith((";", "—")):
                return [(last, whole)]
            return [(0, by.end("before"))] if words.end.match(behind) else [(0, whole)]
        near = max(0, first - LONGEST_BEFORE)
        if as_said := words.as_said.search(before, near):
            within = words.says.match(behind)
            if as_said.start() and (within or words.said.match(behind)):
                return [(0, as_said.start())]
            return [(last + within.end(), whole)] if within else []
        if words.opens.search(before, near) and (saying := words.saying.match(behind)):
            return [(last + saying.end(), whole)]
        if said_by := words.said_by.search(before, near):
            end = words.end.match(behind)
            return [(0, said_by.start() + 1), *and_more(end, last)] if end else []
        if is_cut_off(before):
            if said := words.said.match(behind):
                return [(0, len(before)), *and_more(said, last)]
            if words.says.match(behind) and before.rstrip().endswith(","):
                return [(0, whole)]
        return []

    def words_between(self, start: int, end: int, speaker_at: int) -> Words | None:
        """What was said there, as places of the part; None of what is no clause."""
        first, last = self.masked.original_span(start, end)
        first = max(first, self.sentence.opens)
        first, last = self.sentence.start + first, self.sentence.start + last
        text = self.scene.parts[self.sentence.part]
        quoted = (
            quote_before(text, first, last)
            if start < speaker_at
            else quote_after(text, first, self.sentence.end)
        )
        if quoted:
            return quoted
        words = trimmed(text, first, last)
        masked = self.masked.text[start:end]
        is_clause = self.words.clause.search(masked) and not (
            start < speaker_at and self.words.no_clause.match(masked)
        )
        return words if is_clause else None

    def counts(self, speaker: Speaker, words: Words) -> bool:
        if speaker.is_official and self.has_encounters:
            return True
        return self.words.of_encounters.search(words.text) is not None

    def statement(self, speaker: Speaker, words: Words, rule: Rule) -> ReadStatement:
        offset = self.sentence.start
        return ReadStatement(
            part=self.sentence.part,
            start=words.start,
            end=words.end,
            text=words.text,
            manner=QUOTED if words.is_quote else PARAPHRASED,
            speaker_name=speaker.words,
            speaker_start=offset + speaker.name_start,
            speaker_end=offset + speaker.name_end,
            rule=rule.slug,
            certainty=least_sure([rule.certainty, speaker.certainty]),
            speaker=speaker.person,
            office=speaker.office,
            organisation=speaker.organisation,
            on_behalf_of=speaker.on_behalf_of,
            is_of_a_voice=speaker.is_a_voice,
        )


def and_more(match: re.Match, last: int) -> list[tuple[int, int]]:
    return [(last + match.start("more"), last + match.end("more"))] if match["more"] else []


def on_behalf_of(speaks_for: re.Match | None) -> str:
    if speaks_for is None:
        return ""
    groups = speaks_for.groupdict()
    words = (groups.get("for") or groups.get("of") or "").strip()
    # At a sentence's beginning.
    return f"the {words[4:]}" if words.startswith("The ") else words


def is_cut_off(before: str) -> bool:
    """Whether a comma, a dash or quotation marks part what stands before a speaker from them."""
    return before.rstrip().endswith((",", "—", "–", "”", "»", '"')) and before[-1:].isspace()


# --- What goes on ---------------------------------------------------------------------------


def going_on(
    scene: Scene,
    words: StatementWords,
    before: ReadStatement,
    end: int,
    told: dict[tuple[str, int], list[ReadStatement]],
) -> Iterator[ReadStatement]:
    """More of the same speaker, sentence by sentence of the same paragraph, as far as nobody else is named as saying it."""
    text = scene.parts[before.part]
    for _sentence in range(MOST_THAT_GO_ON):
        start = end
        while start < len(text) and text[start] in " \t":
            start += 1
        if start >= len(text) or text[start] == "\n" or (before.part, start) in told:
            return
        end = sentence_end(text, start)
        found = what_goes_on(words, before, text, start, end)
        if found is None:
            return
        before = before._replace(
            start=found.start,
            end=found.end,
            text=found.text,
            manner=QUOTED if found.is_quote else PARAPHRASED,
            rule=SAID_ON.slug,
            certainty=least_sure([SAID_ON.certainty, before.certainty]),
        )
        yield before


def what_goes_on(
    words: StatementWords, before: ReadStatement, text: str, start: int, end: int
) -> Words | None:
    if before.manner == QUOTED and (quoted := quote_after(text, start, end)):
        return quoted
    if before.speaker and (says_on := words.says_on.match(text, start, end)):
        said = says_on.start("words")
        is_clause = words.clause.search(text, said, end)
        return quote_after(text, said, end) or (trimmed(text, said, end) if is_clause else None)
    if words.of_encounters.search(before.text) and words.goes_on.match(text, start, end):
        return trimmed(text, start, end)
    return None
