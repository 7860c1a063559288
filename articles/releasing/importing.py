"""An archive from a release: its rows by COPY into an empty database, all or nothing, so that it exports the same bytes."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models
from django.db.migrations.executor import MigrationExecutor

from articles.importing.likeness import normalised_hash, signature
from articles.models import Sketch, Story
from participants.models.in_force import DaysInForceField
from participants.reference.loader import hold_editors_off, nothing_collected
from summit_archive.history.recording import recorded
from summit_archive.models import ChangeCount, FormerSlug
from summit_archive.postgres.copy import copy_rows
from summit_archive.text.folding import FoldedField

from .bag import check_bag
from .moment import Refused
from .reading import about_release, rows_in
from .tables import Table, tables

APPS = ("participants", "articles")
ROWS_AT_ONCE = 5000
# What follows from the other columns of a row, as its model works it out.
WORKED_OUT = (FoldedField, DaysInForceField)


def bring_in(bag: Path) -> dict[str, int]:
    """{table: rows}. Raises `Refused`; then nothing was written."""
    about = about_release(bag)
    check_bag(bag)
    refuse_other_columns(about)
    refuse_if_not_migrated()
    try:
        with nothing_collected(), recorded(doing=f"Brought in the release {about['version']}"):
            hold_editors_off(table.model for table in tables().values())
            refuse_if_filled()
            rows = {name: copy_table(table, bag) for name, table in tables().items()}
            refuse_other_numbers(about, rows)
            compare_texts()
            go_on_counting_ids()
            take_over_counts(about["changes_counted"])
    except DatabaseError as error:
        raise Refused(f"The database refuses a row of the release: {error}".strip()) from error
    tell_the_planner()
    return rows


def refuse_other_columns(about: dict[str, Any]) -> None:
    """A release of another version of the program has other tables: nothing of it shall be lost unseen."""
    for name, told in about["tables"].items():
        ours = [column.name for column in tables()[name].columns] if name in tables() else None
        if told["columns"] != ours:
            found = f"columns {', '.join(told['columns'])}"
            expected = f"columns {', '.join(ours)}" if ours else "no such table"
            raise Refused(
                f"The release {about['version']} was made by another version of the program. Table {name}: {expected} "
                f"expected, and it has {found}. Bring it in with that version, then upgrade."
            )


def refuse_other_numbers(about: dict[str, Any], rows: dict[str, int]) -> None:
    for name, number in rows.items():
        told = about["tables"].get(name, {"rows": 0})["rows"]
        if number != told:
            raise Refused(f"Table {name}: {told} rows expected, as release.json says, and it has {number}.")


def refuse_if_not_migrated() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refused("An empty database is expected, newly made by `manage.py migrate`: run it first.")


def refuse_if_filled() -> None:
    """Users and the like may be there; nothing that an archive is made of."""
    for model in models_of_the_archive():
        if number := model._base_manager.count():
            raise Refused(
                f"An empty database is expected, newly made by `manage.py migrate`; this one has {number} rows of "
                f"“{model._meta.verbose_name_plural}”."
            )


def models_of_the_archive() -> list[type[models.Model]]:
    found = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return [FormerSlug, *(model for model in found if not model._meta.proxy)]


# --- Rows --------------------------------------------------------------------


def copy_table(table: Table, bag: Path) -> int:
    """How many rows were brought in."""
    values, number = values_of(table), 0
    rows = rows_in(bag, table.name)
    while some := list(islice(rows, ROWS_AT_ONCE)):
        if table.model is Sketch:
            copy_rows(Story, ["id"], [[story] for story in new_stories(some)])
        copy_rows(table.model, list(values), [[value(row) for value in values.values()] for row in some])
        number += len(some)
    return number


def new_stories(rows: Iterable[dict[str, Any]]) -> Iterator[int]:
    """The numbers of stories that the archive does not have yet. One query."""
    wanted = {row["story_id"] for row in rows}
    there = set(Story.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    return iter(sorted(wanted - there))


def values_of(table: Table) -> dict[str, Callable[[dict[str, Any]], Any]]:
    """{column of the model: what takes its value from a row of the release}"""
    told = {column.kept_in: column for column in table.columns if column.kept_in}
    found: dict[str, Callable[[dict[str, Any]], Any]] = {}
    for one in table.model._meta.local_concrete_fields:
        if one.attname in told:
            column = told[one.attname]
            found[one.column] = reading(column.name, column.read)
        elif isinstance(one, WORKED_OUT):
            found[one.column] = working_out(table.model, one, told)
        elif one.column in table.also:
            found[one.column] = always(table.also[one.column])
        elif not (one.primary_key or one.generated):
            found[one.column] = always(one.get_default())
    return found


def reading(name: str, read: Callable[[Any], Any] | None) -> Callable[[dict[str, Any]], Any]:
    return lambda row: read(row[name]) if read else row[name]


def always(value: Any) -> Callable[[dict[str, Any]], Any]:
    if isinstance(value, list):
        return lambda _row: list(value)
    return lambda _row: value


def working_out(model: type[models.Model], one: Any, names: Iterable[str]) -> Callable[[dict[str, Any]], Any]:
    """As the model's own `save` would."""
    fields = [field for field in model._meta.local_concrete_fields if field.attname in names]

    def value(row: dict[str, Any]) -> Any:
        instance = model(**{field.attname: as_python(field, row[field.attname]) for field in fields})
        made = one.pre_save(instance, add=True)
        return as_range(made) if isinstance(one, DaysInForceField) else made

    return value


def as_python(field: Any, value: Any) -> Any:
    return value if field.remote_field else field.to_python(value)


def as_range(days: Any) -> str:
    """As PostgreSQL reads it; an end that is open has nothing."""
    if days.isempty:
        return "empty"
    start, end = ("[" if days.lower_inc else "("), ("]" if days.upper_inc else ")")
    return f"{start}{days.lower or ''},{days.upper or ''}{end}"


# --- After the rows ------------------------------------------------------------


def compare_texts() -> None:
    """What versions of a story are compared by, of those whose text is there."""
    wanted = Sketch.objects.exclude(article__body="").select_related("article").order_by("pk")
    for sketch in wanted.iterator(ROWS_AT_ONCE):
        made = signature(sketch.article.body)
        sketch.words = normalised_hash(sketch.article.body)
        sketch.bands, sketch.sketch = (list(made.bands), made.sketch) if made else ([], b"")
        sketch.save(update_fields=["words", "bands", "sketch"])


def go_on_counting_ids() -> None:
    """New rows get numbers after those of the release."""
    numbered: list[type[models.Model]] = [
        Story,
        *(table.model for table in tables().values() if "id" in table.key),
    ]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), numbered):
            cursor.execute(statement)


def take_over_counts(counts: dict[str, tuple[int, str]]) -> None:
    """The archive is of the release's version: what was counted while its rows came in was no change of it."""
    ChangeCount.objects.all().delete()
    ChangeCount.objects.bulk_create(
        ChangeCount(kind=kind, number=number, changed_at=moment) for kind, (number, moment) in counts.items()
    )


def tell_the_planner() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
