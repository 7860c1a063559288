"""What articles say of the participants of a meeting, article by article: each headline and each quote once."""

from typing import Any, NamedTuple


class Statement(NamedTuple):
    """A status that some words give to some participants; `disagrees`: it speaks against what the archive concludes."""

    status: str
    label: str
    disagrees: bool
    names: list[str]


class Passage(NamedTuple):
    """Words of an article, as `row`, an attestation, tells them and by whom they are said, and what they say of whom."""

    row: Any
    statements: list[Statement]


class Told(NamedTuple):
    article: Any
    passages: list[Passage]


def by_article(lines, attested):
    """[Told, …]: `attested` is {id of a line of `lines`: its attestations}. Those that say most come first. No query."""
    articles = {}
    for line in lines:
        for row in attested.get(line.pk, ()):
            passages = articles.setdefault(row.article, {})
            _row, statements = passages.setdefault(words_of(row), (row, {}))
            said = (row.status, row.get_status_display(), row.disagrees)
            statements.setdefault(said, []).append(line.facts.who.called)
    told = [
        Told(article, [passage(*one) for one in passages.values()]) for article, passages in articles.items()
    ]
    return sorted(
        told, key=lambda one: -sum(len(said.names) for part in one.passages for said in part.statements)
    )


def words_of(row):
    """By these, and by who says them, passages are told apart."""
    return row.quote, row.said_by_person_id, row.said_by_organisation_id, row.said_by_name


def passage(row, statements):
    return Passage(row, [Statement(*said, names) for said, names in statements.items()])
