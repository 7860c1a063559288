"""What has to be in the database: the functions, views and triggers that the apps declare."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import AppConfig, apps
from django.db.models import Model

# Comments, bodies and strings may hold semicolons that end nothing.
PART = re.compile(r"--[^\n]*|\$\$.*?\$\$|'(?:[^']|'')*'|;|[^-$';]+|.", re.DOTALL)
NAME = re.compile(r"\{\{(\w+)\}\}")
HEADS = {
    "function": re.compile(
        r"CREATE OR REPLACE FUNCTION (?P<name>\w+)\((?P<takes>.*?)\)\s+RETURNS\s+(?P<gives>.*?)\s+LANGUAGE\b",
        re.DOTALL,
    ),
    "view": re.compile(r"CREATE OR REPLACE VIEW (?P<name>\w+)"),
    "trigger": re.compile(r"CREATE OR REPLACE TRIGGER (?P<name>\w+)\s.*?\bON (?P<table>\w+)", re.DOTALL),
}
# How each kind is told from the others of its kind; `install` reads the same from the catalog.
KEYS = {
    "function": "{name}({takes}) returns {gives}",
    "view": "{name}",
    "trigger": "{name} on {table}",
}


@dataclass(frozen=True)
class Rebuild:
    """What is kept beside the rows of a table is made anew by calling a function without arguments."""

    table: str
    function: str


@dataclass(frozen=True)
class Declared:
    """One function, view or trigger. `rebuild`: how that is made anew which it helps to keep."""

    kind: str
    key: str
    statement: str
    rebuild: Rebuild | None = None

    @property
    def name(self) -> str:
        return re.split(r"\W", self.key, maxsplit=1)[0]

    @property
    def digest(self) -> str:
        return hashlib.md5(self.statement.encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class RowTriggers:
    """What an app's tables have the database do for each row, by the names of models.

    `versions`: `version` is raised on every update. `trees`: no row stands inside itself by its `parent`.
    `slugs`: former ones are remembered. `unseen`: the only tables whose changes no page of readers shows,
    so that they are not counted as changes of the archive. `kinds`: {kind: the tables that are counted as such}, all
    others; what a relation of theirs keeps is of the same kind. `hidden`: {model: a condition in SQL}, the rows that
    no reader sees, so that nothing is taken from readers when they are changed or deleted. `unkept`: the only tables
    whose changes are not noted in the history; `passing`: columns that follow from something else, whose changes
    alone are not, by model.
    """

    versions: tuple[str, ...] = ()
    trees: tuple[str, ...] = ()
    slugs: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    hidden: dict[str, str] = field(default_factory=dict)
    unkept: tuple[str, ...] = ()
    passing: dict[str, tuple[str, ...]] = field(default_factory=dict)


def declared() -> list[Declared]:
    """Everything, functions first, then views, then triggers: each is made after what it may refer to."""
    found = [each for app in apps.get_app_configs() for each in of_app(app)]
    keys = [(each.kind, each.key) for each in found]
    if repeated := {key for key in keys if keys.count(key) > 1}:
        raise ValueError(f"These are declared more than once: {sorted(repeated)}.")
    return sorted(found, key=lambda each: list(HEADS).index(each.kind))


def of_app(app: AppConfig) -> Iterator[Declared]:
    rebuilds = getattr(app, "rebuilds", {})
    for folder in getattr(app, "sql_folders", ()):
        for file in sorted((Path(app.path) / folder).glob("*.sql")):
            yield from of_file(file, values_of(app), rebuilds.get(folder))
    if row_triggers := getattr(app, "row_triggers", None):
        yield from map(read, triggers_of(app, row_triggers))


def values_of(app: AppConfig) -> dict[str, str]:
    return app.sql_values() if hasattr(app, "sql_values") else {}


def of_file(
    file: Path, values: dict[str, str] | None = None, rebuild: Rebuild | None = None
) -> Iterator[Declared]:
    """What a file of SQL declares, with `values` in the places of their names in {{}}.

    ValueError where a value is not known, or a statement is none of the three kinds.
    """
    try:
        for statement in statements(filled_in(file.read_text(encoding="utf-8"), values or {})):
            yield read(statement, rebuild)
    except ValueError as error:
        raise ValueError(f"{file}: {error}") from error


def digest_of(app: AppConfig, file: str) -> str:
    """Of all that a file of the app declares: what is kept by functions of another app can name their text by it."""
    declared = of_file(Path(app.path) / file, values_of(app))
    return hashlib.md5("".join(each.digest for each in declared).encode(), usedforsecurity=False).hexdigest()


def filled_in(sql: str, values: dict[str, str]) -> str:
    if unknown := set(NAME.findall(sql)) - values.keys():
        raise ValueError(f"These values are not known: {sorted(unknown)}.")
    return NAME.sub(lambda match: values[match[1]], sql)


def statements(sql: str) -> Iterator[str]:
    """Each without its semicolon and without the comment above it."""
    statement = ""
    for part in PART.findall(sql):
        if part == ";":
            yield statement.strip()
            statement = ""
        elif statement.strip() or not part.startswith("--"):
            statement += part
    if statement.strip():
        raise ValueError(f"A statement does not end: {statement.strip()[:60]!r}")


def read(statement: str, rebuild: Rebuild | None = None) -> Declared:
    for kind, head in HEADS.items():
        if match := head.match(statement):
            names = {name: " ".join(words.split()) for name, words in match.groupdict().items()}
            return Declared(kind, KEYS[kind].format(**names), statement, rebuild)
    raise ValueError(f"Neither a function, a view nor a trigger that may be replaced: {statement[:60]!r}")


# --- Triggers of tables -----------------------------------------------------------

# Whether a transaction was counted is asked as a condition of the trigger: that costs nothing, as a
# function's call would.
NOT_COUNTED = "WHEN (current_setting('summit.counted_{}', true) IS DISTINCT FROM pg_current_xact_id_if_assigned()::text)"
# As which kind it is counted, beside its own, when something is taken from readers.
TAKEN = "taken_from_"
COUNTED = {
    "insert": "REFERENCING NEW TABLE AS changed_rows",
    "update": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS changed_rows",
    "delete": "REFERENCING OLD TABLE AS changed_rows",
    "truncate": "",
}
NOTED = {
    "insert": "REFERENCING NEW TABLE AS new_rows",
    "update": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "REFERENCING OLD TABLE AS old_rows",
}
SLUG_CHANGED = "WHEN (OLD.slug IS DISTINCT FROM NEW.slug)"


def triggers_of(app: AppConfig, asked: RowTriggers) -> Iterator[str]:
    """The statements that make the triggers of an app's `row_triggers`."""
    for table in tables_of(app, asked.versions):
        yield trigger("count_version BEFORE UPDATE", table, "FOR EACH ROW", "summit_count_version")
    for table in tables_of(app, asked.trees):
        event = "refuse_circle BEFORE INSERT OR UPDATE OF parent_id"
        yield trigger(event, table, "FOR EACH ROW", "summit_refuse_circle")
    for table in tables_of(app, asked.slugs):
        event = "remember_slug AFTER UPDATE OF slug"
        yield trigger(event, table, f"FOR EACH ROW {SLUG_CHANGED}", "summit_remember_slug")
        yield trigger("forget_slugs AFTER DELETE", table, "FOR EACH ROW", "summit_forget_slugs")
    yield from counting_triggers_of(app, asked)
    for model in kept_models_of(app, asked.unkept):
        arguments = arguments_of(model, asked.passing.get(model.__name__, ()))
        for event, rows in NOTED.items():
            how = f"{rows} FOR EACH STATEMENT"
            table = model._meta.db_table
            yield trigger(
                f"{event}_is_noted AFTER {event.upper()}", table, how, "summit_note_change", arguments
            )


