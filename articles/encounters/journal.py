"""What a decision wrote and changed, as its row keeps it: enough to take it back, and to know what was touched since."""

from hashlib import md5
from typing import NamedTuple

from django.apps import apps
from django.db import models

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
