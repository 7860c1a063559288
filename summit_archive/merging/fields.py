"""The columns of two records side by side, and what each will be."""

from dataclasses import dataclass

from django.contrib.admin.utils import display_for_field
from django.db.models import Field, URLField
from django.utils.translation import gettext as _

from .trees import may_be_inside, parent_field_of

LONGEST_SHOWN = 300


@dataclass(frozen=True)
class Compared:
    """One column. `chosen`: the side whose value the record gets, or "" where neither can be taken."""

    field: Field
    one: str
    other: str
    chosen: str
    refused: tuple[str, ...] = ()

    @property
    def name(self):
        return self.field.name

    @property
    def label(self):
        return self.field.verbose_name

    @property
    def will_be(self):
        return getattr(self, self.chosen) if self.chosen else _("none")


def compared_fields(model):
    """The columns that an editor fills in, but for the address: that is the record's which stays."""
    return [
        one
        for one in model._meta.concrete_fields
        if one.editable and not one.primary_key and not one.generated and one.name not in ("slug", "version")
    ]


def compare(one, other, choices):
    """The columns in which two records differ, in the order of the table. A query where one may be a part of the other."""
    model, sides = type(one), {"one": one, "other": other}
    found = []
    for column in compared_fields(model):
        values = {side: getattr(row, column.attname) for side, row in sides.items()}
        if values["one"] == values["other"]:
            continue
        refused = refused_sides(model, column, sides, values)
        words = {side: in_words(row, column) for side, row in sides.items()}
        chosen = choose(column, values, choices, refused)
        found.append(Compared(column, words["one"], words["other"], chosen, refused))
    return found


def refused_sides(model, column, sides, values):
    if column != parent_field_of(model):
        return ()
    both = [row.pk for row in sides.values()]
    return tuple(side for side, parent in values.items() if not may_be_inside(model, both, parent))


def choose(column, values, choices, refused):
    """What the editor chose; else the side that stays, unless it is empty there and the other is not."""
    asked = [choices.fields.get(column.name)]
    full = [side for side in (choices.stays, choices.goes) if not is_empty(values[side])]
    for side in [*asked, *full, choices.stays, choices.goes]:
        if side and side not in refused:
            return side
    return ""


def is_empty(value):
    return value is None or value in ("", "not-stated")


def in_words(row, column):
    value = getattr(row, column.name)
    if column.remote_field:
        return str(value) if value is not None else _("not stated")
    if isinstance(column, URLField):
        # Words alone: Django would make a link of it.
        shown = value or _("not stated")
    else:
        shown = str(display_for_field(value, column, _("not stated"))) if value != "" else _("not stated")
    if column.get_internal_type() == "BooleanField":
        return _("yes") if value else _("no")
    if len(shown) > LONGEST_SHOWN:
        facts = {"words": shown[:LONGEST_SHOWN], "length": len(shown)}
        return _("%(words)s… (%(length)d characters)") % facts
    return shown
