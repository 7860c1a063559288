"""What begins with what is typed: records, types, properties; and a few words on one of them."""

from django.template.loader import render_to_string

from participants.names.completing import beginning_with
from summit_archive.text.folding import fold

from .matching import described
from .properties import PROPERTIES
from .things import THINGS, TYPE_OF, found, identifier, name_of

AT_MOST = 20
# Suggested as one types on the site too; of the others those whose name begins so.
COMPLETED = {"person", "country", "organisation", "series", "meeting"}


def entities(prefix, type_):
    """Of a type, or of those that readers type most. At most three queries."""
    rows = beginning_with(prefix) if not type_ or type_ in COMPLETED else of_others(prefix, THINGS[type_])
    return [as_json(row) for row in rows if not type_ or TYPE_OF[type(row)] == type_]


def of_others(prefix, thing):
    key, rows = fold(prefix), thing.model.objects.select_related(*thing.related)
    if not key:
        return []
    if hasattr(thing.model, "sort_key"):
        return list(rows.filter(sort_key__startswith=key).order_by("sort_key", "pk")[:AT_MOST])
    return list(rows.filter(name__icontains=prefix).order_by("name", "pk")[:AT_MOST])


def as_json(row):
    told = {"id": identifier(row), "name": name_of(row), "notable": [THINGS[TYPE_OF[type(row)]].as_json]}
    return told | ({"description": row.description} if getattr(row, "description", "") else {})


def types(prefix):
    return [thing.as_json for thing in THINGS.values() if is_within(prefix, thing.type, thing.name)]


def properties(prefix):
    return [
        {"id": one.id, "name": str(one.name)}
        for one in PROPERTIES.values()
        if is_within(prefix, one.id, one.name)
    ]


def is_within(prefix, *names):
    return any(fold(prefix) in fold(str(name)) for name in names)


def preview_of(text):
    """What is shown of a record in a few lines, or None where there is none. A few queries."""
    row = found([text]).get(text)
    if row is None:
        return None
    facts = {"name": name_of(row), "type": THINGS[TYPE_OF[type(row)]].name, "identifier": text}
    return facts | {"description": described(row).get("description", ""), "row": row}


def flyout_of(facts):
    return render_to_string("reconciling/flyout.html", facts)