def counting_triggers_of(app: AppConfig, asked: RowTriggers) -> Iterator[str]:
    """What takes something from readers is looked for until it is found, everything else until it is counted."""
    for model, kind in kinds_of(app, asked).items():
        for event, rows in COUNTED.items():
            takes = event != "insert" and name_of(model) not in asked.unkept
            condition = NOT_COUNTED.format(TAKEN + kind if takes else kind)
            how = f"{rows} FOR EACH STATEMENT {condition}".strip()
            arguments = taking_arguments_of(model, kind, asked) if takes else f"'{kind}'"
            table = model._meta.db_table
            yield trigger(
                f"{event}_is_counted AFTER {event.upper()}", table, how, "summit_count_change", arguments
            )


def taking_arguments_of(model: type[Model], kind: str, asked: RowTriggers) -> str:
    """The kind, the key's column, the columns that follow from others, and which rows no reader sees."""
    options = model._meta
    generated = [str(one.column) for one in options.concrete_fields if one.generated]
    following = [
        "version",
        *generated,
        *(column_of(model, name) for name in asked.passing.get(model.__name__, ())),
    ]
    hidden = asked.hidden.get(model.__name__, "false").replace("'", "''")
    return f"'{kind}', '{options.pk.column}', '{{{','.join(following)}}}', '{hidden}'"


