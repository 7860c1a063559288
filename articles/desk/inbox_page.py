"""A page of groups of encounters, as they are asked for, and how many there are of all: one question for both."""

import datetime
from functools import cached_property

from django.db import connection
from django.db.models import Count, DateField, Func, Max, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from summit_archive.dates.parsing import shown
from summit_archive.filtering.conditions import narrowed
from summit_archive.filtering.values import Problem

from ..models import Encounter
from .groups import MOST_OF_A_GROUP, filled, group_number, key_of, number_of
from .seen import seen_by

PAGE = 20
# What is of no day stands before all days: the newest first, it comes last.
NO_DAY = datetime.date(1, 1, 1)
# The encounters are narrowed once, however dear the words are that are looked for.
ASKED = """
WITH groups AS MATERIALIZED ({groups})
SELECT totals.groups, totals.encounters, page.measure, page.number FROM (
    SELECT count(*) AS groups, coalesce(sum(sources), 0)::bigint AS encounters FROM groups
) AS totals LEFT JOIN LATERAL (
    SELECT measure, "group" AS number FROM groups WHERE {after}
    ORDER BY measure DESC, "group" DESC LIMIT %s
) AS page ON true
"""
AFTER = 'measure < %s OR measure = %s AND "group" < %s'


def first_possible_day():
    lower = Func("possible", function="lower", output_field=DateField())
    return Coalesce(Max(lower), Value(NO_DAY), output_field=DateField())


ORDERS = {"sources": Count("pk"), "newest": first_possible_day()}


class InboxPage:
    """The groups that are asked for, of a page that begins after a place: a group and what it is ordered by.

    So no group is passed over while others are decided on and leave the list.
    """

    def __init__(self, user, asked, size=PAGE):
        self.user, self.asked, self.size = user, asked, size
        self.order = next((value.text for value in asked.chosen("sort")), "sources")
        self.after, self.problem = self.place_asked()

    def place_asked(self):
        text = self.asked.paging["after"]
        if not text:
            return None, None
        measure, _dash, key = text.rpartition("-")
        try:
            read = int(measure) if self.order == "sources" else datetime.date.fromisoformat(measure)
        except ValueError:
            read = None
        number = number_of(key)
        if read is None or number is None or (self.order == "sources" and not 0 < read < 2**31):
            told = _("After: “%(value)s” was ignored; expected a place that a link of this list names.")
            return None, Problem("after", shown(text), told % {"value": shown(text)})
        return (read, number), None

    @property
    def problems(self):
        return [self.problem] if self.problem else []

    @property
    def seen(self):
        return seen_by(self.user, Encounter.objects.all())

    @cached_property
    def fitting(self):
        """The encounters that are asked for and `user` may see, each once."""
        return narrowed(self.seen.order_by(), self.asked.declared, self.asked.conditions).annotate(
            group=group_number()
        )

    @cached_property
    def rows(self):
        """[(how many groups, how many encounters, measure, number)], a row for each group of the page. One query."""
        groups = self.fitting.values("group").annotate(measure=ORDERS[self.order], sources=Count("pk"))
        sql, params = groups.values("group", "measure", "sources").query.sql_with_params()
        place = [self.after[0], *self.after] if self.after else []
        with connection.cursor() as cursor:
            asked = ASKED.format(groups=sql, after=AFTER if self.after else "true")
            cursor.execute(asked, [*params, *place, self.size + 1])
            return cursor.fetchall()

    @property
    def numbers(self):
        """{"groups", "encounters"} of all pages."""
        groups, encounters, *_place = self.rows[0]
        return {"groups": groups, "encounters": encounters}

    @property
    def places(self):
        """[(measure, number)] of the groups of this page, and of one after it."""
        return [row[2:] for row in self.rows if row[2] is not None]

    @property
    def next(self):
        """What leads to the next page, as `Links` takes it; None where there is none."""
        if len(self.places) <= self.size:
            return None
        measure, number = self.places[self.size - 1]
        return [("after", f"{measure}-{key_of(number)}")]

    @cached_property
    def groups(self):
        """The groups of this page with what they show. A constant number of queries."""
        keys = [key_of(number) for _measure, number in self.places[: self.size]]
        return filled(keys, self.fitting, MOST_OF_A_GROUP, self.seen)
