"""Which columns refer to a table's rows, in whichever app they stand, and in which order tables lean on each other."""

from django.apps import apps
from django.db import models


def references_to(model):
    """The foreign keys to `model`, tables of relations included; not those of what the database keeps by itself."""
    relations = model._meta.concrete_model._meta.get_fields(include_hidden=True)
    return [
        relation.field
        for relation in relations
        if relation.auto_created
        and not relation.concrete
        and (relation.one_to_many or relation.one_to_one)
        and relation.on_delete is not models.DO_NOTHING
        and relation.related_model._meta.managed
    ]


def tables_leaning_on(model):
    """`model` and every table that refers to it, or to one that does: each after all those that it leans on itself."""
    found = []
    _walk(model._meta.concrete_model, found, set())
    return found


def _walk(model, found, seen):
    """Depth first; a table is put before those that lean on it. A circle is cut where it closes."""
    seen.add(model)
    for field in references_to(model):
        if field.model not in seen:
            _walk(field.model, found, seen)
    found.insert(0, model)


def is_worked_out(model):
    """Whether its rows follow from others, or are the journal of a run: the history does not keep them."""
    declared = getattr(apps.get_app_config(model._meta.app_label), "row_triggers", None)
    return declared is not None and model.__name__ in declared.unkept


def label_of(field, model, number=2):
    """What an editor calls so many rows that refer to `model` by `field`: “mentions”, “meetings (part of)”."""
    noun = "verbose_name" if number == 1 else "verbose_name_plural"
    table = field.model
    if table._meta.auto_created:
        ends = [one for one in table._meta.fields if one.remote_field]
        other = next((one for one in ends if one is not field), field)
        return str(getattr(other.related_model._meta, noun))
    called = str(getattr(table._meta, noun))
    several = [one for one in references_to(model) if one.model is table]
    is_plain = len(several) == 1 or field.name == model._meta.model_name
    return called if is_plain else f"{called} ({field.verbose_name})"
