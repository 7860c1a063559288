"""The merge of one value: what follows from base, mine and theirs by itself, and what has to be chosen."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django import forms
from django.http import QueryDict

from .chosen import Choice, Chosen
from .shown import Shown
from .values import Plain, edited_fields, put, put_plain, sent_value, takes_several, value_in


class By(Enum):
    """Whose value stands in the end, where nobody is asked."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Kind(Enum):
    """What has to be chosen."""

    VALUE = "value"
    I_TOOK_OUT = "i-took-out"
    THEY_TOOK_OUT = "they-took-out"


@dataclass
class Spot:
    """A place in a form: a field, or a line of a formset, or a field of a line. `form` shows the row as it is now."""

    form: Any
    field: str = ""
    prefix: str = ""
    line: str = ""
    # What a line is called whose row is gone.
    title: str = ""

    @property
    def key(self) -> str:
        return ":".join(part for part in (self.prefix, self.line, self.field) if part)

    @property
    def line_title(self) -> str:
        return self.title or str(self.form.instance)

    @property
    def form_field(self) -> forms.Field:
        return self.form.fields[self.field]


@dataclass
class Clash:
    """What both did differently. Of a whole line the values are those of its fields; None where it is gone."""

    spot: Spot
    kind: Kind
    base: Any
    mine: Any
    theirs: Any
    # Whether it was asked before, about the same of theirs.
    is_as_shown: bool = False


@dataclass
class Settled:
    """What one of the two did, or both alike; or what was `chosen`, with what was not kept: [(whose, value)]."""

    spot: Spot
    by: By
    base: Any
    value: Any
    chosen: str = ""
    lost: list[tuple[By, Any]] = field(default_factory=list)


@dataclass
class Merge:
    """`data` is what the form goes on with, in which their changes stand beside mine."""

    base: Shown | None
    now: Shown
    chosen: Chosen
    data: QueryDict
    clashes: list[Clash] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)
    # What I had typed before I wrote it anew, by key.
    typed_before: dict[str, Plain] = field(default_factory=dict)

    def settle(self, spot: Spot, by: By, base: Any, value: Any) -> None:
        self.settled.append(Settled(spot, by, base, value))

    def known(self, values: dict | None, spot: Spot) -> Plain | None:
        """What `values` of the base have for the spot's field; None where the base is not known."""
        return None if values is None else value_in(values, spot.field, spot.form_field)

    def merged(self, spot: Spot, base: Plain | None, mine: Plain, theirs: Plain) -> Plain | None:
        """The value to go on with; None where theirs is to be taken as it stands now."""
        choice = self.chosen.of(spot.key)
        if choice.is_open and mine != theirs:
            return self.merged_by_choice(spot, choice, base, mine, theirs)
        if mine == theirs:
            if base is not None and base != mine:
                self.settle(spot, By.BOTH, base, mine)
            return mine
        if isinstance(mine, list) and base is not None:
            return self.merged_elements(spot, set(base), set(mine), set(theirs))
        if base == mine:
            self.settle(spot, By.THEIRS, base, theirs)
            return None
        if base == theirs:
            self.settle(spot, By.MINE, base, mine)
            return mine
        self.clashes.append(Clash(spot, Kind.VALUE, base, mine, theirs))
        return mine

    def merged_by_choice(
        self, spot: Spot, choice: Choice, shown: Plain | None, mine: Plain, theirs: Plain
    ) -> Plain | None:
        """What was chosen counts only while the other value is still the one that was shown."""
        if choice.is_theirs:
            self.settled.append(Settled(spot, By.THEIRS, choice.base, theirs, "theirs", [(By.MINE, mine)]))
            return None
        if choice.is_made and shown == theirs:
            lost = [] if choice.name == "both" else [(By.THEIRS, theirs), *self.overwritten(spot)]
            self.settled.append(Settled(spot, By.MINE, choice.base, mine, choice.name, lost))
            return mine
        self.clashes.append(Clash(spot, Kind.VALUE, choice.base, mine, theirs, shown == theirs))
        return mine

    def overwritten(self, spot: Spot) -> list[tuple[By, Plain]]:
        return [(By.MINE, self.typed_before[spot.key])] if spot.key in self.typed_before else []

    def merged_elements(self, spot: Spot, base: set, mine: set, theirs: set) -> list[str]:
        """Each element by itself: in or out, so that whoever moved it has it."""
        merged = sorted((base & mine & theirs) | (mine - base) | (theirs - base))
        if theirs != base:
            by = By.THEIRS if mine == base else By.BOTH
            self.settle(spot, by, sorted(base), merged)
        return merged


def merge_fields(merge: Merge, form: forms.BaseForm) -> None:
    """The fields of the form itself; `form` shows the row as it is now."""
    for name, form_field in edited_fields(form).items():
        spot, html_name = Spot(form, name), form.add_prefix(name)
        if (written := merge.chosen.words_for(spot.key)) is not None:
            merge.typed_before[spot.key] = sent_value(form_field, merge.data, html_name)
            put_plain(merge.data, html_name, written)
        mine = sent_value(form_field, merge.data, html_name)
        theirs = value_in(merge.now.fields, name, form_field)
        base = merge.known(merge.base.fields if merge.base else None, spot)
        value = merge.merged(spot, base, mine, theirs)
        if value is None:
            put(merge.data, html_name, form_field, form.get_initial_for_field(form_field, name))
        elif takes_several(form_field) and value != mine:
            put_plain(merge.data, html_name, value)
