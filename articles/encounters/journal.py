"""What a decision wrote and changed, as its row keeps it: enough to take it back, and to know what was touched since."""

from collections.abc import Iterable
from hashlib import md5
from typing import NamedTuple

from django.apps import apps
from django.db import connection, models

from ..models import EncounterDecision

# What the database keeps of a row by itself says nothing of whether anybody touched it.
KEPT_BY_ITSELF = {"version", "participant_list", "possible"}


class Written(NamedTuple):
    model: str
    pk: int
    digest: str


class Changed(NamedTuple):
    model: str
    pk: int
    field: str
    before: object
    after: object


class Journal:
    def __init__(self, decision: EncounterDecision):
        self.decision = decision
        self.rows: list[models.Model] = []

    def add(self, rows: list) -> None:
        """In the order in which they were written."""
        self.rows += rows

    def changed(self, row: models.Model, field: str, before: object, after: object) -> None:
        self.decision.changed.append(Changed(row._meta.label_lower, row.pk, field, before, after))

    def keep(self) -> None:
        self.decision.written = [Written(row._meta.label_lower, row.pk, digest(row)) for row in self.rows]
        self.decision.save(update_fields=["written", "changed"])


def written_by(decision: EncounterDecision) -> list[Written]:
    return [Written(*row) for row in decision.written]


# The newest decision first, and of each what it wrote last.
LEFT_BY_UNDONE = """
    WITH written AS (
        SELECT decision.id, row.number, row.value ->> 0 AS model, (row.value ->> 1)::bigint AS pk, row.value ->> 2 AS digest
        FROM articles_encounterdecision AS decision
        CROSS JOIN jsonb_array_elements(decision.written) WITH ORDINALITY AS row (value, number)
        WHERE decision.undone_at IS NOT NULL
    )
    SELECT model, pk, digest FROM written
    WHERE model = 'participants.meeting' AND pk = ANY(%(meetings)s)
        OR model = 'participants.participation'
        AND pk IN (SELECT id FROM participants_participation WHERE meeting_id = ANY(%(meetings)s))
    ORDER BY id DESC, number DESC
"""


def left_by_undone(meetings: Iterable[int]) -> list[Written]:
    """What decisions that are undone wrote of these meetings and their participants and had to leave. One query."""
    if not (chosen := list(meetings)):
        return []
    with connection.cursor() as cursor:
        cursor.execute(LEFT_BY_UNDONE, {"meetings": chosen})
        return [Written(*row) for row in cursor.fetchall()]


def changed_by(decision: EncounterDecision) -> list[Changed]:
    return [Changed(*row) for row in decision.changed]


def model_named(label: str) -> type[models.Model]:
    return apps.get_model(label)


def digest(row: models.Model) -> str:
    """Of what stands in its columns, as text."""
    values = [
        f"{field.attname}={field.value_to_string(row)}"
        for field in row._meta.concrete_fields
        if field.name not in KEPT_BY_ITSELF
    ]
    return md5("\n".join(values).encode(), usedforsecurity=False).hexdigest()
