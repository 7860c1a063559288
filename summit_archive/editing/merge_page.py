"""Two records as the page of a merge shows them, and what the same page brings back."""

from functools import cached_property

from django.utils.translation import gettext as _

from summit_archive.distinct import DistinctPair
from summit_archive.merging.choices import SIDES, Choices
from summit_archive.merging.clashes import tell
from summit_archive.merging.fields import compare
from summit_archive.merging.plan import plan_of

from .versions import version_of


class Pair:
    """`one` and `other` as they stand on the page, left and right, whichever of them stays."""

    def __init__(self, one, other, choices, hooks):
        self.rows = dict(zip(SIDES, (one, other), strict=True))
        self.one, self.other, self.choices, self.hooks = one, other, choices, hooks
        self.versions = [version_of(row) for row in (one, other)]

    @property
    def kept(self):
        return self.rows[self.choices.stays]

    @property
    def gone(self):
        return self.rows[self.choices.goes]

    @cached_property
    def fields(self):
        return compare(self.one, self.other, self.choices)

    @property
    def fields_of_kept(self):
        """Each column with whether the record that stays keeps its own value; None where it is to be empty."""
        return [(one, one.chosen == self.choices.stays if one.chosen else None) for one in self.fields]

    @cached_property
    def will_be(self):
        """{column: its value on the record that stays}, of those in which the two differ."""
        return {
            one.name: getattr(self.rows[one.chosen], one.field.attname) if one.chosen else None
            for one in self.fields
        }

    @cached_property
    def plan(self):
        return plan_of(self.kept, self.gone, self.choices, self.choices.stays)

    def plan_again(self):
        self.plan = plan_of(self.kept, self.gone, self.choices, self.choices.stays)

    @cached_property
    def plan_as_first_shown(self):
        if self.choices == Choices():
            return self.plan
        return plan_of(self.one, self.other)

    @cached_property
    def seen(self):
        return seen_of(self)

    @cached_property
    def tables(self):
        """Those of which something moves, with the words of what contradicts."""
        return [TableShown(table, self.choices) for table in self.plan.shown]

    @cached_property
    def clashing(self):
        return [table for table in self.tables if table.clashes]

    @property
    def to_choose(self):
        return self.plan.open

    @cached_property
    def sentences(self):
        known = [_("An editor decided that these are two records.")] if self.are_known_to_be_two else []
        return known + self.hooks.sentences(self.kept, self.gone)

    @cached_property
    def are_known_to_be_two(self):
        return self.other.pk in DistinctPair.objects.beside(self.one)


class TableShown:
    """A table of the plan, with the two sides where the page has them: left and right."""

    def __init__(self, table, choices):
        self.table = table
        tell(table.clashes, table.model)
        is_left = choices.stays == "one"
        self.clashes = [ClashShown(clash, is_left) for clash in table.clashes]
        self.side = choices.tables.get(table.name, choices.stays)
        self.more = table.number_of_clashes - len(table.clashes)


class ClashShown:
    def __init__(self, clash, one_stays):
        there = (clash.there, clash.words_there, clash.beside_there)
        coming = (clash.coming, clash.words_coming, clash.beside_coming)
        self.one, self.other = (there, coming) if one_stays else (coming, there)
        self.clash = clash

    @property
    def stays(self):
        return self.clash.stays


def seen_of(pair):
    """Of both records and of all that would move, as the page first showed it; whatever was chosen since."""
    return ".".join([*pair.versions, pair.plan_as_first_shown.digest])
