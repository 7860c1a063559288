"""Many rows at once: changed in one query, and looked at in one for whatever hangs on them."""

from django.db import IntegrityError

from participants.models.in_force import DaysInForceField
from summit_archive.dates.fields import PossibleDaysField
from summit_archive.text.folding import FoldedField

from .entries import Refused

DERIVED = (FoldedField, PossibleDaysField, DaysInForceField)


def change(model, rows, columns, name):
    """Write `columns` of rows that are in the table, and what is derived of them, in one query.

    `bulk_update` would leave the derived columns as they were. Versions rise as with any update.
    """
    derived = [field.name for field in model._meta.fields if isinstance(field, DERIVED)]
    try:
        model.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=list(dict.fromkeys([*columns, *derived])),
        )
    except IntegrityError as error:
        raise Refused([f"{name}: the database refuses it: {str(error).strip()}"]) from error


def in_use(model, ids, but=()):
    """{id: a name of what hangs on it}, of those of `ids` that a row outside of them refers to.

    A query for each table that may refer to `model`, whichever app it is in, but for those of the models in `but`.
    """
    found = {}
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        if relation.related_model in but:
            continue
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": ids})
        if relation.related_model is model:
            rows = rows.exclude(pk__in=ids)
        verbose = str(relation.related_model._meta.verbose_name)
        users = rows.order_by().values_list(f"{relation.field.name}_id", flat=True).distinct()
        found |= dict.fromkeys(users, verbose)
    return found


def unused(model, ids):
    """Splits `ids` into those that nothing but each other refers to, and {id: what hangs on it}."""
    ids, used = set(ids), {}
    while ids and (more := in_use(model, ids)):
        used |= more
        ids -= set(more)
    return ids, used


def remove(model, ids):
    """Delete rows that nothing but each other refers to."""
    rows = model.objects.filter(pk__in=ids)
    if ids:
        if any(field.name == "parent" for field in model._meta.fields):
            # Django would not delete a whole whose part goes at the same time.
            rows.update(parent=None)
        rows.delete()
