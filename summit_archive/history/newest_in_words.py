"""What the last step did to each of some rows, in a few words: the fields that it changed, and how many lines."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.db.models import Model, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .newest import Newest
from .reading import Hanging
from .tables import Change
from .words import Words

# A longer value is not told, only that it is another one.
LONGEST = 200


def labels_of(model: type[Model], hanging: Iterable[Hanging]) -> dict[str, str]:
    """{table: what readers call what it holds}: a link by the field that it is of."""
    linked = {field.remote_field.through: field.verbose_name for field in model._meta.local_many_to_many}
    return {one.table: str(linked.get(one.model, one.model._meta.verbose_name_plural)) for one in hanging}


def in_words(
    rows: Iterable[Newest],
    labels: Mapping[str, str],
    visible: Callable[[QuerySet], QuerySet],
    unseen: Iterable[str] = (),
) -> dict[int, tuple[str, ...]]:
    """{number: sentences}. `labels` are those of the tables that hang on the rows; `visible` narrows the rows of any table
    to those whose names may be told. One query, and two for each table that is named.
    """
    rows = list(rows)
    changes = Change.objects.in_bulk([part.change for row in rows for part in row.parts])
    own = [
        one for one in changes.values() if one.table_name not in labels and one.kind == Change.Kind.UPDATED
    ]
    for change in own:
        change.after = {name: value for name, value in (change.after or {}).items() if name not in unseen}
    words = Words(own, None, visible)
    return {row.row: (*fields_of(row, changes, words), *lines_of(row, changes, labels)) for row in rows}


def fields_of(row: Newest, changes: Mapping[int, Change], words: Words) -> Iterator[str]:
    for part in row.parts:
        change = changes[part.change]
        if part.number != row.row or change.kind != Change.Kind.UPDATED or change.row != row.row:
            continue
        for line in words.lines(change):
            if max(len(line.before), len(line.after)) > LONGEST:
                yield _("%(field)s: changed") % {"field": line.field}
            else:
                facts = {"field": line.field, "before": line.before or "–", "after": line.after or "–"}
                yield _("%(field)s: %(before)s → %(after)s") % facts


def lines_of(row: Newest, changes: Mapping[int, Change], labels: Mapping[str, str]) -> Iterator[str]:
    """Such as “Added: countries (2), statements (1)”."""
    numbers = Counter((changes[part.change].kind, part.table) for part in row.parts if part.table in labels)
    for kind in Change.Kind:
        told = [f"{labels[table]} ({numbers[kind, table]})" for table in labels if numbers[kind, table]]
        if told:
            yield f"{capfirst(kind.label)}: {', '.join(told)}"