def kinds_of(app: AppConfig, asked: RowTriggers) -> dict[type[Model], str]:
    """The kind of each table of the app whose changes readers see. ValueError names those that have none, or two."""
    kinds = [(name, kind) for kind, names in asked.kinds.items() for name in names]
    of_names = dict(kinds) | dict.fromkeys(asked.unseen, "")
    models = [model for model in app.get_models(include_auto_created=True) if not model._meta.proxy]
    lacking = sorted({name_of(model) for model in models} - of_names.keys())
    if lacking or len(of_names) < len(kinds) + len(asked.unseen):
        raise ValueError(
            f"In {app.label} each table is of one kind, or unseen; of none are {lacking}: {kinds}."
        )
    found = {
        model: of_names[name_of(model)] for model in sorted(models, key=lambda model: model._meta.db_table)
    }
    return {model: kind for model, kind in found.items() if kind}


def name_of(model: type[Model]) -> str:
    """The model's name; of what a relation keeps, that of the model that declares it."""
    return (getattr(model._meta, "auto_created", None) or model).__name__


def kinds_of_tables() -> dict[str, str]:
    """{table: kind}, of every table whose changes readers see."""
    asked = {app: app.row_triggers for app in apps.get_app_configs() if hasattr(app, "row_triggers")}
    return {
        model._meta.db_table: kind
        for app, each in asked.items()
        for model, kind in kinds_of(app, each).items()
    }


def trigger(event: str, table: str, how: str, function: str, arguments: str = "") -> str:
    return f"CREATE OR REPLACE TRIGGER {event} ON {table} {how} EXECUTE FUNCTION {function}({arguments})"


def kept_models_of(app: AppConfig, unkept: Iterable[str]) -> list[type[Model]]:
    """Every table of the app, those of relations too, but for those of which no history is kept."""
    models = app.get_models(include_auto_created=True)
    ours = [model for model in models if not model._meta.proxy and model.__name__ not in unkept]
    return sorted(ours, key=lambda model: model._meta.db_table)


def arguments_of(model: type[Model], passing: Iterable[str]) -> str:
    """The key's column, those that refer to other tables, those that follow from something else."""
    options = model._meta
    referring = [str(one.column) for one in options.concrete_fields if one.is_relation]
    following = [column_of(model, name) for name in passing]
    return f"'{options.pk.column}', '{{{','.join(referring)}}}', '{{{','.join(following)}}}'"


def column_of(model: type[Model], name: str) -> str:
    return str(getattr(model._meta.get_field(name), "column"))  # noqa: B009 (a relation back has none)


def tables_of(app: AppConfig, names: Iterable[str]) -> list[str]:
    return [app.get_model(name)._meta.db_table for name in names]
