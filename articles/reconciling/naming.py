"""Whom the texts of a batch name, by the archive's names in any script: few queries, however many texts.

A text that names nobody as a whole is looked through for a part that does; so are at most `MOST_PARTS` of a batch.
"""

import re
from collections.abc import Iterable

from django.db.models import Q

from participants.models import Country, Office, Organisation, Person
from participants.names.keys import spans_of
from participants.names.lookup import Alike, Owner, all_alike
from participants.names.owners import owners_of

from .readings import Reading, readings_of
from .scoring import BY_CODE, BY_IDENTIFIER, PART, of_names

MOST_PARTS = 20
CODE = re.compile(r"[A-Z]{2,3}")
WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
# Of each text the score of each owner.
Scores = dict[str, dict[Owner, int]]
NOBODY = Alike({}, set())


def named_by(texts: Iterable[str]) -> Scores:
    """At most eight queries; half of them only for codes and numbers."""
    texts = [text for text in dict.fromkeys(texts) if text]
    readings = {text: readings_of(text) for text in texts}
    found = all_alike({key for some in readings.values() for one in some for key in one.keys}, set())
    parts = parts_of(
        [text for text in texts if not any(found.matches[key] for one in readings[text] for key in one.keys)]
    )
    of_parts = (
        all_alike({key for some in parts.values() for one in some for key in one.keys}, set())
        if parts
        else NOBODY
    )
    rows = owners_of(
        match.owner for each in (found, of_parts) for some in each.matches.values() for match in some
    )
    scores: Scores = {text: scored(readings[text], found, rows) for text in texts}
    for text, some in parts.items():
        scores[text] = {
            owner: score - PART for owner, score in scored(some, of_parts, rows).items() if score > PART
        }
    for text, owner, score in by_codes(texts):
        scores[text][owner] = max(score, scores[text].get(owner, 0))
    return scores


def parts_of(texts):
    """{text: readings of two words and more, or of one that begins with a capital}"""
    parts = {}
    for text in texts[:MOST_PARTS]:
        spans = [span for span in spans_of(text) if span.words != text and span.words[:1].isupper()]
        parts[text] = tuple(Reading(span.words, span.keys) for span in spans)
    return {text: some for text, some in parts.items() if some}


def scored(readings, found, rows):
    """{owner: its best score}"""
    scores: dict[Owner, int] = {}
    for reading in readings:
        for match in (match for key in reading.keys for match in found.matches.get(key, ())):
            row = rows.get(match.owner)
            score = of_names(reading, match, row) if row else None
            if score is not None:
                score -= reading.costs
                scores[match.owner] = max(score, scores.get(match.owner, 0))
    return scores


def by_codes(texts):
    """(text, owner, score) of those that are no names: a country's codes, Wikidata's numbers. One query for each kind."""
    codes = [text for text in texts if CODE.fullmatch(text)]
    if codes:
        for row in Country.objects.filter(Q(code__in=codes) | Q(alpha3__in=codes)):
            for text in {row.code, row.alpha3}.intersection(codes):
                yield text, Owner("country", row.pk), BY_CODE
    numbers = [text for text in texts if WIKIDATA.fullmatch(text)]
    for table, model in OF_WIKIDATA.items() if numbers else ():
        for pk, number in model.objects.filter(wikidata__in=numbers).values_list("pk", "wikidata"):
            yield number, Owner(table, pk), BY_IDENTIFIER


OF_WIKIDATA = {"person": Person, "country": Country, "organisation": Organisation, "office": Office}
