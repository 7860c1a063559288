"""What was read of articles becomes their encounters; what is read again and says the same stays what it is.

An encounter is known again by what it says, of which its digest is made: a reading that says nothing new proposes
nothing anew, whatever was decided of it. One that is proposed and no longer read goes; one that was decided stays.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from participants.models import Organisation
from summit_archive.postgres.copy import copy_rows, next_ids
from summit_archive.postgres.multiranges import days_as_text

from ..models import Article, Encounter, EncounterParty
from . import matching
from .deciding import EDITED
from .due import mark_read
from .encounter import ReadEncounter, ReadParty
from .reading.reader import ReadArticle
from .self_accepting import accept_by_themselves
from .writing_words import ReadWords, write_words

# An article's id, and what was read in it.
Read = tuple[int, Sequence[ReadEncounter]]

# The longest words that a column keeps.
LONGEST = {"place_as_given": 300, "body_as_given": 300, "within_as_given": 300, "subject": 500}
LONGEST_NAME = 300
# What it says, but for the parties: where it stands, by which rule and about what makes no other encounter of it.
SAID = ["kind", "status", "when", "place", "place_as_given", "country", "organisation", "body_as_given"]
SAID += ["series", "within_as_given"]
# What another reading may find otherwise without saying anything else.
OF_READING = ["number", "when_basis", "subject", "rule", "certainty", "spans"]
KEPT_FRESH = [*OF_READING, "possible", "within_id"]

COLUMNS = ["id", "article_id", "number", "kind", "status", "when", "possible", "when_basis", "place_id"]
COLUMNS += ["place_as_given", "country_id", "organisation_id", "body_as_given", "series_id", "within_id"]
COLUMNS += ["within_as_given", "subject", "spans", "rule", "certainty", "digest", "state"]
PARTY_IDS = ["country", "organisation", "office", "person", "said_by_person", "said_by_organisation"]
PARTY_COLUMNS = ["encounter_id", "number", *(f"{name}_id" for name in PARTY_IDS)]
PARTY_COLUMNS += ["name_as_given", "said_by_name", "role", "status"]

# The column of each part in which words stand; of the place line the part has another name.
COLUMN_OF_PART = {"place-line": "place_line"}
TEXTS = ["headline", "standfirst", "body", "summary", "place_line"]


@dataclass(slots=True)
class Written:
    """How many articles were read, how many encounters are new, gone, and as they were."""

    articles: int = 0
    added: int = 0
    removed: int = 0
    kept: int = 0

    def __iadd__(self, other):
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def write_read(reads: Iterable[tuple[int, ReadArticle]], patience: float | None = None) -> Written:
    """Keep all that was read: who met whom, who said what, and sources. As `write_encounters`, and some ten statements more."""
    reads = list(reads)
    write_words(ReadWords(pk, one.statements, one.citations) for pk, one in reads)
    return write_encounters([(pk, one.encounters) for pk, one in reads], patience)


def write_encounters(reads: Iterable[Read], patience: float | None = None) -> Written:
    """Keep what was read, match it, and accept what is accepted by itself.

    To be called in a transaction, with the articles locked or made there. A dozen statements, beside those of
    matching, for any number of articles. Raises `turns.Busy` where `patience` seconds do not do.
    """
    reads = list(reads)
    held = held_by(pk for pk, _encounters in reads)
    told = rows_of(reads) if any(encounters for _pk, encounters in reads) else []
    change = Change(told, held)
    change.write()
    mark_read(pk for pk, _encounters in reads)
    touched = sorted({row.article_id for row in [*(one.row for one in told), *change.gone]})
    if touched:
        matching.match(touched, patience)
        accept_by_themselves(touched)
    return Written(len(reads), len(change.new), len(change.gone), len(change.kept))


def held_by(articles: Iterable[int]) -> list[Encounter]:
    """One query."""
    return list(Encounter.objects.filter(article__in=list(articles)).order_by("pk"))


# --- Rows of what was read ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fresh:
    """A row that is not saved yet, its parties, and the digest of the encounter within which it lies, if it does."""

    row: Encounter
    parties: tuple[ReadParty, ...]
    within: str | None


def rows_of(reads: Sequence[Read]) -> list[Fresh]:
    """Each says another thing than the others of its article. One query, or two."""
    telling = {pk for pk, encounters in reads if encounters}
    texts = {one.pk: one for one in Article.objects.filter(pk__in=telling).only("published_on", *TEXTS)}
    bodies = {one.organisation for _pk, encounters in reads for one in encounters if one.organisation}
    of_bodies = Organisation.objects.filter(pk__in=bodies).only("founded_on")
    organisations = {one.pk: one for one in of_bodies} if bodies else {}
    rows: list[Fresh] = []
    for pk, encounters in reads:
        of_article: dict[str, Fresh] = {}
        digests = [digest_of(one) for one in encounters]
        for number, (one, digest) in enumerate(zip(encounters, digests, strict=True)):
            if digest in of_article:
                continue
            row = row_of(one, texts[pk], organisations)
            row.number, row.digest = number, digest
            outer = None if one.within is None else digests[one.within]
            of_article[digest] = Fresh(row, one.parties, None if outer == digest else outer)
        rows += of_article.values()
    return rows


def row_of(one: ReadEncounter, article: Article, organisations: Mapping[int, Organisation]) -> Encounter:
    """With the days that are possible, as the model has them."""
    row = Encounter(
        article=article,
        kind=one.kind,
        status=one.status,
        when=one.when,
        when_basis=one.when_basis,
        place_id=one.place,
        country_id=one.country,
        organisation=organisations[one.organisation] if one.organisation else None,
        series_id=one.series,
        spans=[[*span, words_at(article, span)] for span in one.spans],
        rule=one.rule,
        certainty=one.certainty,
        **{name: getattr(one, name)[:longest] for name, longest in LONGEST.items()},
    )
    row.possible = row.possible_days()
    return row


def words_at(article: Article, span: tuple[str, int, int, str]) -> str:
    part, start, end, _shows = span
    return getattr(article, COLUMN_OF_PART.get(part, part))[start:end]


def digest_of(one: ReadEncounter) -> str:
    """The same for whatever says the same."""
    said = [getattr(one, name) for name in SAID]
    said += [list(said_of(party)) for party in one.parties]
    return blake2b(json.dumps(said, ensure_ascii=False).encode(), digest_size=16).hexdigest()


def said_of(party: ReadParty) -> tuple:
    """In the order of PARTY_COLUMNS, without the encounter and its number."""
    ids = [getattr(party, name) for name in PARTY_IDS]
    names = party.name_as_given[:LONGEST_NAME], party.said_by_name[:LONGEST_NAME]
    return (*ids, *names, party.role, party.status)


# --- What changes -------------------------------------------------------------


class Change:
    """What was read, against what articles have: by digest, article by article."""

    def __init__(self, read: Sequence[Fresh], held: Sequence[Encounter]):
        self._held = {key_of(row): row for row in held}
        self._ids = {key: row.pk for key, row in self._held.items()}
        self._read = read
        self.new = [one for one in read if key_of(one.row) not in self._held]
        self.kept = [one for one in read if key_of(one.row) in self._held]
        told = {key_of(one.row) for one in read}
        waiting = [row for row in held if row.state == Encounter.State.PROPOSED and row.rule != EDITED]
        self.gone = [row for row in waiting if key_of(row) not in told]

    def write(self) -> None:
        for pk, one in zip(next_ids(Encounter, len(self.new)) if self.new else [], self.new, strict=True):
            one.row.pk = self._ids[key_of(one.row)] = pk
        for one in self._read:
            if one.within:
                one.row.within_id = self._ids[one.row.article_id, one.within]
        if self.gone:
            Encounter.objects.filter(pk__in=[row.pk for row in self.gone]).delete()
        self.freshen()
        copy_rows(Encounter, COLUMNS, (columns_of(one.row) for one in self.new))
        copy_rows(EncounterParty, PARTY_COLUMNS, (row for one in self.new for row in party_rows(one)))

    def freshen(self) -> None:
        """Of what is read again, the words and places are those of this reading; what was decided keeps all else."""
        changed = []
        for one in self.kept:
            held = self._held[key_of(one.row)]
            is_decided = held.state != Encounter.State.PROPOSED
            names = ["spans"] if is_decided else KEPT_FRESH
            if any(getattr(held, name) != getattr(one.row, name) for name in names):
                for name in names:
                    setattr(held, name, getattr(one.row, name))
                changed.append(held)
        Encounter.objects.bulk_update(changed, KEPT_FRESH, batch_size=500)


def key_of(row: Encounter) -> tuple[int, str]:
    return row.article_id, row.digest


def columns_of(row: Encounter) -> list[Any]:
    """As COPY takes them."""
    values = {"possible": days_as_text(row.possible), "spans": json.dumps(row.spans, ensure_ascii=False)}
    values["when"] = str(row.when)
    return [values[name] if name in values else getattr(row, name) for name in COLUMNS]


def party_rows(one: Fresh) -> Iterable[tuple]:
    for number, party in enumerate(one.parties):
        yield (one.row.pk, number, *said_of(party))
