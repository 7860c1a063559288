"""What a group shows of its encounters: who takes part by which of them, and each article with its words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..encounters.differences import Difference, differences_of
from ..encounters.reading.rules import RULES
from ..models import Coverage, Encounter, EncounterParty
from .groups import Group, key_of_encounter
from .lines import Line as WordsLine
from .passages import Passage, passages_of
from .said_lines import MOST_BESIDE, Lines, waiting_words

# Of one encounter a list shows so many passages.
MOST_PASSAGES = 4
# So many lie open, the others are folded.
OPEN_SOURCES = 3


@dataclass(slots=True)
class Line:
    """A party as some encounters of a group name it; `number` of how many articles, `said` its roles and statuses."""

    party: EncounterParty
    said: list[tuple[str, int]] = field(default_factory=list)
    articles: set[int] = field(default_factory=set)

    @property
    def number(self):
        return len(self.articles)

    @property
    def name(self):
        return str(self.party)

    @property
    def beside(self):
        """What else is known of who it is, beside the name."""
        party = self.party
        known = [party.person, party.office, party.organisation, party.country]
        others = [str(one) for one in known if one]
        return ", ".join(dict.fromkeys(one for one in others if one != self.name))


@dataclass(slots=True)
class Source:
    """An encounter with the words that show it."""

    encounter: Encounter
    passages: list[Passage]

    @property
    def names(self):
        """Who takes part, as the article names them."""
        return ", ".join(str(party) for party in self.encounter.parties.all())

    @property
    def meeting(self):
        """The meeting on record, or the proposed one, of which it tells."""
        return self.encounter.meeting or self.encounter.proposal

    @property
    def key(self):
        return key_of_encounter(self.encounter)

    @property
    def rule(self):
        """What the rule says, by which it was read; "" for one that is no rule any more."""
        known = RULES.get(self.encounter.rule)
        return known.description if known else ""


class Said(NamedTuple):
    """What some reports say beside or against the record: the words of each side, and of how many articles."""

    label: str
    on_record: str
    told: str
    number: int


@dataclass(slots=True)
class ShownGroup:
    """`new` is what the record lacks, `against` what contradicts it; `words` the statements and sources of its articles
    that wait."""

    group: Group
    lines: list[Line]
    sources: list[Source]
    new: list[Said]
    against: list[Said]
    covered_by: list[tuple[str, int]] = field(default_factory=list)
    words: list[WordsLine] = field(default_factory=list)

    @property
    def first_sources(self):
        return self.sources[:OPEN_SOURCES]

    @property
    def more_sources(self):
        return self.sources[OPEN_SOURCES:]


def shown_groups(groups: list[Group]) -> list[ShownGroup]:
    """With the words of all of them, and what is new in each. Some fourteen queries for any number."""
    encounters = [encounter for group in groups for encounter in group.encounters]
    passages = passages_of(encounters, MOST_PASSAGES)
    waiting = [one for one in encounters if one.state == Encounter.State.PROPOSED]
    differing = (
        differences_of(Encounter.objects.filter(pk__in=[one.pk for one in waiting])) if waiting else {}
    )
    covered = coverage_there(waiting)
    words = waiting_words(one.article_id for one in waiting)
    return [
        ShownGroup(
            group,
            lines_of(group.encounters),
            [Source(encounter, passages[encounter.pk]) for encounter in group.encounters],
            said(group, differing, contradicts=False) if group.meeting else [],
            said(group, differing, contradicts=True),
            new_coverage(group, covered),
            words_beside(group, words),
        )
        for group in groups
    ]


def said(group: Group, differing: dict[int, list[Difference]], *, contradicts: bool) -> list[Said]:
    """What several articles say alike stands once."""
    articles: dict[tuple[str, str, str], set[int]] = {}
    for encounter in group.encounters:
        for one in differing.get(encounter.pk, ()):
            if one.contradicts == contradicts:
                facts = (str(one.label), one.on_record, one.told)
                articles.setdefault(facts, set()).add(encounter.article_id)
    return [Said(*facts, len(some)) for facts, some in articles.items()]


def coverage_there(encounters: list[Encounter]) -> set[tuple[int, int]]:
    """(article, meeting) of the coverage that is on record. One query, or none."""
    meetings = {one.meeting_id for one in encounters} - {None}
    if not meetings:
        return set()
    articles = {one.article_id for one in encounters}
    rows = Coverage.objects.filter(meeting__in=meetings, article__in=articles).order_by()
    return set(rows.values_list("article", "meeting"))


def new_coverage(group: Group, covered: set[tuple[int, int]]) -> list[tuple[str, int]]:
    """(publisher, how many articles) that would be coverage of a meeting on record, and are not yet."""
    if not group.meeting:
        return []
    new = {
        one.article_id: one.article.publisher
        for one in group.encounters
        if one.state == Encounter.State.PROPOSED and (one.article_id, group.meeting.pk) not in covered
    }
    return list(Counter(str(publisher or _("no publisher")) for publisher in new.values()).items())


def words_beside(group: Group, words: Lines) -> list[WordsLine]:
    """The statements and sources of the articles that report it, as many as a list shows."""
    articles = {one.article_id for one in group.encounters if one.state == Encounter.State.PROPOSED}
    return [line for article, line in words if article in articles][:MOST_BESIDE]


def sources_of(encounters: Iterable[Encounter], most: int = 1) -> list[Source]:
    """Some encounters by themselves, with the passages that show them; what is shown of them is at hand. One query."""
    encounters = list(encounters)
    passages = passages_of(encounters, most)
    return [Source(encounter, passages[encounter.pk]) for encounter in encounters]


def lines_of(encounters: list[Encounter]) -> list[Line]:
    """Whoever is surely the same stands once, by what names most; in the order in which the first article names them."""
    lines: dict[tuple, Line] = {}
    said: dict[tuple, dict[str, set[int]]] = {}
    for encounter in encounters:
        for party in encounter.parties.all():
            who = identity(party)
            line = lines.setdefault(who, Line(party))
            line.articles.add(encounter.article_id)
            line.party = max(line.party, party, key=how_much_it_names)
            told = said.setdefault(who, {})
            told.setdefault(in_words(party), set()).add(encounter.article_id)
    for who, line in lines.items():
        line.said = [(words, len(articles)) for words, articles in said[who].items() if words]
    return list(lines.values())


def identity(party):
    """The person, else the office; else whom they stand for, and by which name."""
    if party.person_id:
        return ("person", party.person_id)
    if party.office_id:
        return ("office", party.office_id)
    return ("name", party.country_id, party.organisation_id, party.name_as_given.casefold())


def how_much_it_names(party):
    return bool(party.office_id) + bool(party.country_id or party.organisation_id)


def in_words(party):
    """Its role and status, as far as they are stated."""
    stated = [
        party.get_role_display() if party.role != "not-stated" else "",
        party.get_status_display() if party.status != "not-stated" else "",
    ]
    return ", ".join(filter(None, stated))
