"""How editors find a row: by any spelling of its names, in either script, in one query."""

from django.contrib.admin.utils import get_fields_from_path, lookup_spawns_duplicates
from django.db.models import Q

from ..text.folding import FoldedField, fold


def rows_with_words(queryset, paths, words):
    """The rows of which each word stands in one of the columns at `paths`.

    A folded column is asked for the folded word: "Токаев" finds "Tokayev".
    """
    for word in words:
        condition = Q()
        for path in paths:
            condition |= column_has(queryset.model, path, word)
        queryset = queryset.filter(condition)
    return queryset


def column_has(model, path, word):
    """A condition that never doubles a row, whatever relation `path` follows."""
    if isinstance(get_fields_from_path(model, path)[-1], FoldedField):
        folded = fold(word)
        if not folded:
            return Q()
        found = Q(**{f"{path}__contains": folded})
    else:
        found = Q(**{f"{path}__icontains": word})
    if lookup_spawns_duplicates(model._meta, path):
        return Q(pk__in=model._base_manager.filter(found).values("pk"))
    return found
