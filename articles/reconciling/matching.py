"""Who is meant: the candidates of each query of a batch, the best first.

One is taken for the one that is meant where its score is `SURE` and no other comes near. What is asked of a
property and is otherwise takes much from a score; what is not on record, little: it says nothing.
"""

from dataclasses import dataclass, replace

from participants.names.lookup import Owner
from summit_archive.text.folding import fold

from .days import day_of
from .extending import values_of
from .naming import named_by
from .properties import PROPERTIES
from .scoring import NOT_ON_RECORD, OTHER_TYPE, OTHERWISE, RIVAL, SURE
from .things import THINGS, TYPE_OF, identifier, name_of
from .titles import called, titled_by

# As the tables of names are called, where a type is called otherwise.
LOOKED_AT = 25
OF_NAMES = {"person", "country", "organisation", "office", "place", "series"}


@dataclass(frozen=True)
class Candidate:
    row: object
    score: int
    # [(a property, whether it is as asked)]
    features: tuple[tuple[str, bool], ...] = ()

    @property
    def type(self):
        return TYPE_OF[type(self.row)]


def results(queries):
    """{key: the candidates of a query}, each as programs read it."""
    candidates = candidates_of(list(queries.values()))
    return {key: {"result": as_json(some)} for key, some in zip(queries, candidates, strict=True)}


def candidates_of(queries):
    """[[Candidate]], the best first, as many as each query asks for."""
    scores = scores_of(queries)
    chosen = [best_of(query, scores.get(query.text, {})) for query in queries]
    rows = rows_of(owner for some in chosen for owner, _score in some)
    found = [[Candidate(rows[owner], score) for owner, score in some if owner in rows] for some in chosen]
    judged = Judged(queries, found)
    return [ranked(judged.of(query, some))[: query.limit] for query, some in zip(queries, found, strict=True)]


def scores_of(queries):
    """{text: {owner: score}}: names first; titles where a meeting is asked for, or nobody is named."""
    scores = named_by(query.text for query in queries if may_be(query, OF_NAMES))
    others = {
        query.text: called_by
        for called_by in [called(query.text for query in queries if may_be(query, {"publisher", "topic"}))]
        for query in queries
    }
    for text, found in next(iter(others.values()), {}).items():
        scores.setdefault(text, {}).update(found)
    asked = [query.text for query in queries if "meeting" in query.types or is_left(query, scores)]
    for text, found in titled_by(asked).items():
        scores.setdefault(text, {}).update(found)
    return scores


def may_be(query, types):
    return not query.types or query.strictness == "should" or bool(types & set(query.types))


def is_left(query, scores):
    """Whether it may be a title, as it names nobody."""
    return may_be(query, {"meeting"}) and max(scores.get(query.text, {}).values(), default=0) < RIVAL


def best_of(query, scores):
    """[(owner, score)] of the right types."""
    kept = []
    for owner, score in scores.items():
        if query.types and owner.table not in query.types:
            if query.strictness != "should":
                continue
            score -= OTHER_TYPE
        if query.strictness == "all" and len(set(query.types)) > 1:
            continue
        kept.append((owner, score))
    kept.sort(key=lambda pair: (-pair[1], pair[0]))
    return kept[: max(LOOKED_AT, query.limit)]


def rows_of(owners):
    """{owner: row}. One query a type."""
    by_type: dict[str, set[int]] = {}
    for owner in owners:
        by_type.setdefault(owner.table, set()).add(owner.id)
    return {
        Owner(type_, pk): row
        for type_, some in by_type.items()
        for pk, row in THINGS[type_]
        .model.objects.select_related(*THINGS[type_].related)
        .in_bulk(some)
        .items()
    }


def ranked(candidates):
    return sorted(candidates, key=lambda one: (-one.score, name_of(one.row), one.row.pk))


def as_json(candidates):
    """`match` where one alone is sure, and none near it."""
    is_sure = len([one for one in candidates if one.score >= RIVAL]) == 1 and candidates[0].score >= SURE
    return [
        {
            "id": identifier(one.row),
            "name": name_of(one.row),
            "type": [THINGS[one.type].as_json],
            "score": one.score,
            "match": is_sure and place == 0,
            "features": [{"id": pid, "value": value} for pid, value in one.features],
        }
        | described(one.row)
        for place, one in enumerate(candidates)
    ]


def described(row):
    """What tells namesakes apart at a glance, where the row itself says it."""
    country = getattr(row, "country", None)
    said = (
        str(getattr(row, "when", "") or "") or getattr(row, "region", "") or (country.name if country else "")
    )
    return {"description": said} if said else {}


# --- What is asked of properties --------------------------------------------------------------------------


class Judged:
    """Whether candidates are as their queries ask; each property is read once for all candidates of a batch."""

    def __init__(self, queries, found):
        self.values = {}
        self.days = {query: day_in(query) for query in queries}
        self.meant = meant_by(
            value
            for query in queries
            for pid, values in query.properties
            if PROPERTIES[pid].of
            for value in values
            if isinstance(value, str)
        )
        asked = {(pid, self.days[query]) for query in queries for pid, _values in query.properties}
        every = {one.row for some in found for one in some}
        for pid, on in asked:
            self.values[pid, on] = values_of(PROPERTIES[pid], every, {"on": on} if on else {})

    def of(self, query, candidates):
        return [self.judged(query, one) for one in candidates] if query.properties else candidates

    def judged(self, query, candidate):
        features, score = [], candidate.score
        for pid, asked in query.properties:
            values = self.values[pid, self.days[query]].get(candidate.row)
            if not values:
                score -= NOT_ON_RECORD
                continue
            agrees = any(self.is_same(PROPERTIES[pid], value, one) for value in values for one in asked)
            features.append((pid, agrees))
            score -= 0 if agrees else OTHERWISE
        return replace(candidate, score=max(score, 0), features=tuple(features))

    def is_same(self, declared, value, asked):
        if isinstance(asked, tuple):
            return value.get("id") == asked[1]
        if "float" in value:
            return str(value["float"]) == asked
        if "id" not in value:
            return fold(value["str"]) == fold(asked)
        if fold(value["name"]) == fold(asked) or value["id"].partition(":")[2] == asked.lower():
            return True
        return value["id"] in self.meant.get(asked, ())


def meant_by(texts):
    """{text: the identifiers of those that it names}: names in any script. Queries as for names, none without texts."""
    named = named_by(texts)
    owners = {text: [one for one, score in some.items() if score >= RIVAL] for text, some in named.items()}
    rows = rows_of(owner for some in owners.values() for owner in some)
    return {text: {identifier(rows[one]) for one in some if one in rows} for text, some in owners.items()}


def day_in(query):
    """The day of a property “on” beside the others: who was in office then, and where."""
    for pid, values in query.properties:
        if pid == "on" and values:
            return day_of("properties.on", values[0])
    return None
