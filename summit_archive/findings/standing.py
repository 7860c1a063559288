"""Which of the kept findings still stand: those whose record is gone are mended, those whose record was changed since may be.

Of a record that was changed the check is asked again, where it can be asked about one row.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.db import OperationalError, transaction
from django.db.models import QuerySet

from ..history.reading import models_by_table
from ..history.tables import Change
from ..quality import Check
from .tables import KeptFinding, Look

PAGE_OF_RECORD = re.compile(r"/admin/(\w+)/(\w+)/(\d{1,18})/change/")


def record_at(address: str) -> tuple[str, int] | None:
    """(table, number) of the record that is edited on that page; of a proxy its table's."""
    found = PAGE_OF_RECORD.search(address)
    if not found:
        return None
    label = f"{found[1]}.{found[2]}"
    model = next((model for model in apps.get_models() if model._meta.label_lower == label), None)
    return (model._meta.db_table, int(found[3])) if model else None


def model_of(table):
    return models_by_table()[table]


def versions_of(table: str, rows: Iterable[int]) -> dict[int, int | None]:
    """{number: its version, None in tables without} of the rows that there are. One query."""
    model = model_of(table)
    found = model._base_manager.filter(pk__in=rows)
    if any(field.name == "version" for field in model._meta.concrete_fields):
        return dict(found.values_list("pk", "version"))
    return dict.fromkeys(found.values_list("pk", flat=True))


def with_standing(check: Check, look: Look, findings: list[KeptFinding]) -> list[KeptFinding]:
    """Those of them that stand, each with `is_changed_since`: whether its record was changed and nobody looked again.

    Two queries for each table among their records, and one of the check.
    """
    changed, gone = changed_since(look, findings)
    again = {one.subject for one in findings if one.pk in changed and one.subject is not None}
    found = found_again(check, again) if again else set()
    standing = []
    for one in findings:
        was_asked = found is not None and one.subject in again
        if one.pk in gone or (was_asked and one.subject not in found):
            continue
        one.is_changed_since = one.pk in changed and not was_asked
        standing.append(one)
    return standing


def changed_since(look, findings):
    """The numbers of the findings whose records were changed, and of those whose records are gone."""
    by_table: dict[str, list[KeptFinding]] = defaultdict(list)
    for one in findings:
        if one.row is not None and one.table_name in models_by_table():
            by_table[one.table_name].append(one)
    changed, gone = set(), set()
    for table, of_table in by_table.items():
        rows = {one.row for one in of_table}
        now = versions_of(table, rows)
        steps = Change.objects.filter(table_name=table, row__in=rows, pk__gt=look.last_change)
        noted = set(steps.values_list("row", flat=True))
        for one in of_table:
            if one.row not in now:
                gone.add(one.pk)
            elif one.row in noted or (one.version is not None and now[one.row] != one.version):
                changed.add(one.pk)
    return changed, gone


def found_again(check, subjects):
    """Which of those rows the check still finds; None where it cannot be asked of some rows, or not in time."""
    try:
        with transaction.atomic():
            rows = check.rows()
            return (
                set(rows.filter(pk__in=subjects).values_list("pk", flat=True))
                if isinstance(rows, QuerySet)
                else None
            )
    except OperationalError:
        return None
