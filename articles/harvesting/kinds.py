"""What is harvested: each kind of row that has a page, and the tables whose lines are told with it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from participants.models import (
    Country,
    Identifier,
    Meeting,
    MeetingSeries,
    Membership,
    Name,
    Organisation,
    Participation,
    Person,
    Term,
)

from ..models import Article, Coverage, Publisher, Source, Topic


@dataclass(frozen=True)
class Kind:
    """`name` is the first word of its pages' addresses; `lines`: {table: its column that names the row}."""

    name: str
    model: type[Model]
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def readable(self) -> QuerySet[Any]:
        """Those of which readers have a page."""
        rows = self.model._default_manager.all()
        return rows.filter(status=Article.Status.PUBLISHED) if self.model is Article else rows


def lines_of(*models: type[Model], column: str) -> tuple[tuple[str, str], ...]:
    return tuple((model._meta.db_table, column) for model in models)


LINKS = [Article._meta.get_field(name) for name in ("countries", "people", "organisations", "topics")]
THROUGH = [link.remote_field.through for link in LINKS]  # type: ignore[union-attr]

KINDS = {
    kind.name: kind
    for kind in (
        Kind("meetings", Meeting, lines_of(Participation, column="meeting_id")),
        Kind("people", Person, lines_of(Name, Term, Identifier, column="person_id")),
        Kind("countries", Country, lines_of(Name, Identifier, column="country_id")),
        Kind("organisations", Organisation, lines_of(Name, Membership, Identifier, column="organisation_id")),
        Kind("series", MeetingSeries, lines_of(Meeting, column="series_id")),
        Kind("topics", Topic),
        Kind("publishers", Publisher),
        Kind("sources", Source),
        Kind("articles", Article, lines_of(*THROUGH, Coverage, column="article_id")),
    )
}
